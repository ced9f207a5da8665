//! Where a record of the workspace is used.

use usher_model::{
    Document,
    condition::Group,
    contact::Contact,
    event::{Actor, Event},
    ids::{FieldId, GuaranteeId, NodeId, ScenarioId, TeamId, WorkflowId},
    refs::{Reference, group_references, references},
    scenario::{Check, Scenario},
};

/// One place that refers to a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the fields say where")]
pub enum Use {
    /// A setting of a trigger or step; the setting is a path, keys joined by dots.
    Setting { workflow: WorkflowId, node: NodeId, setting: String },
    /// A guarantee of a workflow.
    Guarantee { workflow: WorkflowId, guarantee: GuaranteeId },
    /// A team has the user as a member.
    Member { team: TeamId },
    /// A test needs it.
    Scenario { scenario: ScenarioId },
}

/// Every place that refers to a record, in the order of the document.
#[must_use]
pub fn of(document: &Document, record: &Reference) -> Vec<Use> {
    let mut uses = Vec::new();
    for workflow in &document.workflows {
        for node in &workflow.nodes {
            references(&node.kind, &mut |setting, reference| {
                if reference == *record {
                    uses.push(Use::Setting { workflow: workflow.id.clone(), node: node.id.clone(), setting: setting.to_owned() });
                }
            });
        }
        for guarantee in &workflow.guarantees {
            if in_group(&guarantee.when, record) {
                uses.push(Use::Guarantee { workflow: workflow.id.clone(), guarantee: guarantee.id.clone() });
            }
        }
    }
    if let Reference::User(user) = record {
        let teams = document.workspace.teams.iter().filter(|team| team.members.contains(user));
        uses.extend(teams.map(|team| Use::Member { team: team.id.clone() }));
    }
    let scenarios = document.scenarios.iter().filter(|scenario| scenario_uses(scenario, record));
    uses.extend(scenarios.map(|scenario| Use::Scenario { scenario: scenario.id.clone() }));
    uses.dedup();
    uses
}

fn in_group(group: &Group, record: &Reference) -> bool {
    let mut found = false;
    group_references("when", group, &mut |_, reference| found |= reference == *record);
    found
}

fn scenario_uses(scenario: &Scenario, record: &Reference) -> bool {
    let user_at_start = |user: &usher_model::scenario::UserAtStart| matches!(record, Reference::User(id) if *id == user.id);
    scenario.contacts.iter().any(|contact| contact_uses(contact, record))
        || scenario.users.iter().any(user_at_start)
        || scenario.events.iter().any(|event| event_uses(event, record))
        || scenario.expect.iter().any(|expectation| check_uses(&expectation.check, record))
}

fn contact_uses(contact: &Contact, record: &Reference) -> bool {
    match record {
        Reference::User(id) => contact.assignee.as_ref() == Some(id),
        Reference::Channel(id) => contact.channel.as_ref() == Some(id),
        Reference::Field(id) => contact.fields.contains_key::<FieldId>(id),
        Reference::Tag(id) => contact.tags.contains(id),
        Reference::Stage(id) => contact.lifecycle.as_ref() == Some(id),
        Reference::Team(_) | Reference::Category(_) | Reference::Workflow(_) | Reference::Node(_) => false,
    }
}

fn event_uses(event: &Event, record: &Reference) -> bool {
    let is = |reference: Option<Reference>| reference.as_ref() == Some(record);
    let by = matches!((event.by(), record), (Some(Actor::User(user)), Reference::User(id)) if user == id);
    by || is(event.workflow().cloned().map(Reference::Workflow))
        || match event {
            Event::ContactMessage { channel, .. } | Event::AdClick { channel, .. } => is(channel.clone().map(Reference::Channel)),
            Event::AgentMessage { user, .. } | Event::UserStatus { user, .. } => is(Some(Reference::User(user.clone()))),
            Event::CloseConversation { category, .. } => is(category.clone().map(Reference::Category)),
            Event::Assign { to, .. } => is(to.clone().map(Reference::User)),
            Event::SetField { field, .. } => is(Some(Reference::Field(field.clone()))),
            Event::AddTags { tags, .. } | Event::RemoveTags { tags, .. } => matches!(record, Reference::Tag(id) if tags.contains(id)),
            Event::SetLifecycle { stage, .. } => is(stage.clone().map(Reference::Stage)),
            Event::DeliveryFails { channel, .. } => is(Some(Reference::Channel(channel.clone()))),
            Event::OpenConversation { .. }
            | Event::Shortcut { .. }
            | Event::Webhook { .. }
            | Event::StopRun { .. }
            | Event::HttpAnswer { .. }
            | Event::Advance { .. }
            | Event::AdvanceTo { .. }
            | Event::NextTimer {} => false,
        }
}

fn check_uses(check: &Check, record: &Reference) -> bool {
    let is = |reference: Option<Reference>| reference.as_ref() == Some(record);
    is(check.workflow().cloned().map(Reference::Workflow))
        || match check {
            Check::Assigned { to, .. } => is(Some(Reference::User(to.clone()))),
            Check::Team { team, .. } => is(team.clone().map(Reference::Team)),
            Check::HasTag { tag, .. } | Check::LacksTag { tag, .. } => is(Some(Reference::Tag(tag.clone()))),
            Check::Field { field, .. } => is(Some(Reference::Field(field.clone()))),
            Check::Lifecycle { stage, .. } => is(stage.clone().map(Reference::Stage)),
            Check::MessageSent { .. }
            | Check::NoMessage { .. }
            | Check::Unassigned { .. }
            | Check::Conversation { .. }
            | Check::Variable { .. }
            | Check::Visited { .. }
            | Check::NotVisited { .. }
            | Check::Waiting { .. }
            | Check::Ended { .. }
            | Check::Comment { .. } => false,
        }
}
