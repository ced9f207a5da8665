//! The button: what happens is on its face; why it cannot happen is in its tooltip.

use leptos::html;
use leptos::prelude::*;

use super::glyph::Glyph;
use super::icon::Icon;
use super::listen::fresh_id;
use super::tooltip::Tooltip;

/// How much weight a button has in its view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The one thing this view is for.
    Primary,
    /// An ordinary act.
    #[default]
    Secondary,
    /// An act in a toolbar, a row or a head.
    Quiet,
    /// Ends what is running.
    Running,
}

impl Kind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button--primary",
            Self::Secondary => "button--secondary",
            Self::Quiet => "button--quiet",
            Self::Running => "button--secondary button--running",
        }
    }
}

/// How tall a button is: 32, 28 or 24 px, more for a coarse pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 32 px.
    #[default]
    Control,
    /// 28 px.
    Compact,
    /// 24 px.
    Mini,
}

impl Size {
    const fn class(self) -> &'static str {
        match self {
            Self::Control => "",
            Self::Compact => "button--compact",
            Self::Mini => "button--mini",
        }
    }

    /// The icon that fits in.
    const fn icon(self) -> u8 {
        match self {
            Self::Control => 16,
            Self::Compact => 15,
            Self::Mini => 14,
        }
    }
}

/// A button with words, an icon, or both.
#[component]
pub fn Button(
    /// What happens: verb and object. The name, and the tooltip if only the icon is shown.
    #[prop(into)]
    label: Signal<String>,
    /// Called when it is pressed, unless it is refused or busy.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Its weight.
    #[prop(optional)]
    kind: Kind,
    /// Its height.
    #[prop(optional)]
    size: Size,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Signal<Glyph>>,
    /// Shows the icon only.
    #[prop(optional)]
    icon_only: bool,
    /// Shows the icon only below 1024 px.
    #[prop(optional)]
    shrinks: bool,
    /// The accessible name where the words on the face do not say enough; it contains them.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// More about it, as a tooltip.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// Why it cannot be pressed now; empty: it can.
    #[prop(optional, into)]
    refused: Option<Signal<String>>,
    /// Shows a spinner and takes no presses.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// For a button that stays down.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// For a button that opens something.
    #[prop(optional, into)]
    expanded: Option<Signal<bool>>,
    /// What it opens: `menu`, `dialog`, `listbox`, `tree`.
    #[prop(optional, into)]
    popup: Option<&'static str>,
    /// The id of what it opens.
    #[prop(optional, into)]
    controls: Option<String>,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// Takes focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// An id of its own.
    #[prop(optional, into)]
    id: Option<String>,
    /// More classes: where it stands, not how it looks.
    #[prop(optional, into)]
    class: String,
    /// To reach the element.
    #[prop(optional)]
    node_ref: Option<NodeRef<html::Button>>,
) -> impl IntoView {
    let node_ref = node_ref.unwrap_or_default();
    let is_refused = move || refused.is_some_and(|why| !why.get().is_empty());
    let words = Signal::derive(move || {
        let why = refused.map(|why| why.get()).filter(|why| !why.is_empty());
        why.or_else(|| hint.map(|hint| hint.get())).unwrap_or_else(|| if icon_only { label.get() } else { String::new() })
    });
    let has_words = icon_only || hint.is_some() || refused.is_some();
    let words_id = fresh_id("tooltip");
    let describes = words_id.clone();
    let described_by = move || {
        let words = words.get();
        (has_words && !words.is_empty() && words != label.get()).then(|| describes.clone())
    };
    let aria_label = move || match name {
        Some(name) => Some(name.get()),
        None => icon_only.then(|| label.get()),
    };
    let press = move |_| {
        let blocked = refused.is_some_and(|why| !why.get_untracked().is_empty()) || busy.get_untracked();
        if let (false, Some(on_press)) = (blocked, on_press) {
            on_press.run(());
        }
    };
    let classes = ["button", kind.class(), size.class(), &class]
        .into_iter()
        .chain(icon_only.then_some("button--icon"))
        .chain(shrinks.then_some("button--shrinks"))
        .filter(|class| !class.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let face = view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=classes
            id=id
            node_ref=node_ref
            autofocus=autofocus
            aria-label=aria_label
            aria-describedby=described_by
            aria-disabled=move || is_refused().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            aria-pressed=pressed.map(|pressed| move || pressed.get().to_string())
            aria-expanded=expanded.map(|expanded| move || expanded.get().to_string())
            aria-haspopup=popup
            aria-controls=controls
            on:click=press
        >
            {icon.map(|glyph| view! { <Icon glyph=glyph size=size.icon() /> })}
            {(!icon_only).then(|| view! { <span class="button__label">{label}</span> })}
        </button>
    };
    if has_words {
        view! {
            <Tooltip text=words id=words_id>
                {face}
            </Tooltip>
        }
        .into_any()
    } else {
        face.into_any()
    }
}
