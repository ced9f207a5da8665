//! How many findings a workflow of the list has: the worst kind, as a shape and a number.

use leptos::prelude::*;
use usher_analysis::{Severity, analyse_workflow};
use usher_model::ids::WorkflowId;
use usher_wording::plural;

use crate::state::{Store, Ui};
use crate::ui::prelude::*;

/// The worst severity that a workflow has, and how many of that.
#[must_use]
pub fn worst(store: Store, id: &WorkflowId) -> Option<(Severity, usize)> {
    store.with(|document| {
        let findings = analyse_workflow(document, document.workflow(id)?);
        let worst = Severity::ALL.into_iter().find(|severity| findings.iter().any(|finding| finding.severity == *severity))?;
        Some((worst, findings.iter().filter(|finding| finding.severity == worst).count()))
    })
}

/// The cell of a row.
#[component]
pub fn Problems(
    /// What [`worst`] found.
    worst: Memo<Option<(Severity, usize)>>,
) -> impl IntoView {
    let ui = Ui::get();
    let shown = move || match worst.get() {
        None => view! { <span class="muted only-wide">{ui.say(|words| words.none)}</span> }.into_any(),
        Some((severity, count)) => {
            let (tone, noun) = match severity {
                Severity::Error => (Tone::Danger, plural::ERROR),
                Severity::Warning => (Tone::Warning, plural::WARNING),
                Severity::Hint => (Tone::Hint, plural::HINT),
            };
            let label = move || noun.counted(i64::try_from(count).unwrap_or(i64::MAX), ui.language());
            view! { <SeverityMark tone=tone label=label /> }.into_any()
        }
    };
    view! { <span class="list__problems">{shown}</span> }
}
