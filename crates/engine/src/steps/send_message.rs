//! Send a Message: the channel's own text if it has one, else the default.

use usher_model::{
    Port,
    steps::{SendMessage, send_message::ChannelChoice},
    trace::{EndReason, Notice},
};

use super::{Cx, Letter, Outcome};

pub(super) fn enter(step: &SendMessage, cx: &mut Cx) -> Outcome {
    let channel = match &step.channel {
        ChannelChoice::LastInteracted => cx.contact().channel.clone(),
        ChannelChoice::Channel { channel: None } => return cx.fail(Notice::NotSet { setting: "channel" }),
        ChannelChoice::Channel { channel } => channel.clone(),
    };
    let message = channel.as_ref().and_then(|channel| step.per_channel.get(channel)).unwrap_or(&step.message);
    // A template has its text at the provider; here it may have a name alone.
    if message.text.is_blank() && message.attachments.is_empty() && message.template.is_none() {
        return cx.fail(Notice::NotSet { setting: "text" });
    }
    let Some(text) = cx.text(&message.text) else { return Outcome::End(EndReason::StepError) };
    let letter = Letter { text, attachments: message.attachments.clone(), choices: Vec::new(), as_template: message.template.is_some() };
    let delivered = cx.send(channel, letter);
    Outcome::Leave(if !delivered && step.failure_port { Port::Failed } else { Port::Next })
}
