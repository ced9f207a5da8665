//! A list whose order matters: dragged by a grip, moved by arrow keys, or by a menu.

use std::sync::Arc;

use leptos::context::Provider;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

use super::super::words::{common, say, word};
use crate::ui::prelude::*;

/// How the list is being dragged: which line, and before which one it would be put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Dragging {
    from: usize,
    before: usize,
}

/// The list around its lines. A context of the lines.
#[derive(Clone, Copy)]
pub struct Items {
    dragging: RwSignal<Option<Dragging>>,
    on_move: Callback<(usize, usize)>,
    count: Signal<usize>,
    root: NodeRef<html::Div>,
}

/// A list of keyed lines. `line` makes the line of a key; a line knows its place by [`place_of`].
#[component]
pub fn ItemList(
    /// The keys, in order.
    #[prop(into)]
    keys: Signal<Vec<String>>,
    /// Called with from and to: the place afterwards.
    #[prop(into)]
    on_move: Callback<(usize, usize)>,
    /// Makes a line.
    line: Arc<dyn Fn(String) -> AnyView + Send + Sync>,
    /// To reach the list, such as for [`focus_last`].
    #[prop(optional)]
    list: Option<NodeRef<html::Div>>,
) -> impl IntoView {
    let root = list.unwrap_or_default();
    let count = Signal::derive(move || keys.with(Vec::len));
    let items = Items { dragging: RwSignal::new(None), on_move, count, root };
    // A provider, because lists stand within lists.
    view! {
        <Provider value=items>
            <div class="items" node_ref=root hidden=move || count.get() == 0>
                <For each=move || keys.get() key=String::clone let:key>
                    {line(key)}
                </For>
            </div>
        </Provider>
    }
}

/// The place of a key in a list, from 0; the end once it is gone.
pub fn place_of(keys: Signal<Vec<String>>, key: String) -> Memo<usize> {
    Memo::new(move |_| keys.with(|keys| keys.iter().position(|one| *one == key).unwrap_or(keys.len())))
}

/// The frame of a line: `data-dragging` and `data-drop` follow the drag.
#[component]
pub fn Item(
    /// Its place, from 0.
    at: Memo<usize>,
    /// What it is called: Branch 2.
    #[prop(into)]
    name: Signal<String>,
    /// In a box of its own, for what is more than a line.
    #[prop(optional)]
    boxed: bool,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let items: Items = expect_context();
    let is_dragged = move || items.dragging.get().is_some_and(|drag| drag.from == at.get());
    let drop = move || {
        let drag = items.dragging.get()?;
        let (at, last) = (at.get(), items.count.get().saturating_sub(1));
        if drag.before == at {
            Some("before")
        } else if drag.before > last && at == last {
            Some("after")
        } else {
            None
        }
    };
    view! {
        <div
            class=if boxed { "item item--boxed" } else { "item" }
            role="group"
            aria-label=move || name.get()
            data-dragging=is_dragged
            data-drop=drop
        >
            <Grip at=at name=name />
            {children()}
        </div>
    }
}

/// The grip of a line: drag it, or press Up and Down on it.
#[component]
fn Grip(
    /// The line's place.
    at: Memo<usize>,
    /// The line's name.
    name: Signal<String>,
) -> impl IntoView {
    let items: Items = expect_context();
    let node = NodeRef::<html::Button>::new();
    let press = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        if let Some(grip) = node.get_untracked() {
            // Without capture a quick drag merely ends earlier.
            let _ = grip.set_pointer_capture(event.pointer_id());
        }
        let from = at.get_untracked();
        items.dragging.set(Some(Dragging { from, before: from }));
    };
    let drag = move |event: PointerEvent| {
        if items.dragging.with_untracked(Option::is_some) {
            let before = line_at(items, f64::from(event.client_y()));
            items.dragging.update(|drag| {
                if let Some(drag) = drag {
                    drag.before = before;
                }
            });
        }
    };
    let release = move |_| {
        if let Some(drag) = items.dragging.try_update(Option::take).flatten() {
            let to = if drag.before > drag.from { drag.before - 1 } else { drag.before };
            if to != drag.from {
                items.on_move.run((drag.from, to));
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let from = at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowUp" => from.checked_sub(1),
            "ArrowDown" => (from + 1 < items.count.get_untracked()).then_some(from + 1),
            "Escape" if items.dragging.with_untracked(Option::is_some) => {
                items.dragging.set(None);
                None
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(to) = to {
            move_to(items, from, to, "[class=item__grip]");
        }
    };
    view! {
        <button
            type="button"
            class="item__grip"
            node_ref=node
            aria-label=move || name.with(|name| format!("{}: {name}", word(|words| words.reorder).get()))
            title=move || word(|words| words.reorder_hint).get()
            on:pointerdown=press
            on:pointermove=drag
            on:pointerup=release
            on:pointercancel=move |_| items.dragging.set(None)
            on:keydown=on_key
        >
            <Icon glyph=Glyph::Grip size=14 />
        </button>
    }
}

/// The place before which a line would be put at this height of the window.
fn line_at(items: Items, y: f64) -> usize {
    let Some(root) = items.root.get_untracked() else { return 0 };
    let lines = root.children();
    let upper_half = |at: &u32| {
        let rect = lines.item(*at).map(|line| line.get_bounding_client_rect());
        rect.is_some_and(|rect| y < rect.y() + rect.height() / 2.0)
    };
    (0..lines.length()).find(upper_half).unwrap_or(lines.length()) as usize
}

/// Moves a line and keeps the focus with it, on the same kind of button.
fn move_to(items: Items, from: usize, to: usize, focus: &'static str) {
    items.on_move.run((from, to));
    request_animation_frame(move || {
        let line = items.root.try_get_untracked().flatten().and_then(|root| root.children().item(to as u32));
        let button = line.and_then(|line| line.query_selector(focus).ok().flatten());
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            // A button of the page can take focus.
            let _ = button.focus();
        }
    });
}

/// The menu of a line: up, down, and away with it.
#[component]
pub fn ItemMenu(
    /// The line's place.
    at: Memo<usize>,
    /// The line's name.
    #[prop(into)]
    name: Signal<String>,
    /// What "away with it" is called.
    #[prop(into)]
    remove: Signal<String>,
    /// Called for it.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    let items: Items = expect_context();
    let (up, down) = (common(|words| words.move_up), common(|words| words.move_down));
    let take_away = move || {
        on_remove.run(());
        focus_after_removal(items, at.try_get_untracked().unwrap_or(0));
    };
    let (first, last) = (word(|words| words.is_first), word(|words| words.is_last));
    let lines = Signal::derive(move || {
        let (at, count) = (at.get(), items.count.get());
        let refuse = |item: MenuItem, why: Option<String>| if let Some(why) = why { item.refused(why) } else { item };
        let move_by = |to: usize| move || items.on_move.run((at, to));
        vec![
            refuse(MenuItem::act(up.get(), move_by(at.saturating_sub(1))), (at == 0).then(|| first.get())),
            refuse(MenuItem::act(down.get(), move_by(at + 1)), (at + 1 >= count).then(|| last.get())),
            MenuItem::separator(),
            MenuItem::act(remove.get(), take_away).icon(Glyph::Trash).danger(),
        ]
    });
    let label = say(move |language| format!("{}: {}", language.common().more, name.get()));
    view! { <MenuButton label=label items=lines icon=Glyph::More icon_only=true size=Size::Mini /> }
}

/// After a line was added at the end: the focus goes to its first text.
pub fn focus_last(list: NodeRef<html::Div>) {
    request_animation_frame(move || {
        let line = list.try_get_untracked().flatten().and_then(|list| list.last_element_child());
        let input = line.and_then(|line| line.query_selector("input, textarea").ok().flatten());
        if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
            // An input of the page can take focus.
            let _ = input.focus();
        }
    });
}

/// After a line was removed: the focus goes to the line that took its place, or to what follows the list.
pub fn focus_after_removal(items: Items, at: usize) {
    const CONTROLS: &str = "input, textarea, select, button:not(.item__grip)";
    request_animation_frame(move || {
        let Some(root) = items.root.try_get_untracked().flatten() else { return };
        let lines = root.children();
        let line = lines.item(u32::try_from(at).unwrap_or(u32::MAX)).or_else(|| lines.item(lines.length().saturating_sub(1)));
        let place = line.or_else(|| root.next_element_sibling());
        let control = place.and_then(|place| place.query_selector(CONTROLS).ok().flatten());
        if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
            // A control of the page can take focus.
            let _ = control.focus();
        }
    });
}

/// Moves an element of a list to its place afterwards.
pub fn shift<T>(list: &mut Vec<T>, from: usize, to: usize) {
    if from < list.len() && to < list.len() {
        let one = list.remove(from);
        list.insert(to, one);
    }
}
