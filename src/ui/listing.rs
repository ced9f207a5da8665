//! What the open list of a combobox shows for a typed text. Knows no screen.

use super::choice::Choice;

/// More options than this are not listed at once; typing narrows them down.
const LISTED: usize = 100;

/// A line of the open list.
#[derive(Clone, PartialEq)]
pub(super) enum Line {
    /// An option that fits.
    Option(Choice),
    /// What was typed, to be made.
    Create(String),
}

/// What the list shows for a typed text: options that contain it, and the offer to make it if none is called so.
pub(super) fn lines(options: &[Choice], typed: Option<&str>, can_create: bool) -> Vec<Line> {
    let sought = typed.unwrap_or_default().trim().to_lowercase();
    let fits = |option: &&Choice| {
        sought.is_empty() || option.label.to_lowercase().contains(&sought) || option.hint.to_lowercase().contains(&sought)
    };
    let mut found: Vec<Line> = options.iter().filter(fits).take(LISTED).cloned().map(Line::Option).collect();
    let is_there = options.iter().any(|option| option.label.to_lowercase() == sought);
    if can_create && !sought.is_empty() && !is_there {
        found.push(Line::Create(typed.unwrap_or_default().trim().to_owned()));
    }
    found
}

/// The line that is marked when the list opens or narrows: the chosen option, else the first that can be chosen.
pub(super) fn first_mark(lines: &[Line], value: &str) -> usize {
    let chosen = lines.iter().position(|line| matches!(line, Line::Option(option) if option.id == value));
    let possible = lines.iter().position(|line| !matches!(line, Line::Option(option) if option.refused));
    chosen.or(possible).unwrap_or(0)
}
