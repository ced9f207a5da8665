//! A word on a pill, and a severity with its shape: never colour alone.

use leptos::prelude::*;

use super::glyph::Glyph;
use super::icon::Icon;

/// What a colour means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// Running, or passed.
    Live,
    /// An error.
    Danger,
    /// A warning.
    Warning,
    /// A hint.
    Hint,
}

impl Tone {
    /// Its value in `data-tone`.
    pub const fn data(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Live => "live",
            Self::Danger => "danger",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// The shape that says the same without colour.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Neutral => Glyph::Info,
            Self::Live => Glyph::Check,
            Self::Danger => Glyph::Error,
            Self::Warning => Glyph::Warning,
            Self::Hint => Glyph::Hint,
        }
    }
}

/// The small shape in front of a badge's word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// None.
    #[default]
    None,
    /// A ring.
    Ring,
    /// A filled dot.
    Dot,
    /// A filled square.
    Square,
}

impl Mark {
    const fn data(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Ring => Some("ring"),
            Self::Dot => Some("dot"),
            Self::Square => Some("square"),
        }
    }
}

/// A word on a pill.
#[component]
pub fn Badge(
    /// The word.
    #[prop(into)]
    label: Signal<String>,
    /// Its colour.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// The shape in front.
    #[prop(optional, into)]
    mark: Signal<Mark>,
    /// More classes: where it stands.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    view! {
        <span
            class=format!("badge {class}").trim().to_owned()
            data-tone=move || tone.get().data()
            data-mark=move || mark.get().data()
        >
            {label}
        </span>
    }
}

/// A severity: its shape and, if there are any, words.
#[component]
pub fn SeverityMark(
    /// Which one.
    #[prop(into)]
    tone: Signal<Tone>,
    /// The words beside the shape.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// What a screen reader hears where there are no words.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
) -> impl IntoView {
    view! {
        <span class="severity num" data-tone=move || tone.get().data()>
            <Icon glyph=move || tone.get().glyph() size=14 />
            {label.map(|label| view! { <span>{label}</span> })}
            {name.map(|name| view! { <span class="visually-hidden">{name}</span> })}
        </span>
    }
}
