//! What can be done with a workflow of the list.

use leptos::prelude::*;
use usher_analysis::Severity;
use usher_editor::command::Command;
use usher_model::{ids::WorkflowId, workflow::Status};
use usher_wording::pages;

use super::acts;
use crate::route::Route;
use crate::state::{Store, Ui, ui::ExportOf};
use crate::ui::prelude::*;

/// The menu at the end of a row.
#[component]
pub fn RowMenu(
    /// Which workflow.
    id: WorkflowId,
    /// Its name.
    name: Signal<String>,
    /// Its place in the start order, from 1.
    number: Memo<usize>,
    /// Its worst findings: with an error it is not published.
    worst: Memo<Option<(Severity, usize)>>,
    /// Whether the list shows the start order.
    is_start_order: Signal<bool>,
    /// Called when its name shall be changed.
    on_rename: Callback<WorkflowId>,
) -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    let workflow = store.workflow(id.clone());
    let count = Memo::new(move |_| store.with(|document| document.workflows.len()));
    let id = StoredValue::new(id);
    let ask = move |command: Command| acts::ask(store, ui, command);
    let items = Signal::derive(move || {
        let words = ui.language().pages();
        let is_published = workflow.get().is_some_and(|workflow| workflow.status == Status::Published);
        let (label, status) = if is_published { (words.stop, Status::Stopped) } else { (words.publish, Status::Published) };
        let has_errors = worst.get().is_some_and(|(severity, _)| severity == Severity::Error);
        let cannot_publish = if has_errors && !is_published { words.has_errors } else { "" };
        let cannot_move = if is_start_order.get() { "" } else { words.only_in_start_order };
        let at = number.get();
        let move_to = move |to: usize| ask(Command::ReorderWorkflow { workflow: id.get_value(), to });
        let mut items = vec![
            MenuItem::act(words.open, move || ui.go(&Route::Builder(id.get_value()))).icon(Glyph::Arrow),
            MenuItem::act(words.rename, move || on_rename.run(id.get_value())).icon(Glyph::Field),
            MenuItem::act(words.clone, move || {
                let name = pages::copy_of(&name.get_untracked(), ui.language_now());
                ask(Command::CloneWorkflow { workflow: id.get_value(), name });
            })
            .icon(Glyph::Duplicate),
            MenuItem::act(label, move || ask(Command::SetStatus { workflow: id.get_value(), status }))
                .icon(Glyph::Power)
                .refused(cannot_publish),
            MenuItem::separator(),
        ];
        if at > 1 {
            items.push(MenuItem::act(words.move_up, move || move_to(at - 2)).icon(Glyph::ChevronUp).refused(cannot_move));
        }
        if at < count.get() {
            items.push(MenuItem::act(words.move_down, move || move_to(at)).icon(Glyph::ChevronDown).refused(cannot_move));
        }
        items.extend([
            MenuItem::act(words.export, move || ui.export(ExportOf::Workflow(id.get_value()))).icon(Glyph::Export),
            MenuItem::separator(),
            MenuItem::act(words.delete, move || acts::delete(store, ui, &id.get_value())).icon(Glyph::Trash).danger(),
        ]);
        items
    });
    let label = Signal::derive(move || pages::more_about(&name.get(), ui.language()));
    view! { <MenuButton label=label items=items icon=Glyph::More icon_only=true size=Size::Compact class="list__more" /> }
}
