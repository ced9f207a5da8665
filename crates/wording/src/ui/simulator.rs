//! The simulator: refusals, the clock, contacts, the team, the state and the tests.

use super::{Counted, Counted2, With, With2};
use crate::{
    Language::{En, Ru},
    plural::{self, Form, form, integer},
};

words! {
    /// The simulator: refusals, the clock, contacts, the team, the state and the tests.
    Simulator {
    title: "Simulator", "Симулятор";
    message_as(With): |name| format!("Message as {name}"), |name| format!("Сообщение от имени: {name}");
    send: "Send", "Отправить";
    contacts: "Contacts", "Контакты";
    add_contact: "Add a contact", "Добавить контакт";
    new_contact_name: "New contact", "Новый контакт";
    first_name: "First name", "Имя";
    last_name: "Last name", "Фамилия";
    email: "Email", "Эл. почта";
    phone: "Phone", "Телефон";
    language: "Language", "Язык";
    country: "Country", "Страна";
    tags: "Tags", "Теги";
    channel: "Channel", "Канал";
    team: "Team", "Команда";
    status_of(With): |name| format!("Status of {name}"), |name| format!("Статус: {name}");
    open_contacts(Counted): |n| format!("{} open", integer(n, En)), |n| format!("открыто {}", integer(n, Ru));
    reply_as(With): |name| format!("Reply as {name}"), |name| format!("Ответить от имени: {name}");
    assign_to: "Assign to", "Назначить";
    assignee: "Assignee", "Ответственный";
    nobody: "Nobody", "Никто";
    close_conversation: "Close conversation", "Закрыть разговор";
    open_conversation: "Open conversation", "Открыть разговор";
    plus_minute: "+1 minute", "+1 минута";
    plus_hour: "+1 hour", "+1 час";
    plus_day: "+1 day", "+1 день";
    plus_minute_short: "+1 min", "+1 мин";
    plus_hour_short: "+1 h", "+1 ч";
    plus_day_short: "+1 day", "+1 день";
    next_timer: "To the next timer", "К таймеру";
    next_timer_at(With): |time| format!("To the next timer, {time}"), |time| format!("К таймеру, {time}");
    no_timer: "Nothing waits for a timer", "Таймеров нет";
    start_over: "Start over", "Начать заново";
    save_as_test: "Save as test", "Сохранить как тест";
    run_all_tests: "Run all tests", "Запустить все тесты";
    /// A button, while they run.
    stop_tests: "Stop the tests", "Остановить тесты";
    /// Said then.
    tests_not_run: "The tests could not be run. Reload the page and try again.", "Не удалось запустить тесты. Обновите страницу и попробуйте снова.";
    timeline: "Timeline", "Хронология";
    chat: "Chat", "Чат";
    state: "State", "Состояние";
    tests: "Tests", "Тесты";
    you_are_here: "You are here", "Сейчас";
    empty_chat: "Write as the contact to start a conversation.", "Напишите от имени контакта, чтобы начать разговор.";
    empty_timeline: "Nothing has happened yet.", "Пока ничего не произошло.";
    no_tests_title: "No tests yet", "Тестов пока нет";
    no_tests: "No tests yet. Play a conversation in the simulator, then save it as a test.", "Тестов пока нет. Проведите разговор в симуляторе и сохраните его как тест.";
    waiting(Counted): |n| format!("{} waiting", integer(n, En)), |n| format!("{} {}", integer(n, Ru), if form(n, Ru) == Form::One { "ждёт" } else { "ждут" });
    send_location: "Share a location", "Отправить место";
    replayed(Counted): |n| format!("Replayed {} on the edited workflow", plural::EVENT.counted(n, En)), |n| format!("Повторено на изменённом процессе: {}", plural::EVENT.counted(n, Ru));
    refused: "The event was refused", "Событие отклонено";
    variables: "Variables", "Переменные";
    expected_got(With2): |expected, got| format!("Expected {expected}, got {got}."), |expected, got| format!("Ожидалось: {expected}. Получено: {got}.");
    test_name: "Test name", "Название теста";
    test_saved(With): |name| format!("Saved the test “{name}”"), |name| format!("Тест сохранён: «{name}»");
    passed_of(Counted2): |passed, all| format!("{} of {} passed", integer(passed, En), integer(all, En)), |passed, all| format!("Пройдено {} из {}", integer(passed, Ru), integer(all, Ru));
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
    /// The shortcuts that one can press on the contact.
    shortcuts: "Shortcuts", "Кнопки";
    /// A button in the dialog of a shortcut's form.
    press: "Press", "Нажать";
    /// A button in the empty chat of a workflow that a shortcut starts.
    press_shortcut: "Press the shortcut", "Нажать кнопку процесса";
    /// An error of a form.
    fill_in: "Fill this in.", "Заполните это поле.";
    /// A button and the title of its dialog.
    change_contact: "Change the contact", "Изменить контакт";
    /// The button of that dialog.
    apply: "Apply the changes", "Применить изменения";
    /// The heading of what other systems do.
    outside: "From outside", "Снаружи";
    /// A button and the title of its dialog.
    post_webhook: "Post to a webhook", "Послать вебхук";
    /// Its field.
    workflow: "Workflow", "Процесс";
    /// Its field.
    payload: "Payload", "Данные";
    /// Its button.
    post: "Post", "Послать";
    /// Why there is nothing to post to.
    no_webhook: "No published workflow has an Incoming Webhook trigger", "Ни у одного опубликованного процесса нет триггера «Входящий вебхук»";
    /// A button and the title of its dialog.
    click_ad: "Come from an ad", "Прийти с объявления";
    /// Its field.
    ad: "Ad", "Объявление";
    /// Its hint.
    ad_hint: "One of the ads that a trigger names, or any other id.", "Объявление из триггера или любой другой id.";
    /// Its error.
    bad_ad: "Choose an ad, or type its id: Latin letters, digits, - and _, at most 64.", "Выберите объявление или введите его id: латинские буквы, цифры, - и _, не больше 64.";
    /// In the list of ads.
    use_id(With): |id| format!("Use the id “{id}”"), |id| format!("Взять id «{id}»");
    /// Its button.
    come: "Come from it", "Прийти с него";
    /// A button and the title of its dialog.
    answer_request: "Answer an HTTP request", "Ответить на HTTP-запрос";
    /// Its field.
    request: "Request", "Запрос";
    /// Its field.
    status_code: "Status", "Код ответа";
    /// Its error.
    bad_status: "Enter a status from 100 to 599.", "Введите код от 100 до 599.";
    /// Its field.
    json_body: "JSON body", "Тело ответа, JSON";
    /// Its hint.
    json_hint: "Empty: null.", "Пусто: null.";
    /// Below its fields.
    answers_from_here: "From here on every request of this step gets this answer.", "С этого момента каждый запрос этого шага получит этот ответ.";
    /// Its button.
    give_answer: "Give the answer", "Дать ответ";
    /// Why there is nothing to answer.
    no_request: "No workflow that takes part has an HTTP Request step", "Ни в одном процессе, который участвует, нет шага «HTTP-запрос»";
    /// In an empty chat of a workflow that no message starts.
    starts_otherwise: "A message does not start this workflow. This does:", "Сообщение не запускает этот процесс. Его запускает это:";
    /// The same, of a workflow with a Manual trigger.
    starts_by_another: "Only another workflow starts this one. Simulate that one.", "Этот процесс запускает только другой. Проверяйте тот.";
    }
}
