//! What starts the workflow, where the chat is still empty: not always a message does.

use leptos::prelude::*;
use usher_model::NodeType;

use super::shortcuts::press;
use super::words::word;
use crate::state::{Simulator, simulator::Ask};
use crate::ui::prelude::*;

/// The words, and what to press instead of writing.
#[component]
pub fn Beginning(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let trigger = Memo::new(move |_| simulator.with(|desk| Some(desk.flow()?.trigger()?.node_type())).flatten());
    let act = move |label: Signal<String>, begin: fn(Simulator)| {
        view! {
            <p class="chat__note">{word(|words| words.starts_otherwise)}</p>
            <div class="chat__begin">
                <Button label=label size=Size::Compact on_press=move || begin(simulator) />
            </div>
        }
        .into_any()
    };
    let note = |text: Signal<String>| view! { <p class="chat__note">{text}</p> }.into_any();
    move || {
        let Some(trigger) = trigger.get() else { return note(word(|words| words.empty_chat)) };
        match trigger {
            NodeType::IncomingWebhook => act(word(|words| words.post_webhook), |simulator| simulator.asking.set(Some(Ask::Webhook))),
            NodeType::ClickToChatAd => act(word(|words| words.click_ad), |simulator| simulator.asking.set(Some(Ask::AdClick))),
            NodeType::Shortcut => act(word(|words| words.press_shortcut), |simulator| {
                if let Some(workflow) = simulator.with_untracked(|desk| desk.workflow.clone()) {
                    press(simulator, workflow);
                }
            }),
            NodeType::ContactTagUpdated | NodeType::ContactFieldUpdated | NodeType::LifecycleUpdated => {
                act(word(|words| words.change_contact), |simulator| simulator.asking.set(Some(Ask::Contact)))
            }
            NodeType::Manual => note(word(|words| words.starts_by_another)),
            // The rest is started by what comes of a message, and no step is a trigger.
            NodeType::ConversationOpened
            | NodeType::ConversationClosed
            | NodeType::AssigneeUpdated
            | NodeType::NoReplyFromAgent
            | NodeType::Branch
            | NodeType::DateTime
            | NodeType::AskQuestion
            | NodeType::UpdateField
            | NodeType::UpdateTags
            | NodeType::UpdateLifecycle
            | NodeType::HttpRequest
            | NodeType::SendMessage
            | NodeType::AddComment
            | NodeType::RouteToTeam
            | NodeType::AssignTo
            | NodeType::Wait
            | NodeType::JumpTo
            | NodeType::TriggerWorkflow
            | NodeType::OpenConversation
            | NodeType::CloseConversation => note(word(|words| words.empty_chat)),
        }
    }
}
