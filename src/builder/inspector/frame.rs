//! The frame of the inspector: a column at the side, a drawer, or on phones a sheet with a grip.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{KeyboardEvent, PointerEvent};

use super::words::{say, word};
use crate::state::Store;

/// How high the sheet stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sheet {
    Low,
    #[default]
    Half,
    High,
}

impl Sheet {
    const fn data(self) -> Option<&'static str> {
        match self {
            Self::Low => Some("low"),
            Self::Half => None,
            Self::High => Some("high"),
        }
    }

    const fn higher(self) -> Self {
        match self {
            Self::Low => Self::Half,
            Self::Half | Self::High => Self::High,
        }
    }

    const fn lower(self) -> Self {
        match self {
            Self::High => Self::Half,
            Self::Half | Self::Low => Self::Low,
        }
    }

    /// What a press does: up, and from the top down again.
    const fn next(self) -> Self {
        match self {
            Self::Low => Self::Half,
            Self::Half => Self::High,
            Self::High => Self::Low,
        }
    }
}

/// A drag shorter than this is a press, in CSS pixels.
const DRAG: f64 = 24.0;

/// The region with its grip.
#[component]
pub fn Frame(
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let store = Store::get();
    let sheet = RwSignal::new(Sheet::default());
    let grip = NodeRef::<html::Button>::new();
    let pressed_at = StoredValue::new(None::<f64>);
    let press = move |event: PointerEvent| {
        if let Some(grip) = grip.get_untracked() {
            // Without capture a quick drag merely ends earlier.
            let _ = grip.set_pointer_capture(event.pointer_id());
        }
        pressed_at.set_value(Some(f64::from(event.client_y())));
    };
    let release = move |event: PointerEvent| {
        let Some(from) = pressed_at.try_update_value(Option::take).flatten() else { return };
        let moved = f64::from(event.client_y()) - from;
        sheet.update(|sheet| {
            *sheet = if moved < -DRAG {
                sheet.higher()
            } else if moved > DRAG {
                sheet.lower()
            } else {
                sheet.next()
            };
        });
    };
    let on_key = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowUp" => sheet.update(|sheet| *sheet = sheet.higher()),
            "ArrowDown" => sheet.update(|sheet| *sheet = sheet.lower()),
            "Enter" | " " => sheet.update(|sheet| *sheet = sheet.next()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <section
            class="inspector"
            aria-label=say(|language| language.builder().inspector.to_owned())
            data-sheet=move || sheet.get().data()
            // What is typed in one field is one act; the next field is another one.
            on:focusout=move |_| store.seal()
        >
            <button
                type="button"
                class="inspector__grip"
                node_ref=grip
                aria-label=word(|words| words.sheet)
                on:pointerdown=press
                on:pointerup=release
                on:pointercancel=move |_| pressed_at.set_value(None)
                on:keydown=on_key
            ></button>
            {children()}
        </section>
    }
}
