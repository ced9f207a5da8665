//! The steps that this opinion knows (docs/domain.md, section 4): routing and assignment, updates, flow, and simple questions.

use usher_model::{
    Node, Port,
    event::{Actor, Source},
    ids::{ContactId, FieldId, NodeId, StageId, TagId},
    labels::FieldType,
    people::UserStatus,
    steps::{
        Step,
        ask_question::{AskQuestion, Question},
        assign_to::{AssignTo, Target},
        jump_to::JumpTo,
        route_to_team::{DedicatedAgent, RouteToTeam},
        update_tags::TagAction,
    },
    trace::{Chosen, EndReason, InvalidAnswer, Notice, WaitingFor, What},
    value::{Number, Value},
};

use crate::{
    Oracle,
    facts::Fact,
    run::{Outcome, SEVEN_DAYS},
    stages::{Happening, Kind},
};

const fn next() -> Outcome {
    Outcome::Leave(Port::Next, EndReason::PathEnd)
}

impl Oracle {
    pub(crate) fn step(&mut self, run: usize, node: &Node) -> Outcome {
        let contact = self.runs[run].contact.clone();
        match node.step().expect("edges lead to steps") {
            Step::Branch(branch) => {
                let taken = branch.branches.iter().find(|arm| self.holds(&arm.when, &contact, &self.runs[run].cause, true));
                Outcome::Leave(taken.map_or(Port::Else, |arm| Port::of_part(&arm.id)), EndReason::PathEnd)
            }
            Step::AskQuestion(question) => {
                self.note(Fact::Outgoing { contact });
                self.runs[run].retries = 0;
                Outcome::Wait(WaitingFor::Answer, self.now.plus_seconds(question.timeout.map_or(SEVEN_DAYS, |span| span.seconds())))
            }
            Step::SendMessage(_) => {
                self.note(Fact::Outgoing { contact });
                next()
            }
            Step::UpdateTags(update) => {
                for tag in &update.tags {
                    self.change_tag(&contact, tag, update.action == TagAction::Add, None, Some(run));
                }
                next()
            }
            Step::UpdateField(update) => {
                let field = update.field.as_ref().expect("a chosen field");
                self.change_field(&contact, field, update.value.as_ref().map(|value| value.as_str()), run);
                next()
            }
            Step::UpdateLifecycle(update) => {
                self.change_stage(&contact, update.stage.clone(), None, Some(run));
                next()
            }
            Step::RouteToTeam(route) => self.route(run, &contact, route),
            Step::AssignTo(assign) => self.assign_to(run, &contact, assign),
            Step::Wait(wait) => Outcome::Wait(WaitingFor::Timer, self.now.plus(wait.span.expect("a span"))),
            Step::JumpTo(jump) => self.jump(run, &node.id, jump),
            Step::TriggerWorkflow(trigger) => Outcome::HandOver(trigger.workflow.clone().expect("a chosen workflow")),
            Step::OpenConversation(_) => {
                match self.open(&contact, &Actor::Workflow, Source::Workflow, None, Some(run)) {
                    Some(happening) => self.caused.push_back(happening),
                    None => self.tell_of(run, What::Warning { notice: Notice::NoEffect }),
                }
                next()
            }
            Step::CloseConversation(close) => {
                let happening = self.close(&contact, &Actor::Workflow, close.category.clone(), Some(run));
                match happening {
                    Some(happening) => self.caused.push_back(happening),
                    None => self.tell_of(run, What::Warning { notice: Notice::NoEffect }),
                }
                next()
            }
            Step::DateTime(_) | Step::HttpRequest(_) | Step::AddComment(_) => unreachable!("no world of this opinion has such a step"),
        }
    }

    fn route(&mut self, run: usize, contact: &ContactId, route: &RouteToTeam) -> Outcome {
        if route.dedicated_agent != DedicatedAgent::Off {
            let user = self.assignee(contact);
            let status = user.as_ref().and_then(|user| self.user(user)).map(|user| self.status(user));
            let taken = match route.dedicated_agent {
                DedicatedAgent::Online => status == Some(UserStatus::Online),
                DedicatedAgent::AnyStatus | DedicatedAgent::Off => status.is_some(),
            };
            self.tell_of(run, What::Dedicated { user, status: status.map(UserStatus::as_str), taken });
            if taken {
                return Outcome::Leave(Port::Dedicated, EndReason::PathEnd);
            }
        }
        let taken = route.routes.iter().find(|way| self.holds(&way.when, contact, &self.runs[run].cause, true));
        let (port, team) = taken.map_or((Port::Default, &route.default_team), |way| (Port::of_part(&way.id), &way.team));
        if self.is_open(contact) {
            self.note(Fact::Routed { contact: contact.clone(), team: team.clone() });
            self.tell_of(run, What::Routed { team: team.clone() });
        } else {
            self.tell_of(run, What::Warning { notice: Notice::NoEffect });
        }
        Outcome::Leave(port, EndReason::PathEnd)
    }

    fn assign_to(&mut self, run: usize, contact: &ContactId, step: &AssignTo) -> Outcome {
        let present = self.assignee(contact);
        match step.target.as_ref().expect("a chosen target") {
            Target::User { user } => self.assign_by(run, user.clone(), None, Some(Chosen::Specific)),
            Target::DedicatedAgent => match present {
                Some(user) => self.tell_of(run, What::Assigned { user: Some(user), by: None, why: Some(Chosen::Dedicated) }),
                None => return Self::never(step),
            },
            Target::Nobody => {
                if present.is_some() {
                    self.assign_by(run, None, None, None);
                }
            }
            Target::Team { .. } | Target::RoutedTeam | Target::Workspace => return self.join(run, step),
        }
        Outcome::Leave(Port::Assigned, EndReason::PathEnd)
    }

    fn jump(&mut self, run: usize, here: &NodeId, jump: &JumpTo) -> Outcome {
        let made = i64::try_from(self.runs[run].jumps.iter().filter(|from| *from == here).count()).expect("few");
        if made >= jump.max_jumps {
            return next();
        }
        self.runs[run].jumps.push(here.clone());
        let to = jump.target.clone().expect("a chosen target");
        self.tell_of(run, What::Jumped { to: to.clone(), jump: made + 1, limit: jump.max_jumps });
        Outcome::Jump(to)
    }

    /// The contact's message comes to the run that waits for an answer.
    pub(crate) fn answer(&mut self, run: usize, text: &str) {
        let node = self.node_of(run);
        let Some(Step::AskQuestion(step)) = node.step() else { return };
        match read(&step.question, text) {
            Ok((value, choice)) => {
                self.tell_of(run, What::Answered { value });
                let chosen = step.question.choices().get(choice);
                let contact = self.runs[run].contact.clone();
                for tag in chosen.iter().flat_map(|choice| &choice.tags) {
                    self.change_tag(&contact, tag, true, None, Some(run));
                }
                let port = chosen.filter(|_| step.port_per_choice).map_or(Port::Answered, |choice| Port::of_part(&choice.id));
                self.leave_and_go(run, &port, EndReason::PathEnd);
            }
            Err(why) => self.invalid(run, step, text, why),
        }
    }

    fn invalid(&mut self, run: usize, step: &AskQuestion, text: &str, why: InvalidAnswer) {
        let retries_left = (step.retries.count - self.runs[run].retries).max(0);
        self.tell_of(run, What::Invalid { text: text.to_owned(), why, retries_left });
        if retries_left == 0 {
            return self.leave_and_go(run, &Port::Invalid, EndReason::InvalidAnswer);
        }
        self.runs[run].retries += 1;
        let contact = self.runs[run].contact.clone();
        self.note(Fact::Outgoing { contact });
    }

    /// Who changes something: a step tells it at its node, an event says by whom.
    fn changed(&mut self, contact: &ContactId, run: Option<usize>, line: What, kind: Kind) -> Option<Happening> {
        match run {
            Some(run) => self.tell_of(run, line),
            None => self.tell(Some(contact), line),
        }
        let happening = Happening::of(contact, self.facts.count(), kind);
        if run.is_none() {
            return Some(happening);
        }
        self.caused.push_back(happening);
        None
    }

    /// No change, no line and no event.
    pub(crate) fn change_tag(
        &mut self,
        contact: &ContactId,
        tag: &TagId,
        has: bool,
        by: Option<Actor>,
        run: Option<usize>,
    ) -> Option<Happening> {
        if self.has_tag(contact, tag) == has {
            return None;
        }
        self.note(Fact::Tag { contact: contact.clone(), tag: tag.clone(), has });
        let kind = Kind::Tag { tag: tag.clone(), added: has };
        let line = if has { What::TagAdded { tag: tag.clone(), by } } else { What::TagRemoved { tag: tag.clone(), by } };
        self.changed(contact, run, line, kind)
    }

    /// The same for a stage.
    pub(crate) fn change_stage(
        &mut self,
        contact: &ContactId,
        new: Option<StageId>,
        by: Option<Actor>,
        run: Option<usize>,
    ) -> Option<Happening> {
        let old = self.stage(contact);
        if old == new {
            return None;
        }
        self.note(Fact::Stage { contact: contact.clone(), stage: new.clone() });
        self.changed(contact, run, What::LifecycleChanged { old, new: new.clone(), by }, Kind::Stage { new })
    }

    /// The same for a value that fits its field.
    pub(crate) fn set_field(
        &mut self,
        contact: &ContactId,
        field: &FieldId,
        new: Option<Value>,
        by: Option<Actor>,
        run: Option<usize>,
    ) -> Option<Happening> {
        let old = self.field(contact, field);
        if old == new {
            return None;
        }
        self.note(Fact::Field { contact: contact.clone(), field: field.clone(), value: new.clone() });
        self.changed(contact, run, What::FieldChanged { field: field.clone(), old, new, by }, Kind::Field { field: field.clone() })
    }

    fn change_field(&mut self, contact: &ContactId, field: &FieldId, text: Option<&str>, run: usize) {
        let converted = match (text, self.workspace().field_type(field)) {
            (None, _) => Some(None),
            (Some(text), Some(FieldType::List)) => {
                let allowed = &self.workspace().field(field).expect("a field that exists").values;
                allowed.iter().find(|value| *value == text).map(|value| Some(Value::from(value.as_str())))
            }
            (Some(text), Some(FieldType::Number)) => number(text).map(|number| Some(Value::Number(number))),
            (Some(text), _) => Some(Some(Value::from(text))),
        };
        match converted {
            Some(value) => drop(self.set_field(contact, field, value, None, Some(run))),
            None => {
                let value = text.unwrap_or_default().to_owned();
                self.tell_of(run, What::Error { notice: Notice::CannotConvert { value, field: field.clone() } });
            }
        }
    }
}

fn number(text: &str) -> Option<Number> {
    text.trim().parse().ok().and_then(Number::new)
}

/// The value of an answer and the place of the choice, which is past the end where there are no choices.
fn read(question: &Question, text: &str) -> Result<(Value, usize), InvalidAnswer> {
    let none = usize::MAX;
    match question {
        _ if text.trim().is_empty() => Err(InvalidAnswer::Blank),
        Question::Text => Ok((Value::from(text), none)),
        Question::Number { .. } => number(text).map(|number| (Value::Number(number), none)).ok_or(InvalidAnswer::NotANumber),
        Question::MultipleChoice { choices } => {
            let label = choices.iter().position(|choice| choice.label.to_lowercase() == text.trim().to_lowercase());
            let place = text.trim().parse::<usize>().ok().filter(|place| (1..=choices.len()).contains(place)).map(|place| place - 1);
            let at = label.or(place).ok_or(InvalidAnswer::NoChoice)?;
            Ok((Value::from(choices[at].label.as_str()), at))
        }
        Question::Date { .. } | Question::Phone | Question::Email | Question::Url | Question::Rating | Question::Location => {
            unreachable!("no world of this opinion asks for that")
        }
    }
}
