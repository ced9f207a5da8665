//! A popup list under what it belongs to: it opens and closes, keeps its place, and keeps the marked row in view.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::listen::Listening;
use super::spot::Spot;

/// Keeps a list under its anchor for as long as the current owner lives.
///
/// `is_open` and `marked` are read reactively; `marked` should read the rows too, so that they are measured anew when they change.
/// `on_outside` hears a press outside of both.
pub fn keep_below(
    list: NodeRef<html::Ul>,
    anchor: impl Fn() -> Option<Element> + Copy + Send + Sync + 'static,
    is_open: impl Fn() -> bool + Copy + Send + Sync + 'static,
    marked: impl Fn() -> usize + Copy + Send + Sync + 'static,
    on_outside: Option<Callback<()>>,
) {
    let listening = StoredValue::new_local(Vec::<Listening>::new());
    let place = move || {
        if let (Some(list), Some(anchor)) = (list.try_get_untracked().flatten(), anchor()) {
            let spot = Spot::below(&anchor);
            // Setting a well-formed length cannot fail.
            let _ = HtmlElement::style(&list).set_property("min-width", &format!("{}px", spot.width));
            spot.place(&list);
        }
    };
    Effect::new(move |_| {
        let is_open = is_open();
        let Some(list) = list.get() else { return };
        if !is_open {
            listening.set_value(Vec::new());
            let _ = list.hide_popover();
            return;
        }
        let _ = list.show_popover();
        let mut heard =
            vec![Listening::start(&window(), "resize", move |_| place()), Listening::start(&window(), "scroll", move |_| place())];
        if let Some(on_outside) = on_outside {
            heard.push(Listening::start(&window(), "pointerdown", move |event: Event| {
                let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
                let in_anchor = anchor().is_none_or(|anchor| anchor.contains(target.as_ref()));
                if !in_anchor && !list.contains(target.as_ref()) {
                    on_outside.run(());
                }
            }));
        }
        listening.set_value(heard);
    });
    Effect::new(move |_| {
        let at = marked();
        if !is_open() {
            return;
        }
        // The rows are drawn by an effect of their own; a frame later they are there to be measured.
        request_animation_frame(move || {
            place();
            let row = list.try_get_untracked().flatten().and_then(|list| list.children().item(at as u32));
            if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                row.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    });
}
