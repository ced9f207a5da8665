//! The caret of a text: what stands before it, and writing at it.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement};

/// A single line or a text area, whichever of the two is in the page.
#[derive(Clone, Copy)]
pub struct Writing {
    line: NodeRef<html::Input>,
    area: NodeRef<html::Textarea>,
    on_input: Callback<String>,
}

impl Writing {
    /// The text in one of two elements; `on_input` hears of what is written by program.
    #[must_use]
    pub const fn new(line: NodeRef<html::Input>, area: NodeRef<html::Textarea>, on_input: Callback<String>) -> Self {
        Self { line, area, on_input }
    }

    /// The element.
    #[must_use]
    pub fn element(self) -> Option<HtmlElement> {
        let line = self.line.try_get_untracked().flatten().map(|line| (*line).clone());
        line.or_else(|| self.area.try_get_untracked().flatten().map(|area| (*area).clone()))
    }

    /// The same as an anchor for what pops up.
    #[must_use]
    pub fn anchor(self) -> Option<Element> {
        self.element().map(|element| element.parent_element().unwrap_or_else(|| element.into()))
    }

    /// The text and the selection in it, in UTF-16 units as the page counts them.
    fn read(self) -> Option<(Vec<u16>, usize, usize)> {
        let (text, from, to) = if let Some(line) = self.line.try_get_untracked().flatten() {
            (line.value(), line.selection_start().ok()??, line.selection_end().ok()??)
        } else {
            let area = self.area.try_get_untracked().flatten()?;
            (area.value(), area.selection_start().ok()??, area.selection_end().ok()??)
        };
        let units: Vec<u16> = text.encode_utf16().collect();
        let (from, to) = ((from as usize).min(units.len()), (to as usize).min(units.len()));
        Some((units, from, to.max(from)))
    }

    /// The text before the caret; `None` while something is selected.
    #[must_use]
    pub fn before(self) -> Option<String> {
        let (text, from, to) = self.read()?;
        (from == to).then(|| String::from_utf16_lossy(&text[..from]))
    }

    /// Writes in place of the selection.
    pub fn insert(self, text: &str) {
        self.replace(0, text);
    }

    /// Writes in place of the selection and so many units before it.
    pub fn replace(self, units_before: usize, text: &str) {
        let Some((mut all, from, to)) = self.read() else { return };
        let from = from.saturating_sub(units_before);
        let new: Vec<u16> = text.encode_utf16().collect();
        let caret = u32::try_from(from + new.len()).unwrap_or(u32::MAX);
        all.splice(from..to, new);
        let all = String::from_utf16_lossy(&all);
        // The element first, so that the caret is not moved by the signal that follows.
        if let Some(line) = self.line.try_get_untracked().flatten() {
            line.set_value(&all);
            // A text input has a caret.
            let _ = line.set_selection_range(caret, caret);
        } else if let Some(area) = self.area.try_get_untracked().flatten() {
            area.set_value(&all);
            let _ = area.set_selection_range(caret, caret);
        }
        self.on_input.run(all);
    }

    /// Gives the text the focus.
    pub fn focus(self) {
        if let Some(element) = self.element() {
            // An element of the page can take focus.
            let _ = element.focus();
        }
    }
}
