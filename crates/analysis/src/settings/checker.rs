//! What the checks of all types share: reporting at a setting, references, durations, texts, counts.

use usher_engine::calendar::Zone;
use usher_model::{
    Document, Node, Workflow,
    ids::FieldId,
    labels::StandardField,
    limits,
    refs::{CONTACT_NAMES, Reference},
    template::{Namespace, Template, Variable},
    time::{Duration, OpenHours, Unit},
};

use crate::{
    detail::{Counted, Detail, Wanted},
    facts::Facts,
    finding::Finding,
    fix::Fix,
    names,
};

/// The longest duration there may be, as people say it.
const LONGEST: Duration = Duration::new(limits::WAIT_SECONDS / 86_400, Unit::Days);

/// The settings of one node while they are looked at.
pub(crate) struct Checker<'a> {
    pub document: &'a Document,
    pub workflow: &'a Workflow,
    pub node: &'a Node,
    facts: &'a Facts,
    pub found: Vec<Finding>,
}

impl<'a> Checker<'a> {
    pub const fn new(document: &'a Document, workflow: &'a Workflow, node: &'a Node, facts: &'a Facts) -> Self {
        Self { document, workflow, node, facts, found: Vec::new() }
    }

    pub fn report(&mut self, setting: &str, detail: Detail) {
        self.found.push(Finding::new(detail).in_workflow(&self.workflow.id).at(&self.node.id).of_setting(setting));
    }

    pub fn report_with(&mut self, setting: &str, detail: Detail, fix: Fix) {
        self.report(setting, detail);
        if let Some(last) = self.found.last_mut() {
            last.fix = Some(fix);
        }
    }

    pub fn missing(&mut self, setting: &str, wanted: Wanted) {
        self.report(setting, Detail::MissingSetting(wanted));
    }

    /// Reports a reference to something that does not exist.
    pub fn reference(&mut self, setting: &str, reference: Reference) {
        if !self.exists(&reference) {
            self.report(setting, Detail::MissingReference(reference));
        }
    }

    /// A reference that must be there.
    pub fn required<T: Clone>(&mut self, setting: &str, id: Option<&T>, wanted: Wanted, reference: impl Fn(T) -> Reference) {
        match id {
            Some(id) => self.reference(setting, reference(id.clone())),
            None => self.missing(setting, wanted),
        }
    }

    fn exists(&self, reference: &Reference) -> bool {
        let workspace = &self.document.workspace;
        match reference {
            Reference::User(id) => workspace.user(id).is_some(),
            Reference::Team(id) => workspace.team(id).is_some(),
            Reference::Channel(id) => workspace.channel(id).is_some(),
            Reference::Field(id) => StandardField::from_id(id.as_str()).is_some() || workspace.field(id).is_some(),
            Reference::Tag(id) => workspace.tag(id).is_some(),
            Reference::Stage(id) => workspace.stage(id).is_some(),
            Reference::Category(id) => workspace.category(id).is_some(),
            Reference::Workflow(id) => self.workflow.id == *id || self.document.workflow(id).is_some(),
            Reference::Node(id) => self.workflow.node(id).is_some(),
        }
    }

    /// A duration of more than nothing and at most seven days.
    pub fn duration(&mut self, setting: &str, duration: Duration) {
        if duration.value <= 0 {
            self.report(setting, Detail::DurationNotPositive { given: duration });
        } else if duration.seconds() > limits::WAIT_SECONDS {
            self.report_with(setting, Detail::DurationTooLong { given: duration, limit: LONGEST }, Fix::SetDuration(LONGEST));
        }
    }

    /// Something of which there may be at most so many.
    pub fn at_most(&mut self, setting: &str, what: Counted, given: usize, limit: usize) {
        if given > limit {
            self.report(setting, Detail::TooMany { what, given, limit });
        }
    }

    /// A number within a range, both ends included.
    pub fn within(&mut self, setting: &str, given: i64, min: i64, max: Option<i64>) {
        if given < min || max.is_some_and(|max| given > max) {
            self.report(setting, Detail::OutOfRange { given, min, max });
        }
    }

    /// A text with a hard limit.
    pub fn characters(&mut self, setting: &str, text: &str, limit: usize) {
        let given = limits::characters(text);
        if given > limit {
            self.report(setting, Detail::TextTooLong { given, limit });
        }
    }

    /// A text that is longer than the reference product allows.
    pub fn reference_limit(&mut self, setting: &str, what: Counted, given: usize, limit: usize) {
        if given > limit {
            self.report(setting, Detail::ReferenceLimit { what, name: None, given, limit });
        }
    }

    /// A template parses, and its variables exist.
    pub fn template(&mut self, setting: &str, template: &Template) {
        if let Err(error) = template.segments() {
            self.report(setting, Detail::BadTemplate(error.clone()));
        }
        let variables: std::collections::BTreeSet<&Variable> = template.variables().collect();
        for variable in variables {
            self.variable(setting, variable);
        }
    }

    /// A template that must not be blank, with at most so many characters.
    pub fn required_template(&mut self, setting: &str, template: &Template, wanted: Wanted, limit: Option<usize>) {
        if template.is_blank() {
            self.missing(setting, wanted);
        }
        self.template(setting, template);
        if let Some(limit) = limit {
            self.characters(setting, template.as_str(), limit);
        }
    }

    /// A variable that exists: a contact field there is, or one that the trigger gives or a step sets.
    pub fn variable(&mut self, setting: &str, variable: &Variable) {
        let known = match variable.namespace {
            Namespace::Contact if CONTACT_NAMES.contains(&&*variable.name) => true,
            Namespace::Contact => {
                if let Ok(field) = FieldId::new(&variable.name) {
                    self.reference(setting, Reference::Field(field));
                }
                true
            }
            Namespace::Trigger => self.facts.trigger.as_ref().is_none_or(|names| names.contains(&*variable.name)),
            Namespace::Var => self.sets(&variable.name),
            // Their names were checked when the template was parsed.
            Namespace::Assignee | Namespace::Conversation | Namespace::Team | Namespace::System => true,
        };
        if !known {
            self.report(setting, Detail::UnknownVariable(variable.clone()));
        }
    }

    /// Whether something in the workflow sets `$var.<name>`.
    pub fn sets(&self, name: &str) -> bool {
        self.facts.variables.contains(name)
    }

    /// JSON pointers: empty for the whole, else parts that each begin with `/` (RFC 6901).
    pub fn pointer(&mut self, setting: &str, pointer: &str) {
        let escapes_hold = pointer.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
        if !(pointer.is_empty() || pointer.starts_with('/')) || !escapes_hold {
            self.report(setting, Detail::BadPointer { pointer: pointer.to_owned() });
        }
    }

    /// Intervals of a week that have a length.
    pub fn hours(&mut self, setting: &str, hours: &[OpenHours]) {
        for (at, interval) in hours.iter().enumerate() {
            if interval.from == interval.to {
                self.report(&format!("{setting}[{at}]"), Detail::EmptyInterval(*interval));
            }
        }
    }

    /// A time zone that IANA knows.
    pub fn time_zone(&mut self, setting: &str, name: &str) {
        if let Some((detail, fix)) = zone_finding(name) {
            self.report(setting, detail);
            if let Some(last) = self.found.last_mut() {
                last.fix = fix;
            }
        }
    }
}

/// What is wrong with the name of a time zone, and the zone that was probably meant.
pub(crate) fn zone_finding(name: &str) -> Option<(Detail, Option<Fix>)> {
    if Zone::named(name).is_some() {
        return None;
    }
    let like = names::nearest(name, Zone::names());
    Some((Detail::UnknownTimeZone { name: name.to_owned(), like: like.clone() }, like.map(Fix::SetTimeZone)))
}
