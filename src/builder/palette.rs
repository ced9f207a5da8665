//! The palette: every type of trigger and step that runs, by groups, to drag onto the canvas or to add with a press.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;
use usher_model::{NodeType, StepGroup};
use usher_wording::steps;

use super::board::Board;
use super::kinds;
use super::palette_item::PaletteItem;
use super::words::{say, word};
use crate::platform::{hold, media};
use crate::ui::prelude::*;

/// The region of the palette. Below 1200 px it is a rail of groups with a flyout, below 768 a sheet.
#[component]
pub fn Palette(
    /// The open builder.
    board: Board,
    /// The search, which `/` focuses.
    search: NodeRef<html::Input>,
) -> impl IntoView {
    let open = board.panels.palette;
    let is_roomy = media::matches("(min-width: 75em)");
    view! {
        <section class="palette" aria-label=word(|words| words.palette) data-open=move || open.with(Option::is_some)>
            <div class="palette__rail">
                {StepGroup::ALL.map(|group| view! { <RailItem board=board group=group /> })}
            </div>
            <Panel board=board search=search is_roomy=is_roomy />
        </section>
    }
}

/// A group in the rail: opens the flyout at it.
#[component]
fn RailItem(board: Board, group: StepGroup) -> impl IntoView {
    let open = board.panels.palette;
    let is_open = Signal::derive(move || open.get().is_some_and(|of| of == Some(group)));
    let label = say(move |language| steps::group(group, language).to_owned());
    view! {
        <Tooltip text=label>
            <button
                type="button"
                class="button button--quiet button--icon palette__rail-item"
                data-group=kinds::group_name(group)
                aria-label=move || label.get()
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| open.set(if is_open.get_untracked() { None } else { Some(Some(group)) })
            >
                <span class="tile">
                    <Icon glyph=kinds::group_glyph(group) />
                </span>
            </button>
        </Tooltip>
    }
}

#[component]
fn Panel(board: Board, search: NodeRef<html::Input>, is_roomy: Signal<bool>) -> impl IntoView {
    let ui = board.ui;
    let query = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let (text, language) = (query.get().trim().to_lowercase(), ui.language());
        let fits = |node_type: &NodeType| {
            text.is_empty()
                || steps::node_type(*node_type, language).to_lowercase().contains(&text)
                || steps::group(node_type.group(), language).to_lowercase().contains(&text)
        };
        let of = |group: StepGroup| (group, kinds::offered(group).filter(fits).collect::<Vec<_>>());
        StepGroup::ALL.map(of).into_iter().filter(|(_, types)| !types.is_empty()).collect::<Vec<_>>()
    });
    let close = move || {
        if !is_roomy.get_untracked() {
            board.panels.palette.set(None);
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            query.set(String::new());
            close();
            board.focus_canvas();
        }
        "Enter" => {
            let first = shown.with_untracked(|shown| shown.first().and_then(|(_, types)| types.first().copied()));
            if let (Some(first), false) = (first, query.with_untracked(String::is_empty)) {
                event.prevent_default();
                if let Some(id) = board.add(first, None, None, None) {
                    query.set(String::new());
                    close();
                    board.focus_card(&id);
                }
            }
        }
        _ => {}
    };
    Effect::new(move |_| {
        // A flyout or sheet that opens takes the focus, so that typing finds at once.
        if board.panels.palette.with(Option::is_some)
            && !is_roomy.get_untracked()
            && let Some(input) = search.get_untracked()
        {
            request_animation_frame(move || hold::focus(&input));
        }
    });
    view! {
        <div class="palette__panel">
            <div class="palette__find">
                <TextInput
                    value=query
                    on_input=move |text| query.set(text)
                    on_key=on_key
                    name=word(|words| words.find_type)
                    placeholder=word(|words| words.find_type)
                    search=true
                    compact=true
                    keys="/"
                    node_ref=search
                />
            </div>
            <div class="palette__list">
                <For each=move || shown.get() key=|group| group.clone() let:group>
                    <Group board=board group=group.0 types=group.1 query=query on_added=close />
                </For>
                <Show when=move || shown.with(Vec::is_empty)>
                    <p class="palette__none">{move || (ui.language().builder().no_step_found)(query.get().trim())}</p>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn Group(
    board: Board,
    group: StepGroup,
    types: Vec<NodeType>,
    query: RwSignal<String>,
    #[prop(into)] on_added: Callback<()>,
) -> impl IntoView {
    // Triggers are folded once there is one; a search and a wish for the group unfold everything.
    let wished = RwSignal::new(None::<bool>);
    let has_trigger =
        Memo::new(move |_| board.workflow().with(|workflow| workflow.as_ref().is_some_and(|workflow| workflow.trigger().is_some())));
    let open = Signal::derive(move || {
        let is_asked_for = board.panels.palette.get().flatten() == Some(group);
        let by_itself = group != StepGroup::Triggers || !has_trigger.get();
        is_asked_for || !query.with(|query| query.trim().is_empty()) || wished.get().unwrap_or(by_itself)
    });
    let count = types.len();
    let types = StoredValue::new(types);
    view! {
        <div class="palette__group">
            <Disclosure
                label=say(move |language| steps::group(group, language).to_owned())
                open=open
                on_toggle=move |wish| wished.set(Some(wish))
                count=Signal::derive(move || if open.get() { String::new() } else { count.to_string() })
            >
                {types
                    .get_value()
                    .into_iter()
                    .map(|node_type| view! { <PaletteItem board=board node_type=node_type on_added=on_added /> })
                    .collect_view()}
            </Disclosure>
        </div>
    }
}
