//! Send a Message: something to send, on channels that exist.

use usher_model::{
    channel::ChannelKind,
    limits,
    refs::Reference,
    steps::{
        SendMessage,
        send_message::{ChannelChoice, Message},
    },
};

use super::Checker;
use crate::detail::{Counted, Detail, Wanted};

pub(super) fn check(settings: &SendMessage, checker: &mut Checker<'_>) {
    let mut goes_by_email = false;
    match &settings.channel {
        ChannelChoice::LastInteracted => {}
        ChannelChoice::Channel { channel } => {
            checker.required("channel.channel", channel.as_ref(), Wanted::Channel, Reference::Channel);
            let known = channel.as_ref().and_then(|channel| checker.document.workspace.channel(channel));
            goes_by_email = known.is_some_and(|channel| channel.kind == ChannelKind::Email);
        }
    }
    check_message("message", &settings.message, goes_by_email, checker);
    for (channel, message) in &settings.per_channel {
        let path = format!("perChannel.{channel}");
        checker.reference(&path, Reference::Channel(channel.clone()));
        let by_email = checker.document.workspace.channel(channel).is_some_and(|channel| channel.kind == ChannelKind::Email);
        check_message(&path, message, by_email, checker);
    }
}

fn check_message(path: &str, message: &Message, by_email: bool, checker: &mut Checker<'_>) {
    let text = format!("{path}.text");
    if message.text.is_blank() && message.attachments.is_empty() && message.template.is_none() {
        checker.missing(&text, Wanted::Message);
    }
    checker.template(&text, &message.text);
    checker.characters(&text, message.text.as_str(), limits::MESSAGE_CHARS);
    if message.template.as_ref().is_some_and(|name| name.trim().is_empty()) {
        checker.missing(&format!("{path}.template"), Wanted::TemplateName);
    }
    for (at, url) in message.attachments.iter().enumerate() {
        let setting = format!("{path}.attachments[{at}]");
        let folded = url.trim().to_ascii_lowercase();
        if folded.is_empty() {
            checker.missing(&setting, Wanted::Url);
        } else if !(folded.starts_with("https://") || folded.starts_with("http://")) {
            checker.report(&setting, Detail::UrlNotHttp { url: url.clone() });
        }
    }
    if by_email {
        checker.reference_limit(&format!("{path}.attachments"), Counted::Attachments, message.attachments.len(), limits::EMAIL_ATTACHMENTS);
    }
}
