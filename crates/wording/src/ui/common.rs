//! Words of more than one page.

use super::With;

words! {
    /// Words of more than one page.
    Common {
    workflows: "Workflows", "Рабочие процессы";
    language: "Language", "Язык";
    theme: "Theme", "Тема";
    undo: "Undo", "Отменить";
    redo: "Redo", "Повторить";
    /// What Undo would take back, by the words of the edit.
    undo_what(With): |what| format!("Undo: {what}"), |what| format!("Отменить: {what}");
    redo_what(With): |what| format!("Redo: {what}"), |what| format!("Повторить: {what}");
    nothing_to_undo: "Nothing to undo", "Отменять нечего";
    nothing_to_redo: "Nothing to redo", "Повторять нечего";
    cancel: "Cancel", "Отмена";
    close: "Close", "Закрыть";
    delete: "Delete", "Удалить";
    duplicate: "Duplicate", "Дублировать";
    remove: "Remove", "Убрать";
    more: "More", "Ещё";
    move_up: "Move up", "Выше";
    move_down: "Move down", "Ниже";
    optional: "optional", "не обязательно";
    /// With the time of the day.
    saved_at(With): |time| format!("Saved {time}"), |time| format!("Сохранено в {time}");
    deleted(With): |name| format!("Deleted “{name}”"), |name| format!("Удалено: «{name}»");
    }
}
