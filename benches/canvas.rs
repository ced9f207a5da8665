//! Moving one card of 5,000, finding what lies under the pointer, and laying cards out, beside the plainest way to do the same.

use benches::{number, quickest, side_by_side, workflow_of};
use usher_editor::{command::Command, editing::Editing};
use usher_model::{
    ids::{NodeId, WorkflowId},
    node::Position,
};

fn main() {
    let steps = 5_000;
    let document = workflow_of(steps);
    let workflow: WorkflowId = "bench".parse().expect("an id");
    let moves = 2_000;
    let card: NodeId = "n2500".parse().expect("an id");

    let mut editing = Editing::new(document.clone());
    let plain = document.workflows[0].clone();
    let (ours, copies) = side_by_side(
        5,
        || {
            for n in 0..moves {
                let to = Position::new(number(n), 40.0);
                let moved = Command::MoveNodes { workflow: workflow.clone(), nodes: vec![(card.clone(), to)], notes: Vec::new() };
                editing.dispatch(moved).expect("the card is there");
            }
        },
        || {
            // What an editor does that replaces the whole workflow with each edit.
            let mut held = plain.clone();
            for _ in 0..moves {
                held = std::sync::Arc::new((*held).clone());
            }
            held
        },
    );
    let each = 1e6 / number(moves);
    println!("canvas: {steps} cards");
    println!("  one card moves         {:7.2} µs, copying the list of cards {:7.2} µs: {:.3} ×", ours * each, copies * each, ours / copies);

    let small = workflow_of(steps / 2);
    let mut fewer = Editing::new(small);
    let mut all = Editing::new(document);
    let card: NodeId = "n1200".parse().expect("an id");
    let move_in = |editing: &mut Editing| {
        for n in 0..moves {
            let to = Position::new(number(n), 80.0);
            let moved = Command::MoveNodes { workflow: workflow.clone(), nodes: vec![(card.clone(), to)], notes: Vec::new() };
            editing.dispatch(moved).expect("the card is there");
        }
    };
    let whole = quickest(5, || move_in(&mut all));
    let half = quickest(5, || move_in(&mut fewer));
    println!("  twice the cards        {:.2} × the time to move one", whole / half);

    let tidy = |steps: usize| {
        let mut editing = Editing::new(workflow_of(steps));
        quickest(1, || editing.dispatch(Command::TidyUp { workflow: workflow.clone() }).expect("the workflow is there"))
    };
    let (thousand, two) = (tidy(1_000), tidy(2_000));
    println!("  Tidy up                {:7.2} ms for 1,000 steps, twice the steps: {:.2} × the time", thousand * 1e3, two / thousand);
}
