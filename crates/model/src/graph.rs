//! The shape of a workflow: who follows whom, what is reachable, whether edges go round in circles.

use std::collections::{BTreeMap, BTreeSet};

use crate::{ids::NodeId, port::Port, workflow::Workflow};

/// An index of a workflow's nodes and edges, by position in its lists. Look-ups are logarithmic.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    index: BTreeMap<NodeId, usize>,
    /// Per node: port and target, in the order of the edges.
    out: Vec<Vec<(Port, usize)>>,
    /// Per node: the nodes with an edge to it, in the order of the edges.
    into: Vec<Vec<usize>>,
}

impl Graph {
    /// Indexes a workflow; edges whose ends do not exist are left out.
    #[must_use]
    pub fn new(workflow: &Workflow) -> Self {
        let index: BTreeMap<NodeId, usize> = workflow.nodes.iter().enumerate().map(|(at, node)| (node.id.clone(), at)).collect();
        let mut out = vec![Vec::new(); workflow.nodes.len()];
        let mut into = vec![Vec::new(); workflow.nodes.len()];
        for edge in &workflow.edges {
            if let (Some(&from), Some(&to)) = (index.get(&edge.from.node), index.get(&edge.to)) {
                out[from].push((edge.from.port.clone(), to));
                into[to].push(from);
            }
        }
        Self { index, out, into }
    }

    /// The position of a node in the workflow's list.
    #[must_use]
    pub fn position(&self, id: &NodeId) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// Where a port leads, by positions.
    #[must_use]
    pub fn follow(&self, from: usize, port: &Port) -> Option<usize> {
        self.out.get(from)?.iter().find(|(p, _)| p == port).map(|(_, to)| *to)
    }

    /// The ports of a node that are connected, with where they lead.
    #[must_use]
    pub fn outgoing(&self, from: usize) -> &[(Port, usize)] {
        self.out.get(from).map_or(&[], Vec::as_slice)
    }

    /// The nodes with an edge to this one.
    #[must_use]
    pub fn incoming(&self, to: usize) -> &[usize] {
        self.into.get(to).map_or(&[], Vec::as_slice)
    }

    /// Every node that edges lead to from here, this one included. Jumps are not edges: pass their targets as starts.
    #[must_use]
    pub fn reachable(&self, starts: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
        let mut seen = BTreeSet::new();
        let mut open: Vec<usize> = starts.into_iter().collect();
        while let Some(at) = open.pop() {
            if seen.insert(at) {
                open.extend(self.outgoing(at).iter().map(|(_, to)| *to));
            }
        }
        seen
    }

    /// Whether an edge between these nodes would close a cycle.
    #[must_use]
    pub fn would_close_cycle(&self, from: usize, to: usize) -> bool {
        self.reachable([to]).contains(&from)
    }

    /// A cycle of edges, as positions in walking order, or `None`. Depth first without recursion: a chain may have 100,000 steps.
    #[must_use]
    pub fn find_cycle(&self) -> Option<Vec<usize>> {
        /// Not seen, on the present path, done.
        #[derive(Clone, Copy, PartialEq)]
        enum Mark {
            New,
            OnPath,
            Done,
        }
        let mut marks = vec![Mark::New; self.out.len()];
        for start in 0..self.out.len() {
            if marks[start] != Mark::New {
                continue;
            }
            marks[start] = Mark::OnPath;
            let mut path = vec![(start, 0)];
            while let Some((at, next)) = path.last_mut() {
                let Some((_, to)) = self.out[*at].get(*next) else {
                    marks[*at] = Mark::Done;
                    path.pop();
                    continue;
                };
                *next += 1;
                match marks[*to] {
                    Mark::Done => {}
                    Mark::OnPath => {
                        let begin = path.iter().position(|(node, _)| node == to).unwrap_or(0);
                        return Some(path[begin..].iter().map(|(node, _)| *node).collect());
                    }
                    Mark::New => {
                        let to = *to;
                        marks[to] = Mark::OnPath;
                        path.push((to, 0));
                    }
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        node::{Node, NodeType, Position},
        workflow::{Edge, PortRef},
    };

    /// A workflow of plain steps with the edges "a next b".
    fn workflow(names: &[&str], edges: &[(&str, &str, &str)]) -> Workflow {
        let mut workflow = Workflow::new("w".parse().unwrap(), "W");
        for name in names {
            workflow.nodes.push(Arc::new(Node::new(name.parse().unwrap(), NodeType::Branch, Position::default())));
        }
        for (from, port, to) in edges {
            let from = PortRef { node: from.parse().unwrap(), port: Port::parse(port).unwrap() };
            workflow.edges.push(Edge { from, to: to.parse().unwrap() });
        }
        workflow
    }

    #[test]
    fn paths_may_merge_without_being_a_cycle() {
        let graph =
            Graph::new(&workflow(&["a", "b", "c", "d"], &[("a", "x", "b"), ("a", "else", "c"), ("b", "else", "d"), ("c", "else", "d")]));
        assert_eq!(graph.find_cycle(), None);
        assert_eq!(graph.incoming(3), [1, 2]);
        assert_eq!(graph.follow(0, &Port::Else), Some(2));
        assert!(graph.would_close_cycle(3, 0));
        assert!(graph.would_close_cycle(1, 1));
        assert!(!graph.would_close_cycle(1, 2));
    }

    #[test]
    fn a_cycle_is_found_in_walking_order_and_without_its_tail() {
        let graph = Graph::new(&workflow(
            &["tail", "a", "b", "c"],
            &[("tail", "else", "a"), ("a", "else", "b"), ("b", "else", "c"), ("c", "else", "a")],
        ));
        assert_eq!(graph.find_cycle(), Some(vec![1, 2, 3]));
        let own = Graph::new(&workflow(&["a"], &[("a", "else", "a")]));
        assert_eq!(own.find_cycle(), Some(vec![0]));
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_does_not_overflow_the_stack() {
        let n = 100_000;
        let mut long = Workflow::new("w".parse().unwrap(), "W");
        for i in 0..n {
            let id: NodeId = format!("s{i}").parse().unwrap();
            if i > 0 {
                let from = PortRef { node: format!("s{}", i - 1).parse().unwrap(), port: Port::Else };
                long.edges.push(Edge { from, to: id.clone() });
            }
            long.nodes.push(Arc::new(Node::new(id, NodeType::Branch, Position::default())));
        }
        let graph = Graph::new(&long);
        assert_eq!(graph.find_cycle(), None);
        assert_eq!(graph.reachable([0]).len(), n);
    }
}
