//! The exported text: to download, to copy, to read.

use leptos::prelude::*;
use leptos::task::spawn_local;
use usher_interop::{export, write};
use usher_wording::pages;

use crate::platform::{clipboard, clock, files};
use crate::state::{Store, Ui, ui::ExportOf};
use crate::ui::prelude::*;

/// Open while something shall be exported ([`Ui::export`]).
#[component]
pub fn ExportDialog() -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    let of = ui.exporting();
    let title = Signal::derive(move || {
        let language = ui.language();
        match of.get() {
            Some(ExportOf::Workflow(id)) => {
                let name = store.with(|document| document.workflow(&id).map(|workflow| workflow.name.clone()));
                pages::export_of(&name.unwrap_or_default(), language)
            }
            Some(ExportOf::Everything) => language.pages().export_all_title.to_owned(),
            None => language.pages().export_title.to_owned(),
        }
    });
    let about = move || match of.get() {
        Some(ExportOf::Everything) => ui.language().pages().export_all_about,
        Some(ExportOf::Workflow(_)) | None => ui.language().pages().export_about,
    };
    let text = Memo::new(move |_| of.get().map(|of| text_of(store, &of)).unwrap_or_default());
    let download = move || {
        if let Some(of) = of.get_untracked()
            && files::download(&file_name(&of), &text.get_untracked()).is_err()
        {
            ui.toaster.say(ui.language_now().pages().not_downloaded);
        }
    };
    let copy = move || {
        let text = text.get_untracked();
        spawn_local(async move {
            let words = ui.language_now().pages();
            let said = if clipboard::copy(&text).await.is_ok() { words.copied } else { words.not_copied };
            ui.toaster.say(said);
        });
    };
    let foot = move || {
        view! {
            <Button icon=Glyph::Copy label=ui.say(|words| words.copy_json) on_press=copy />
            <Button kind=Kind::Primary icon=Glyph::Export label=ui.say(|words| words.download_json) on_press=download />
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || of.get().is_some())
            on_close=move || of.set(None)
            title=title
            size=DialogSize::Wide
            foot=foot
        >
            <p>{about}</p>
            <TextArea code=true readonly=true rows=16 name="JSON" value=text />
        </Dialog>
    }
}

fn text_of(store: Store, of: &ExportOf) -> String {
    store.with_untracked(|document| match of {
        ExportOf::Everything => write::workspace(document),
        ExportOf::Workflow(id) => export::workflow_file(document, id).map(|file| write::workflow(&file)).unwrap_or_default(),
    })
}

fn file_name(of: &ExportOf) -> String {
    match of {
        ExportOf::Everything => format!("usher-workspace-{}.json", clock::file_stamp()),
        ExportOf::Workflow(id) => format!("{id}.json"),
    }
}
