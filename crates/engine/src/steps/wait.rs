//! Wait: for a span, or until a date and time. Messages do not end it.

use usher_model::{
    Port,
    steps::Wait,
    trace::{EndReason, Notice},
};

use super::{Cx, Outcome};
use crate::{calendar::parse_instant, run::Waiting};

pub(super) fn enter(step: &Wait, cx: &mut Cx) -> Outcome {
    let now = cx.world.state.now;
    let until = match (&step.span, &step.until) {
        (Some(span), _) => now.plus(*span),
        (None, Some(template)) => {
            let Some(text) = cx.text(template) else { return Outcome::End(EndReason::StepError) };
            match parse_instant(&text, &cx.plan.zone) {
                Some(until) => until,
                None => {
                    // Only the run can know what a variable holds: it goes on, as after any value that cannot be read.
                    cx.error(Notice::BadTime { value: text });
                    return Outcome::Leave(Port::Next);
                }
            }
        }
        (None, None) => return cx.fail(Notice::NotSet { setting: "for" }),
    };
    if until <= now { Outcome::Leave(Port::Next) } else { Outcome::Wait(Waiting::Timer, until) }
}

/// The timer is due.
pub(super) const fn wake() -> Outcome {
    Outcome::Leave(Port::Next)
}
