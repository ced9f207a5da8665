//! The frame around the builder: the list of workflows, saving, export and import, what storage says.

words! {
    /// The frame around the builder: the list of workflows, saving, export and import, what storage says.
    Pages {
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
}
