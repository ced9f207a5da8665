//! Jump To: which step, and how often.

use leptos::prelude::*;
use usher_model::{ids::NodeId, limits, steps};
use usher_wording::steps::{node_name, node_type};

use super::super::form::Form;
use super::super::parts::{lead::Lead, setting::Setting};
use super::super::words::word;
use crate::builder::kinds;
use crate::ui::prelude::*;

/// The settings of the step.
#[component]
pub fn JumpTo() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::JumpTo>();
    let target = settings.get(|step| step.target.as_ref().map(ToString::to_string).unwrap_or_default());
    // Every step but this one; nothing leads into a trigger.
    let options = Memo::new(move |_| {
        let (language, own) = (form.ui.language(), form.node_id());
        form.with(|document, workflow| {
            let steps = workflow.nodes.iter().filter(|node| node.trigger().is_none() && node.id != own);
            let option = |node: &std::sync::Arc<usher_model::Node>| {
                let name = node_name(node, document, language);
                let kind = node_type(node.node_type(), language);
                let hint = if name.starts_with(kind) { "" } else { kind };
                Choice::new(node.id.as_str(), name).glyph(kinds::glyph(node.node_type())).hint(hint)
            };
            steps.map(option).collect::<Vec<_>>()
        })
    });
    let jumps = settings.get(|step| step.max_jumps);
    #[expect(clippy::cast_precision_loss, reason = "at most ten, and whatever is typed is far below 2^53")]
    let shown = Signal::derive(move || Some(jumps.get() as f64));
    let count = move |number: Option<f64>| {
        #[expect(clippy::cast_possible_truncation, reason = "the input takes whole numbers")]
        if let Some(number) = number {
            settings.set(|step| step.max_jumps = number as i64);
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "the limit is ten")]
    let most = limits::JUMPS as f64;
    view! {
        <div class="section">
            <Setting path="target" label=word(|words| words.jump_target)>
                <Combobox
                    value=target
                    options=options
                    on_pick=move |id: String| settings.set(|step| step.target = NodeId::new(&id).ok())
                    placeholder=word(|words| words.choose)
                    none=word(|words| words.nothing_found)
                    toggle=word(|words| words.show_list)
                    icon=Glyph::Jump
                />
            </Setting>
            <Setting path="maxJumps" label=word(|words| words.max_jumps) hint=word(|words| words.jumps_hint)>
                <NumberInput value=shown on_input=count min=1.0 max=most />
            </Setting>
            <Lead port=usher_model::Port::Next />
        </div>
    }
}
