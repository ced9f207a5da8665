//! The words of the frame around the builder: the list of workflows, saving, export and import, what storage says.

use usher_interop::fault::RecordKind;

use crate::{
    Language,
    plural::{self, Noun},
};

macro_rules! pages {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $ru:literal;)*) => {
        /// The fixed texts of these pages, in one language.
        #[derive(Debug)]
        pub struct Pages { $($(#[$doc])* pub $name: &'static str,)* }
        /// The English texts.
        pub const EN: Pages = Pages { $($name: $en,)* };
        /// The Russian texts.
        pub const RU: Pages = Pages { $($name: $ru,)* };
    };
}

pages! {
    /// The title of the list, and its link.
    workflows: "Workflows", "Рабочие процессы";
    /// For keyboards: past the bar.
    skip: "Skip to the content", "К содержимому";
    /// The name of the navigation.
    pages: "Pages", "Страницы";
    /// The name of the language switch.
    language: "Language", "Язык";
    /// The name of the theme switch.
    theme: "Theme", "Тема";
    /// A theme.
    light: "Light", "Светлая";
    /// A theme.
    dark: "Dark", "Тёмная";
    /// A theme: as the system says.
    system: "As the system", "Как в системе";
    /// The name and the hint of the search.
    find: "Find a workflow", "Найти процесс";
    /// The name of the sort menu.
    sort: "Sort by", "Порядок";
    /// A sort order.
    by_start: "Start order", "Порядок запуска";
    /// A sort order.
    by_name: "Name", "Название";
    /// A sort order.
    by_change: "Last change", "Последнее изменение";
    /// A sort order.
    by_status: "Status", "Состояние";
    /// A button.
    import: "Import", "Импорт";
    /// A button.
    export_all: "Export all", "Экспорт всего";
    /// A button.
    new_workflow: "New workflow", "Новый процесс";
    /// A button.
    open_example: "Open the example", "Открыть пример";
    /// A button of the first visit.
    start_blank: "Start with a blank one", "Начать с нуля";
    /// A column.
    name: "Name", "Название";
    /// A column.
    status: "Status", "Состояние";
    /// A column.
    problems: "Problems", "Проблемы";
    /// A column.
    tests: "Tests", "Тесты";
    /// A column.
    changed: "Changed", "Изменён";
    /// No problems.
    none: "None", "Нет";
    /// A workflow without tests.
    no_tests: "No tests", "Нет тестов";
    /// A status.
    draft: "Draft", "Черновик";
    /// A status.
    published: "Published", "Опубликован";
    /// A status.
    stopped: "Stopped", "Остановлен";
    /// Under the list.
    order_note: "When one event starts several workflows, the upper one goes first. Drag a row, or use its menu, to change the order.",
        "Если одно событие запускает несколько процессов, первым начинает верхний. Порядок меняют перетаскиванием или в меню строки.";
    /// A search without a result.
    nothing_found: "Nothing found", "Ничего не найдено";
    /// What to do about it.
    nothing_found_about: "No name or description has this text. Clear the search to see all workflows.",
        "Этого текста нет ни в названиях, ни в описаниях. Очистите поиск, чтобы увидеть все процессы.";
    /// A button.
    clear_search: "Clear the search", "Очистить поиск";
    /// The first visit.
    first_title: "From the first message to a free agent", "От первого сообщения до свободного агента";
    /// The first visit.
    first_about: "Build an inbound workflow from steps, write to it as a contact, and see why it chose the agent it chose.",
        "Соберите входящий процесс из шагов, напишите ему как контакт и посмотрите, почему он выбрал именно этого агента.";
    /// The first visit.
    enrichment: "Data enrichment", "Обогащение данных";
    /// The first visit.
    enrichment_about: "learns what the contact needs", "узнаёт, что нужно контакту";
    /// The first visit.
    routing: "Routing", "Маршрутизация";
    /// The first visit.
    routing_about: "decides which team answers", "выбирает команду";
    /// The first visit.
    assignment: "Auto-assignment", "Автоназначение";
    /// The first visit.
    assignment_about: "finds a free agent", "находит свободного агента";
    /// The first visit, for those who had been here.
    had_workflows: "Had workflows here?", "Здесь были процессы?";
    /// Beside it.
    restore_backup: "Restore a backup", "Восстановить из файла";
    /// An act of a row.
    open: "Open", "Открыть";
    /// An act of a row.
    rename: "Rename", "Переименовать";
    /// An act of a row.
    describe: "Change the description", "Изменить описание";
    /// An act of a row.
    clone: "Clone", "Сделать копию";
    /// An act of a row.
    publish: "Publish", "Опубликовать";
    /// An act of a row.
    stop: "Stop", "Остановить";
    /// An act of a row.
    move_up: "Move up", "Выше";
    /// An act of a row.
    move_down: "Move down", "Ниже";
    /// Why a row cannot move.
    only_in_start_order: "Sort by start order to move it", "Включите порядок запуска, чтобы переставлять";
    /// An act of a row.
    export: "Export", "Экспорт";
    /// An act of a row.
    delete: "Delete", "Удалить";
    /// On a toast, and everywhere.
    undo: "Undo", "Отменить";
    /// When Undo on a notice comes too late.
    undo_in_order: "Something else was changed since. Use Undo in the builder to go back step by step.",
        "С тех пор изменено и другое. Вернитесь шаг за шагом кнопкой «Отменить» в редакторе.";
    /// Everywhere.
    cancel: "Cancel", "Отмена";
    /// Everywhere.
    close: "Close", "Закрыть";
    /// A button of a small form.
    save: "Save", "Сохранить";
    /// A label.
    description: "Description", "Описание";
    /// A blank workflow's name.
    untitled: "New workflow", "Новый процесс";
    /// The place of the notices.
    notices: "Notices", "Уведомления";
    /// The title of the export.
    export_title: "Export", "Экспорт";
    /// The title of the export of everything.
    export_all_title: "Export all workflows", "Экспорт всех процессов";
    /// A button.
    download_json: "Download JSON", "Скачать JSON";
    /// A button.
    copy_json: "Copy JSON", "Скопировать JSON";
    /// After copying.
    copied: "Copied to the clipboard", "Скопировано в буфер обмена";
    /// After a refused copy.
    not_copied: "The browser did not allow copying. Select the text and press Ctrl+C.",
        "Браузер не разрешил копирование. Выделите текст и нажмите Ctrl+C.";
    /// What is in the exported file.
    export_about: "The workflow with everything in the workspace that it refers to, and its tests.",
        "Процесс со всем, на что он ссылается в пространстве, и его тесты.";
    /// What is in the exported file.
    export_all_about: "The whole workspace: every workflow, what they refer to, and all tests. Importing it later restores them.",
        "Всё пространство: все процессы, всё, на что они ссылаются, и все тесты. Импорт этого файла восстановит их.";
    /// The title of the import.
    import_title: "Import", "Импорт";
    /// A button.
    change_nothing: "Change nothing", "Ничего не менять";
    /// A row of the plan.
    row_new: "New", "Новое";
    /// A row of the plan.
    row_replaced: "Replaced", "Заменится";
    /// A row of the plan.
    row_kept: "Stays as it is", "Останется прежним";
    /// A row of the plan.
    row_skipped: "Left out", "Не войдёт";
    /// A row of the plan.
    row_missing: "Missing", "Нет здесь";
    /// The list of what an import would do.
    plan: "What the import would do", "Что сделает импорт";
    /// The name of the choice below.
    import_mode: "The open workspace", "Открытое пространство";
    /// A choice.
    mode_add: "Add the file to it", "Дополнить содержимым файла";
    /// A choice.
    mode_replace: "Replace all of it by the file", "Заменить целиком содержимым файла";
    /// A choice for a workflow whose id is taken.
    take_copy: "Add a copy", "Добавить копию";
    /// A choice for a workflow whose id is taken.
    take_replace: "Replace the one here", "Заменить здешний";
    /// A choice for a workflow whose id is taken.
    take_skip: "Leave it out", "Не добавлять";
    /// A choice for a missing reference.
    keep_missing: "Keep it, as a problem to solve", "Оставить как проблему";
    /// A file that could not be read from the disk.
    not_read: "The browser could not read this file. It may have been moved; choose it again.",
        "Браузер не смог прочитать этот файл. Возможно, его переместили; выберите его ещё раз.";
    /// A download that the browser refused.
    not_downloaded: "The browser did not allow the download. Allow downloads for this page and press again.",
        "Браузер не разрешил скачивание. Разрешите его для этой страницы и нажмите ещё раз.";
    /// Why a workflow cannot be published.
    has_errors: "Fix the errors first", "Сначала исправьте ошибки";
    /// Over a file that is dragged over the window.
    drop_here: "Drop the file to import it", "Отпустите файл, чтобы импортировать";
    /// A workflow that does not exist.
    no_such_title: "This workflow is not here", "Такого процесса здесь нет";
    /// What may have happened.
    no_such_about: "It may have been deleted, or it was made in another browser. Export it there and import the file here.",
        "Возможно, его удалили или он создан в другом браузере. Экспортируйте его там и импортируйте файл здесь.";
    /// The way back.
    to_workflows: "Show all workflows", "Показать все процессы";
    /// While the storage is being read.
    opening: "Opening the workspace…", "Пространство открывается…";
    /// While a change is being written.
    saving: "Saving…", "Сохраняется…";
    /// Nothing is kept.
    only_here: "Only in this tab", "Только в этой вкладке";
    /// The short form in the bar.
    not_saved: "Not saved", "Не сохранено";
    /// Storage is denied.
    denied: "This browser does not let Usher keep anything. Everything works, and is gone when the tab closes: download the workspace before that.",
        "Этот браузер не разрешает Usher ничего хранить. Всё работает, но исчезнет вместе со вкладкой: скачайте пространство до этого.";
    /// Storage does not answer.
    silent: "The browser's storage does not answer. Changes are only in this tab: download the workspace before you close it, then reload.",
        "Хранилище браузера не отвечает. Изменения есть только в этой вкладке: скачайте пространство, прежде чем закрыть её, и перезагрузите страницу.";
    /// A newer Usher made the storage.
    newer: "A newer Usher has kept its work in this browser. Reload to get it; nothing is written until then.",
        "В этом браузере работал более новый Usher. Перезагрузите страницу, чтобы получить его; до этого ничего не записывается.";
    /// Another tab was faster.
    overtaken: "Another tab has saved changes meanwhile. What you changed here since is only in this tab: download it, then reload.",
        "Тем временем изменения сохранила другая вкладка. То, что изменено здесь, есть только в этой вкладке: скачайте и перезагрузите страницу.";
    /// What is kept cannot be read.
    unreadable: "What this browser keeps of your work could not be read. It is untouched; nothing is written over it. Download it, or work on in this tab only.",
        "То, что браузер хранит из вашей работы, не удалось прочитать. Оно не тронуто и не перезаписывается. Скачайте его или продолжайте только в этой вкладке.";
    /// What is kept could not be read, so changes stay here.
    only_until_closed: "Changes are only in this tab: download the workspace before you close it.",
        "Изменения есть только в этой вкладке: скачайте пространство, прежде чем закрыть её.";
    /// A part of what is kept could not be read.
    set_aside: "Some of the last changes could not be read and were set aside. Everything before them is here.",
        "Часть последних изменений не удалось прочитать, они отложены. Всё, что было до них, на месте.";
    /// A button beside it.
    download_aside: "Download what was set aside", "Скачать отложенное";
    /// A button beside it.
    download_workspace: "Download the workspace", "Скачать пространство";
    /// A button beside it.
    download_saved: "Download what is kept", "Скачать сохранённое";
    /// A button.
    reload: "Reload", "Перезагрузить";
    /// After two crashes.
    safe_title: "Usher has stopped twice", "Usher остановился дважды";
    /// After two crashes.
    safe_about: "So this time nothing was opened by itself. Your work is still kept: download it first, then open it.",
        "Поэтому сейчас ничего не открыто. Ваша работа сохранена: сначала скачайте её, затем откройте.";
    /// After two crashes.
    safe_open: "Open the workspace", "Открыть пространство";
    /// A link to the page that works without the app.
    all_saved: "All saved data", "Все сохранённые данные";
}

/// Things of a workspace, for what an import would bring.
pub const OBJECT: Noun = Noun { en: ["object", "objects"], ru: ["объект", "объекта", "объектов"] };

impl Language {
    /// The fixed texts of the pages.
    #[must_use]
    pub const fn pages(self) -> &'static Pages {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
        }
    }
}

/// "Saved 12:01".
#[must_use]
pub fn saved(time: &str, language: Language) -> String {
    match language {
        Language::En => format!("Saved {time}"),
        Language::Ru => format!("Сохранено {time}"),
    }
}

/// "6 of 6" tests pass.
#[must_use]
pub fn of(passed: usize, all: usize, language: Language) -> String {
    match language {
        Language::En => format!("{passed} of {all}"),
        Language::Ru => format!("{passed} из {all}"),
    }
}

/// Storage is full: so many changes are only in this tab.
#[must_use]
pub fn full(unsaved: usize, language: Language) -> String {
    let n = whole(unsaved);
    let changes = plural::CHANGE.counted(n, language);
    match language {
        Language::En if unsaved == 1 => "This browser is out of space. The last change is only in this tab.".to_owned(),
        Language::En => format!("This browser is out of space. The last {changes} are only in this tab."),
        Language::Ru if unsaved == 1 => "В браузере кончилось место. Последнее изменение есть только в этой вкладке.".to_owned(),
        Language::Ru => format!("В браузере кончилось место. Только в этой вкладке есть последние {changes}."),
    }
}

/// Storage failed in a way it did not name.
#[must_use]
pub fn failed(reason: &str, language: Language) -> String {
    match language {
        Language::En => format!("The browser could not save the last changes ({reason}). They are only in this tab. Usher tries again."),
        Language::Ru => {
            format!("Браузер не смог сохранить последние изменения ({reason}). Они есть только в этой вкладке. Usher пробует снова.")
        }
    }
}

/// The name of a row's menu.
#[must_use]
pub fn more_about(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("More about {}", language.quote(name)),
        Language::Ru => format!("Ещё о процессе {}", language.quote(name)),
    }
}

/// After a workflow was deleted.
#[must_use]
pub fn deleted(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("Deleted {}", language.quote(name)),
        Language::Ru => format!("Удалено: {}", language.quote(name)),
    }
}

/// The name of a clone.
#[must_use]
pub fn copy_of(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("{name} (copy)"),
        Language::Ru => format!("{name} (копия)"),
    }
}

/// The title of the export of one workflow.
#[must_use]
pub fn export_of(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("Export {}", language.quote(name)),
        Language::Ru => format!("Экспорт: {}", language.quote(name)),
    }
}

/// The title of the import of a file.
#[must_use]
pub fn import_of(file: &str, language: Language) -> String {
    match language {
        Language::En => format!("Import {}", language.quote(file)),
        Language::Ru => format!("Импорт: {}", language.quote(file)),
    }
}

/// A file that was not imported, and how many faults it has.
#[must_use]
pub fn not_imported(file: &str, faults: usize, language: Language) -> String {
    const FAULT: Noun = Noun { en: ["fault", "faults"], ru: ["ошибка", "ошибки", "ошибок"] };
    let faults = FAULT.counted(whole(faults), language);
    match language {
        Language::En => format!("{} was not imported: {faults}. Nothing was changed.", language.quote(file)),
        Language::Ru => format!("Файл {} не импортирован: {faults}. Ничего не изменено.", language.quote(file)),
    }
}

/// The name of the choice what becomes of a workflow of a file.
#[must_use]
pub fn choice_for(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("What becomes of {}", language.quote(name)),
        Language::Ru => format!("Что станет с {}", language.quote(name)),
    }
}

/// The choice to take a record from a file in place of the workspace's own.
#[must_use]
pub fn take_the_files(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("Take {} from the file", language.quote(name)),
        Language::Ru => format!("Взять {} из файла", language.quote(name)),
    }
}

/// The name of the choice what is referred to in place of something missing.
#[must_use]
pub fn instead_of(id: &str, language: Language) -> String {
    match language {
        Language::En => format!("Instead of {id}"),
        Language::Ru => format!("Вместо {id}"),
    }
}

/// How much of a file the workspace has already.
#[must_use]
pub fn already_here(n: usize, language: Language) -> String {
    let objects = OBJECT.counted(whole(n), language);
    match language {
        Language::En => format!("{objects} of the file are here already, exactly alike."),
        Language::Ru => format!("Уже есть здесь в точно таком виде: {objects}."),
    }
}

/// What kind of thing a record of a file is.
#[must_use]
pub const fn record_word(kind: RecordKind, language: Language) -> &'static str {
    match kind {
        RecordKind::User => language.pick("user", "пользователь"),
        RecordKind::Team => language.pick("team", "команда"),
        RecordKind::Channel => language.pick("channel", "канал"),
        RecordKind::Field => language.pick("field", "поле"),
        RecordKind::Tag => language.pick("tag", "тег"),
        RecordKind::Stage => language.pick("lifecycle stage", "этап"),
        RecordKind::Category => language.pick("closing category", "категория закрытия"),
        RecordKind::Workflow => language.pick("workflow", "процесс"),
        RecordKind::Node => language.pick("step", "шаг"),
        RecordKind::Note => language.pick("note", "заметка"),
        RecordKind::Guarantee => language.pick("guarantee", "гарантия"),
        RecordKind::Scenario => language.pick("test", "тест"),
        RecordKind::Contact => language.pick("contact", "контакт"),
    }
}

/// The button that imports.
#[must_use]
pub fn import_workflows(n: usize, language: Language) -> String {
    let workflows = plural::WORKFLOW.counted(whole(n), language);
    match language {
        Language::En => format!("Import {workflows}"),
        Language::Ru => format!("Импортировать {workflows}"),
    }
}

/// After an import.
#[must_use]
pub fn imported(n: usize, language: Language) -> String {
    let workflows = plural::WORKFLOW.counted(whole(n), language);
    match language {
        Language::En => format!("Imported {workflows}"),
        Language::Ru => format!("Импортировано: {workflows}"),
    }
}

/// What a pasted text is called in place of a file's name.
#[must_use]
pub const fn pasted_text(language: Language) -> &'static str {
    language.pick("pasted text", "вставленный текст")
}

/// Where in a file a fault is.
#[must_use]
pub fn line_column(line: u32, column: u32, language: Language) -> String {
    match language {
        Language::En => format!("Line {line}, column {column}"),
        Language::Ru => format!("Строка {line}, столбец {column}"),
    }
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_sentences_agree_with_their_number() {
        let cases = [
            (import_workflows(1, Language::En), "Import 1 workflow"),
            (import_workflows(2, Language::En), "Import 2 workflows"),
            (import_workflows(2, Language::Ru), "Импортировать 2 процесса"),
            (import_workflows(5, Language::Ru), "Импортировать 5 процессов"),
            (full(3, Language::En), "This browser is out of space. The last 3 changes are only in this tab."),
            (full(3, Language::Ru), "В браузере кончилось место. Только в этой вкладке есть последние 3 изменения."),
            (deleted("Chat menu", Language::En), "Deleted “Chat menu”"),
            (deleted("Меню в чате", Language::Ru), "Удалено: «Меню в чате»"),
        ];
        for (said, expected) in cases {
            assert_eq!(said, expected);
        }
    }
}
