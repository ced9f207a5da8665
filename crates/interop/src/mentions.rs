//! What scenarios name: records of the workspace, and workflows.

use usher_model::{
    event::{Actor, Event},
    ids::{FieldId, WorkflowId},
    labels::StandardField,
    refs::Reference,
    scenario::{Check, Scenario},
};

/// Calls `visit` with every record of the workspace that a scenario names.
pub fn scenario_references(scenario: &Scenario, visit: &mut impl FnMut(Reference)) {
    for contact in &scenario.contacts {
        contact.channel.iter().for_each(|channel| visit(Reference::Channel(channel.clone())));
        contact.tags.iter().for_each(|tag| visit(Reference::Tag(tag.clone())));
        contact.fields.keys().for_each(|field| field_reference(field, visit));
        contact.lifecycle.iter().for_each(|stage| visit(Reference::Stage(stage.clone())));
        contact.assignee.iter().for_each(|user| visit(Reference::User(user.clone())));
    }
    scenario.users.iter().for_each(|user| visit(Reference::User(user.id.clone())));
    scenario.events.iter().for_each(|event| event_references(event, visit));
    scenario.expect.iter().for_each(|expectation| check_references(&expectation.check, visit));
}

fn field_reference(field: &FieldId, visit: &mut impl FnMut(Reference)) {
    if StandardField::from_id(field.as_str()).is_none() {
        visit(Reference::Field(field.clone()));
    }
}

fn event_references(event: &Event, visit: &mut impl FnMut(Reference)) {
    if let Some(Actor::User(user)) = event.by() {
        visit(Reference::User(user.clone()));
    }
    match event {
        Event::ContactMessage { channel: Some(channel), .. }
        | Event::AdClick { channel: Some(channel), .. }
        | Event::DeliveryFails { channel, .. } => visit(Reference::Channel(channel.clone())),
        Event::AgentMessage { user, .. } | Event::UserStatus { user, .. } | Event::Assign { to: Some(user), .. } => {
            visit(Reference::User(user.clone()));
        }
        Event::CloseConversation { category: Some(category), .. } => visit(Reference::Category(category.clone())),
        Event::SetField { field, .. } => field_reference(field, visit),
        Event::AddTags { tags, .. } | Event::RemoveTags { tags, .. } => tags.iter().for_each(|tag| visit(Reference::Tag(tag.clone()))),
        Event::SetLifecycle { stage: Some(stage), .. } => visit(Reference::Stage(stage.clone())),
        Event::ContactMessage { channel: None, .. }
        | Event::AdClick { channel: None, .. }
        | Event::Assign { to: None, .. }
        | Event::CloseConversation { category: None, .. }
        | Event::SetLifecycle { stage: None, .. }
        | Event::OpenConversation { .. }
        | Event::Shortcut { .. }
        | Event::Webhook { .. }
        | Event::StopRun { .. }
        | Event::HttpAnswer { .. }
        | Event::Advance { .. }
        | Event::AdvanceTo { .. }
        | Event::NextTimer {} => {}
    }
}

fn check_references(check: &Check, visit: &mut impl FnMut(Reference)) {
    match check {
        Check::Assigned { to, .. } => visit(Reference::User(to.clone())),
        Check::Team { team: Some(team), .. } => visit(Reference::Team(team.clone())),
        Check::HasTag { tag, .. } | Check::LacksTag { tag, .. } => visit(Reference::Tag(tag.clone())),
        Check::Field { field, .. } => field_reference(field, visit),
        Check::Lifecycle { stage: Some(stage), .. } => visit(Reference::Stage(stage.clone())),
        Check::Team { team: None, .. }
        | Check::Lifecycle { stage: None, .. }
        | Check::MessageSent { .. }
        | Check::NoMessage { .. }
        | Check::Unassigned { .. }
        | Check::Conversation { .. }
        | Check::Variable { .. }
        | Check::Visited { .. }
        | Check::NotVisited { .. }
        | Check::Waiting { .. }
        | Check::Ended { .. }
        | Check::Comment { .. } => {}
    }
}

/// Every workflow that events and expectations name, as often as they do.
pub fn workflows_of(scenario: &Scenario) -> Vec<&WorkflowId> {
    let events = scenario.events.iter().filter_map(Event::workflow);
    let checks = scenario.expect.iter().filter_map(|expectation| expectation.check.workflow());
    events.chain(checks).collect()
}

/// Gives every workflow that a scenario names another id where `rename` has one.
pub fn rename_workflows(scenario: &mut Scenario, rename: &impl Fn(&WorkflowId) -> Option<WorkflowId>) {
    let change = |workflow: &mut WorkflowId| {
        if let Some(new) = rename(workflow) {
            *workflow = new;
        }
    };
    scenario.workflow.iter_mut().for_each(change);
    for event in &mut scenario.events {
        if let Event::Shortcut { workflow, .. } | Event::Webhook { workflow, .. } | Event::StopRun { workflow, .. } = event {
            change(workflow);
        } else if let Event::HttpAnswer { workflow: Some(workflow), .. } = event {
            change(workflow);
        }
    }
    for expectation in &mut scenario.expect {
        if let Check::Variable { workflow, .. } | Check::Waiting { workflow, .. } | Check::Ended { workflow, .. } = &mut expectation.check {
            change(workflow);
        } else if let Check::Visited { workflow: Some(workflow), .. } | Check::NotVisited { workflow: Some(workflow), .. } =
            &mut expectation.check
        {
            change(workflow);
        }
    }
}
