//! The import: first what it would do, or what is wrong; nothing changes before the button.

use leptos::prelude::*;
use leptos::task::spawn_local;
use usher_editor::command::Command;
use usher_interop::{
    fault::ReadError,
    import::{self, Choice, ImportPlan},
    limits, read,
};
use usher_model::{Document, ids::WorkflowId};
use usher_wording::pages;

use super::drop_zone::DropZone;
use super::faults::Faults;
use super::import_plan::PlanView;
use crate::platform::files;
use crate::route::Route;
use crate::state::{Store, Ui, ui::ImportOf};
use crate::ui::prelude::*;

/// Something that was looked at, under the name of its file.
#[derive(Clone)]
struct Looked {
    file: String,
    /// What is wrong with it; `None`: the plan says what its import would do.
    error: Option<ReadError>,
}

/// Takes files and texts, and is open while one of them is looked at ([`Ui::import`]).
#[component]
pub fn ImportDialog() -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    let looked = RwSignal::new(None::<Looked>);
    let plan = RwSignal::new(None::<ImportPlan>);
    Effect::new(move |_| {
        if ui.importing().with(Option::is_some)
            && let Some(what) = ui.importing().try_update(Option::take).flatten()
        {
            // One dialog at a time.
            ui.exporting().set(None);
            spawn_local(async move {
                if let Some((file, bytes)) = bytes_of(ui, what).await {
                    let (error, planned) = match read::read_bytes(&bytes) {
                        Ok(read) => (None, Some(import::plan(&store.snapshot(), read))),
                        Err(error) => (Some(error), None),
                    };
                    plan.set(planned);
                    looked.set(Some(Looked { file, error }));
                }
            });
        }
    });
    let title = Signal::derive(move || {
        let file = looked.with(|looked| looked.as_ref().map(|looked| looked.file.clone())).unwrap_or_default();
        pages::import_of(&file, ui.language())
    });
    let close = move || looked.set(None);
    let take = move || {
        close();
        if let Some(plan) = plan.try_update(Option::take).flatten() {
            do_import(store, ui, &plan);
        }
    };
    let foot = move || {
        if looked.with(|looked| looked.as_ref().is_some_and(|looked| looked.error.is_some())) {
            return view! { <Button label=ui.say(|words| words.close) on_press=move || close() /> }.into_any();
        }
        let label = move || pages::import_workflows(plan.with(|plan| plan.as_ref().map_or(0, coming)), ui.language());
        view! {
            <Button label=ui.say(|words| words.change_nothing) on_press=move || close() />
            <Button kind=Kind::Primary label=label on_press=move || take() />
        }
        .into_any()
    };
    view! {
        <DropZone />
        <Dialog
            open=Signal::derive(move || looked.with(Option::is_some))
            on_close=move || close()
            title=title
            size=DialogSize::Wide
            foot=foot
        >
            {move || match looked.get() {
                Some(Looked { file, error: Some(error) }) => view! { <Faults file=file error=error /> }.into_any(),
                Some(Looked { error: None, .. }) => view! { <PlanView plan=plan /> }.into_any(),
                None => ().into_any(),
            }}
        </Dialog>
    }
}

/// How many workflows would come in.
fn coming(plan: &ImportPlan) -> usize {
    plan.workflows.iter().filter(|planned| planned.taken_by.is_none() || planned.choice != Choice::Skip).count()
}

async fn bytes_of(ui: Ui, what: ImportOf) -> Option<(String, Vec<u8>)> {
    let language = ui.language_now();
    match what {
        ImportOf::Text(text) => Some((pages::pasted_text(language).to_owned(), text.into_bytes())),
        ImportOf::Files(given) => {
            // One byte more than is read, so that a file that is too large is known to be.
            #[expect(clippy::cast_precision_loss, reason = "a file size is far below 2^53")]
            let most = limits::FILE_BYTES as f64 + 1.0;
            match files::read(given.first()?, most).await {
                Ok(given) => Some((given.name, given.bytes)),
                Err(_) => {
                    ui.toaster.say(language.pages().not_read);
                    None
                }
            }
        }
    }
}

/// The workspace with a file in it. An untouched one takes over the file's time zone, hours and switches as well: they are
/// part of what its workflows were made for, and nobody has chosen others.
#[must_use]
pub fn taken(here: &Document, plan: &ImportPlan) -> Document {
    let mut document = import::apply(here, plan);
    if *here == Document::new(&here.workspace.name) {
        document.workspace = plan.source.workspace.clone();
    }
    document
}

fn do_import(store: Store, ui: Ui, plan: &ImportPlan) {
    let before = store.snapshot();
    let document = taken(&before, plan);
    let came: Vec<WorkflowId> =
        document.workflows.iter().filter(|new| before.workflow(&new.id) != Some(new)).map(|new| new.id.clone()).collect();
    let language = ui.language_now();
    match store.dispatch(Command::ReplaceDocument { document: Box::new(document) }) {
        Ok(()) => {
            ui.offer_undo(store, pages::imported(coming(plan), language), Glyph::Import);
            if let [only] = &came[..] {
                ui.go(&Route::Builder(only.clone()));
            }
        }
        Err(refused) => ui.say_refused(store, &refused),
    }
}
