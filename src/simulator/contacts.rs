//! The contacts of the session: whom one writes as, and new ones.

use leptos::prelude::*;
use usher_model::{
    ids::{ContactId, FieldId},
    labels::StandardField,
};
use usher_wording::names;

use super::look;
use super::new_contact::NewContact;
use super::words::word;
use crate::state::{Simulator, desk::Desk};
use crate::ui::prelude::*;

/// A contact as the row shows it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Shown {
    id: ContactId,
    name: String,
    about: String,
}

fn shown(desk: &Desk) -> Vec<Shown> {
    let language = FieldId::new(StandardField::Language.id()).ok();
    let world = desk.session.world();
    let show = |contact: &usher_engine::ContactNow| {
        let channel = contact.channel.as_ref().map(|channel| names::channel(channel, desk.document()));
        let speaks = language.as_ref().and_then(|field| contact.fields.get(field)).map(|value| value.to_text());
        let about = channel.into_iter().chain(speaks).collect::<Vec<_>>().join(" · ");
        Shown { id: contact.id.clone(), name: desk.name_of(&contact.id), about }
    };
    world.contacts().map(show).collect()
}

/// The row of contacts.
#[component]
pub fn Contacts(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let all = Memo::new(move |_| simulator.with(shown).unwrap_or_default());
    let chosen = Memo::new(move |_| simulator.with(|desk| desk.contact.clone()));
    let adding = RwSignal::new(false);
    let contact = move |contact: Shown| {
        let id = StoredValue::new(contact.id);
        let is_chosen = move || id.with_value(|id| chosen.get().as_ref() == Some(id));
        view! {
            <button
                type="button"
                class="contact"
                aria-pressed=move || is_chosen().to_string()
                on:click=move |_| simulator.choose(&id.get_value())
            >
                <span class="avatar" aria-hidden="true">
                    {look::initial(&contact.name)}
                </span>
                <span class="contact__text">
                    <b class="contact__name">{contact.name}</b>
                    <small class="contact__about">{contact.about}</small>
                </span>
            </button>
        }
    };
    view! {
        <div class="contacts">
            <div class="contacts__list" role="group" aria-label=word(|words| words.contacts)>
                <For each=move || all.get() key=Shown::clone let:each>
                    {contact(each)}
                </For>
            </div>
            <Button
                label=word(|words| words.add_contact)
                icon=Glyph::Plus
                icon_only=true
                kind=Kind::Quiet
                popup="dialog"
                on_press=move || adding.set(true)
            />
        </div>
        <NewContact simulator=simulator open=adding />
    }
}
