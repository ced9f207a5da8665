//! What the benches share: fair timing, and documents of any size.

use std::{hint::black_box, sync::Arc, time::Instant};

use usher_model::{
    Document, Edge, Node, NodeType, Port, PortRef, Workflow,
    ids::{NodeId, WorkflowId},
    node::{NodeKind, Position},
    steps::Step,
};

/// The quickest of several runs, in seconds: what the machine can do when nothing disturbs it.
pub fn quickest<T>(runs: u32, mut work: impl FnMut() -> T) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let begin = Instant::now();
        black_box(work());
        best = best.min(begin.elapsed().as_secs_f64());
    }
    best
}

/// The quickest of several runs of both sides, taken in turn so that a busy machine disturbs both alike.
pub fn side_by_side<A, B>(runs: u32, mut ours: impl FnMut() -> A, mut baseline: impl FnMut() -> B) -> (f64, f64) {
    let mut best = (f64::INFINITY, f64::INFINITY);
    for _ in 0..runs {
        best.0 = best.0.min(quickest(1, &mut ours));
        best.1 = best.1.min(quickest(1, &mut baseline));
    }
    best
}

/// A whole number as a fraction.
#[must_use]
pub fn number(n: usize) -> f64 {
    n.to_string().parse().unwrap_or(f64::INFINITY)
}

fn id<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().expect("a plain id")
}

/// A workflow with so many steps: chains of messages, waits and tags below a trigger, as wide as it is long.
#[must_use]
pub fn workflow_of(steps: usize) -> Document {
    let mut document = Document::new("Bench");
    let mut workflow = Workflow::new(id::<WorkflowId>("bench"), "Bench");
    let types = [NodeType::SendMessage, NodeType::Wait, NodeType::UpdateTags, NodeType::OpenConversation];
    let node_id = |n: usize| id::<NodeId>(&format!("n{n}"));
    workflow.nodes.push(Arc::new(Node::new(node_id(0), NodeType::ConversationOpened, Position::default())));
    for n in 1..=steps {
        let place = Position::new(number(n % 70) * 320.0, number(n / 70 + 1) * 160.0);
        let mut node = Node::new(node_id(n), types[n % types.len()], place);
        node.name = format!("Step {n}");
        if let NodeKind::Step(Step::SendMessage(message)) = &mut node.kind {
            message.message.text = "Hi {{$contact.first_name|there}}, we have received your message and will be with you soon.".into();
        }
        workflow.nodes.push(Arc::new(node));
        workflow.edges.push(Edge { from: PortRef { node: node_id(n - 1), port: Port::Next }, to: node_id(n) });
    }
    document.workflows.push(Arc::new(workflow));
    document
}
