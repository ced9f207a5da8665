//! Who and what an event names, looked up before anything changes.

use usher_model::{
    event::Actor,
    ids::{CategoryId, ChannelId, ContactId, FieldId, NodeId, StageId, TagId, UserId, WorkflowId},
};

use crate::{
    index::{ContactIx, FlowIx, NodeIx, UserIx},
    refused::Refused,
    world::World,
};

/// Why an event changes nothing.
pub(crate) enum Amiss {
    /// It is about nobody, or sets the clock back: the world refuses it.
    Refused(Refused),
    /// It names something that the workspace does not have: that is told.
    Missing { what: &'static str, name: String },
}

impl From<Refused> for Amiss {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

fn missing(what: &'static str, id: &impl ToString) -> Amiss {
    Amiss::Missing { what, name: id.to_string() }
}

impl World {
    pub(crate) fn find_contact(&self, id: &ContactId) -> Result<ContactIx, Amiss> {
        self.by_id.get(id).ok_or_else(|| Refused::UnknownContact(id.clone()).into())
    }

    /// The contact to whom an actor does something; the actor must be known, too.
    pub(crate) fn find_contact_for(&self, id: &ContactId, by: &Actor) -> Result<ContactIx, Amiss> {
        let contact = self.find_contact(id)?;
        self.check_actor(by)?;
        Ok(contact)
    }

    pub(crate) fn find_user(&self, id: &UserId) -> Result<UserIx, Amiss> {
        self.plan.find_user(id).ok_or_else(|| missing("user", id))
    }

    pub(crate) fn find_workflow(&self, id: &WorkflowId) -> Result<FlowIx, Amiss> {
        self.plan.find_flow(id).ok_or_else(|| missing("workflow", id))
    }

    /// A node of a workflow. Where no workflow is named, the one under test is meant, or the first one that has such a node.
    pub(crate) fn find_node(&self, workflow: Option<&WorkflowId>, node: &NodeId) -> Result<(FlowIx, NodeIx), Amiss> {
        let within = |flow: FlowIx| Some((flow, NodeIx::new(self.plan.flow(flow).graph.position(node)?)));
        let found = match workflow {
            Some(workflow) => within(self.find_workflow(workflow)?),
            None => {
                let under_test = self.state.under_test.as_ref().and_then(|id| self.plan.find_flow(id));
                let all = (0..self.plan.flows.len()).map(FlowIx::new);
                under_test.into_iter().chain(all).find_map(within)
            }
        };
        found.ok_or_else(|| missing("step", node))
    }

    fn check_actor(&self, actor: &Actor) -> Result<(), Amiss> {
        match actor {
            Actor::User(user) => self.find_user(user).map(|_| ()),
            Actor::Contact | Actor::Workflow | Actor::Api | Actor::AutoClose => Ok(()),
        }
    }

    pub(crate) fn check_channel(&self, id: Option<&ChannelId>) -> Result<(), Amiss> {
        match id {
            Some(id) if self.plan.document.workspace.channel(id).is_none() => Err(missing("channel", id)),
            Some(_) | None => Ok(()),
        }
    }

    pub(crate) fn check_category(&self, id: Option<&CategoryId>) -> Result<(), Amiss> {
        match id {
            Some(id) if self.plan.document.workspace.category(id).is_none() => Err(missing("category", id)),
            Some(_) | None => Ok(()),
        }
    }

    pub(crate) fn check_stage(&self, id: Option<&StageId>) -> Result<(), Amiss> {
        match id {
            Some(id) if self.plan.document.workspace.stage(id).is_none() => Err(missing("stage", id)),
            Some(_) | None => Ok(()),
        }
    }

    pub(crate) fn check_field(&self, id: &FieldId) -> Result<(), Amiss> {
        self.plan.document.workspace.field_type(id).map(|_| ()).ok_or_else(|| missing("field", id))
    }

    pub(crate) fn check_tag(&self, id: &TagId) -> Result<(), Amiss> {
        self.plan.document.workspace.tag(id).map(|_| ()).ok_or_else(|| missing("tag", id))
    }
}
