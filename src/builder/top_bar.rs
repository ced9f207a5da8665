//! The bar of the builder: where one is, whether it is kept, undo and redo, and what is done with the whole workflow.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;
use usher_editor::command::Command;
use usher_interop::{export, write};
use usher_model::workflow::Status;
use usher_wording::{builder, edits};

use super::board::Board;
use super::findings::Findings;
use super::words::{common, word};
use crate::home::SaveStatus;
use crate::platform::files;
use crate::route::Route;
use crate::state::{Theme, ui::ExportOf};
use crate::ui::prelude::*;

/// The bar.
#[component]
pub fn TopBar(
    /// The open builder.
    board: Board,
    /// What is wrong with the workflow.
    findings: Findings,
    /// Whether the simulator is open.
    #[prop(into)]
    simulating: Signal<bool>,
) -> impl IntoView {
    let ui = board.ui;
    let home = Route::Home.to_hash();
    view! {
        <header class="bar">
            <a class="logo" href=home.clone() aria-label="Usher">
                <Logo />
            </a>
            <div class="crumb">
                <a class="crumb__link only-desk" href=home>
                    {word(|words| words.workflows)}
                </a>
                <span class="only-desk" aria-hidden="true">
                    <Icon glyph=Glyph::ChevronRight size=12 />
                </span>
                <div class="crumb__main">
                    <Name board=board />
                    <SaveStatus class="crumb__below only-narrow" />
                </div>
            </div>
            <StatusBadge board=board />
            <SaveStatus class="only-roomy" />
            <span class="grow"></span>
            <div class="bar__group only-wide">
                <UndoRedo board=board />
            </div>
            <span class="separator only-wide"></span>
            <Button
                label=word(|words| words.export)
                icon=Glyph::Export
                kind=Kind::Quiet
                shrinks=true
                class="only-wide"
                on_press=move || ui.export(ExportOf::Workflow(board.id()))
            />
            <span class="separator only-wide"></span>
            <Simulate board=board simulating=simulating />
            <Publish board=board findings=findings />
            <More board=board />
        </header>
    }
}

/// The name of the workflow, which is edited where it stands. It is the heading of the page too.
#[component]
fn Name(board: Board) -> impl IntoView {
    let name =
        Memo::new(move |_| board.workflow().with(|workflow| workflow.as_ref().map(|workflow| workflow.name.clone()).unwrap_or_default()));
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let name = name.get();
        if let Some(input) = input.get()
            && input.value() != name
        {
            input.set_value(&name);
        }
    });
    let commit = move || {
        let Some(input) = input.get_untracked() else { return };
        let (typed, before) = (input.value(), name.get_untracked());
        let typed = typed.trim();
        if typed.is_empty() {
            // A workflow without a name could not be found again.
            input.set_value(&before);
        } else if typed != before {
            board.perform(Command::RenameWorkflow { workflow: board.id(), name: typed.to_owned() }, String::new);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let Some(input) = input.get_untracked() else { return };
        match event.key().as_str() {
            "Enter" if !event.is_composing() => {
                commit();
                _ = input.blur();
            }
            "Escape" => {
                input.set_value(&name.get_untracked());
                _ = input.blur();
            }
            _ => {}
        }
    };
    view! {
        <h1 class="visually-hidden" tabindex="-1">
            {name}
        </h1>
        <input
            class="crumb__name"
            node_ref=input
            value=name.get_untracked()
            autocomplete="off"
            spellcheck="false"
            aria-label=word(|words| words.workflow_name)
            placeholder=word(|words| words.unnamed)
            on:keydown=on_key
            on:blur=move |_| {
                if name.try_get_untracked().is_some() {
                    commit();
                }
            }
        />
    }
}

#[component]
fn StatusBadge(board: Board) -> impl IntoView {
    let status =
        Memo::new(move |_| board.workflow().with(|workflow| workflow.as_ref().map(|workflow| workflow.status).unwrap_or_default()));
    let badge = move || {
        let words = board.ui.language().builder();
        match status.get() {
            Status::Draft => view! { <Badge label=words.draft mark=Mark::Ring /> },
            Status::Published => view! { <Badge label=words.status_published tone=Tone::Live mark=Mark::Dot /> },
            Status::Stopped => view! { <Badge label=words.stopped mark=Mark::Square /> },
        }
    };
    view! { <span class="only-wide">{badge}</span> }
}

/// Undo and redo; what they would do is in their tooltips.
#[component]
fn UndoRedo(board: Board) -> impl IntoView {
    let ui = board.ui;
    let (undo, redo) = (Memo::new(move |_| board.store.undo_name()), Memo::new(move |_| board.store.redo_name()));
    let undo_hint = Signal::derive(move || {
        let (language, words) = (ui.language(), ui.language().common());
        undo.get().map_or_else(|| words.nothing_to_undo.to_owned(), |edit| (words.undo_what)(&edits::edited(&edit, language)))
    });
    let redo_hint = Signal::derive(move || {
        let (language, words) = (ui.language(), ui.language().common());
        redo.get().map_or_else(|| words.nothing_to_redo.to_owned(), |edit| (words.redo_what)(&edits::edited(&edit, language)))
    });
    let undo_refused = Signal::derive(move || if undo.get().is_some() { String::new() } else { undo_hint.get() });
    let redo_refused = Signal::derive(move || if redo.get().is_some() { String::new() } else { redo_hint.get() });
    view! {
        <Button
            label=common(|words| words.undo)
            hint=undo_hint
            refused=undo_refused
            icon=Glyph::Undo
            icon_only=true
            kind=Kind::Quiet
            on_press=move || board.undo()
        />
        <Button
            label=common(|words| words.redo)
            hint=redo_hint
            refused=redo_refused
            icon=Glyph::Redo
            icon_only=true
            kind=Kind::Quiet
            on_press=move || board.redo()
        />
    }
}

#[component]
fn Simulate(board: Board, simulating: Signal<bool>) -> impl IntoView {
    let ui = board.ui;
    move || {
        if simulating.get() {
            view! {
                <Button
                    label=word(|words| words.end_simulation)
                    icon=Glyph::Cross
                    kind=Kind::Running
                    on_press=move || ui.go(&Route::Builder(board.id()))
                />
            }
        } else {
            view! {
                <Button
                    label=word(|words| words.simulate)
                    icon=Glyph::Play
                    class="only-wide button--live-icon"
                    on_press=move || ui.go(&Route::Simulate(board.id()))
                />
            }
        }
    }
}

/// Publishes the workflow, unless something is wrong with it; stops a published one.
#[component]
fn Publish(board: Board, findings: Findings) -> impl IntoView {
    let ui = board.ui;
    let is_published = Memo::new(move |_| {
        board.workflow().with(|workflow| workflow.as_ref().is_some_and(|workflow| workflow.status == Status::Published))
    });
    let refused = Signal::derive(move || match findings.errors() {
        0 => String::new(),
        errors => builder::publishing_needs(errors, ui.language()),
    });
    let set = move |status: Status| {
        let words = board.language_now().builder();
        let says = if status == Status::Published { words.is_published } else { words.is_stopped };
        let done = board.perform(Command::SetStatus { workflow: board.id(), status }, String::new);
        if done.is_some() {
            ui.toaster.say(says);
        }
    };
    move || {
        if is_published.get() {
            view! { <Button label=word(|words| words.stop) on_press=move || set(Status::Stopped) /> }
        } else {
            view! { <Button label=word(|words| words.publish) kind=Kind::Primary refused=refused on_press=move || set(Status::Published) /> }
        }
    }
}

/// The rest: theme, language, shortcuts, download.
#[component]
fn More(board: Board) -> impl IntoView {
    let ui = board.ui;
    let items = Signal::derive(move || {
        let language = ui.language();
        let words = language.builder();
        let theme = |theme: Theme| {
            let (label, glyph) = match theme {
                Theme::Light => (words.light, Glyph::Sun),
                Theme::Dark => (words.dark, Glyph::Moon),
                Theme::System => (words.system, Glyph::Gear),
            };
            MenuItem::act(label, move || ui.wear(theme)).icon(glyph).checked(ui.theme() == theme)
        };
        let speak = |other: usher_wording::Language| MenuItem::act(other.name(), move || ui.speak(other)).checked(language == other);
        let mut items = vec![
            MenuItem::act(words.export, move || ui.export(ExportOf::Workflow(board.id()))).icon(Glyph::Export),
            MenuItem::act(words.download, move || download(board)).icon(Glyph::Import),
            MenuItem::act(words.keyboard_help, move || board.panels.shortcuts.set(true)).keys("?").icon(Glyph::List),
            MenuItem::separator(),
            MenuItem::heading(words.theme),
        ];
        items.extend(Theme::ALL.map(theme));
        items.push(MenuItem::separator());
        items.push(MenuItem::heading(words.language));
        items.extend(usher_wording::Language::ALL.map(speak));
        items
    });
    view! { <MenuButton label=word(|words| words.more) items=items icon=Glyph::More icon_only=true /> }
}

fn download(board: Board) {
    let id = board.id();
    let file = board.store.with_untracked(|document| export::workflow_file(document, &id));
    let given = file.is_some_and(|file| files::download(&format!("{id}.json"), &write::workflow(&file)).is_ok());
    if !given {
        board.ui.toaster.say(board.language_now().pages().not_downloaded);
    }
}
