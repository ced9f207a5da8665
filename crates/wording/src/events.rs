//! What happened, as the head of its lines in the timeline: "Ivan wrote “Hello”".

use usher_model::{
    Document,
    event::{Actor, Event},
    ids::{ContactId, TagId},
    time::Duration,
};

use crate::{Language, names, trace::local_time, values};

/// An event in words. `contacts` names the contacts of the session.
#[must_use]
pub fn event(event: &Event, document: &Document, contacts: &dyn Fn(&ContactId) -> String, language: Language) -> String {
    let quote = |text: &str| language.quote(text);
    let tags = |tags: &[TagId]| tags.iter().map(|tag| quote(&names::tag(tag, document))).collect::<Vec<_>>().join(", ");
    match event {
        Event::ContactMessage { contact, text, choice, location, .. } => {
            let said = choice.as_deref().or(text.as_deref());
            contact_message(&contacts(contact), said, choice.is_some(), location.is_some(), language)
        }
        Event::AgentMessage { contact, user, text } => {
            let (user, contact) = (names::user(user, document), contacts(contact));
            match language {
                Language::En => format!("{user} wrote {} to {contact}", quote(text)),
                Language::Ru => format!("{user} → {contact}: {}", quote(text)),
            }
        }
        Event::OpenConversation { contact, by } => {
            with(("opened the conversation of", "открыт разговор"), by, &contacts(contact), document, language)
        }
        Event::CloseConversation { contact, by, .. } => {
            with(("closed the conversation of", "закрыт разговор"), by, &contacts(contact), document, language)
        }
        Event::Assign { contact, to, by } => {
            let contact = contacts(contact);
            match (to.as_ref().map(|user| names::user(user, document)), language) {
                (Some(user), Language::En) => format!("{} assigned {contact} to {user}", actor(by, document, language)),
                (Some(user), Language::Ru) => format!("{}: {contact}, ответственный {user}", actor(by, document, language)),
                (None, Language::En) => format!("{} unassigned {contact}", actor(by, document, language)),
                (None, Language::Ru) => format!("{}: {contact}, ответственный снят", actor(by, document, language)),
            }
        }
        Event::UserStatus { user, status } => {
            format!("{}: {}", names::user(user, document), values::user_status(*status, language))
        }
        Event::SetField { contact, field, value, .. } => {
            let value = value.as_ref().map_or_else(|| values::none(language).to_owned(), |value| quote(&values::value(value, language)));
            format!("{}: {} = {value}", contacts(contact), names::field(field, document, language))
        }
        Event::AddTags { contact, tags: added, .. } => {
            format!("{}: {} {}", contacts(contact), language.pick("added", "добавлено"), tags(added))
        }
        Event::RemoveTags { contact, tags: removed, .. } => {
            format!("{}: {} {}", contacts(contact), language.pick("removed", "снято"), tags(removed))
        }
        Event::SetLifecycle { contact, stage, .. } => {
            let stage = stage.as_ref().map_or_else(|| values::none(language).to_owned(), |stage| quote(&names::stage(stage, document)));
            format!("{}: {} {stage}", contacts(contact), language.pick("stage", "этап"))
        }
        Event::Shortcut { contact, workflow, .. } => {
            format!("{} {}, {}", language.pick("Shortcut", "Кнопка"), quote(&names::workflow(workflow, document)), contacts(contact))
        }
        Event::Webhook { workflow, .. } => {
            format!("{} {}", language.pick("Webhook of", "Вебхук"), quote(&names::workflow(workflow, document)))
        }
        Event::AdClick { contact, ad, .. } => match language {
            Language::En => format!("{} clicked the ad {ad}", contacts(contact)),
            Language::Ru => format!("{}: переход с объявления {ad}", contacts(contact)),
        },
        Event::StopRun { contact, workflow } => {
            let workflow = quote(&names::workflow(workflow, document));
            match language {
                Language::En => format!("An agent stopped {workflow} for {}", contacts(contact)),
                Language::Ru => format!("Агент остановил {workflow}, контакт {}", contacts(contact)),
            }
        }
        Event::DeliveryFails { channel, fails } => {
            let channel = names::channel(channel, document);
            let what = if *fails {
                language.pick("delivery fails", "доставка не работает")
            } else {
                language.pick("delivery works", "доставка работает")
            };
            format!("{channel}: {what}")
        }
        Event::HttpAnswer { node, status, .. } => format!("{} {node}: {status}", language.pick("Answer to", "Ответ для")),
        Event::Advance { value, unit } => {
            let span = values::short_duration(Duration::new(*value, *unit), language);
            format!("{} +{span}", language.pick("Clock", "Часы:"))
        }
        Event::AdvanceTo { at } => format!("{} {}", language.pick("Clock to", "Часы до"), local_time(at.instant, document)),
        Event::NextTimer {} => language.pick("To the next timer", "К таймеру").to_owned(),
    }
}

fn contact_message(contact: &str, said: Option<&str>, is_choice: bool, is_location: bool, language: Language) -> String {
    match (said.map(|said| language.quote(said)), language) {
        (Some(said), Language::En) if is_choice => format!("{contact} chose {said}"),
        (Some(said), Language::Ru) if is_choice => format!("{contact}: выбор {said}"),
        (Some(said), Language::En) => format!("{contact} wrote {said}"),
        (Some(said), Language::Ru) => format!("{contact}: {said}"),
        (None, Language::En) if is_location => format!("{contact} sent a location"),
        (None, Language::Ru) if is_location => format!("{contact}: место"),
        (None, Language::En) => format!("{contact} wrote"),
        (None, Language::Ru) => format!("{contact}: сообщение"),
    }
}

/// Who did something, as the subject of a sentence.
fn actor(actor: &Actor, document: &Document, language: Language) -> String {
    match actor {
        Actor::Contact => language.pick("The contact", "Контакт").to_owned(),
        Actor::Workflow => language.pick("A workflow", "Процесс").to_owned(),
        Actor::Api => language.pick("The API", "API").to_owned(),
        Actor::AutoClose => language.pick("Auto-close", "Автозакрытие").to_owned(),
        Actor::User(user) => names::user(user, document),
    }
}

fn with((en, ru): (&str, &str), by: &Actor, contact: &str, document: &Document, language: Language) -> String {
    let by = actor(by, document, language);
    match language {
        Language::En => format!("{by} {en} {contact}"),
        Language::Ru => format!("{by}: {ru}, {contact}"),
    }
}
