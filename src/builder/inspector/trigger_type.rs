//! The type of the trigger: a workflow has one trigger, so it becomes another one instead of getting a second.

use leptos::prelude::*;
use usher_model::{NodeKind, NodeType, StepGroup, condition::Subject, triggers::Trigger};
use usher_wording::steps;

use super::form::Form;
use super::words::word;
use crate::builder::kinds;
use crate::ui::prelude::*;

/// The types to choose from. What they have in common goes over to the new one, and back again one finds what was set before.
#[component]
pub fn TriggerType(
    /// What the node is.
    node_type: Memo<NodeType>,
) -> impl IntoView {
    let form = Form::get();
    let options = Signal::derive(move || {
        let language = form.ui.language();
        kinds::offered(StepGroup::Triggers).map(|kind| Choice::new(kind.as_str(), steps::node_type(kind, language))).collect::<Vec<_>>()
    });
    let last = StoredValue::new(Vec::<NodeKind>::new());
    let pick = move |picked: String| {
        let Some(wished) = NodeType::ALL.into_iter().find(|kind| kind.as_str() == picked && *kind != node_type.get_untracked()) else {
            return;
        };
        form.change(|kind| {
            let kept = last.with_value(|all| all.iter().rev().find(|one| one.node_type() == wished).cloned());
            let next = kept.unwrap_or_else(|| {
                let mut next = wished.default_kind();
                if let (NodeKind::Trigger(before), NodeKind::Trigger(next)) = (&*kind, &mut next) {
                    hand_on(before, next);
                }
                next
            });
            last.update_value(|all| all.push(std::mem::replace(kind, next)));
        });
    };
    view! {
        <Show when=move || node_type.get().is_trigger()>
            <div class="section">
                <Field label=word(|words| words.trigger) hint=word(|words| words.trigger_hint)>
                    <Select value=Signal::derive(move || node_type.get().as_str().to_owned()) options=options on_pick=pick />
                </Field>
            </div>
        </Show>
    }
}

/// Gives a trigger what another one has in common with it: not what is asked about the event itself, which is another one now.
fn hand_on(before: &Trigger, next: &mut Trigger) {
    if let (Some(from), Some(to)) = (before.conditions(), next.conditions_mut()) {
        to.clone_from(from);
        to.conditions.retain(|condition| !matches!(condition.subject, Subject::Source | Subject::ClosingCategory));
        next.set_once_per_contact(before.once_per_contact());
    }
}
