//! What is so at the moment that is shown, as names and values: of the chosen contact, its conversation, its run, its windows.

use usher_engine::{RunState, World};
use usher_model::{
    ids::{ContactId, WorkflowId},
    time::Instant,
};
use usher_scenario::session::Session;
use usher_wording::{Language, names, plural, simulator as words, trace, trace_reasons, values};

/// A fact; an empty value is shown as none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub name: String,
    /// How it is.
    pub value: String,
    /// Whether the last event changed it.
    pub is_changed: bool,
}

/// Facts under one title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The title.
    pub title: &'static str,
    /// The facts, in order.
    pub facts: Vec<Fact>,
}

/// Whom the facts are about.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The contact.
    pub contact: &'a ContactId,
    /// The workflow under test.
    pub workflow: &'a WorkflowId,
    /// The language.
    pub language: Language,
}

/// The facts at the moment that a session shows, with those marked that its last event changed.
#[must_use]
pub fn now(session: &Session, about: About) -> Vec<Section> {
    let mut sections = of(session.world(), about);
    if session.cursor() > 0 {
        mark(&mut sections, &of(&session.world_at(session.cursor() - 1), about));
    }
    sections
}

fn mark(now: &mut [Section], before: &[Section]) {
    for section in now {
        let same = before.iter().find(|other| other.title == section.title);
        for fact in &mut section.facts {
            let was = same.and_then(|section| section.facts.iter().find(|other| other.name == fact.name));
            fact.is_changed = was.map(|was| &was.value) != Some(&fact.value);
        }
    }
}

fn fact(name: impl Into<String>, value: impl Into<String>) -> Fact {
    Fact { name: name.into(), value: value.into(), is_changed: false }
}

fn of(world: &World, about: About) -> Vec<Section> {
    let (language, document) = (about.language, world.document());
    let fixed = language.simulator();
    let mut sections = vec![
        Section { title: fixed.contact, facts: of_contact(world, about) },
        Section { title: fixed.conversation, facts: of_conversation(world, about) },
        Section { title: fixed.run, facts: of_run(world, about) },
    ];
    let window = |window: &usher_engine::Window| {
        let until = window.until.map(|until| words::window_until(window.open, &trace::local_time(until, document), language));
        fact(names::channel(&window.channel, document), until.unwrap_or_else(|| fixed.never_wrote.to_owned()))
    };
    let windows: Vec<Fact> = world.windows(about.contact).iter().map(window).collect();
    if !windows.is_empty() {
        sections.push(Section { title: fixed.windows, facts: windows });
    }
    sections
}

fn of_contact(world: &World, about: About) -> Vec<Fact> {
    let (language, document) = (about.language, world.document());
    let fixed = language.simulator();
    let Some(contact) = world.contact(about.contact) else { return Vec::new() };
    let mut facts: Vec<Fact> =
        contact.fields.iter().map(|(field, value)| fact(names::field(field, document, language), values::value(value, language))).collect();
    // A field of the workspace without a value is worth knowing too: a workflow may ask for it.
    let empty = document.workspace.fields.iter().filter(|field| !contact.fields.contains_key(&field.id));
    facts.extend(empty.map(|field| fact(names::field(&field.id, document, language), "")));
    let tags = contact.tags.iter().map(|tag| names::tag(tag, document)).collect::<Vec<_>>().join(", ");
    facts.push(fact(fixed.tags, tags));
    if !document.workspace.lifecycle.is_empty() {
        facts.push(fact(fixed.lifecycle, contact.lifecycle.as_ref().map(|stage| names::stage(stage, document)).unwrap_or_default()));
    }
    facts.push(fact(fixed.assignee, contact.assignee.as_ref().map(|user| names::user(user, document)).unwrap_or_default()));
    facts.push(fact(fixed.last_channel, contact.channel.as_ref().map(|channel| names::channel(channel, document)).unwrap_or_default()));
    facts
}

fn of_conversation(world: &World, about: About) -> Vec<Fact> {
    let (language, document) = (about.language, world.document());
    let fixed = language.simulator();
    let Some(contact) = world.contact(about.contact) else { return Vec::new() };
    let mut facts = vec![fact(fixed.status, if contact.is_open() { fixed.open } else { fixed.closed })];
    if let Some(conversation) = contact.open_conversation() {
        let by = names::lower_first(values::source(conversation.source, language));
        facts.push(fact(fixed.opened, format!("{}, {by}", trace::local_time(conversation.opened_at, document))));
        facts.push(fact(fixed.routed_team, contact.team().map(|team| names::team(team, document)).unwrap_or_default()));
    }
    facts.push(fact(fixed.so_far, plural::integer(i64::from(contact.conversations), language)));
    facts
}

fn of_run(world: &World, about: About) -> Vec<Fact> {
    let (language, document) = (about.language, world.document());
    let fixed = language.simulator();
    let (run, workflow) = (world.latest_run(about.contact, about.workflow), document.workflow(about.workflow));
    let Some((run, workflow)) = run.zip(workflow) else { return Vec::new() };
    let mut facts =
        vec![fact(fixed.status, state(run.state, language)), fact(fixed.at_step, names::node(&run.node, workflow, document, language))];
    if let Some(until) = run.until {
        facts.push(fact(fixed.waits_until, trace::local_time(until, document)));
        facts.push(fact(fixed.left, left(until, world, language)));
    }
    facts.extend(run.variables.iter().map(|(name, value)| fact(format!("$var.{name}"), values::value(value, language))));
    facts
}

fn left(until: Instant, world: &World, language: Language) -> String {
    words::countdown(until.since(world.now()), language)
}

fn state(state: RunState, language: Language) -> String {
    match state {
        RunState::Running => language.pick("running", "идёт").to_owned(),
        RunState::Waiting(what) => names::lower_first(trace::waiting(what, language)),
        RunState::Ended(reason) => {
            format!("{}: {}", language.pick("ended", "закончен"), trace_reasons::end_reason(reason, language))
        }
    }
}
