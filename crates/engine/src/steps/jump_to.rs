//! Jump To: go back to a step while this step's own counter in the run is below its limit, then fall through to `next`.

use usher_model::{
    Port,
    steps::JumpTo,
    trace::{Notice, What},
};

use super::{Cx, Outcome};
use crate::index::NodeIx;

pub(super) fn enter(step: &JumpTo, cx: &mut Cx) -> Outcome {
    let Some(target) = &step.target else { return cx.fail(Notice::NotSet { setting: "target" }) };
    let Some(to) = cx.plan.flow(cx.run.key.flow).graph.position(target).map(NodeIx::new) else {
        return cx.fail(Notice::Missing { what: "step", name: target.to_string() });
    };
    let (here, limit) = (cx.run.node, step.max_jumps);
    let at = match cx.run.jumps.iter().position(|(node, _)| *node == here) {
        Some(at) => at,
        None => {
            cx.run.jumps.push((here, 0));
            cx.run.jumps.len() - 1
        }
    };
    let made = &mut cx.run.jumps[at].1;
    if *made >= limit {
        return Outcome::Leave(Port::Next);
    }
    *made += 1;
    let jump = *made;
    cx.tell(What::Jumped { to: target.clone(), jump, limit });
    Outcome::Jump(to)
}
