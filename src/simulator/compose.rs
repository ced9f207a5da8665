//! What one writes as the contact: a text, or a place.

use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;
use usher_model::event::Event;

use super::place::PlaceDialog;
use super::words::{say, word};
use crate::platform::page;
use crate::state::{Simulator, simulator::Place};
use crate::ui::prelude::*;

/// The id of the input.
pub const MESSAGE_ID: &str = "dock-message";

/// The line below the chat.
#[component]
pub fn Compose(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let ui = simulator.ui;
    let text = RwSignal::new(String::new());
    let who = Memo::new(move |_| simulator.with(|desk| desk.name_of(&desk.contact)).unwrap_or_default());
    let name = say(move |language| (language.simulator().message_as)(&who.get()));
    let send = move || {
        let message = text.get_untracked();
        let Some(contact) = simulator.with_untracked(|desk| desk.contact.clone()).filter(|_| !message.trim().is_empty()) else { return };
        let event = Event::ContactMessage { contact, text: Some(message), choice: None, location: None, channel: None };
        if simulator.act(event, Place::Chat) {
            text.set(String::new());
        }
        page::focus_id(MESSAGE_ID);
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            send();
        }
    };
    let refused = Signal::derive(move || {
        if text.with(|text| text.trim().is_empty()) { ui.language().simulator().empty_message.to_owned() } else { String::new() }
    });
    let placing = RwSignal::new(false);
    view! {
        <div class="compose">
            <Button
                label=word(|words| words.send_location)
                icon=Glyph::Place
                icon_only=true
                kind=Kind::Quiet
                popup="dialog"
                on_press=move || placing.set(true)
            />
            <TextInput value=text on_input=move |typed| text.set(typed) on_key=on_key name=name placeholder=name id=MESSAGE_ID class="grow" />
            <Button
                label=word(|words| words.send)
                icon=Glyph::Send
                icon_only=true
                kind=Kind::Primary
                refused=refused
                on_press=move || send()
            />
        </div>
        <PlaceDialog simulator=simulator open=placing />
    }
}
