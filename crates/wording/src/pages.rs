//! The words of the frame around the builder: the list of workflows, saving, export and import, what storage says.

use usher_interop::fault::{FaultKind, ReadError, RecordKind, Syntax};

use crate::{
    Language,
    plural::{self, Noun},
};

/// Things of a workspace, for what an import would bring.
pub const OBJECT: Noun = Noun { en: ["object", "objects"], ru: ["объект", "объекта", "объектов"] };

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

/// What is wrong with JSON that somebody types, at its first fault: "Line 2, column 7. A comma is missing before this.".
#[must_use]
pub fn typed_json(error: &ReadError, language: Language) -> String {
    let Some(fault) = error.faults.first() else { return String::new() };
    let text = if let FaultKind::NotJson(Syntax::Ends) = fault.kind {
        language.pick("Something is missing at the end. Close what is open.", "В конце чего-то не хватает. Закройте открытое.").to_owned()
    } else if let FaultKind::NotJson(Syntax::EndsInString) = fault.kind {
        language.pick("The text is not closed. Write \" at its end.", "Текст не закрыт. Поставьте \" в его конце.").to_owned()
    } else {
        crate::faults::fault(&fault.kind, language)
    };
    format!("{}. {text}", line_column(fault.line, fault.column, language))
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
