//! The marks at the corners of a card: what is wrong with it, and what a simulation did there.

use leptos::prelude::*;
use usher_analysis::Severity;

use super::super::board::Board;
use crate::state::cards::Card;
use crate::ui::prelude::*;

/// The tone of a severity.
#[must_use]
pub const fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Danger,
        Severity::Warning => Tone::Warning,
        Severity::Hint => Tone::Hint,
    }
}

/// At the right: the time that a wait still takes, or else how many problems there are.
#[component]
pub fn Badge(
    /// The signals of the card.
    card: Card,
    /// The open builder.
    board: Board,
) -> impl IntoView {
    let (badge, walked) = (card.badge, card.walked);
    move || {
        let words = board.ui.language().builder();
        let run = walked.get();
        if let Some(run) = &run {
            // While simulating, the run is what counts.
            let left = run.left.clone().filter(|_| run.is_active)?;
            let name = (words.waits_until)(&left);
            return Some(
                view! {
                    <span class="card__badge" data-tone="live" role="img" aria-label=name>
                        <Icon glyph=Glyph::Hourglass size=12 />
                        {left}
                    </span>
                }
                .into_any(),
            );
        }
        let problem = badge.get()?;
        let count = i64::try_from(problem.count).unwrap_or(i64::MAX);
        let tone = tone(problem.severity);
        let name = match problem.severity {
            Severity::Error => (words.errors)(count),
            Severity::Warning => (words.warnings)(count),
            Severity::Hint => (words.hints)(count),
        };
        Some(
            view! {
                <span class="card__badge" data-tone=tone.data() role="img" aria-label=name>
                    <Icon glyph=tone.glyph() size=12 />
                    {count.to_string()}
                </span>
            }
            .into_any(),
        )
    }
}

/// At the left: as which step it was visited.
#[component]
pub fn VisitOrder(
    /// The signals of the card.
    card: Card,
    /// The open builder.
    board: Board,
) -> impl IntoView {
    let walked = card.walked;
    let order = Memo::new(move |_| walked.with(|walked| walked.as_ref().map_or(0, |run| run.order)));
    move || {
        let order = Some(order.get()).filter(|order| *order > 0)?;
        let name = (board.ui.language().builder().order_of_visit)(i64::try_from(order).unwrap_or(i64::MAX));
        Some(view! { <span class="card__order" role="img" aria-label=name>{order.to_string()}</span> })
    }
}

/// Beside the card: playing stops here.
#[component]
pub fn Stop(
    /// The signals of the card.
    card: Card,
) -> impl IntoView {
    let walked = card.walked;
    let stops = Memo::new(move |_| walked.with(|walked| walked.as_ref().is_some_and(|run| run.stops)));
    move || stops.get().then(|| view! { <span class="card__stop" aria-hidden="true"></span> })
}
