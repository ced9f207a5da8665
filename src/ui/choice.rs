//! One of several things to choose from, for selects, comboboxes, radio groups and tabs.

use super::glyph::Glyph;

/// An option: an id for the program, words for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is reported when it is chosen; unique in its list.
    pub id: String,
    /// What the person reads.
    pub label: String,
    /// A second, quieter word or two; empty for none.
    pub hint: String,
    /// An icon in front of the label.
    pub glyph: Option<Glyph>,
    /// Shown, but cannot be chosen now.
    pub refused: bool,
}

impl Choice {
    /// An option without hint and icon.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), hint: String::new(), glyph: None, refused: false }
    }

    /// Adds the quieter word.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Adds an icon.
    #[must_use]
    pub fn glyph(mut self, glyph: Glyph) -> Self {
        self.glyph = Some(glyph);
        self
    }

    /// Shows it as something that cannot be chosen now.
    #[must_use]
    pub fn refused(mut self) -> Self {
        self.refused = true;
        self
    }
}
