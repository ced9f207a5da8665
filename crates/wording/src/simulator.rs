//! The finer words of the simulator: refusals, the clock, contacts, the team, the state and the tests.

use usher_engine::{Refused, calendar::Zone};
use usher_model::{
    Document,
    ids::ContactId,
    labels::FieldType,
    time::{Date, Day, Instant},
    trace::{DeliveryFailure, WaitingFor},
};

use crate::{
    Language, names,
    plural::{self, Noun},
    trace::local_time,
    values,
};

const LATER_EVENTS: Noun = Noun {
    en: ["later event", "later events"],
    ru: ["более позднее событие", "более поздних события", "более поздних событий"],
};

/// "3 later events were dropped", when somebody goes on from an earlier moment.
#[must_use]
pub fn dropped(events: i64, language: Language) -> String {
    let counted = LATER_EVENTS.counted(events, language);
    match language {
        Language::En => format!("{counted} dropped"),
        Language::Ru => format!("Отброшено: {counted}"),
    }
}

/// Why an event cannot happen, with what to do.
#[must_use]
pub fn refused(refused: &Refused, document: &Document, language: Language) -> String {
    let missing = |en: &str, ru: &str, id: &str| match language {
        Language::En => format!("There is no {en} {} in the workspace any more.", language.quote(id)),
        Language::Ru => format!("В пространстве больше нет {ru} {}.", language.quote(id)),
    };
    match refused {
        Refused::UnknownContact(id) => missing("contact", "контакта", id.as_str()),
        Refused::ContactExists(id) => match language {
            Language::En => format!("There is a contact {} already.", language.quote(id.as_str())),
            Language::Ru => format!("Контакт {} уже есть.", language.quote(id.as_str())),
        },
        Refused::ClockSetBack { now, to } => {
            let (now, to) = (local_time(*now, document), local_time(*to, document));
            match language {
                Language::En => format!("It is {now} already: the clock does not go back to {to}."),
                Language::Ru => format!("Уже {now}: часы не идут назад, к {to}."),
            }
        }
        Refused::OtherDocument => language.pick("This state belongs to another document.", "Это состояние другого документа.").to_owned(),
    }
}

/// The zone of the workspace; UTC where it has none that exists.
#[must_use]
pub fn zone(document: &Document) -> Zone {
    Zone::named(&document.workspace.time_zone).unwrap_or_else(Zone::utc)
}

/// A day as the clock shows it: "Mon 2 Mar 2026".
#[must_use]
pub fn day(at: Instant, document: &Document, language: Language) -> String {
    let local = zone(document).local(at);
    format!("{} {}", names::upper_first(values::short_day(local.day, language)), date(local.date, language))
}

fn date(date: Date, language: Language) -> String {
    const EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    const RU: [&str; 12] = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
    let civil = date.civil();
    let month = usize::try_from(civil.month() - 1).unwrap_or_default().min(11);
    let month = match language {
        Language::En => EN[month],
        Language::Ru => RU[month],
    };
    format!("{} {month} {}", civil.day(), civil.year())
}

/// The time of the day: `09:03:00`.
#[must_use]
pub fn time(at: Instant, document: &Document) -> String {
    let text = zone(document).local(at).text;
    format!("{}:{:02}", text.get(11..).unwrap_or_default(), at.seconds().rem_euclid(60))
}

/// An instant in the form in which people type it: `2026-03-02 09:00`.
#[must_use]
pub fn typed(at: Instant, document: &Document) -> String {
    local_time(at, document)
}

/// How long it still takes, as a countdown: `08:00`, `2:08:00`, "3 d 02:08:00".
#[must_use]
pub fn countdown(seconds: i64, language: Language) -> String {
    let seconds = seconds.max(0);
    let (days, hours, minutes, rest) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    if days > 0 {
        format!("{days}\u{a0}{} {hours:02}:{minutes:02}:{rest:02}", language.pick("d", "д"))
    } else if hours > 0 {
        format!("{hours}:{minutes:02}:{rest:02}")
    } else {
        format!("{minutes:02}:{rest:02}")
    }
}

/// Monday of the week of a day, by its date.
#[must_use]
pub fn days_after_monday(day: Day) -> i64 {
    Day::ALL.iter().position(|other| *other == day).and_then(|days| i64::try_from(days).ok()).unwrap_or_default()
}

/// Why a message was not delivered, for a bubble.
#[must_use]
pub fn not_delivered(why: DeliveryFailure, language: Language) -> String {
    match language {
        Language::En => format!("Not delivered: {}", crate::trace_reasons::delivery_failure(why, language)),
        Language::Ru => format!("Не доставлено: {}", crate::trace_reasons::delivery_failure(why, language)),
    }
}

/// "Assigned to Ana".
#[must_use]
pub fn assigned(user: &str, language: Language) -> String {
    match language {
        Language::En => format!("Assigned to {user}"),
        Language::Ru => format!("Ответственный: {user}"),
    }
}

/// The bar over the chat of narrow windows: what is waited for, and at which step.
#[must_use]
pub fn waits_at(what: WaitingFor, node: &str, language: Language) -> String {
    format!("{node}: {}", names::lower_first(crate::trace::waiting(what, language)))
}

/// "1st in line: Ivan, until 09:11".
#[must_use]
pub fn in_queue(position: i64, contact: &str, until: &str, language: Language) -> String {
    let place = plural::ordinal(position, language);
    match language {
        Language::En => format!("{place} in line: {contact}, until {until}"),
        Language::Ru => format!("{place} в очереди: {contact}, до {until}"),
    }
}

/// A value that a field of this type cannot hold.
#[must_use]
pub fn does_not_fit(text: &str, kind: FieldType, language: Language) -> String {
    let kind = values::field_type(kind, language);
    match language {
        Language::En => format!("{} does not fit the type {kind}. Enter another value.", language.quote(text)),
        Language::Ru => format!("{} не подходит к типу «{kind}». Введите другое значение.", language.quote(text)),
    }
}

/// A request of a workflow, where several have some.
#[must_use]
pub fn request_of(step: &str, workflow: &str) -> String {
    format!("{workflow}: {step}")
}

/// The button that would unblock a wait: "Set Dana online".
#[must_use]
pub fn set_online(user: &str, language: Language) -> String {
    match language {
        Language::En => format!("Set {user} online"),
        Language::Ru => format!("{user} в сети"),
    }
}

/// A contact of the session by its name: the standard fields that it has now, else its id.
#[must_use]
pub fn contact_name(first: Option<&str>, last: Option<&str>, id: &ContactId) -> String {
    let name = [first, last].into_iter().flatten().map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if name.is_empty() { id.to_string() } else { name }
}

/// The name of a test that is saved: who wrote what first, and what came of it.
#[must_use]
pub fn test_name(contact: &str, first: Option<&str>, assignee: Option<&str>, language: Language) -> String {
    let said = first.map(|first| {
        let short: String = first.chars().take(40).collect();
        language.quote(&short)
    });
    let head = said.map_or_else(|| contact.to_owned(), |said| format!("{contact}: {said}"));
    match assignee {
        Some(user) => format!("{head} → {user}"),
        None => head,
    }
}

/// The channel that stands in came into the workspace with a test.
#[must_use]
pub fn channel_added(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("Added the channel “{name}” to the workspace"),
        Language::Ru => format!("В пространство добавлен канал «{name}»"),
    }
}

/// The name of a test's menu.
#[must_use]
pub fn more_about(test: &str, language: Language) -> String {
    match language {
        Language::En => format!("More about “{test}”"),
        Language::Ru => format!("Ещё о «{test}»"),
    }
}

/// After which event a test failed, and when.
#[must_use]
pub fn at_moment(event: u32, time: &str, language: Language) -> String {
    match (event, language) {
        (0, Language::En) => format!("at the start, {time}"),
        (0, Language::Ru) => format!("в начале, {time}"),
        (event, Language::En) => format!("after event {event}, {time}"),
        (event, Language::Ru) => format!("после события {event}, {time}"),
    }
}

/// An event of a test that is refused.
#[must_use]
pub fn event_refused(event: u32, why: &str, language: Language) -> String {
    match language {
        Language::En => format!("Event {event} cannot happen. {why}"),
        Language::Ru => format!("Событие {event} невозможно. {why}"),
    }
}

/// What is opened: a test as a session.
#[must_use]
pub fn test_opened(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("Opened the test “{name}”"),
        Language::Ru => format!("Открыт тест «{name}»"),
    }
}

/// A run that is under way, for the button: "3 of 7".
#[must_use]
pub fn progress(done: usize, all: usize, language: Language) -> String {
    match language {
        Language::En => format!("{done} of {all}"),
        Language::Ru => format!("{done} из {all}"),
    }
}

/// A summary of what several events led to, said to a screen reader: the lines, and how many more there are.
#[must_use]
pub fn summary(lines: &[String], more: usize, language: Language) -> String {
    let said = lines.join(". ");
    match (more, language) {
        (0, _) => said,
        (more, Language::En) => format!("{said}. And {more} more."),
        (more, Language::Ru) => format!("{said}. И ещё {more}."),
    }
}

/// Open until when a messaging window is.
#[must_use]
pub fn window_until(open: bool, until: &str, language: Language) -> String {
    match (open, language) {
        (true, Language::En) => format!("open until {until}"),
        (true, Language::Ru) => format!("открыто до {until}"),
        (false, Language::En) => format!("closed since {until}"),
        (false, Language::Ru) => format!("закрыто с {until}"),
    }
}
