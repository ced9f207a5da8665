//! A world written down, and taken up again where it was left.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use usher_model::{
    Document,
    ids::{NodeId, UserId, WorkflowId},
};

use crate::{
    clock::Timer,
    index::{ContactIx, RunKey},
    plan::Plan,
    planted::Bug,
    refused::Refused,
    world::{State, World, new_user},
};

/// A world at rest between two events, as data. It holds positions in the lists of its document, and therefore their ids too.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Saved {
    users: Vec<UserId>,
    workflows: Vec<WorkflowId>,
    /// For each workflow that has runs, or requests with an answer: which nodes it had.
    nodes: Vec<(WorkflowId, Vec<NodeId>)>,
    state: State,
}

impl World {
    /// Everything that a world is, without its document.
    #[must_use]
    pub fn save(&self) -> Saved {
        let document = &self.plan.document;
        let has_runs = |at: usize| self.state.people.iter().any(|person| person.enrolled.iter().any(|entry| entry.flow.at() == at));
        let used = |at: usize| has_runs(at) || self.state.answers.iter().any(|answer| answer.flow.at() == at);
        let nodes = document.workflows.iter().enumerate().filter(|(at, _)| used(*at));
        Saved {
            users: document.workspace.users.iter().map(|user| user.id.clone()).collect(),
            workflows: document.workflows.iter().map(|workflow| workflow.id.clone()).collect(),
            nodes: nodes.map(|(_, workflow)| (workflow.id.clone(), workflow.nodes.iter().map(|node| node.id.clone()).collect())).collect(),
            state: self.state.clone(),
        }
    }

    /// A saved world, taken up with its document. The document may have more users and other team members than it had: who is new
    /// joins each rotation at the end.
    ///
    /// # Errors
    /// When the users, the workflows, or the steps of a workflow that has runs are not those of the saved world.
    pub fn restore(document: Arc<Document>, saved: Saved) -> Result<Self, Refused> {
        let Saved { users, workflows, nodes, mut state } = saved;
        let same_users =
            document.workspace.users.len() >= users.len() && document.workspace.users.iter().zip(&users).all(|(user, id)| user.id == *id);
        let same_workflows = document.workflows.iter().map(|workflow| &workflow.id).eq(&workflows);
        let same_nodes = nodes.iter().all(|(workflow, nodes)| {
            document.workflow(workflow).is_some_and(|workflow| workflow.nodes.iter().map(|node| &node.id).eq(nodes))
        });
        if !(same_users && same_workflows && same_nodes && state.users.len() == users.len()) {
            return Err(Refused::OtherDocument);
        }
        let plan = Plan::new(document, state.under_test.as_ref());
        for user in &plan.document.workspace.users[users.len()..] {
            state.users.push(new_user(&plan, &user.id, None));
        }
        if Bug::OnceIsForgotten.is_planted() {
            state.people.iter_mut().for_each(|person| Arc::make_mut(person).enrolled.retain(|entry| entry.active.is_some()));
        }
        state.rotations.adapt(&plan);
        let mut world = Self::from_state(plan, state);
        world.register_everything();
        Ok(world)
    }

    /// Works out from the state what is due, who waits in which line, and which runs are active.
    pub(crate) fn register_everything(&mut self) {
        let people = self.state.people.clone();
        for (at, person) in people.iter().enumerate() {
            let contact = ContactIx::new(at);
            if let Some((due, began)) = person.auto_close {
                self.timers.add(due, began, Timer::AutoClose(contact));
            }
            self.register_silence(contact);
            self.index_contact(contact);
            for run in person.runs() {
                self.active.insert(run.number, RunKey { contact, flow: run.key.flow });
                self.register(run);
            }
        }
    }
}
