//! The steps: one `enter` and, where a step waits, one `wake` a file.

mod add_comment;
mod ask_question;
mod assign_to;
mod branch;
mod conversation;
mod date_time;
mod http_request;
mod jump_to;
mod route_to_team;
mod send_message;
mod trigger_workflow;
mod update_field;
mod update_lifecycle;
mod update_tags;
mod wait;

use usher_model::{
    Port,
    condition::Group,
    ids::{ChannelId, PartId, VariableName},
    steps::Step,
    template::Template,
    time::Instant,
    trace::{DeliveryFailure, EndReason, Notice, What},
    value::Value,
};

use crate::{
    assign::Decision,
    cause::Given,
    contact::ContactNow,
    facts::Facts,
    index::{FlowIx, NodeIx},
    plan::Plan,
    react::Said,
    run::{Run, Waiting},
    world::World,
};

/// What a step does with its run: exactly one of these. A step cannot forget to leave.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// Go on by a port.
    Leave(Port),
    /// Go on by a port; the reason for which the run ends when nothing is connected there.
    GiveUp(Port, EndReason),
    /// Go on at another node.
    Jump(NodeIx),
    /// Hand the contact over to another workflow, at its trigger, with variables.
    HandOver(FlowIx, NodeIx, Given),
    /// Wait, until an instant at the latest.
    Wait(Waiting, Instant),
    /// Wait on as before.
    WaitOn,
    /// End the run.
    End(EndReason),
}

/// Why a waiting run goes on.
#[derive(Debug)]
pub(crate) enum Waking<'a> {
    /// Its timer is due.
    Due,
    /// The contact wrote, and the message is for this run.
    Said(&'a Said),
    /// Somebody else assigned the contact.
    Assigned,
    /// The queue found somebody.
    Served(Decision),
    /// A person answered in place of the other system.
    Response,
}

/// What a step works with: it reads the world, and changes it only by its verbs.
pub(crate) struct Cx<'a> {
    pub(crate) world: &'a mut World,
    pub(crate) run: &'a mut Run,
    pub(crate) plan: &'a Plan,
}

impl Cx<'_> {
    /// Writes a line of the run.
    pub(crate) fn tell(&mut self, what: What) {
        self.world.tell_run(self.run, what);
    }

    pub(crate) fn warn(&mut self, notice: Notice) {
        self.tell(What::Warning { notice });
    }

    pub(crate) fn error(&mut self, notice: Notice) {
        self.tell(What::Error { notice });
    }

    /// Sets a variable of the run.
    pub(crate) fn set_variable(&mut self, name: &VariableName, value: Value) {
        self.run.variables.insert(name.clone(), value.clone());
        self.tell(What::VariableSet { name: name.clone(), value });
    }

    /// The step cannot be run: says why and ends the run.
    pub(crate) fn fail(&mut self, notice: Notice) -> Outcome {
        self.error(notice);
        Outcome::End(EndReason::StepError)
    }

    /// The contact.
    pub(crate) fn contact(&self) -> &ContactNow {
        &self.world.person(self.run.key.contact).now
    }

    /// Whether a group of conditions holds now; `part` names the branch or route they belong to.
    pub(crate) fn holds(&mut self, group: &Group, part: &PartId) -> bool {
        self.world.holds(self.plan, Facts::of_run(self.run), group, Some(part))
    }

    /// A text filled in; `None` when it does not parse, which is told.
    pub(crate) fn text(&mut self, template: &Template) -> Option<String> {
        self.world.text(self.plan, Facts::of_run(self.run), template)
    }

    /// Sends a message, or tells why it does not get through (docs/domain.md, sections 1 and 4). Gives whether it was delivered.
    pub(crate) fn send(&mut self, channel: Option<ChannelId>, letter: Letter) -> bool {
        let contact = self.run.key.contact;
        let Letter { text, attachments, choices, as_template } = letter;
        let workspace = &self.plan.document.workspace;
        let why = match &channel {
            None => Some(DeliveryFailure::NoChannel),
            Some(channel) if workspace.channel(channel).is_none() => Some(DeliveryFailure::NoChannel),
            Some(channel) if self.world.state.failing.contains(channel) => Some(DeliveryFailure::ChannelFails),
            Some(channel) if !as_template && !self.world.window_is_open(self.contact(), channel) => Some(DeliveryFailure::OutsideWindow),
            Some(_) => None,
        };
        match (channel, why) {
            (Some(channel), None) => {
                self.world.sent(contact, &text, Some(channel.clone()), usher_model::event::Source::Workflow);
                self.tell(What::MessageSent { text, channel, attachments, choices });
                true
            }
            (channel, why) => {
                self.tell(What::MessageFailed { text, channel, why: why.unwrap_or(DeliveryFailure::NoChannel) });
                false
            }
        }
    }
}

/// A message to be sent.
pub(crate) struct Letter {
    pub(crate) text: String,
    pub(crate) attachments: Vec<String>,
    pub(crate) choices: Vec<String>,
    /// Whether it gets through outside the messaging window.
    pub(crate) as_template: bool,
}

/// The run comes to a step.
pub(crate) fn enter(step: &Step, cx: &mut Cx) -> Outcome {
    match step {
        Step::Branch(step) => branch::enter(step, cx),
        Step::DateTime(step) => date_time::enter(step, cx),
        Step::AskQuestion(step) => ask_question::enter(step, cx),
        Step::UpdateField(step) => update_field::enter(step, cx),
        Step::UpdateTags(step) => update_tags::enter(step, cx),
        Step::SendMessage(step) => send_message::enter(step, cx),
        Step::RouteToTeam(step) => route_to_team::enter(step, cx),
        Step::AssignTo(step) => assign_to::enter(step, cx),
        Step::Wait(step) => wait::enter(step, cx),
        Step::JumpTo(step) => jump_to::enter(step, cx),
        Step::OpenConversation(_) => conversation::open(cx),
        Step::CloseConversation(step) => conversation::close(step, cx),
        Step::UpdateLifecycle(step) => update_lifecycle::enter(step, cx),
        Step::HttpRequest(step) => http_request::enter(step, cx),
        Step::AddComment(step) => add_comment::enter(step, cx),
        Step::TriggerWorkflow(step) => trigger_workflow::enter(step, cx),
    }
}

/// The run goes on at the step where it waited.
pub(crate) fn wake(step: &Step, cx: &mut Cx, waking: Waking) -> Outcome {
    match step {
        Step::AskQuestion(step) => ask_question::wake(step, cx, waking),
        Step::AssignTo(step) => assign_to::wake(step, cx, waking),
        Step::Wait(_) => wait::wake(),
        Step::HttpRequest(step) => http_request::wake(step, cx, &waking),
        Step::Branch(_)
        | Step::DateTime(_)
        | Step::UpdateField(_)
        | Step::UpdateTags(_)
        | Step::UpdateLifecycle(_)
        | Step::SendMessage(_)
        | Step::AddComment(_)
        | Step::RouteToTeam(_)
        | Step::JumpTo(_)
        | Step::TriggerWorkflow(_)
        | Step::OpenConversation(_)
        // These never wait.
        | Step::CloseConversation(_) => Outcome::End(EndReason::StepError),
    }
}
