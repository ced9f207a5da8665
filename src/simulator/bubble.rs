//! One thing of the chat: a message in its bubble, or a line between them.

use leptos::prelude::*;
use usher_model::{
    event::Event,
    ids::{NodeId, WorkflowId},
};
use usher_scenario::chat::{Choices, Said};
use usher_wording::{names, simulator as words, values};

use super::chat::Shown;
use super::compose::MESSAGE_ID;
use super::look;
use crate::platform::page;
use crate::state::{Simulator, desk::Desk, simulator::Place};
use crate::ui::prelude::*;

/// An item of the chat.
#[component]
pub fn Item(
    /// The simulator.
    simulator: Simulator,
    /// What is shown.
    shown: Shown,
) -> impl IntoView {
    let when = shown.when.map(|when| view! { <p class="chat__day">{when}</p> });
    let item = match shown.item.what {
        Said::ByContact { text, .. } => view! { <div class="bubble" data-from="contact">{text}</div> }.into_any(),
        Said::ByUser { user, text } => {
            let name = simulator.with_untracked(|desk| names::user(&user, desk.document())).unwrap_or_default();
            view! {
                <div class="bubble" data-from="agent">
                    <span class="bubble__head">
                        <Icon glyph=Glyph::User size=12 />
                        {name}
                    </span>
                    {text}
                </div>
            }
            .into_any()
        }
        Said::ByWorkflow { workflow, node, text, attachments, choices, state, .. } => view! {
            <div class="bubble" data-from="workflow">
                <Head simulator=simulator workflow=workflow node=node />
                {text}
                {attachments
                    .into_iter()
                    .map(|address| {
                        view! {
                            <span class="bubble__head">
                                <Icon glyph=Glyph::Attach size=12 />
                                {address}
                            </span>
                        }
                    })
                    .collect_view()}
                <Offer simulator=simulator choices=choices state=state />
            </div>
        }
        .into_any(),
        Said::NotDelivered { workflow, node, text, why, .. } => {
            let why = words::not_delivered(why, simulator.ui.language_now());
            view! {
                <div class="bubble" data-from="workflow" data-failed=true>
                    <Head simulator=simulator workflow=workflow node=node />
                    {text}
                    <span class="bubble__failure">
                        <Icon glyph=Glyph::Error size=13 />
                        {why}
                    </span>
                </div>
            }
            .into_any()
        }
        other @ (Said::Opened { .. } | Said::Closed { .. } | Said::Assigned { .. } | Said::Commented { .. }) => {
            let line = simulator.with_untracked(|desk| line(&other, desk, simulator.ui.language_now())).flatten();
            line.map(|(glyph, tone, text)| {
                view! {
                    <p class="chat__note" data-tone=tone>
                        <Icon glyph=glyph size=13 />
                        <span>{text}</span>
                    </p>
                }
            })
            .into_any()
        }
    };
    view! {
        {when}
        {item}
    }
}

/// The step that wrote.
#[component]
fn Head(simulator: Simulator, workflow: Option<WorkflowId>, node: Option<NodeId>) -> impl IntoView {
    let language = simulator.ui.language_now();
    let found = simulator.with_untracked(|desk| {
        let workflow = desk.document().workflow(workflow.as_ref()?)?;
        let node = node.as_ref()?;
        let node_type = look::type_of(Some(workflow), Some(node))?;
        Some((node_type, names::node(node, workflow, desk.document(), language)))
    });
    found.flatten().map(|(node_type, name)| {
        view! {
            <span class="bubble__head" data-group=look::group(node_type)>
                <Icon glyph=look::glyph(node_type) size=12 />
                {name}
            </span>
        }
    })
}

/// The choices of a question; they can be tapped while it waits.
#[component]
fn Offer(simulator: Simulator, choices: Vec<String>, state: Choices) -> impl IntoView {
    let is_open = state == Choices::Open;
    let choice = move |label: String| {
        let text = label.clone();
        let is_answer = matches!(&state, Choices::Answered(answer) if *answer == label);
        let tap = move |_| {
            let Some(contact) = simulator.with_untracked(|desk| desk.contact.clone()) else { return };
            let event = Event::ContactMessage { contact, text: None, choice: Some(label.clone()), location: None, channel: None };
            if simulator.act(event, Place::Chat) {
                // The button goes with the question; the next thing to do is to write.
                page::focus_id(MESSAGE_ID);
            }
        };
        view! {
            <button type="button" class="choices__item" disabled=!is_open aria-current=is_answer.then_some("true") on:click=tap>
                {text}
            </button>
        }
    };
    let has_choices = !choices.is_empty();
    has_choices.then(|| view! { <div class="choices">{choices.into_iter().map(choice).collect_view()}</div> })
}

/// What happened between the messages: icon, tone and words.
fn line(said: &Said, desk: &Desk, language: usher_wording::Language) -> Option<(Glyph, Option<&'static str>, String)> {
    let document = desk.document();
    let fixed = language.simulator();
    match said {
        Said::Opened { by } => {
            let text = format!("{} · {}", language.pick("Conversation opened", "Разговор открыт"), values::by(by, document, language));
            Some((Glyph::Opened, None, text))
        }
        Said::Closed { by, category, summary } => {
            let category = category.as_ref().map(|category| names::category(category, document));
            let summary = summary.as_deref().filter(|summary| !summary.trim().is_empty()).map(|summary| language.quote(summary));
            let parts = [Some(values::by(by, document, language)), category, summary].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            Some((Glyph::Closed, None, format!("{} · {parts}", language.pick("Conversation closed", "Разговор закрыт"))))
        }
        Said::Assigned { user: Some(user) } => Some((Glyph::Assign, Some("live"), words::assigned(&names::user(user, document), language))),
        Said::Assigned { user: None } => Some((Glyph::User, None, fixed.unassigned.to_owned())),
        Said::Commented { text } => Some((Glyph::Comment, None, text.clone())),
        Said::ByContact { .. } | Said::ByUser { .. } | Said::ByWorkflow { .. } | Said::NotDelivered { .. } => None,
    }
}
