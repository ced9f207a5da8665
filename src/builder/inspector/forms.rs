//! Which form a node has: one file a type.

use leptos::html;
use leptos::prelude::*;
use usher_analysis::Finding;
use usher_editor::command::Command;
use usher_model::{
    NodeType,
    ids::{NodeId, WorkflowId},
};

use super::form::Form;
use super::head::{Foot, Head};
use super::parts::setting::Remarks;
use super::trigger_type::TriggerType;
use super::words::word;
use super::{focus, steps, triggers};
use crate::ui::prelude::*;

/// The form of one node.
#[component]
pub fn NodeForm(
    /// In which workflow.
    workflow: WorkflowId,
    /// Which node.
    id: NodeId,
    /// What the analysis found beside the settings.
    others: Signal<Vec<Finding>>,
    /// Called when the inspector shall close.
    on_close: Callback<()>,
) -> impl IntoView {
    let form = Form::open(&workflow, &id, others);
    provide_context(form);
    let first = form.node().get_untracked().map_or(NodeType::Manual, |node| node.node_type());
    // A trigger may become another trigger; a node that goes keeps the form it had.
    let node_type = Memo::new(move |before: Option<&NodeType>| {
        let now = form.node().with(|node| node.as_ref().map(|node| node.node_type()));
        now.or_else(|| before.copied()).unwrap_or(first)
    });
    let (name, body) = (NodeRef::<html::Input>::new(), NodeRef::<html::Div>::new());
    focus::obey(form, body, name);
    let unclaimed = form.unclaimed();
    view! {
        <Head node_type=node_type name=name on_close=on_close />
        <div class="inspector__body" node_ref=body>
            <Show when=move || !unclaimed.with(Vec::is_empty)>
                <div class="section section--remarks">
                    <Remarks found=unclaimed />
                </div>
            </Show>
            <TriggerType node_type=node_type />
            {move || settings_of(node_type.get())}
            <Note />
        </div>
        <Foot node_type=node_type />
    }
}

/// The settings of a type.
fn settings_of(node_type: NodeType) -> AnyView {
    match node_type {
        NodeType::ConversationOpened => view! { <triggers::ConversationOpened /> }.into_any(),
        NodeType::ConversationClosed => view! { <triggers::ConversationClosed /> }.into_any(),
        NodeType::ContactTagUpdated => view! { <triggers::ContactTagUpdated /> }.into_any(),
        NodeType::ContactFieldUpdated => view! { <triggers::ContactFieldUpdated /> }.into_any(),
        NodeType::LifecycleUpdated => view! { <triggers::LifecycleUpdated /> }.into_any(),
        NodeType::Shortcut => view! { <triggers::Shortcut /> }.into_any(),
        NodeType::IncomingWebhook => view! { <triggers::IncomingWebhook /> }.into_any(),
        NodeType::ClickToChatAd => view! { <triggers::ClickToChatAd /> }.into_any(),
        NodeType::AssigneeUpdated => view! { <triggers::AssigneeUpdated /> }.into_any(),
        NodeType::NoReplyFromAgent => view! { <triggers::NoReplyFromAgent /> }.into_any(),
        NodeType::Manual => view! { <triggers::Manual /> }.into_any(),
        NodeType::Branch => view! { <steps::Branch /> }.into_any(),
        NodeType::DateTime => view! { <steps::DateTime /> }.into_any(),
        NodeType::AskQuestion => view! { <steps::AskQuestion /> }.into_any(),
        NodeType::UpdateField => view! { <steps::UpdateField /> }.into_any(),
        NodeType::UpdateTags => view! { <steps::UpdateTags /> }.into_any(),
        NodeType::SendMessage => view! { <steps::SendMessage /> }.into_any(),
        NodeType::RouteToTeam => view! { <steps::RouteToTeam /> }.into_any(),
        NodeType::AssignTo => view! { <steps::AssignTo /> }.into_any(),
        NodeType::Wait => view! { <steps::Wait /> }.into_any(),
        NodeType::JumpTo => view! { <steps::JumpTo /> }.into_any(),
        NodeType::OpenConversation => view! { <steps::OpenConversation /> }.into_any(),
        NodeType::CloseConversation => view! { <steps::CloseConversation /> }.into_any(),
        NodeType::UpdateLifecycle => view! { <steps::UpdateLifecycle /> }.into_any(),
        NodeType::HttpRequest => view! { <steps::HttpRequest /> }.into_any(),
        NodeType::AddComment => view! { <steps::AddComment /> }.into_any(),
        NodeType::TriggerWorkflow => view! { <steps::TriggerWorkflow /> }.into_any(),
    }
}

/// The note for colleagues: a button until there is one.
#[component]
fn Note() -> impl IntoView {
    let form = Form::get();
    let note = Memo::new(move |_| form.node().with(|node| node.as_ref().and_then(|node| node.note.clone())));
    let begun = RwSignal::new(false);
    let area = NodeRef::<html::Textarea>::new();
    let is_open = Memo::new(move |_| begun.get() || note.with(Option::is_some));
    let write = move |text: String| {
        let note = (!text.is_empty()).then_some(text);
        form.dispatch(Command::SetNote { workflow: form.workflow_id(), node: form.node_id(), note });
    };
    let begin = move |()| {
        begun.set(true);
        request_animation_frame(move || {
            if let Some(area) = area.try_get_untracked().flatten() {
                // An element of the page can take focus.
                let _ = area.focus();
            }
        });
    };
    view! {
        <Show
            when=move || is_open.get()
            fallback=move || {
                view! {
                    <div class="section section--acts">
                        <Button
                            label=word(|words| words.add_note)
                            icon=Glyph::Note
                            kind=Kind::Quiet
                            size=Size::Compact
                            on_press=begin
                        />
                    </div>
                }
            }
        >
            <div class="section">
                <Field label=word(|words| words.note)>
                    <TextArea
                        value=Signal::derive(move || note.get().unwrap_or_default())
                        on_input=write
                        on_commit=move |_| begun.set(false)
                        fits=true
                        rows=2
                        node_ref=area
                    />
                </Field>
            </div>
        </Show>
    }
}
