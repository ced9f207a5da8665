//! Short notices at the bottom, with one act; they wait while somebody reads them.

use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FocusEvent, HtmlElement};

use super::announcer::Announcer;
use super::button::{Button, Kind, Size};
use super::glyph::Glyph;
use super::icon::Icon;

/// How many are shown; the oldest gives way.
const AT_MOST: usize = 3;
/// How long a notice stays.
const STAYS: Duration = Duration::from_secs(8);
/// How long a notice with an act stays: time enough to read, decide and reach it.
const STAYS_WITH_ACT: Duration = Duration::from_secs(20);

#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    glyph: Option<Glyph>,
    act: Option<(String, Callback<()>)>,
}

/// Raises notices. A copy raises them in the same place.
#[derive(Clone, Copy)]
pub struct Toaster {
    shown: RwSignal<Vec<Toast>>,
    last: StoredValue<u32>,
    announcer: Announcer,
}

impl Toaster {
    /// One for the page; hand it to [`Toasts`]. Each notice is also said by the announcer.
    pub fn new(announcer: Announcer) -> Self {
        Self { shown: RwSignal::new(Vec::new()), last: StoredValue::new(0), announcer }
    }

    /// Raises a notice.
    pub fn say(&self, text: impl Into<String>) {
        self.raise(text.into(), None, None);
    }

    /// Raises a notice with an icon and an act, such as Undo. The notice goes when the act is pressed.
    pub fn say_with(&self, text: impl Into<String>, glyph: Glyph, label: impl Into<String>, act: Callback<()>) {
        self.raise(text.into(), Some(glyph), Some((label.into(), act)));
    }

    fn raise(self, text: String, glyph: Option<Glyph>, act: Option<(String, Callback<()>)>) {
        self.announcer.say(text.clone());
        let id = self.last.get_value() + 1;
        self.last.set_value(id);
        self.shown.update(|shown| {
            shown.push(Toast { id, text, glyph, act });
            let surplus = shown.len().saturating_sub(AT_MOST);
            shown.drain(..surplus);
        });
    }

    fn drop_toast(self, id: u32) {
        // A timer may outlive the page.
        _ = self.shown.try_update(|shown| shown.retain(|toast| toast.id != id));
    }
}

/// The place where notices appear. Once in the page.
#[component]
pub fn Toasts(
    /// Who raises them.
    toaster: Toaster,
    /// The name of the place.
    #[prop(into)]
    label: Signal<String>,
    /// The name of the button that takes one away.
    #[prop(into)]
    close: Signal<String>,
) -> impl IntoView {
    view! {
        <section class="toasts" aria-label=move || label.get() hidden=move || toaster.shown.with(Vec::is_empty)>
            <For each=move || toaster.shown.get() key=|toast| toast.id let:toast>
                <Notice toast=toast toaster=toaster close=close />
            </For>
        </section>
    }
}

#[component]
fn Notice(toast: Toast, toaster: Toaster, close: Signal<String>) -> impl IntoView {
    let id = toast.id;
    let stays = if toast.act.is_some() { STAYS_WITH_ACT } else { STAYS };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(running) = timer.try_update_value(Option::take).flatten() {
            running.clear();
        }
    };
    let (is_hovered, is_focused) = (StoredValue::new(false), StoredValue::new(false));
    // It waits while somebody has the pointer or the focus on it.
    let wait_or_go = move || {
        stop();
        if is_hovered.try_get_value() == Some(false) && is_focused.try_get_value() == Some(false) {
            timer.set_value(set_timeout_with_handle(move || toaster.drop_toast(id), stays).ok());
        }
    };
    wait_or_go();
    on_cleanup(stop);
    // Where focus was before it came here: it goes back there when the notice goes.
    let came_from = StoredValue::new_local(None::<HtmlElement>);
    let leave = move || {
        let home = came_from.try_update_value(Option::take).flatten().filter(|element| element.is_connected());
        if let Some(home) = home {
            // An element that had focus can have it again.
            let _ = home.focus();
        }
        toaster.drop_toast(id);
    };
    let on_focus = move |event: FocusEvent| {
        let other = event.related_target().and_then(|other| other.dyn_into::<HtmlElement>().ok());
        if let Some(other) = other.filter(|other| other.closest(".toast").ok().flatten().is_none()) {
            came_from.set_value(Some(other));
        }
        is_focused.set_value(true);
        wait_or_go();
    };
    let act = toast.act.map(|(label, act)| {
        let press = move || {
            leave();
            act.run(());
        };
        view! { <Button label=label kind=Kind::Quiet size=Size::Compact on_press=press /> }
    });
    view! {
        <div
            class="toast"
            on:pointerenter=move |_| {
                is_hovered.set_value(true);
                wait_or_go();
            }
            on:pointerleave=move |_| {
                is_hovered.set_value(false);
                wait_or_go();
            }
            on:focusin=on_focus
            on:focusout=move |_| {
                is_focused.set_value(false);
                wait_or_go();
            }
        >
            {toast.glyph.map(|glyph| view! { <Icon glyph=glyph /> })}
            <span class="toast__text">{toast.text}</span>
            {act}
            <Button
                label=close
                icon=Glyph::Cross
                icon_only=true
                kind=Kind::Quiet
                size=Size::Compact
                on_press=leave
            />
        </div>
    }
}
