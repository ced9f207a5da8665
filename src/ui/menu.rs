//! A menu, and the button that opens one: arrow keys, first letters, Escape; focus goes back to where it came from.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, KeyboardEvent, Node};

use super::button::{Button, Kind, Size};
use super::glyph::Glyph;
use super::icon::Icon;
use super::listen::Listening;
use super::roving::{led_to, reachable};
use super::spot::Spot;

/// Whatever can have focus in a menu.
const ITEMS: &str = "[role^=menuitem]";

/// A line of a menu.
#[derive(Clone)]
pub enum MenuItem {
    /// Something to do.
    Act(MenuAct),
    /// A line between groups.
    Separator,
    /// A heading over a group.
    Heading(String),
}

/// What a line does.
#[derive(Clone)]
pub struct MenuAct {
    label: String,
    glyph: Option<Glyph>,
    keys: String,
    is_danger: bool,
    refused: String,
    checked: Option<bool>,
    run: Callback<()>,
}

impl MenuItem {
    /// A line that does something.
    pub fn act(label: impl Into<String>, run: impl Into<Callback<()>>) -> Self {
        Self::Act(MenuAct {
            label: label.into(),
            glyph: None,
            keys: String::new(),
            is_danger: false,
            refused: String::new(),
            checked: None,
            run: run.into(),
        })
    }

    /// A line between groups.
    pub const fn separator() -> Self {
        Self::Separator
    }

    /// A heading over a group.
    pub fn heading(label: impl Into<String>) -> Self {
        Self::Heading(label.into())
    }

    /// An icon before the words.
    #[must_use]
    pub fn icon(self, glyph: Glyph) -> Self {
        self.with(|act| act.glyph = Some(glyph))
    }

    /// The keys that do the same.
    #[must_use]
    pub fn keys(self, keys: impl Into<String>) -> Self {
        self.with(|act| act.keys = keys.into())
    }

    /// It destroys something.
    #[must_use]
    pub fn danger(self) -> Self {
        self.with(|act| act.is_danger = true)
    }

    /// It cannot be done now, and why. An empty reason changes nothing.
    #[must_use]
    pub fn refused(self, why: impl Into<String>) -> Self {
        self.with(|act| act.refused = why.into())
    }

    /// It is one of several states, and whether it is the present one.
    #[must_use]
    pub fn checked(self, is_checked: bool) -> Self {
        self.with(|act| act.checked = Some(is_checked))
    }

    fn with(mut self, change: impl FnOnce(&mut MenuAct)) -> Self {
        match &mut self {
            Self::Act(act) => change(act),
            Self::Separator | Self::Heading(_) => {}
        }
        self
    }
}

/// A menu at a spot of the window; open while there is a spot.
#[component]
pub fn Menu(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Where it opens; `None`: closed.
    #[prop(into)]
    at: Signal<Option<Spot>>,
    /// Called when it wants to close; the caller then clears `at`.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its lines.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let opener = StoredValue::new_local(None::<HtmlElement>);
    let outside = StoredValue::new_local(Vec::<Listening>::new());
    let close = move || {
        if at.get_untracked().is_some() {
            on_close.run(());
        }
    };
    // Focus goes back before the act runs: a dialog it opens then knows where it came from.
    let close_and = move |then: Option<Callback<()>>| {
        if let Some(opener) = opener.get_value().filter(|opener| opener.is_connected()) {
            // An opener that cannot take focus leaves it where it is.
            let _ = opener.focus();
        }
        close();
        if let Some(act) = then {
            act.run(());
        }
    };
    Effect::new(move |was_open: Option<bool>| {
        let spot = at.get();
        let Some(menu) = node.get() else { return false };
        let Some(spot) = spot else {
            outside.set_value(Vec::new());
            let _ = menu.hide_popover();
            return false;
        };
        if was_open != Some(true) {
            opener.set_value(document().active_element().and_then(|element| element.dyn_into().ok()));
        }
        let _ = menu.show_popover();
        spot.place(&menu);
        match reachable(&menu, ITEMS).first() {
            Some(first) => _ = first.focus(),
            None => _ = menu.focus(),
        }
        let inside = menu.clone();
        outside.set_value(vec![
            Listening::start(&window(), "pointerdown", move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
                let own = opener.try_get_value().flatten();
                let is_inside = inside.contains(target.as_ref()) || own.is_some_and(|own| own.contains(target.as_ref()));
                if !is_inside {
                    close();
                }
            }),
            Listening::start(&window(), "resize", move |_| close()),
        ]);
        true
    });
    let on_keydown = move |event: KeyboardEvent| {
        let Some(menu) = node.get_untracked() else { return };
        let key = event.key();
        // Keys of an open menu are no keys of what lies below it.
        event.stop_propagation();
        match key.as_str() {
            "Escape" => {
                event.prevent_default();
                close_and(None);
            }
            "Tab" => close_and(None),
            "ArrowLeft" | "ArrowRight" => {}
            _ => {
                let next = led_to(&key, &menu, ITEMS).or_else(|| starting_with(&key, &menu));
                if let Some(next) = next {
                    event.prevent_default();
                    // Every reachable item can take focus.
                    let _ = next.focus();
                }
            }
        }
    };
    view! {
        <div
            class="menu"
            role="menu"
            popover="manual"
            tabindex="-1"
            node_ref=node
            aria-label=move || label.get()
            on:keydown=on_keydown
            on:contextmenu=move |event| event.prevent_default()
        >
            {move || {
                at.get()
                    .map(|_| {
                        items.get().into_iter().map(|item| line(item, close_and)).collect_view()
                    })
            }}
        </div>
    }
}

fn line(item: MenuItem, close_and: impl Fn(Option<Callback<()>>) + Copy + 'static) -> AnyView {
    let act = match item {
        MenuItem::Act(act) => act,
        MenuItem::Separator => return view! { <div class="menu__separator" role="separator"></div> }.into_any(),
        MenuItem::Heading(words) => {
            return view! { <div class="menu__heading" role="presentation">{words}</div> }.into_any();
        }
    };
    let (label, run, can) = (act.label, act.run, act.refused.is_empty());
    let aside = if can { act.keys } else { act.refused };
    let (name, reason) = (label.clone(), (!can).then(|| aside.clone()));
    let press = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        if can {
            close_and(Some(run));
        }
    };
    view! {
        <button
            type="button"
            class="menu__item"
            role=if act.checked.is_some() { "menuitemradio" } else { "menuitem" }
            tabindex="-1"
            data-tone=act.is_danger.then_some("danger")
            aria-checked=act.checked.map(|checked| checked.to_string())
            aria-disabled=(!can).then_some("true")
            aria-label=name
            aria-description=reason
            on:click=press
        >
            {act.glyph.map(|glyph| view! { <Icon glyph=glyph /> })}
            <span class="menu__label">{label}</span>
            {(!aside.is_empty()).then(|| view! { <span class="menu__keys">{aside}</span> })}
        </button>
    }
    .into_any()
}

/// The next item, after the focused one, whose words begin with the typed letter.
fn starting_with(key: &str, menu: &HtmlElement) -> Option<HtmlElement> {
    if key.chars().count() != 1 {
        return None;
    }
    let letter = key.to_lowercase();
    let all = reachable(menu, ITEMS);
    let active = document().active_element();
    let here = all.iter().position(|item| active.as_ref().is_some_and(|focused| focused.is_same_node(Some(item))));
    let begins = |item: &&HtmlElement| item.get_attribute("aria-label").is_some_and(|label| label.to_lowercase().starts_with(&letter));
    let after = here.map_or(0, |at| at + 1);
    all.iter().skip(after).chain(all.iter().take(after)).find(begins).cloned()
}

/// A button that opens a menu below itself.
#[component]
pub fn MenuButton(
    /// The name of the button and of its menu.
    #[prop(into)]
    label: Signal<String>,
    /// The lines of the menu.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// The accessible name of the button where its words do not say enough.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// The button's icon.
    #[prop(optional, into)]
    icon: Option<Signal<Glyph>>,
    /// Shows the icon only.
    #[prop(optional)]
    icon_only: bool,
    /// Shows the icon only below 1024 px.
    #[prop(optional)]
    shrinks: bool,
    /// The button's weight.
    #[prop(default = Kind::Quiet)]
    kind: Kind,
    /// The button's height.
    #[prop(optional)]
    size: Size,
    /// More classes for the button.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let at = RwSignal::new(None::<Spot>);
    let toggle = move || {
        let spot = button.get_untracked().map(|button| Spot::below(&button));
        at.update(|at| *at = if at.is_some() { None } else { spot });
    };
    let name = name.unwrap_or(label);
    let open = Signal::derive(move || at.get().is_some());
    view! {
        {match icon {
            Some(icon) => {
                view! {
                    <Button
                        label=label name=name icon=icon icon_only=icon_only shrinks=shrinks kind=kind size=size class=class
                        popup="menu" expanded=open node_ref=button on_press=toggle
                    />
                }
                    .into_any()
            }
            None => {
                view! {
                    <Button
                        label=label name=name kind=kind size=size class=class
                        popup="menu" expanded=open node_ref=button on_press=toggle
                    />
                }
                    .into_any()
            }
        }}
        <Menu label=name at=at on_close=move || at.set(None) items=items />
    }
}
