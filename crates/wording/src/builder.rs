//! The finer words of the builder: its bar, palette, canvas, problems, outline and shortcuts.

use crate::{
    Language,
    plural::{self, Noun},
};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $ru:literal;)*) => {
        /// The fixed texts of the builder, in one language.
        #[derive(Debug)]
        pub struct Words { $($(#[$doc])* pub $name: &'static str,)* }
        /// The English texts.
        pub const EN: Words = Words { $($name: $en,)* };
        /// The Russian texts.
        pub const RU: Words = Words { $($name: $ru,)* };
    };
}

words! {
    /// The link back to the list.
    workflows: "Workflows", "Рабочие процессы";
    /// The name of the field with the workflow's name.
    workflow_name: "Workflow title", "Заголовок процесса";
    /// A workflow without a name.
    unnamed: "Unnamed workflow", "Процесс без названия";
    /// A status.
    draft: "Draft", "Черновик";
    /// A status.
    published: "Published", "Опубликован";
    /// A status.
    stopped: "Stopped", "Остановлен";
    /// Said after publishing.
    is_published: "Published. It reacts to events from now on.", "Опубликовано. Процесс теперь отвечает на события.";
    /// Said after stopping.
    is_stopped: "Stopped. It reacts to no events any more.", "Остановлено. Процесс больше не отвечает на события.";
    /// A button for a published workflow.
    stop: "Stop", "Остановить";
    /// In the menu.
    download: "Download JSON", "Скачать JSON";
    /// In the menu.
    theme: "Theme", "Тема";
    /// In the menu.
    language: "Language", "Язык";
    /// A theme.
    light: "Light", "Светлая";
    /// A theme.
    dark: "Dark", "Тёмная";
    /// A theme.
    system: "As the system", "Как в системе";
    /// The menu with the rest.
    more: "More", "Ещё";
    /// What assistive technology calls a card.
    step_role: "step", "шаг";
    /// What assistive technology calls a sticky note.
    note_role: "sticky note", "заметка";
    /// The toolbar of the canvas.
    tools: "Canvas tools", "Инструменты холста";
    /// The zoom button.
    zoom_to_full: "Zoom to 100%", "Масштаб 100 %";
    /// The search of the palette and the add menu.
    find_type: "Find a step", "Найти шаг";
    /// The search on the canvas.
    find_on_canvas: "Find on the canvas", "Найти на холсте";
    /// Beside a target that comes before the step.
    by_jump: "by a Jump To", "через «Перейти к шагу»";
    /// Near the pointer: a trigger as a target.
    no_input: "A trigger has no input", "У триггера нет входа";
    /// Near the pointer: the step itself as a target.
    not_itself: "A step does not follow itself", "Шаг не идёт за самим собой";
    /// Near the pointer: over empty canvas.
    release_to_add: "Release to add a step here", "Отпустите, чтобы добавить шаг";
    /// Near the pointer: over an edge.
    release_to_insert: "Release to insert it here", "Отпустите, чтобы вставить сюда";
    /// A menu of a card.
    connect: "Connect to…", "Соединить с…";
    /// A menu of a connection.
    connect_elsewhere: "Connect to another step", "Соединить с другим шагом";
    /// A menu of a card.
    add_after: "Add a step after it", "Добавить шаг после";
    /// A menu of a card.
    start_moving: "Move with the arrow keys", "Двигать стрелками";
    /// A menu of a card.
    turn_off: "Turn off", "Отключить";
    /// A menu of a card.
    turn_on: "Turn on", "Включить";
    /// A menu.
    cut: "Cut", "Вырезать";
    /// A menu.
    copy: "Copy", "Копировать";
    /// A menu.
    paste: "Paste", "Вставить";
    /// Where the browser does not hand out the clipboard.
    paste_by_keys: "Press Ctrl+V to paste", "Нажмите Ctrl+V, чтобы вставить";
    /// A menu.
    select_all: "Select all", "Выделить всё";
    /// A menu of the canvas.
    add_step_here: "Add a step here", "Добавить шаг сюда";
    /// A menu of the canvas.
    add_note_here: "Add a sticky note here", "Добавить заметку сюда";
    /// A menu of a sticky note.
    edit_note: "Edit", "Изменить";
    /// A menu of a sticky note.
    color: "Colour", "Цвет";
    /// A colour.
    yellow: "Yellow", "Жёлтый";
    /// A colour.
    green: "Green", "Зелёный";
    /// A colour.
    blue: "Blue", "Синий";
    /// A colour.
    pink: "Pink", "Розовый";
    /// The grip of a sticky note.
    resize: "Resize the note", "Размер заметки";
    /// A sticky note without text.
    empty_note: "Empty note", "Пустая заметка";
    /// Said when a step is moved by the keys.
    moving: "Moving. Arrow keys move, Enter drops, Escape puts back.", "Перенос. Стрелки двигают, Enter оставляет, Escape возвращает.";
    /// Said when that is given up.
    put_back: "Put back", "Возвращено на место";
    /// Said when that is done.
    dropped: "Dropped", "Оставлено";
    /// The empty line of the problems.
    no_problems: "No problems", "Проблем нет";
    /// In the place of a finding about the workspace.
    workspace: "Workspace", "Пространство";
    /// A step of the outline that stands further up.
    again: "see above", "см. выше";
    /// The outline's part for steps that nothing leads to.
    loose: "Not connected", "Не подключены";
    /// Closes a sheet or a panel.
    close: "Close", "Закрыть";
    /// A button of the bottom bar.
    add_short: "Add step", "Шаг";
    /// The bottom bar.
    actions: "Actions", "Действия";
    /// How to use the canvas, for screen readers.
    how_to: "Arrow keys follow the connections. A adds a step, C connects, M moves, Enter opens the settings, the question mark lists all keys.",
        "Стрелки ведут по связям. A добавляет шаг, C соединяет, M переносит, Enter открывает настройки, «?» показывает все клавиши.";
    /// A group of shortcuts.
    keys_canvas: "Canvas", "Холст";
    /// A group of shortcuts.
    keys_step: "Selected step", "Выбранный шаг";
    /// A group of shortcuts.
    keys_everywhere: "Everywhere", "Везде";
    /// A shortcut.
    key_follow: "Along the connections", "По связям";
    /// A shortcut.
    key_move: "Move by 1 or 10 pixels", "Сдвинуть на 1 или 10 пикселей";
    /// A shortcut.
    key_pan: "Pan", "Двигать холст";
    /// A shortcut.
    key_zoom: "Zoom", "Масштаб";
    /// A shortcut.
    key_add: "Add a step after it", "Добавить шаг после";
    /// A shortcut.
    key_connect: "Connect its port", "Соединить выход";
    /// A shortcut.
    key_port: "Choose its port", "Выбрать выход";
    /// A shortcut.
    key_settings: "Open its settings", "Открыть настройки";
    /// A shortcut.
    key_search: "Search in the palette", "Искать в палитре";
    /// A shortcut.
    key_leave: "Give up, close, deselect", "Прервать, закрыть, снять выделение";
}

impl Language {
    /// The finer words of the builder.
    #[must_use]
    pub const fn builder(self) -> &'static Words {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
        }
    }
}

const OF_STEPS: Noun = Noun { en: ["step", "steps"], ru: ["шаг", "шага", "шагов"] };

/// "Deleted 3 steps".
#[must_use]
pub fn deleted_steps(n: i64, language: Language) -> String {
    format!("{} {}", language.pick("Deleted", "Удалено:"), OF_STEPS.counted(n, language))
}

/// "Added 3 steps".
#[must_use]
pub fn added_steps(n: i64, language: Language) -> String {
    format!("{} {}", language.pick("Added", "Добавлено:"), OF_STEPS.counted(n, language))
}

/// "Copied 3 steps".
#[must_use]
pub fn copied_steps(n: i64, language: Language) -> String {
    format!("{} {}", language.pick("Copied", "Скопировано:"), OF_STEPS.counted(n, language))
}

/// "Tidied up: 3 steps moved".
#[must_use]
pub fn tidied(n: i64, language: Language) -> String {
    match language {
        Language::En => format!("Tidied up: {} moved", OF_STEPS.counted(n, language)),
        Language::Ru => format!("Разложено, перенесено: {}", OF_STEPS.counted(n, language)),
    }
}

/// "Undone: move 3 steps".
#[must_use]
pub fn undone(what: &str, language: Language) -> String {
    format!("{}: {what}", language.pick("Undone", "Отменено"))
}

/// "Redone: move 3 steps".
#[must_use]
pub fn redone(what: &str, language: Language) -> String {
    format!("{}: {what}", language.pick("Redone", "Повторено"))
}

/// "Deleted the connection from “A” to “B”".
#[must_use]
pub fn disconnected(from: &str, to: &str, language: Language) -> String {
    match language {
        Language::En => format!("Deleted the connection from “{from}” to “{to}”"),
        Language::Ru => format!("Связь от «{from}» к «{to}» удалена"),
    }
}

/// "Inserted “Wait”".
#[must_use]
pub fn inserted(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("Inserted “{name}”"),
        Language::Ru => format!("Вставлено: «{name}»"),
    }
}

/// "90%", «90 %».
#[must_use]
pub fn percent(n: i64, language: Language) -> String {
    match language {
        Language::En => format!("{n}%"),
        Language::Ru => format!("{n}\u{a0}%"),
    }
}

/// At the end of a long list of problems.
#[must_use]
pub fn more_problems(n: i64, language: Language) -> String {
    match language {
        Language::En => format!("and {} more", plural::integer(n, language)),
        Language::Ru => format!("и ещё {}", plural::integer(n, language)),
    }
}

/// Why publishing has to wait.
#[must_use]
pub fn publishing_needs(errors: i64, language: Language) -> String {
    let left = plural::ERROR.counted(errors, language);
    match language {
        Language::En => format!("Publishing needs zero errors: {left} left."),
        Language::Ru => format!("Для публикации не должно быть ошибок: осталось {left}."),
    }
}
