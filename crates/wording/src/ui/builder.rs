//! The builder: bar, palette, canvas, problems, outline and shortcuts.

use super::{Counted, With, With2};
use crate::{
    Language::{En, Ru},
    plural::{self, ordinal},
};

words! {
    /// The builder: bar, palette, canvas, problems, outline and shortcuts.
    Builder {
    name: "Name", "Название";
    canvas: "Canvas", "Холст";
    palette: "Palette", "Палитра";
    inspector: "Inspector", "Инспектор";
    problems: "Problems", "Проблемы";
    simulate: "Simulate", "Проверить";
    end_simulation: "End simulation", "Закончить проверку";
    export: "Export", "Экспорт";
    publish: "Publish", "Опубликовать";
    outline: "Outline", "Структура";
    tidy_up: "Tidy up", "Упорядочить";
    zoom_in: "Zoom in", "Крупнее";
    zoom_out: "Zoom out", "Мельче";
    zoom_to_fit: "Zoom to fit", "Показать всё";
    zoom_to_selection: "Zoom to selection", "Показать выбранное";
    minimap: "Minimap", "Миникарта";
    add_note: "Add a sticky note", "Добавить заметку";
    back_to_content: "Back to content", "Вернуться к шагам";
    find_step: "Find a step", "Найти шаг";
    no_step_found(With): |text| format!("No step contains “{text}”."), |text| format!("Нет шага с текстом «{text}».");
    add_step: "Add step", "Добавить шаг";
    connect_from(With): |port| format!("Connect from {port}"), |port| format!("Связать от «{port}»");
    add_after(With): |port| format!("Add after {port}"), |port| format!("Добавить после «{port}»");
    connect_to: "Connect to…", "Связать с…";
    insert_here: "Add a step here", "Добавить шаг сюда";
    delete_edge: "Delete connection", "Удалить связь";
    going_back: "Going back needs a Jump To. Release to put one here.", "Назад ведёт только «Перейти к шагу». Отпустите, чтобы поставить его здесь.";
    empty_canvas_title: "Nothing here yet", "Здесь пока пусто";
    empty_canvas_text: "Drag a trigger or a step from the palette.", "Перетащите триггер или шаг из палитры.";
    selected(Counted): |n| format!("{} selected", plural::STEP.counted(n, En)), |n| format!("Выбрано: {}", plural::STEP.counted(n, Ru));
    selected_card(With): |name| format!("“{name}” selected"), |name| format!("Выбрано: «{name}»");
    added(With): |name| format!("Added “{name}”"), |name| format!("Добавлено: «{name}»");
    deleted(With): |name| format!("Deleted “{name}”"), |name| format!("Удалено: «{name}»");
    moved(Counted): |n| format!("Moved {}", plural::STEP.counted(n, En)), |n| format!("Перенесено: {}", plural::STEP.counted(n, Ru));
    connected(With2): |from, to| format!("Connected “{from}” to “{to}”"), |from, to| format!("Связано: «{from}» и «{to}»");
    no_errors: "No errors, ready to publish", "Ошибок нет, можно публиковать";
    errors(Counted): |n| plural::ERROR.counted(n, En), |n| plural::ERROR.counted(n, Ru);
    warnings(Counted): |n| plural::WARNING.counted(n, En), |n| plural::WARNING.counted(n, Ru);
    hints(Counted): |n| plural::HINT.counted(n, En), |n| plural::HINT.counted(n, Ru);
    show: "Show", "Показать";
    collapse: "Collapse", "Свернуть";
    expand: "Expand", "Развернуть";
    step_on: "Step is on", "Шаг включён";
    step_off: "Step is off", "Шаг выключен";
    order_of_visit(Counted): |n| format!("Visited {}", ordinal(n, En)), |n| format!("Пройден {}", ordinal(n, Ru));
    waits_until(With): |time| format!("Waits until {time}"), |time| format!("Ждёт до {time}");
    note_text: "Note", "Заметка";
    keyboard_help: "Keyboard shortcuts", "Сочетания клавиш";
    /// The link back to the list.
    workflows: "Workflows", "Рабочие процессы";
    /// The name of the field with the workflow's name.
    workflow_name: "Workflow title", "Заголовок процесса";
    /// A workflow without a name.
    unnamed: "Unnamed workflow", "Процесс без названия";
    /// A status.
    draft: "Draft", "Черновик";
    /// A status.
    status_published: "Published", "Опубликован";
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
    add_step_after: "Add a step after it", "Добавить шаг после";
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
}
