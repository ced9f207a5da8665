//! Wait: a duration or an instant, and not both.

use usher_model::steps::Wait;

use super::Checker;
use crate::detail::{Detail, Expected, Wanted};

pub(super) fn check(settings: &Wait, checker: &mut Checker<'_>) {
    match (settings.span, &settings.until) {
        (None, None) => checker.missing("for", Wanted::Duration),
        (Some(_), Some(_)) => checker.report("until", Detail::BothSet),
        (Some(span), None) => checker.duration("for", span),
        (None, Some(until)) => {
            checker.required_template("until", until, Wanted::Duration, None);
            let is_literal = until.segments().is_ok() && until.variables().next().is_none() && !until.is_blank();
            let zone = usher_engine::calendar::Zone::utc();
            if is_literal && usher_engine::calendar::parse_instant(until.as_str(), &zone).is_none() {
                checker.report("until", Detail::WrongValue { expected: Expected::Instant, given: until.as_str().to_owned() });
            }
        }
    }
}
