//! The outline: the canvas as a list that reads from top to bottom.

use usher_model::{Port, Workflow, graph::Graph, ids::NodeId};

/// One line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The node.
    pub node: NodeId,
    /// How far it is indented: one more after each step with several ports.
    pub depth: usize,
    /// The port of the step above by which one comes here; `None` for beginnings.
    pub via: Option<(NodeId, Port)>,
    /// It stands further up already: this line only refers to it.
    pub again: bool,
    /// No way leads here from the trigger.
    pub loose: bool,
}

/// The lines, the trigger first, in the order of ports; then what is not connected.
#[must_use]
pub fn outline(workflow: &Workflow) -> Vec<Row> {
    let graph = Graph::new(workflow);
    let ports: Vec<Vec<Port>> = workflow.nodes.iter().map(|node| node.ports()).collect();
    let trigger = workflow.trigger().and_then(|trigger| graph.position(&trigger.id));
    // Loose beginnings first, so that a loose chain reads in its order; what is left then goes round in circles.
    let starts = (0..workflow.nodes.len()).filter(|at| graph.incoming(*at).is_empty()).chain(0..workflow.nodes.len());
    let mut rows = Vec::new();
    let mut seen = vec![false; workflow.nodes.len()];
    for (loose, start) in trigger.into_iter().map(|at| (false, at)).chain(starts.map(|at| (true, at))) {
        if seen[start] {
            continue;
        }
        let mut open = vec![(start, 0_usize, None::<(usize, Port)>)];
        while let Some((at, depth, via)) = open.pop() {
            let again = std::mem::replace(&mut seen[at], true);
            let via = via.map(|(from, port)| (workflow.nodes[from].id.clone(), port));
            rows.push(Row { node: workflow.nodes[at].id.clone(), depth, via, again, loose });
            if again {
                continue;
            }
            let deeper = depth + usize::from(ports[at].len() > 1);
            let ways = ports[at].iter().filter_map(|port| Some((graph.follow(at, port)?, deeper, Some((at, port.clone())))));
            let ways: Vec<_> = ways.collect();
            open.extend(ways.into_iter().rev());
        }
    }
    rows
}
