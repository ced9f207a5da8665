//! Send a Message: on which channel, what, and what instead on particular channels.

use leptos::prelude::*;
use usher_model::{
    Port,
    ids::ChannelId,
    steps::{
        self,
        send_message::{ChannelChoice, Message},
    },
};
use usher_wording::{inspector, names};

use super::super::form::Form;
use super::super::parts::{lead::Lead, pick::Pick, records::Records, setting::Setting};
use super::super::words::{say, word};
use super::message::MessageParts;
use crate::ui::prelude::*;

/// The settings of the step.
#[component]
pub fn SendMessage() -> impl IntoView {
    let settings = Form::get().config::<steps::SendMessage>();
    // A channel that is to be chosen still is no channel's id, and not the last interacted one either.
    let channel = settings.get(|step| match &step.channel {
        ChannelChoice::LastInteracted => String::new(),
        ChannelChoice::Channel { channel: Some(channel) } => channel.to_string(),
        ChannelChoice::Channel { channel: None } => " ".to_owned(),
    });
    let pick = move |id: String| {
        settings.set(|step| {
            step.channel = match ChannelId::new(&id) {
                Ok(channel) => ChannelChoice::Channel { channel: Some(channel) },
                Err(_) => ChannelChoice::LastInteracted,
            };
        });
    };
    let failure = settings.get(|step| step.failure_port);
    view! {
        <div class="section">
            <MessageParts
                path="message"
                label=word(|words| words.message)
                value=settings.get(|step| step.message.clone())
                on_change=move |message| settings.set(|step| step.message = message)
            />
        </div>
        <div class="section">
            <Setting path="channel" label=word(|words| words.channel)>
                <Pick records=Records::Channels value=channel on_pick=pick nothing=word(|words| words.channel_last) />
            </Setting>
            <SwitchRow
                label=word(|words| words.failure_port)
                hint=word(|words| words.failure_port_hint)
                checked=failure
                on_change=move |on| settings.set(|step| step.failure_port = on)
            />
            <Show when=move || failure.get()>
                <Lead port=Port::Failed />
            </Show>
        </div>
        <PerChannel />
    }
}

/// The messages of particular channels.
#[component]
fn PerChannel() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::SendMessage>();
    let channels = settings.get(|step| step.per_channel.keys().cloned().collect::<Vec<ChannelId>>());
    let rest = Signal::derive(move || {
        let taken = channels.get();
        let add = move |id: ChannelId| {
            move || {
                let id = id.clone();
                // The channel's own text begins as the one for all.
                settings.set(|step| _ = step.per_channel.insert(id, step.message.clone()));
            }
        };
        form.store.with(|document| {
            let free = document.workspace.channels.iter().filter(|channel| !taken.contains(&channel.id));
            free.map(|channel| MenuItem::act(names::channel(&channel.id, document), add(channel.id.clone()))).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.per_channel)}</h3>
            <For each=move || channels.get() key=ChannelId::clone let:id>
                <OneChannel id=id />
            </For>
            <Show
                when=move || !rest.with(Vec::is_empty)
                fallback=|| view! { <p class="section__note">{word(|words| words.no_more_channels)}</p> }
            >
                <MenuButton label=word(|words| words.add_per_channel) items=rest icon=Glyph::Plus kind=Kind::Secondary size=Size::Compact />
            </Show>
        </div>
    }
}

#[component]
fn OneChannel(id: ChannelId) -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::SendMessage>();
    let path = format!("perChannel.{id}");
    let id = StoredValue::new(id);
    let name = Memo::new(move |_| form.store.with(|document| id.with_value(|id| names::channel(id, document))));
    let label = say(move |language| inspector::text_for(&name.get(), language));
    let message = settings.get(move |step| id.with_value(|id| step.per_channel.get(id).cloned()).unwrap_or_default());
    let write = move |message: Message| settings.set(|step| _ = step.per_channel.insert(id.get_value(), message));
    let remove = move |()| settings.set(|step| _ = id.with_value(|id| step.per_channel.remove(id)));
    let remove_name = say(move |language| format!("{}: {}", language.common().remove, inspector::text_for(&name.get(), language)));
    view! {
        <div class="item item--boxed" role="group" aria-label=move || label.get()>
            <div class="item__body">
                <MessageParts path=Signal::stored(path) label=label value=message on_change=write />
            </div>
            <Button label=remove_name icon=Glyph::Cross icon_only=true kind=Kind::Quiet size=Size::Mini on_press=remove />
        </div>
    }
}
