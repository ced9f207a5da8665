//! Parts that know no workflow: they take words, values and callbacks, and keep the keyboard and the screen reader right.

mod announcer;
mod badge;
mod button;
mod caret;
mod checkbox;
mod choice;
mod combobox;
mod dialog;
mod disclosure;
mod empty_state;
mod field;
mod glyph;
mod icon;
mod listen;
mod listing;
mod live_region;
mod menu;
mod number_input;
mod open_list;
mod picks;
mod radio_group;
mod roving;
mod select;
mod spot;
mod switch;
mod tabs;
mod text_area;
mod text_input;
mod toast;
mod tooltip;

/// Everything a page needs to build itself from parts.
#[allow(unused_imports, reason = "a page takes what it needs")]
pub mod prelude {
    pub use super::announcer::Announcer;
    pub use super::badge::{Badge, Mark, SeverityMark, Tone};
    pub use super::button::{Button, Kind, Size};
    pub use super::checkbox::Checkbox;
    pub use super::choice::Choice;
    pub use super::combobox::Combobox;
    pub use super::dialog::{Dialog, DialogSize};
    pub use super::disclosure::Disclosure;
    pub use super::empty_state::EmptyState;
    pub use super::field::Field;
    pub use super::glyph::{Drawing, Glyph};
    pub use super::icon::{Icon, Logo};
    pub use super::listen::{Listening, fresh_id};
    pub use super::live_region::LiveRegions;
    pub use super::menu::{Menu, MenuButton, MenuItem};
    pub use super::number_input::NumberInput;
    pub use super::open_list::keep_below;
    pub use super::picks::Picks;
    pub use super::radio_group::{Look, RadioGroup};
    pub use super::select::Select;
    pub use super::spot::Spot;
    pub use super::switch::{Switch, SwitchRow};
    pub use super::tabs::{TabPanel, Tabs};
    pub use super::text_area::TextArea;
    pub use super::text_input::TextInput;
    pub use super::toast::{Toaster, Toasts};
    pub use super::tooltip::Tooltip;
}
