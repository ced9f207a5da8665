//! Branch: top to bottom, the first branch whose conditions hold is taken, else `else`.

use usher_model::{Port, steps::Branch};

use super::{Cx, Outcome};

pub(super) fn enter(step: &Branch, cx: &mut Cx) -> Outcome {
    let taken = step.branches.iter().find(|arm| cx.holds(&arm.when, &arm.id));
    Outcome::Leave(taken.map_or(Port::Else, |arm| Port::of_part(&arm.id)))
}
