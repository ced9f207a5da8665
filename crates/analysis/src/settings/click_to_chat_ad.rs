//! Click-to-Chat Ad: its conditions; no ads mean any.

use usher_model::triggers::ClickToChatAd;

use super::Checker;

pub(super) fn check(settings: &ClickToChatAd, checker: &mut Checker<'_>) {
    super::conditions::check("conditions", &settings.conditions, checker);
}
