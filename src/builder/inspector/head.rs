//! The head and the foot of a node's form: its name, what it is, and what can be done with it as a whole.

use leptos::html;
use leptos::prelude::*;
use usher_editor::command::Command;
use usher_model::NodeType;
use usher_wording::{names, steps};

use super::form::Form;
use super::words::{common, say, word};
use crate::builder::board::Board;
use crate::builder::kinds;
use crate::ui::prelude::*;

/// Tile, name, type, menu, and the button that closes.
#[component]
pub fn Head(
    /// What the node is.
    node_type: Memo<NodeType>,
    /// The input of the name.
    name: NodeRef<html::Input>,
    /// Called when the inspector shall close.
    on_close: Callback<()>,
) -> impl IntoView {
    let form = Form::get();
    let written = Memo::new(move |_| form.node().with(|node| node.as_ref().map(|node| node.name.clone()).unwrap_or_default()));
    // Without a name of its own it is called by its settings.
    let derived = Memo::new(move |_| {
        let language = form.ui.language();
        form.node().with(|node| {
            let node = node.as_ref()?;
            Some(form.store.with_untracked(|document| steps::default_name(node, document, language)))
        })
    });
    let rename = move |_| {
        if let Some(input) = name.get_untracked() {
            form.dispatch(Command::SetName { workflow: form.workflow_id(), node: form.node_id(), name: input.value() });
        }
    };
    let kind = say(move |language| {
        let node_type = node_type.get();
        format!("{} · {}", steps::node_type(node_type, language), names::lower_first(steps::group(node_type.group(), language)))
    });
    view! {
        <div class="inspector__head" data-group=move || kinds::group_name(node_type.get().group())>
            <span class="tile">
                <Icon glyph=Signal::derive(move || kinds::glyph(node_type.get())) size=18 />
            </span>
            <div class="inspector__title">
                <input
                    class="inspector__name"
                    type="text"
                    node_ref=name
                    aria-label=word(|words| words.name)
                    autocomplete="off"
                    prop:value=move || written.get()
                    placeholder=move || derived.get()
                    title=move || written.get()
                    on:input=rename
                />
                <p class="inspector__type">{kind}</p>
            </div>
            <Acts node_type=node_type />
            <Button label=common(|words| words.close) icon=Glyph::Cross icon_only=true kind=Kind::Quiet on_press=on_close />
        </div>
    }
}

/// Whether the step is on. Reactive.
fn is_on(form: Form) -> Memo<bool> {
    Memo::new(move |_| form.node().with(|node| node.as_ref().is_none_or(|node| node.enabled)))
}

fn turn(form: Form, enabled: bool) {
    form.dispatch(Command::SetEnabled { workflow: form.workflow_id(), nodes: vec![form.node_id()], enabled });
}

/// Everything that can be done with the node, as a menu: on phones the foot is out of sight.
#[component]
fn Acts(node_type: Memo<NodeType>) -> impl IntoView {
    let (form, board) = (Form::get(), Board::get());
    let enabled = is_on(form);
    let items = Signal::derive(move || {
        let (words, common) = (form.ui.language().inspector(), form.ui.language().common());
        let on = enabled.get();
        let mut items = Vec::new();
        if !node_type.get().is_trigger() {
            items.push(MenuItem::act(words.enabled, move || turn(form, !on)).checked(on));
            items.push(MenuItem::act(common.duplicate, move || board.duplicate_selected()).icon(Glyph::Duplicate).keys("Ctrl+D"));
            items.push(MenuItem::separator());
        }
        items.push(MenuItem::act(common.delete, move || board.delete_selected()).icon(Glyph::Trash).keys("Del").danger());
        items
    });
    view! { <MenuButton label=common(|words| words.more) items=items icon=Glyph::More icon_only=true /> }
}

/// The switch of the step, and its two acts.
#[component]
pub fn Foot(
    /// What the node is.
    node_type: Memo<NodeType>,
) -> impl IntoView {
    let (form, board) = (Form::get(), Board::get());
    let enabled = is_on(form);
    let is_step = move || !node_type.get().is_trigger();
    let state = say(move |language| {
        let words = language.builder();
        if enabled.get() { words.step_on } else { words.step_off }.to_owned()
    });
    view! {
        <div class="inspector__foot">
            <Show when=is_step>
                <Switch label=word(|words| words.enabled) checked=enabled on_change=move |on| turn(form, on) />
                <span class="inspector__state" aria-hidden="true">
                    {state}
                </span>
            </Show>
            <span class="grow"></span>
            <Show when=is_step>
                <Button
                    label=common(|words| words.duplicate)
                    icon=Glyph::Duplicate
                    icon_only=true
                    kind=Kind::Quiet
                    on_press=move |()| board.duplicate_selected()
                />
            </Show>
            <Button
                label=common(|words| words.delete)
                icon=Glyph::Trash
                icon_only=true
                kind=Kind::Quiet
                on_press=move |()| board.delete_selected()
            />
        </div>
    }
}
