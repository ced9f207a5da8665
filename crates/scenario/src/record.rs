//! "Save as test": a session becomes a scenario that expects what happened.

use std::collections::BTreeSet;

use usher_engine::{ContactNow, RunState, calendar::Zone};
use usher_model::{
    ids::{FieldId, ScenarioId},
    scenario::{Check, ConversationStatus, Expectation, Scenario},
    time::Moment,
    trace::{TraceEntry, What},
    value::Extra,
};

use crate::session::Session;

/// The session up to the moment that is shown as a scenario. For every contact to whom something happened it expects the
/// messages of workflows, each after its event; and at the end the assignee, the routed team, tags and fields that changed, the
/// conversation, and where each run waits or why it ended. It passes on the document it was recorded on.
#[must_use]
pub fn save_as_test(session: &Session, id: ScenarioId, name: &str) -> Scenario {
    let start = session.start();
    let document = session.world().document();
    let zone = Zone::named(&document.workspace.time_zone).unwrap_or_else(Zone::utc);
    let expect = session.world().contacts().flat_map(|contact| expectations(session, contact)).collect();
    Scenario {
        id,
        name: name.to_owned(),
        workflow: start.under_test.clone().filter(|_| document.workflows.len() > 1),
        start: Moment::new(start.start, zone.offset_minutes(start.start)),
        contacts: start.contacts.clone(),
        users: start.users.clone(),
        events: session.events()[..session.cursor()].to_vec(),
        expect,
        x: Extra::default(),
    }
}

/// What a scenario expects of one contact.
fn expectations(session: &Session, now: &ContactNow) -> Vec<Expectation> {
    let about: Vec<&TraceEntry> = session.trace().iter().filter(|entry| entry.contact.as_ref() == Some(&now.id)).collect();
    if about.is_empty() {
        return Vec::new();
    }
    let mut expect = messages(now, &about);
    let mut at_end = |check: Check| expect.push(Expectation::at_end(check));
    at_end(match &now.assignee {
        Some(user) => Check::Assigned { contact: now.id.clone(), to: user.clone() },
        None => Check::Unassigned { contact: now.id.clone() },
    });
    if let Some(team) = now.team() {
        at_end(Check::Team { contact: now.id.clone(), team: Some(team.clone()) });
    }
    let (mut tags, mut fields) = (BTreeSet::new(), BTreeSet::new());
    let mut stage_changed = false;
    for entry in &about {
        if let What::TagAdded { tag, .. } | What::TagRemoved { tag, .. } = &entry.what {
            tags.insert(tag.clone());
        } else if let What::FieldChanged { field, .. } = &entry.what {
            fields.insert(field.clone());
        }
        stage_changed |= matches!(entry.what, What::LifecycleChanged { .. });
    }
    for tag in tags {
        let contact = now.id.clone();
        at_end(if now.tags.contains(&tag) { Check::HasTag { contact, tag } } else { Check::LacksTag { contact, tag } });
    }
    let value = |field: &FieldId| now.fields.get(field).cloned();
    for field in fields {
        at_end(Check::Field { contact: now.id.clone(), equals: value(&field), field });
    }
    if stage_changed {
        at_end(Check::Lifecycle { contact: now.id.clone(), stage: now.lifecycle.clone() });
    }
    let status = if now.is_open() { ConversationStatus::Open } else { ConversationStatus::Closed };
    at_end(Check::Conversation { contact: now.id.clone(), status });
    expect.extend(runs(session, now));
    expect
}

/// The messages that workflows sent, each after the event that caused it; or that there was none.
fn messages(now: &ContactNow, about: &[&TraceEntry]) -> Vec<Expectation> {
    let mut expect: Vec<Expectation> = Vec::new();
    for entry in about {
        if let What::MessageSent { text, .. } = &entry.what {
            let check = Check::MessageSent { contact: now.id.clone(), contains: None, equals: Some(text.clone()) };
            // An earlier message of the same text would let a later one pass anyway.
            if expect.iter().all(|earlier| earlier.check != check) {
                expect.push(Expectation { check, after: Some(entry.event), within: None });
            }
        }
    }
    if expect.is_empty() {
        expect.push(Expectation::at_end(Check::NoMessage { contact: now.id.clone() }));
    }
    expect
}

/// Where the latest run of each workflow waits, or why it ended.
fn runs(session: &Session, now: &ContactNow) -> Vec<Expectation> {
    let workflows = &session.world().document().workflows;
    let latest = workflows.iter().filter_map(|workflow| session.walk(&now.id, &workflow.id));
    let check = latest.filter_map(|run| {
        let (contact, workflow) = (run.contact, run.workflow);
        match run.state {
            RunState::Waiting(_) => Some(Check::Waiting { contact, workflow, node: run.node }),
            RunState::Ended(reason) => Some(Check::Ended { contact, workflow, reason }),
            RunState::Running => None,
        }
    });
    check.map(Expectation::at_end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        run::{run, setup_of},
        sample,
    };

    #[test]
    fn what_was_recorded_passes() {
        let document = sample::document();
        for scenario in &document.scenarios {
            let mut session = Session::new(setup_of(&document, scenario));
            for event in &scenario.events {
                session.apply(event.clone()).unwrap();
            }
            for moment in 0..=scenario.events.len() {
                session.go_to(moment);
                let saved = save_as_test(&session, "saved".parse().unwrap(), "Saved");
                assert_eq!(saved.events.len(), moment);
                let verdict = run(&document, &saved);
                assert!(verdict.passed(), "{} after {moment}: {:?}", scenario.id, verdict.failures);
            }
        }
    }

    #[test]
    fn a_test_expects_what_happened() {
        let document = sample::document();
        let scenario = sample::scenario("buyer-gets-sales");
        let mut session = Session::new(setup_of(&document, &scenario));
        for event in &scenario.events {
            session.apply(event.clone()).unwrap();
        }
        let saved = save_as_test(&session, "saved".parse().unwrap(), "Saved");
        assert_eq!(saved.start.to_string(), "2026-03-02T09:00:00+02:00");
        assert_eq!(saved.workflow, None);
        let expected = serde_json::json!([
            { "type": "messageSent", "contact": "ivan", "equals": "Hi Ivan! How can we help?", "after": 1 },
            { "type": "assigned", "contact": "ivan", "to": "ana" },
            { "type": "team", "contact": "ivan", "team": "sales" },
            { "type": "hasTag", "contact": "ivan", "tag": "lead" },
            { "type": "field", "contact": "ivan", "field": "need", "equals": "Buy something" },
            { "type": "conversation", "contact": "ivan", "status": "open" },
            { "type": "ended", "contact": "ivan", "workflow": "inbound", "reason": "path_end" },
        ]);
        assert_eq!(serde_json::to_value(&saved.expect).unwrap(), expected);

        // Another outcome does not pass it.
        let mut other = saved;
        other.users.push(serde_json::from_value(serde_json::json!({ "id": "ana", "status": "offline" })).unwrap());
        assert!(!run(&document, &other).passed());
    }
}
