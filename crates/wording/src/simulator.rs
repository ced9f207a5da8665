//! The finer words of the simulator: refusals, the clock, contacts, the team, the state and the tests.

use usher_engine::{Refused, calendar::Zone};
use usher_model::{
    Document,
    ids::ContactId,
    time::{Date, Day, Instant},
    trace::{DeliveryFailure, WaitingFor},
};

use crate::{
    Language, names,
    plural::{self, Noun},
    trace::local_time,
    values,
};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $ru:literal;)*) => {
        /// The fixed texts of the simulator, in one language.
        #[derive(Debug)]
        pub struct Words { $($(#[$doc])* pub $name: &'static str,)* }
        /// The English texts.
        pub const EN: Words = Words { $($name: $en,)* };
        /// The Russian texts.
        pub const RU: Words = Words { $($name: $ru,)* };
    };
}

words! {
    /// The row of tabs.
    panels: "Panels of the simulator", "Панели симулятора";
    /// A tab of narrow windows.
    canvas: "Canvas", "Холст";
    /// The title of the dialog about the clock.
    set_clock: "Set the clock", "Установить часы";
    /// The field of that dialog.
    date_and_time: "Date and time", "Дата и время";
    /// Its hint, after the name of the time zone.
    date_example: "such as 2026-03-02 09:00", "например 2026-03-02 09:00";
    /// Its error.
    no_such_time: "This is no date and time. Enter them as 2026-03-02 09:00.", "Это не дата и время. Введите их как 2026-03-02 09:00.";
    /// A button: the clock goes on.
    go_on_to: "Go on to then", "Перейти к этому времени";
    /// Why it cannot.
    only_forward: "The clock only goes forward. Start over from then instead.", "Часы идут только вперёд. Начните заново с этого времени.";
    /// A button: the session begins anew.
    start_from: "Start from then", "Начать с этого времени";
    /// The menu with the rest.
    more: "More about the simulation", "Ещё о симуляции";
    /// In the menu.
    copy_trace: "Copy trace", "Копировать протокол";
    /// In the menu.
    download_trace: "Download trace", "Скачать протокол";
    /// Said then.
    trace_copied: "Trace copied", "Протокол скопирован";
    /// Said then.
    not_copied: "The browser does not allow copying. Download the trace instead.", "Браузер не даёт копировать. Скачайте протокол.";
    /// Said then.
    not_downloaded: "The browser did not take the file.", "Браузер не принял файл.";
    /// The heading of the menu's switches.
    deliveries: "Delivery fails on", "Доставка не работает";
    /// Said when somebody presses something that the past does not allow.
    started_over: "Started over", "Начато заново";
    /// Why "Undo" cannot.
    went_on: "The session went on meanwhile.", "Симуляция с тех пор пошла дальше.";
    /// The button of a contact that is made.
    add: "Add the contact", "Добавить контакт";
    /// An error.
    no_contact_name: "Enter a name.", "Введите имя.";
    /// The hint of the field "Language".
    language_hint: "A code such as en, ru or lv", "Код, например en, ru или lv";
    /// In pickers: nothing of that name.
    nothing_found: "Nothing found", "Ничего не найдено";
    /// The button of a picker.
    show_list: "Show the list", "Показать список";
    /// A place.
    longitude: "Longitude", "Долгота";
    /// A place.
    latitude: "Latitude", "Широта";
    /// The button of that dialog.
    share: "Share", "Отправить";
    /// Errors of that dialog.
    bad_longitude: "Enter a number from -180 to 180.", "Введите число от -180 до 180.";
    /// Errors of that dialog.
    bad_latitude: "Enter a number from -90 to 90.", "Введите число от -90 до 90.";
    /// Above an early part that is not shown.
    show_earlier: "Show earlier", "Показать раньше";
    /// At a wait: a button that lets the clock go on until something is due.
    let_time_pass: "To the end of the wait", "К концу ожидания";
    /// Why an empty message cannot be sent.
    empty_message: "Write a message first", "Сначала напишите сообщение";
    /// A line of the chat.
    unassigned: "Unassigned", "Ответственный снят";
    /// The head of an agent's part of the panel, before the contact's name.
    without_team: "Without a team", "Без команды";
    /// The head of the queue of everybody.
    everybody: "Everybody", "Все";
    /// The head's right side.
    open_and_status: "open · status", "открыто · статус";
    /// An AI agent's status cannot be changed.
    always_online: "An AI agent is always online", "ИИ-агент всегда в сети";
    /// A workspace without users.
    no_users: "The workspace has no users. Add some in a picker of Assign To.", "В пространстве нет пользователей. Добавьте их в шаге «Назначить».";
    /// A button.
    reply: "Reply", "Ответить";
    /// Who acts.
    acting_as: "Act as", "Действовать как";
    /// The category of a closing note.
    category: "Category", "Категория";
    /// No category.
    no_category: "No category", "Без категории";
    /// A button.
    stop_run: "Stop the run", "Остановить процесс";
    /// Why not.
    no_run: "No run of this workflow is active for the contact", "У контакта нет активного процесса";
    /// Why not.
    agents_may_not: "The workflow does not let agents stop it", "Процесс не разрешает агентам останавливать его";
    /// Why not.
    no_conversation: "No conversation is open", "Нет открытого разговора";
    /// A section of the state.
    contact: "Contact", "Контакт";
    /// A section of the state.
    conversation: "Conversation", "Разговор";
    /// A section of the state.
    run: "Run of this workflow", "Ход этого процесса";
    /// A section of the state.
    windows: "Messaging windows", "Окна переписки";
    /// A fact.
    lifecycle: "Lifecycle", "Этап";
    /// A fact.
    routed_team: "Routed team", "Выбранная команда";
    /// A fact.
    last_channel: "Last channel", "Последний канал";
    /// A fact.
    status: "Status", "Состояние";
    /// A fact.
    opened: "Opened", "Открыт";
    /// A fact.
    so_far: "Conversations so far", "Разговоров всего";
    /// A fact.
    at_step: "At the step", "На шаге";
    /// A fact.
    waits_until: "Until", "До";
    /// A fact.
    left: "Time left", "Осталось";
    /// No run yet.
    not_started: "It has not started for this contact.", "Для этого контакта процесс не запускался.";
    /// A value.
    open: "open", "открыт";
    /// A value.
    closed: "closed", "закрыт";
    /// A value.
    never_wrote: "closed: the contact never wrote there", "закрыто: контакт туда не писал";
    /// Beside what changed, for readers.
    changed: "changed", "изменилось";
    /// The list of tests.
    test_list: "Tests of this workflow", "Тесты процесса";
    /// A verdict.
    passed: "Passed", "Пройден";
    /// A verdict.
    failed: "Failed", "Не пройден";
    /// A verdict.
    not_run: "Not run", "Не запускался";
    /// In a test's menu.
    run_test: "Run", "Запустить";
    /// In a test's menu.
    open_in_simulator: "Open in the simulator", "Открыть в симуляторе";
    /// At a failure.
    show_moment: "Show the moment", "Показать момент";
    /// Why a session cannot be saved.
    nothing_to_save: "Nothing has happened yet. Write as the contact first.", "Пока ничего не произошло. Сначала напишите от имени контакта.";
    /// Above the timeline: events of the session that an edit made impossible.
    set_aside: "Cannot happen on the edited workflow, and is left out:", "Невозможно на изменённом процессе и пропущено:";
    /// Said when the present moment is not the last one.
    in_the_past: "You look at an earlier moment. What you do now replaces what came later.", "Вы смотрите на прошлый момент. Новое действие заменит то, что было позже.";
    /// The button back.
    to_the_end: "To the latest moment", "К последнему моменту";
    /// At the foot of the timeline.
    keys: "Click an event, or press [ and ], to go back and forth", "Щёлкните событие или нажмите [ и ], чтобы перейти к нему";
    /// A workspace without channels.
    stand_in: "The workspace has no channel, so this session uses one of its own: “Web chat”.", "В пространстве нет канала, поэтому у симуляции свой: «Веб-чат».";
    /// The name of that channel.
    web_chat: "Web chat", "Веб-чат";
    /// Its button.
    add_channel: "Add it to the workspace", "Добавить в пространство";
    /// The first contact of every session.
    first_contact: "Ivan", "Иван";
}

impl Language {
    /// The fixed texts of the simulator.
    #[must_use]
    pub const fn simulator(self) -> &'static Words {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
        }
    }
}

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
        Refused::UnknownUser(id) => missing("user", "пользователя", id.as_str()),
        Refused::UnknownChannel(id) => missing("channel", "канала", id.as_str()),
        Refused::UnknownField(id) => missing("contact field", "поля", id.as_str()),
        Refused::UnknownTag(id) => missing("tag", "тега", id.as_str()),
        Refused::UnknownStage(id) => missing("lifecycle stage", "этапа", id.as_str()),
        Refused::UnknownCategory(id) => missing("closing category", "категории", id.as_str()),
        Refused::UnknownWorkflow(id) => missing("workflow", "процесса", id.as_str()),
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
