//! What one does for the chosen contact as an agent: reply, assign, close, stop the run.

use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;
use usher_engine::RunState;
use usher_model::{
    event::{Actor, Event},
    ids::{CategoryId, ContactId, UserId},
};
use usher_wording::names;

use super::change_contact::ChangeContact;
use super::refusal::Refusal;
use super::shortcuts::Shortcuts;
use super::words::{say, word};
use crate::state::{Simulator, desk::Desk, simulator::Place};
use crate::ui::prelude::*;

/// Who acts: whoever was chosen, else the assignee, else the first user.
#[derive(Clone, Copy)]
struct Agent {
    simulator: Simulator,
    chosen: RwSignal<Option<UserId>>,
    now: Memo<Option<UserId>>,
}

impl Agent {
    fn new(simulator: Simulator) -> Self {
        let chosen = RwSignal::new(None::<UserId>);
        let now = Memo::new(move |_| {
            let chosen = chosen.get();
            simulator.with(|desk| acting(desk, chosen.as_ref())).flatten()
        });
        Self { simulator, chosen, now }
    }

    fn actor(self) -> Actor {
        self.now.get_untracked().map_or(Actor::Api, Actor::User)
    }

    fn contact(self) -> Option<ContactId> {
        self.simulator.with_untracked(|desk| desk.contact.clone())
    }
}

fn acting(desk: &Desk, chosen: Option<&UserId>) -> Option<UserId> {
    let users = &desk.document().workspace.users;
    let known = |id: &&UserId| users.iter().any(|user| user.id == **id);
    let assignee = desk.session.world().contact(&desk.contact).and_then(|contact| contact.assignee.as_ref());
    chosen.filter(known).or_else(|| assignee.filter(known)).or_else(|| users.first().map(|user| &user.id)).cloned()
}

/// The acts.
#[component]
pub fn AgentActs(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let agent = Agent::new(simulator);
    let who = Memo::new(move |_| simulator.with(|desk| desk.name_of(&desk.contact)).unwrap_or_default());
    let has_users = Memo::new(move |_| simulator.with(|desk| !desk.document().workspace.users.is_empty()).unwrap_or_default());
    view! {
        <div class="agent" role="group" aria-label=who>
            <div class="team__head">
                <h3 class="team__title">{who}</h3>
                <span class="agent__state">
                    <State simulator=simulator />
                    <ChangeContact simulator=simulator by=move |()| agent.actor() />
                </span>
            </div>
            <Show when=move || has_users.get() fallback=|| view! { <p class="muted">{word(|words| words.no_users)}</p> }>
                <ReplyRow agent=agent />
            </Show>
            <div class="agent__row">
                <Show when=move || has_users.get()>
                    <AssignTo agent=agent />
                </Show>
                <StopRun agent=agent />
            </div>
            <CloseRow agent=agent />
            <Shortcuts simulator=simulator />
            <Refusal simulator=simulator at=Place::Team />
        </div>
    }
}

/// Whether a conversation is open, and whose it is.
#[component]
fn State(simulator: Simulator) -> impl IntoView {
    let ui = simulator.ui;
    let state = Memo::new(move |_| {
        let words = ui.language().simulator();
        simulator.with(|desk| {
            let contact = desk.session.world().contact(&desk.contact)?;
            let state = if contact.is_open() { words.open } else { words.closed };
            let assignee = contact.assignee.as_ref().map(|user| names::user(user, desk.document()));
            Some(assignee.map_or_else(|| state.to_owned(), |user| format!("{state} · {user}")))
        })
    });
    view! { <span>{move || state.get().flatten()}</span> }
}

fn users(simulator: Simulator) -> Memo<Vec<Choice>> {
    Memo::new(move |_| {
        let list = simulator.with(|desk| {
            let document = desk.document();
            let user = |id: &UserId| Choice::new(id.as_str(), names::user(id, document));
            document.workspace.users.iter().map(|found| user(&found.id)).collect::<Vec<_>>()
        });
        list.unwrap_or_default()
    })
}

/// Replies as an agent.
#[component]
fn ReplyRow(agent: Agent) -> impl IntoView {
    let simulator = agent.simulator;
    let text = RwSignal::new(String::new());
    let name = say(move |language| {
        let user = agent.now.get();
        let user = simulator.with(|desk| user.map(|user| names::user(&user, desk.document()))).flatten().unwrap_or_default();
        (language.simulator().reply_as)(&user)
    });
    let send = move || {
        let message = text.get_untracked();
        let to = agent.contact().zip(agent.now.get_untracked()).filter(|_| !message.trim().is_empty());
        let Some((contact, user)) = to else { return };
        if simulator.act(Event::AgentMessage { contact, user, text: message }, Place::Team) {
            text.set(String::new());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            send();
        }
    };
    let refused = Signal::derive(move || {
        if text.with(|text| text.trim().is_empty()) { simulator.ui.language().simulator().empty_message.to_owned() } else { String::new() }
    });
    let value = Signal::derive(move || agent.now.get().map(|user| user.to_string()).unwrap_or_default());
    view! {
        <div class="agent__row">
            <Select
                value=value
                options=users(simulator)
                on_pick=move |id: String| agent.chosen.set(UserId::new(&id).ok())
                name=word(|words| words.acting_as)
                compact=true
                class="agent__who"
            />
            <TextInput value=text on_input=move |typed| text.set(typed) on_key=on_key name=name placeholder=name compact=true class="grow" />
            <Button label=word(|words| words.reply) size=Size::Compact refused=refused on_press=move || send() />
        </div>
    }
}

/// Assigns the contact, or takes the assignee away.
#[component]
fn AssignTo(agent: Agent) -> impl IntoView {
    let simulator = agent.simulator;
    let value = Memo::new(move |_| {
        let assignee = simulator.with(|desk| desk.session.world().contact(&desk.contact)?.assignee.as_ref().map(ToString::to_string));
        assignee.flatten().unwrap_or_default()
    });
    let people = users(simulator);
    let options = Signal::derive(move || {
        let mut all = vec![Choice::new("", simulator.ui.language().simulator().nobody)];
        all.extend(people.get());
        all
    });
    let assign = move |id: String| {
        let Some(contact) = agent.contact() else { return };
        simulator.act(Event::Assign { contact, to: UserId::new(&id).ok(), by: agent.actor() }, Place::Team);
    };
    view! {
        <span class="muted" aria-hidden="true">{word(|words| words.assign_to)}</span>
        <Select value=value options=options on_pick=assign name=word(|words| words.assign_to) compact=true class="grow" />
    }
}

/// Stops the run of the workflow under test.
#[component]
fn StopRun(agent: Agent) -> impl IntoView {
    let simulator = agent.simulator;
    let refused = Memo::new(move |_| {
        let words = simulator.ui.language().simulator();
        let why = simulator.with(|desk| {
            let run = desk.session.walk(&desk.contact, &desk.workflow);
            let is_active = run.is_some_and(|run| !matches!(run.state, RunState::Ended(_)));
            let may = desk.flow().is_some_and(|workflow| workflow.settings.agents_may_stop);
            match (is_active, may) {
                (false, _) => words.no_run,
                (true, false) => words.agents_may_not,
                (true, true) => "",
            }
        });
        why.unwrap_or_default().to_owned()
    });
    let stop = move || {
        let Some((contact, workflow)) = simulator.with_untracked(|desk| (desk.contact.clone(), desk.workflow.clone())) else { return };
        simulator.act(Event::StopRun { contact, workflow }, Place::Team);
    };
    view! { <Button label=word(|words| words.stop_run) size=Size::Compact refused=refused on_press=stop /> }
}

/// Closes the conversation, with a category where the workspace has any.
#[component]
fn CloseRow(agent: Agent) -> impl IntoView {
    let simulator = agent.simulator;
    let category = RwSignal::new(String::new());
    let categories = Memo::new(move |_| {
        let list = simulator.with(|desk| {
            let document = desk.document();
            let name = |id: &CategoryId| Choice::new(id.as_str(), names::category(id, document));
            document.workspace.closing_categories.iter().map(|found| name(&found.id)).collect::<Vec<_>>()
        });
        list.unwrap_or_default()
    });
    let options = Signal::derive(move || {
        let mut all = vec![Choice::new("", simulator.ui.language().simulator().no_category)];
        all.extend(categories.get());
        all
    });
    let is_open = Memo::new(move |_| {
        simulator
            .with(|desk| desk.session.world().contact(&desk.contact).is_some_and(usher_engine::ContactNow::is_open))
            .unwrap_or_default()
    });
    let refused =
        Signal::derive(move || if is_open.get() { String::new() } else { simulator.ui.language().simulator().no_conversation.to_owned() });
    let open = move || {
        if let Some(contact) = agent.contact() {
            simulator.act(Event::OpenConversation { contact, by: agent.actor() }, Place::Team);
        }
    };
    let close = move || {
        let Some(contact) = agent.contact() else { return };
        let category = CategoryId::new(&category.get_untracked()).ok();
        simulator.act(Event::CloseConversation { contact, by: agent.actor(), category, summary: None }, Place::Team);
    };
    view! {
        <div class="agent__row">
            <Show when=move || categories.with(|all| !all.is_empty())>
                <Select
                    value=category
                    options=options
                    on_pick=move |id| category.set(id)
                    name=word(|words| words.category)
                    compact=true
                    class="grow"
                />
            </Show>
            <Show when=move || !is_open.get()>
                <Button label=word(|words| words.open_conversation) size=Size::Compact on_press=open />
            </Show>
            <Button label=word(|words| words.close_conversation) size=Size::Compact refused=refused on_press=close />
        </div>
    }
}
