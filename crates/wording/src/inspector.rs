//! The finer words of the inspector's forms: hints, names of parts, what cannot be done and why.

use crate::{
    Language,
    plural::{self, Noun, integer},
};

macro_rules! fine_words {
    ($($name:ident: $en:literal, $ru:literal;)*) => {
        /// The fixed texts, in one language.
        #[derive(Debug)]
        #[expect(missing_docs, reason = "a field says what its English text says")]
        pub struct Words { $(pub $name: &'static str,)* }
        /// The English texts.
        pub const EN: Words = Words { $($name: $en,)* };
        /// The Russian texts.
        pub const RU: Words = Words { $($name: $ru,)* };
    };
}

fine_words! {
    reorder: "Move", "Переместить";
    reorder_hint: "Drag, or press Up and Down", "Перетащите или нажимайте стрелки вверх и вниз";
    is_first: "It is the first one", "Выше некуда";
    is_last: "It is the last one", "Ниже некуда";
    nothing_found: "Nothing found", "Ничего не найдено";
    show_list: "Show the list", "Показать список";
    missing: "does not exist here", "здесь нет";
    preview: "Preview", "Как это будет выглядеть";
    sheet: "Height of the sheet", "Высота панели";
    the_run_ends: "the run ends", "процесс заканчивается";
    kept_not_run: "This version of Usher keeps the settings of this step as they are, and exports them, but does not run it. A run that comes here ends.",
        "Эта версия Usher хранит настройки этого шага без изменений и экспортирует их, но не выполняет. Процесс, дошедший сюда, заканчивается.";
    nothing_selected: "Select a card to see its settings", "Выберите карточку, чтобы увидеть её настройки";
    when_runs_end: "When runs end early", "Когда процесс заканчивается раньше";
    exit_incoming_hint: "An answer to its own question does not count.", "Ответ на собственный вопрос не считается.";
    any_opened: "Without conditions it starts whenever a conversation opens.", "Без условий запускается при каждом открытии разговора.";
    any_closed: "Without conditions it starts whenever a conversation closes.", "Без условий запускается при каждом закрытии разговора.";
    enough_conditions: "A group takes at most 10 conditions", "В группе не больше 10 условий";
    enough_branches: "A Branch has at most 9 branches", "В ветвлении не больше 9 веток";
    enough_choices: "A question has at most 10 choices", "В вопросе не больше 10 вариантов";
    of_conversation: "conversation", "разговор";
    of_contact: "contact", "контакт";
    of_fields: "contact field", "поле контакта";
    of_variables: "variable", "переменная";
    of_assignee: "assignee", "ответственный";
    of_messages: "messages", "сообщения";
    of_teams: "team availability", "доступность команды";
    use_variable: "Use a variable", "Взять переменную";
    field_type: "Type of the field", "Тип поля";
    list_values: "Allowed values", "Допустимые значения";
    list_values_hint: "One a line.", "По одному в строке.";
    monday_for_workdays: "Use Monday for all workdays", "Как в понедельник — во все будни";
    remove_hours: "Remove the hours", "Убрать часы";
    remove_range: "Remove the date range", "Убрать период";
    no_workspace_hours: "The workspace has no business hours: it always counts as outside.", "В пространстве нет часов работы: это всегда «снаружи».";
    summary_hint: "Kept with the conversation, for the team.", "Сохраняется вместе с разговором, для команды.";
    jumps_hint: "From 1 to 10. After them the run goes on by next.", "От 1 до 10. После них процесс идёт по «дальше».";
    choose_tag: "Choose or create a tag", "Выбрать или создать тег";
    what_happens: "What happens to it", "Что с ним сделать";
    dedicated_hint: "The contact’s present assignee, by a port of its own.", "Нынешний ответственный контакта, по отдельному выходу.";
    routes_hint: "The first route that holds is taken, otherwise the default team.", "Берётся первый подходящий маршрут, иначе — команда по умолчанию.";
    default_team_hint: "For contacts that no route fits.", "Для контактов, которым не подошёл ни один маршрут.";
    no_more_channels: "Every channel of the workspace has its own text.", "У каждого канала пространства есть свой текст.";
    template_title: "Template", "Шаблон";
    remove_attachment: "Remove the attachment", "Убрать вложение";
    if_silent: "If there is no answer", "Если ответа нет";
    if_invalid: "If the answer does not fit", "Если ответ не подошёл";
    retries_hint: "How often to ask again before it leaves by invalid.", "Сколько раз переспросить, прежде чем выйти по «не подошёл».";
    retry_text_hint: "Empty: the question itself is sent again.", "Пусто: вопрос отправляется ещё раз.";
    failure_hint_question: "Off: it waits for the answer all the same.", "Выключено: всё равно ждёт ответа.";
    rating_hint: "1 to 5, as a digit or as stars.", "От 1 до 5, цифрой или звёздами.";
    location_hint: "A location message, or longitude and latitude as text.", "Сообщение с местом или долгота и широта текстом.";
    phone_hint: "Saved with the country code, such as +37120000000.", "Сохраняется с кодом страны, например +37120000000.";
    date_format_hint: "2026-12-24 is always accepted; name another way if there is one.", "2026-12-24 принимается всегда; укажите другой вид, если нужен.";
    variable_hint: "Texts and conditions after this step can use it as $var.", "Тексты и условия после этого шага видят её как $var.";
    variable_rule: "A variable is called by Latin letters, digits, - and _, at most 64. Change the rest.",
        "Переменная называется латинскими буквами, цифрами, - и _, не длиннее 64. Исправьте остальное.";
    no_field: "No field", "Без поля";
    port_per_choice_hint: "Each choice leads on by a port of its own.", "Каждый вариант ведёт дальше по своему выходу.";
    remove_choice: "Remove the choice", "Убрать вариант";
    add_skill: "Add a skill or a variable", "Навык или переменная";
    fair_hint: "Nobody gets too many contacts in a short time.", "Никто не получает слишком много контактов подряд.";
    queue_hint: "Who is served first among those that wait.", "Кого обслужат первым среди ожидающих.";
    nobody_in_pool: "Nobody is in this pool. Add members to the team, or choose another target.", "Здесь никого нет. Добавьте участников в команду или выберите другую цель.";
    who_next_hint: "From the workspace as it is, before the first assignment.", "По нынешнему состоянию пространства, до первого назначения.";
}

impl Language {
    /// The finer words of the inspector.
    #[must_use]
    pub const fn inspector(self) -> &'static Words {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
        }
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn numbered(en: &str, ru: &str, number: usize, language: Language) -> String {
    let word = match language {
        Language::En => en,
        Language::Ru => ru,
    };
    format!("{word} {}", integer(whole(number), language))
}

/// Condition 2.
#[must_use]
pub fn condition(number: usize, language: Language) -> String {
    numbered("Condition", "Условие", number, language)
}

/// Branch 2.
#[must_use]
pub fn branch(number: usize, language: Language) -> String {
    numbered("Branch", "Ветка", number, language)
}

/// Route 2.
#[must_use]
pub fn route(number: usize, language: Language) -> String {
    numbered("Route", "Маршрут", number, language)
}

/// Date range 2.
#[must_use]
pub fn range(number: usize, language: Language) -> String {
    numbered("Date range", "Период", number, language)
}

/// Attachment 2.
#[must_use]
pub fn attachment(number: usize, language: Language) -> String {
    numbered("Attachment", "Вложение", number, language)
}

/// Members of a team.
const MEMBER: Noun = Noun { en: ["member", "members"], ru: ["участник", "участника", "участников"] };

/// "3 members".
#[must_use]
pub fn members(number: usize, language: Language) -> String {
    MEMBER.counted(whole(number), language)
}

/// The text of one channel: "Text for WhatsApp".
#[must_use]
pub fn text_for(channel: &str, language: Language) -> String {
    match language {
        Language::En => format!("Text for {channel}"),
        Language::Ru => format!("Текст для {channel}"),
    }
}

/// "then leave by timeout", before where that leads.
#[must_use]
pub fn then_leave_by(port: &str, language: Language) -> String {
    match language {
        Language::En => format!("then leave by {port}"),
        Language::Ru => format!("затем по выходу {}", language.quote(port)),
    }
}

/// Who chooses the routed team: "Set by “Which team?”: Sales or Support".
#[must_use]
pub fn routed_by(steps: &[String], teams: &[String], language: Language) -> String {
    if steps.is_empty() {
        return language
            .pick("No Route to Team step in this workflow chooses it.", "В этом процессе её не выбирает ни один шаг «Направить в команду».")
            .to_owned();
    }
    let quoted: Vec<String> = steps.iter().map(|step| language.quote(step)).collect();
    let (by, teams) = (plural::and(&quoted, language), plural::or(teams, language));
    let by = match language {
        Language::En => format!("Set by {by}"),
        Language::Ru => format!("Её выбирает {by}"),
    };
    if teams.is_empty() { format!("{by}.") } else { format!("{by}: {teams}.") }
}

/// The one who would be chosen now.
#[must_use]
pub fn next(language: Language) -> String {
    language.pick("next", "на очереди").to_owned()
}

/// One who could be chosen, but not before the next.
#[must_use]
pub fn later(language: Language) -> String {
    language.pick("later", "позже").to_owned()
}
