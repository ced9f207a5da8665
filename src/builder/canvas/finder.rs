//! A small list over the canvas with a search on top: for the step to add, the target to connect, the step to find.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, KeyboardEvent, Node};
use usher_editor::plane::Screen;
use usher_model::NodeType;

use super::super::board::Board;
use super::super::kinds;
use crate::platform::hold;
use crate::ui::prelude::*;

/// How wide the list is, and how tall at most, in CSS pixels at 1× text.
const SIZE: (f64, f64) = (256.0, 384.0);
/// How far it stays from the sides of the canvas.
const MARGIN: f64 = 12.0;

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// By what the caller knows it.
    pub id: String,
    /// The heading above it, said once for a row of entries that share it; empty: none.
    pub heading: String,
    /// How it looks.
    pub node_type: NodeType,
    /// What it says.
    pub label: String,
    /// A word at the end.
    pub aside: String,
    /// Why it cannot be chosen; empty: it can.
    pub refused: String,
}

/// The list. It closes when something is chosen, at Escape, and when one presses elsewhere.
#[component]
pub fn Finder(
    /// The open builder.
    board: Board,
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What the empty search says.
    #[prop(into)]
    placeholder: Signal<String>,
    /// Where its corner is wished on the canvas element.
    at: Screen,
    /// All lines.
    #[prop(into)]
    entries: Signal<Vec<Entry>>,
    /// Whether a line is shown for what is searched.
    #[prop(optional, into)]
    matches: Option<Callback<(Entry, String), bool>>,
    /// Called with what was chosen.
    on_pick: Callback<String>,
    /// Called when it wants to close.
    on_close: Callback<()>,
    /// Called with what was pressed outside; says whether that was an answer too.
    #[prop(optional, into)]
    on_outside: Option<Callback<Element, bool>>,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let text = query.get().trim().to_lowercase();
        let fits = |entry: &Entry| match matches {
            _ if text.is_empty() => true,
            Some(matches) => matches.run((entry.clone(), text.clone())),
            None => entry.label.to_lowercase().contains(&text),
        };
        entries.get().into_iter().filter(fits).collect::<Vec<_>>()
    });
    let (node, list) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let input = NodeRef::<html::Input>::new();
    let opener = StoredValue::new_local(document().active_element());
    // Focus goes back to where it came from, if it is still here.
    let give_back = move || {
        let inside =
            document().active_element().is_some_and(|active| node.get_untracked().is_some_and(|node| node.contains(Some(&active))));
        let home = opener.get_value().filter(|opener| opener.is_connected() && opener.tag_name() != "BODY");
        match home {
            Some(home) if inside => hold::focus(&home),
            None if inside => board.focus_canvas(),
            _ => {}
        }
    };
    let close = move || {
        give_back();
        on_close.run(());
    };
    let pick = move |entry: &Entry| {
        if entry.refused.is_empty() {
            give_back();
            on_close.run(());
            on_pick.run(entry.id.clone());
        }
    };
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            hold::focus(&input);
        }
    });
    StoredValue::new_local(Listening::start(&window(), "pointerdown", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if node.try_get_untracked().flatten().is_none_or(|node| node.contains(target.as_deref())) {
            return;
        }
        on_close.run(());
        if let (Some(target), Some(on_outside)) = (target, on_outside)
            && on_outside.run(target)
        {
            event.prevent_default();
            event.stop_propagation();
        }
    }));
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let Some(list) = list.get_untracked() else { return };
        let items = items_of(&list);
        let active = document().active_element();
        let here = items.iter().position(|item| active.as_ref().is_some_and(|active| active.is_same_node(Some(item))));
        let next = match (event.key().as_str(), here) {
            ("Escape", _) => {
                event.prevent_default();
                return close();
            }
            ("ArrowDown", None) => items.first(),
            ("ArrowDown", Some(at)) => items.get(at + 1).or_else(|| items.first()),
            ("ArrowUp", None) => items.last(),
            ("ArrowUp", Some(0)) => {
                event.prevent_default();
                if let Some(input) = input.get_untracked() {
                    hold::focus(&input);
                }
                return;
            }
            ("ArrowUp", Some(at)) => items.get(at - 1),
            ("Enter", None) => {
                event.prevent_default();
                let first = found.with_untracked(|found| found.iter().find(|entry| entry.refused.is_empty()).cloned());
                return first.iter().for_each(pick);
            }
            _ => return,
        };
        if let Some(next) = next {
            event.prevent_default();
            let _ = next.focus();
        }
    };
    let on_focusout = move |event: leptos::web_sys::FocusEvent| {
        // Tab leads out, and then the list has done its work.
        let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        if to.is_some() && node.try_get_untracked().flatten().is_some_and(|node| !node.contains(to.as_ref())) {
            on_close.run(());
        }
    };
    let place = move || {
        let view = board.view.get();
        let (width, height) = (SIZE.0 * view.text_scale, SIZE.1 * view.text_scale);
        let x = at.x.min(view.width - width - MARGIN).max(MARGIN);
        let y = at.y.min(view.height - height.min(view.height - 2.0 * MARGIN) - MARGIN).max(MARGIN);
        (x, y)
    };
    let lines = move || {
        let mut heading = String::new();
        found
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, entry)| {
                let new = (entry.heading != heading).then(|| entry.heading.clone());
                heading.clone_from(&entry.heading);
                line(at == 0, new, entry, pick)
            })
            .collect_view()
    };
    view! {
        <div
            class="add-menu"
            node_ref=node
            style:left=move || format!("{}px", place().0)
            style:top=move || format!("{}px", place().1)
            on:keydown=on_key
            on:focusout=on_focusout
            on:pointerdown=|event| event.stop_propagation()
            on:contextmenu=|event| event.stop_propagation()
            on:wheel=|event| event.stop_propagation()
        >
            <div class="add-menu__find">
                <TextInput
                    value=query
                    on_input=move |text| query.set(text)
                    name=placeholder
                    placeholder=placeholder
                    search=true
                    compact=true
                    node_ref=input
                />
            </div>
            <div class="add-menu__list" role="menu" aria-label=label node_ref=list>
                {lines}
            </div>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="palette__none">{move || (board.ui.language().builder().no_step_found)(&query.get())}</p>
            </Show>
        </div>
    }
}

fn line(is_first: bool, heading: Option<String>, entry: Entry, pick: impl Fn(&Entry) + Copy + 'static) -> impl IntoView {
    let heading = heading.filter(|heading| !heading.is_empty());
    let (label, refused) = (entry.label.clone(), entry.refused.clone());
    let aside = if refused.is_empty() { entry.aside.clone() } else { refused.clone() };
    let (group, glyph) = (kinds::group_name(entry.node_type.group()), kinds::glyph(entry.node_type));
    view! {
        {heading.map(|heading| view! { <p class="menu__heading" role="presentation">{heading}</p> })}
        <button
            type="button"
            class="add-menu__item"
            role="menuitem"
            tabindex=if is_first { "0" } else { "-1" }
            data-group=group
            aria-disabled=(!refused.is_empty()).then_some("true")
            aria-description=(!refused.is_empty()).then_some(refused)
            on:click=move |event| {
                event.stop_propagation();
                pick(&entry);
            }
        >
            <span class="tile tile--small">
                <Icon glyph=glyph size=14 />
            </span>
            <span class="cut">{label}</span>
            {(!aside.is_empty()).then(|| view! { <span class="menu__keys">{aside}</span> })}
        </button>
    }
}

fn items_of(list: &Element) -> Vec<HtmlElement> {
    let found = list.query_selector_all("[role=menuitem]").ok();
    let item = |at| found.as_ref()?.item(at)?.dyn_into().ok();
    (0..found.as_ref().map_or(0, |found| found.length())).filter_map(item).collect()
}
