//! Keys: what a shortcut is made of, which action it means, and how it is written.

use std::{fmt, str::FromStr};

use crate::action::Action;

/// A key with the modifiers that are held with it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyCombo {
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    /// Alt.
    pub alt: bool,
    /// Shift; not told apart for characters that need it anyway, such as `?`.
    pub shift: bool,
    /// The key as the browser names it; letters in upper case.
    pub key: String,
}

/// Why a text is no shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a shortcut is modifiers and a key, joined by +")]
pub struct BadCombo;

impl KeyCombo {
    /// The combination of a key event: `key` and `code` as the browser gives them. With a keyboard of another script, such as
    /// Russian, letters are taken from the place of the key, so that shortcuts stay where they are.
    #[must_use]
    pub fn pressed(key: &str, code: &str, command: bool, alt: bool, shift: bool) -> Self {
        let place = code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit"));
        let mut chars = key.chars();
        let single = chars.next().filter(|_| chars.next().is_none());
        let key = match (single, place) {
            (Some(c), _) if c.is_ascii_alphabetic() => c.to_ascii_uppercase().to_string(),
            // Shift makes `!` of 1: shortcuts name the digit.
            (Some(c), Some(place)) if place.as_bytes()[0].is_ascii_digit() && shift && !c.is_ascii_digit() => place.to_owned(),
            (Some(c), Some(place)) if !c.is_ascii() => place.to_owned(),
            // On a Russian keyboard the key of `/` gives `.` or `,`.
            (Some('.' | ','), None) if code == "Slash" => if shift { "?" } else { "/" }.to_owned(),
            _ => key.to_owned(),
        };
        Self { command, alt, shift, key }.settled()
    }

    /// Characters that are typed with Shift do not name it again.
    fn settled(mut self) -> Self {
        let mut chars = self.key.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && !c.is_ascii_alphanumeric()
            && c != ' '
        {
            self.shift = false;
        }
        self
    }

    /// The action of this combination. In a text field only those with Ctrl or Command count, and none that text itself needs.
    #[must_use]
    pub fn action(&self, in_text: bool) -> Option<Action> {
        let action = Action::ALL.iter().copied().find(|action| action.keys().iter().any(|keys| keys.parse().as_ref() == Ok(self)))?;
        let of_text = matches!(
            action,
            Action::Undo | Action::Redo | Action::Copy | Action::Cut | Action::Paste | Action::SelectAll | Action::Duplicate
        );
        if in_text && action != Action::Escape && (!self.command || of_text) { None } else { Some(action) }
    }

    /// How it is written for people: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac.
    #[must_use]
    pub fn label(&self, mac: bool) -> String {
        let key = match self.key.as_str() {
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "Escape" => "Esc",
            "Delete" => "Del",
            other => other,
        };
        let mut label = String::new();
        for (held, on_mac, elsewhere) in [(self.alt, "⌥", "Alt+"), (self.shift, "⇧", "Shift+"), (self.command, "⌘", "Ctrl+")] {
            if held && mac {
                label.push_str(on_mac);
            } else if held && elsewhere == "Ctrl+" {
                label.insert_str(0, elsewhere);
            } else if held {
                label.push_str(elsewhere);
            }
        }
        label + key
    }
}

impl FromStr for KeyCombo {
    type Err = BadCombo;

    fn from_str(text: &str) -> Result<Self, BadCombo> {
        let mut combo = Self { command: false, alt: false, shift: false, key: String::new() };
        let mut rest = text;
        // The key itself may be a plus.
        while let Some((modifier, after)) = rest.split_once('+').filter(|(modifier, after)| !modifier.is_empty() && !after.is_empty()) {
            let held = match modifier {
                "Mod" => &mut combo.command,
                "Alt" => &mut combo.alt,
                "Shift" => &mut combo.shift,
                _ => return Err(BadCombo),
            };
            if std::mem::replace(held, true) {
                return Err(BadCombo);
            }
            rest = after;
        }
        if rest.is_empty() {
            return Err(BadCombo);
        }
        rest.clone_into(&mut combo.key);
        Ok(combo)
    }
}

impl fmt::Display for KeyCombo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.command, "Mod+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        f.write_str(&self.key)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_shortcut_can_be_read_and_means_one_action() {
        let mut seen = BTreeSet::new();
        for action in Action::ALL {
            assert_eq!(Action::from_id(action.id()), Some(*action));
            for keys in action.keys() {
                let combo: KeyCombo = keys.parse().unwrap();
                assert_eq!(combo.to_string(), *keys);
                assert_eq!(combo.action(false), Some(*action), "{keys}");
                assert!(seen.insert(combo), "{keys} means two things");
            }
        }
    }

    #[test]
    fn keys_mean_the_same_on_every_keyboard() {
        for (key, code, command, shift, action) in [
            ("z", "KeyZ", true, false, Some(Action::Undo)),
            ("я", "KeyZ", true, false, Some(Action::Undo)),
            ("Z", "KeyZ", true, true, Some(Action::Redo)),
            ("Я", "KeyZ", true, true, Some(Action::Redo)),
            ("!", "Digit1", false, true, Some(Action::ZoomToFit)),
            ("?", "Slash", false, true, Some(Action::Shortcuts)),
            (",", "Slash", false, true, Some(Action::Shortcuts)),
            ("=", "Equal", true, false, Some(Action::ZoomIn)),
            ("+", "Equal", true, true, Some(Action::ZoomIn)),
            ("ArrowUp", "ArrowUp", false, true, Some(Action::NudgeUpFar)),
            ("q", "KeyQ", false, false, None),
        ] {
            assert_eq!(KeyCombo::pressed(key, code, command, false, shift).action(false), action, "{key} {code}");
        }
    }

    #[test]
    fn a_text_field_keeps_its_own_keys() {
        for (keys, action) in
            [("Mod+Z", None), ("A", None), ("Mod+V", None), ("Mod+K", Some(Action::CommandPalette)), ("Escape", Some(Action::Escape))]
        {
            assert_eq!(keys.parse::<KeyCombo>().unwrap().action(true), action, "{keys}");
        }
    }

    #[test]
    fn labels_are_those_of_the_platform() {
        let redo: KeyCombo = "Mod+Shift+Z".parse().unwrap();
        assert_eq!((redo.label(false).as_str(), redo.label(true).as_str()), ("Ctrl+Shift+Z", "⇧⌘Z"));
        for bad in ["", "Hyper+A", "Shift+Shift+A"] {
            assert_eq!(bad.parse::<KeyCombo>(), Err(BadCombo), "{bad}");
        }
    }
}
