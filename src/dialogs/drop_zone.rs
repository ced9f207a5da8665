//! Files dropped anywhere and texts pasted outside inputs: both are ways to import.

use leptos::prelude::*;

use crate::platform::{clipboard, files, listening::listen};
use crate::state::{Ui, ui::ImportOf};
use crate::ui::prelude::*;

/// Says what a drop would do while a file is over the window.
#[component]
pub fn DropZone() -> impl IntoView {
    let ui = Ui::get();
    let is_over = RwSignal::new(false);
    files::on_drop(move |over| is_over.set(over), move |files| ui.import(ImportOf::Files(files)));
    listen(&document(), "paste", move |event| {
        // A copy of steps is pasted by the canvas; only what looks like a file of ours is taken here.
        if let Some(text) = clipboard::pasted_outside_inputs(&event)
            && looks_like_a_file(&text)
        {
            event.prevent_default();
            ui.import(ImportOf::Text(text));
        }
    });
    view! {
        <Show when=move || is_over.get()>
            <div class="drop-zone">
                <Icon glyph=Glyph::Import size=24 />
                <span>{ui.say(|words| words.drop_here)}</span>
            </div>
        </Show>
    }
}

/// Whether a pasted text is meant as a document, whole or damaged.
fn looks_like_a_file(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && !text.contains(usher_editor::fragment::FORMAT)
}
