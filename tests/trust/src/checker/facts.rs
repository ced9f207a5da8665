//! What variables and texts can know (docs/domain.md, section 7).

use usher_model::{
    event::Source,
    ids::ChannelId,
    template::{Namespace, Segment, Template, Variable},
    trace::{Notice, What},
    triggers::Trigger,
    value::Value,
};

use super::{
    Checked, Checker,
    flow::{Cause, Run},
    line::{Lines, Who},
    text::label,
};

/// Who looks at a contact: a run, or the trigger of a workflow that may start.
#[derive(Clone, Copy)]
pub(super) struct Eye<'a> {
    pub(super) contact: usize,
    pub(super) flow: usize,
    pub(super) cause: &'a Cause,
    pub(super) run: Option<&'a Run>,
}

impl<'a> Eye<'a> {
    pub(super) const fn of(run: &'a Run) -> Self {
        Self { contact: run.contact, flow: run.flow, cause: &run.cause, run: Some(run) }
    }

    /// The lines it leads to.
    pub(super) fn who(&self, checker: &Checker) -> Who {
        match self.run {
            Some(run) => Who::run(run),
            None => Who { contact: Some(self.contact), flow: Some(self.flow), run: None, node: checker.flows[self.flow].trigger },
        }
    }

    /// A variable of the run, or one that the trigger gives by that name.
    pub(super) fn variable(&self, name: &str) -> Option<&'a Value> {
        match (self.run, self.cause) {
            (Some(run), _) => run.variables.get(name),
            (None, Cause::Given { variables, .. }) => variables.get(name),
            (None, _) => None,
        }
    }
}

impl Checker {
    /// I42: a text with its variables, each written once; absent ones are told, in order. `None`: it does not parse, which is told.
    pub(super) fn text(&mut self, lines: &mut Lines, eye: Eye, template: &Template) -> Checked<Option<String>> {
        let who = eye.who(self);
        let Ok(segments) = template.segments() else {
            let found = self.take(lines, who, "I42", "a bad template")?;
            let bad = matches!(found, What::Error { notice: Notice::BadTemplate { .. } });
            return super::ensure(bad, "I42", || format!("{template:?} does not parse, but {found:?}")).map(|()| None);
        };
        let mut text = String::new();
        for segment in segments {
            match segment {
                Segment::Text(literal) => text.push_str(literal),
                Segment::Variable { variable, fallback } => match self.value_of(eye, variable) {
                    Some(value) => text.push_str(&value),
                    None => {
                        let notice = Notice::AbsentVariable { variable: variable.to_string() };
                        self.told(lines, who, "I42", &What::Warning { notice })?;
                        text.push_str(fallback.as_deref().unwrap_or_default());
                    }
                },
            }
        }
        Ok(Some(text))
    }

    /// The value of `$namespace.name` as text.
    pub(super) fn value_of(&self, eye: Eye, variable: &Variable) -> Option<String> {
        let (person, workspace, name) = (&self.people[eye.contact], &self.setup.document.workspace, &*variable.name);
        match variable.namespace {
            Namespace::Contact => self.contact_value(eye.contact, name),
            Namespace::Assignee => {
                let user = workspace.user(person.assignee.as_ref()?)?;
                match name {
                    "id" => Some(user.id.to_string()),
                    "name" => Some(user.name.clone()).filter(|name| !name.is_empty()),
                    _ => user.email.clone(),
                }
            }
            Namespace::Conversation => {
                let talk = person.talk.as_ref()?;
                match name {
                    "id" => Some(format!("{}-{}", person.id, person.count)),
                    "source" => Some(talk.source.as_str().to_owned()),
                    "channel" => talk.channel.as_ref().map(|channel| self.channel_name(channel)),
                    "opened_at" => Some(self.zone.text(talk.opened_at)),
                    _ => talk.first_message.clone(),
                }
            }
            Namespace::Team => workspace.team(person.team()?).map(|team| label(&team.name, team.id.as_str())),
            Namespace::Trigger => self.trigger_value(eye, name),
            Namespace::Var => eye.variable(name).map(Value::to_text),
            Namespace::System => {
                let shown = self.zone.text(self.now);
                Some(match name {
                    "current_date" => shown[..10].to_owned(),
                    "current_time" => shown[11..].to_owned(),
                    _ => shown,
                })
            }
        }
    }

    fn contact_value(&self, contact: usize, name: &str) -> Option<String> {
        let (person, workspace) = (&self.people[contact], &self.setup.document.workspace);
        match name {
            "id" => Some(person.id.to_string()),
            "name" => {
                let parts: Vec<&str> = ["first_name", "last_name"].iter().filter_map(|part| person.field_text(part)).collect();
                Some(parts.join(" ")).filter(|name| !name.trim().is_empty())
            }
            "tags" => {
                let names: Vec<String> =
                    person.tags.iter().filter_map(|tag| workspace.tag(tag)).map(|tag| label(&tag.name, tag.id.as_str())).collect();
                (!names.is_empty()).then(|| names.join(", "))
            }
            "lifecycle" => workspace.stage(person.lifecycle.as_ref()?).map(|stage| label(&stage.name, stage.id.as_str())),
            field => person.fields.get(field).map(Value::to_text),
        }
    }

    pub(super) fn channel_name(&self, id: &ChannelId) -> String {
        self.setup.document.workspace.channel(id).map_or_else(|| id.to_string(), |channel| label(&channel.name, id.as_str()))
    }

    /// `$trigger.name`.
    pub(super) fn trigger_value(&self, eye: Eye, name: &str) -> Option<String> {
        let workspace = &self.setup.document.workspace;
        let words = |value: &Option<Value>| value.as_ref().map(Value::to_text);
        match (eye.cause, name) {
            (Cause::Opened { source, .. } | Cause::Closed { source, .. }, "source") => Some(source.as_str().to_owned()),
            (Cause::Opened { channel, .. }, "channel") => channel.as_ref().map(|channel| self.channel_name(channel)),
            (Cause::Opened { first, .. }, "first_message") => first.clone(),
            (Cause::Closed { category, .. }, "category") => {
                let category = workspace.category(category.as_ref()?)?;
                Some(label(&category.name, category.id.as_str()))
            }
            (Cause::Closed { summary, .. }, "summary") => summary.clone(),
            (Cause::Tag { tag, .. }, "tag") => workspace.tag(tag).map(|known| label(&known.name, tag.as_str())),
            (Cause::Field { old, .. }, "old_value") => words(old),
            (Cause::Field { new, .. }, "new_value") => words(new),
            (Cause::Stage { old: stage, .. }, "old_stage") | (Cause::Stage { new: stage, .. }, "new_stage") => {
                workspace.stage(stage.as_ref()?).map(|stage| label(&stage.name, stage.id.as_str()))
            }
            (Cause::Assignee { old: user, .. }, "old_assignee") | (Cause::Assignee { new: user, .. }, "new_assignee") => {
                workspace.user(user.as_ref()?).map(|user| label(&user.name, user.id.as_str()))
            }
            (Cause::Ad { ad, .. }, "ad_id") => Some(ad.to_string()),
            (Cause::Ad { ad, .. }, "ad_name") => {
                let Some(Trigger::ClickToChatAd(trigger)) = self.flows[eye.flow].trigger() else { return None };
                trigger.ads.iter().find(|known| known.id == *ad).map(|known| label(&known.name, ad.as_str()))
            }
            (Cause::Silence { since, .. }, "waiting_since") => Some(self.zone.text(*since)),
            (Cause::Given { variables, .. }, name) => variables.get(name).map(Value::to_text),
            _ => None,
        }
    }

    /// Who opened or closed the conversation or changed the assignee, as conditions see it.
    pub(super) fn source_of(&self, eye: Eye) -> Option<Source> {
        match (eye.cause, eye.run) {
            (Cause::Closed { source, .. } | Cause::Assignee { source, .. }, _) | (Cause::Opened { source, .. }, None) => Some(*source),
            _ => self.people[eye.contact].talk.as_ref().map(|talk| talk.source),
        }
    }
}
