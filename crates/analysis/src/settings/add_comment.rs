//! Add Comment: a text, and mentions of users who exist.

use usher_model::{limits, refs::Reference, steps::AddComment};

use super::Checker;
use crate::detail::{Counted, Wanted};

pub(super) fn check(settings: &AddComment, checker: &mut Checker<'_>) {
    checker.required_template("text", &settings.text, Wanted::Comment, None);
    let given = limits::characters(settings.text.as_str());
    checker.reference_limit("text", Counted::CommentCharacters, given, limits::COMMENT_CHARS);
    for (at, user) in settings.mentions.iter().enumerate() {
        checker.reference(&format!("mentions[{at}]"), Reference::User(user.clone()));
    }
}
