//! The names of edits, as Undo says them, and why a wish cannot be fulfilled.

use usher_editor::{
    command::Refused,
    history::{Edited, RecordKind},
};
use usher_model::{Document, Workflow, workflow::Status};

use crate::{
    Language, names,
    plural::Noun,
    steps::{self, count},
};

const OBJECT: Noun = Noun { en: ["step", "steps"], ru: ["шага", "шагов", "шагов"] };

/// What an edit is called after "Undo: ": "move 3 steps", «перенос 3 шагов».
#[must_use]
pub fn edited(edited: &Edited, language: Language) -> String {
    let say = |en: &'static str, ru: &'static str| language.pick(en, ru).to_owned();
    let steps = |en: &str, ru: &str, n: usize| of_steps(en, ru, n, language);
    let of_type = |en: &'static str, ru: &'static str, node_type| {
        let name = language.quote(steps::node_type(node_type, language));
        language.pick(en, ru).replace('…', &name)
    };
    match edited {
        Edited::NodeAdded { node_type } => of_type("add …", "добавление шага …", *node_type),
        Edited::Moved { n } | Edited::Nudged { n } => steps("move", "перенос", *n),
        Edited::TidiedUp { .. } => say("tidy up", "раскладка"),
        Edited::Deleted { n } => steps("delete", "удаление", *n),
        Edited::Connected => say("connect", "соединение"),
        Edited::Reconnected => say("change a connection", "изменение связи"),
        Edited::Disconnected => say("delete a connection", "удаление связи"),
        Edited::JumpAdded => of_type("add …", "добавление шага …", usher_model::NodeType::JumpTo),
        Edited::Renamed { .. } => say("rename a step", "имя шага"),
        Edited::Annotated { .. } => say("edit a note for colleagues", "заметка для коллег"),
        Edited::Enabled { n } => steps("turn on", "включение", *n),
        Edited::Disabled { n } => steps("turn off", "отключение", *n),
        Edited::Configured { node_type } => of_type("settings of …", "настройки шага …", *node_type),
        Edited::Duplicated { n } => steps("duplicate", "копирование", *n),
        Edited::Pasted { n } => steps("paste", "вставка", *n),
        Edited::NoteAdded => say("add a sticky note", "добавление заметки"),
        Edited::NoteEdited => say("edit a sticky note", "изменение заметки"),
        Edited::NoteMoved => say("move a sticky note", "перенос заметки"),
        Edited::NoteDeleted => say("delete a sticky note", "удаление заметки"),
        Edited::GuaranteeAdded => say("add a guarantee", "добавление гарантии"),
        Edited::GuaranteeEdited => say("edit a guarantee", "изменение гарантии"),
        Edited::GuaranteeDeleted => say("delete a guarantee", "удаление гарантии"),
        Edited::WorkflowAdded => say("add a workflow", "добавление процесса"),
        Edited::WorkflowCloned => say("clone a workflow", "копирование процесса"),
        Edited::WorkflowRenamed => say("rename the workflow", "название процесса"),
        Edited::WorkflowDescribed => say("description of the workflow", "описание процесса"),
        Edited::WorkflowStatus { status } => match status {
            Status::Published => say("publish", "публикация"),
            Status::Stopped => say("stop the workflow", "остановка процесса"),
            Status::Draft => say("back to draft", "возврат в черновик"),
        },
        Edited::WorkflowReordered => say("order of workflows", "порядок процессов"),
        Edited::WorkflowDeleted => say("delete a workflow", "удаление процесса"),
        Edited::WorkflowSettings => say("settings of the workflow", "настройки процесса"),
        Edited::Added { kind } => record("add a …", "добавление: …", *kind, language),
        Edited::Changed { kind } => record("change a …", "изменение: …", *kind, language),
        Edited::Reordered { kind } => record("order: …", "порядок: …", *kind, language),
        Edited::Removed { kind } => record("delete a …", "удаление: …", *kind, language),
        Edited::WorkspaceSettings => say("settings of the workspace", "настройки пространства"),
        Edited::Hours => say("business hours", "часы работы"),
        Edited::ScenarioAdded => say("save a test", "сохранение теста"),
        Edited::ScenarioEdited => say("edit a test", "изменение теста"),
        Edited::ScenarioDeleted => say("delete a test", "удаление теста"),
        Edited::Imported => say("import", "импорт"),
        Edited::Restored => say("restore a version", "возврат версии"),
    }
}

fn of_steps(en: &str, ru: &str, n: usize, language: Language) -> String {
    format!(
        "{} {}",
        match language {
            Language::En => en,
            Language::Ru => ru,
        },
        OBJECT.counted(count(n), language)
    )
}

fn record(en: &str, ru: &str, kind: RecordKind, language: Language) -> String {
    let name = match kind {
        RecordKind::User => language.pick("user", "пользователь"),
        RecordKind::Team => language.pick("team", "команда"),
        RecordKind::Channel => language.pick("channel", "канал"),
        RecordKind::Field => language.pick("field", "поле"),
        RecordKind::Tag => language.pick("tag", "тег"),
        RecordKind::Stage => language.pick("lifecycle stage", "этап"),
        RecordKind::Category => language.pick("closing category", "категория закрытия"),
    };
    match language {
        Language::En => en.replace('…', name),
        Language::Ru => ru.replace('…', name),
    }
}

/// Why a wish cannot be fulfilled, and what to do instead.
#[must_use]
pub fn refused(refused: &Refused, workflow: Option<&Workflow>, document: &Document, language: Language) -> String {
    let say = |en: &'static str, ru: &'static str| language.pick(en, ru).to_owned();
    match refused {
        Refused::Missing => say("What this is about is not there any more.", "Того, о чём речь, здесь больше нет."),
        Refused::NoSuchPort(port) => match language {
            Language::En => format!("The step has no port {} any more.", language.quote(port.port.as_str())),
            Language::Ru => format!("У шага больше нет выхода {}.", language.quote(port.port.as_str())),
        },
        Refused::IntoTrigger => say("A trigger has no input. Choose a step.", "У триггера нет входа. Выберите шаг."),
        Refused::ToItself => {
            say("A step does not follow itself. Choose another one.", "Шаг не может идти за самим собой. Выберите другой.")
        }
        Refused::ClosesCycle { .. } => {
            say("Going back needs a Jump To. Add one at this port.", "Назад ведёт только «Перейти к шагу». Добавьте его у этого выхода.")
        }
        Refused::SecondTrigger { existing } => {
            let name = workflow.map_or_else(|| existing.to_string(), |workflow| names::node(existing, workflow, document, language));
            match language {
                Language::En => format!("A workflow has one trigger. Change the type of {} or delete it first.", language.quote(&name)),
                Language::Ru => format!("У процесса один триггер. Смените тип {} или сначала удалите его.", language.quote(&name)),
            }
        }
        Refused::OtherType => say("A step keeps its type. Add a new one instead.", "Тип шага не меняется. Добавьте новый шаг."),
        Refused::IdTaken => say("This id is taken. Choose another one.", "Этот идентификатор занят. Выберите другой."),
        Refused::IdReserved => {
            say("This id means something else. Choose another one.", "Этот идентификатор уже значит другое. Выберите другой.")
        }
        Refused::InUse { by } => {
            let n = count(by.len());
            match language {
                Language::En => format!("It is used in {}. Change them first.", PLACE.counted(n, language)),
                Language::Ru => format!("Используется в {}. Сначала измените их.", PLACE.counted(n, language)),
            }
        }
        Refused::NoFragment => say("The clipboard holds no copied steps.", "В буфере обмена нет скопированных шагов."),
        Refused::NothingToPaste => say("Nothing in the copy can be pasted here.", "Из копии здесь нечего вставить."),
    }
}

const PLACE: Noun = Noun { en: ["place", "places"], ru: ["месте", "местах", "местах"] };

#[cfg(test)]
mod tests {
    use usher_editor::command::Refused;
    use usher_model::{Node, NodeType, node::Position};

    use super::*;
    use crate::Language::{En, Ru};

    #[test]
    fn edits_read_on_after_undo() {
        for (what, en, ru) in [
            (Edited::Moved { n: 3 }, "move 3 steps", "перенос 3 шагов"),
            (Edited::Moved { n: 1 }, "move 1 step", "перенос 1 шага"),
            (Edited::Deleted { n: 21 }, "delete 21 steps", "удаление 21 шага"),
            (Edited::NodeAdded { node_type: NodeType::Wait }, "add “Wait”", "добавление шага «Подождать»"),
            (Edited::Added { kind: RecordKind::Tag }, "add a tag", "добавление: тег"),
        ] {
            assert_eq!((edited(&what, En).as_str(), edited(&what, Ru).as_str()), (en, ru));
        }
    }

    #[test]
    fn a_second_trigger_is_refused_by_the_name_of_the_first() {
        let mut workflow = Workflow::new("w".parse().expect("an id"), "W");
        let mut trigger = Node::new("start".parse().expect("an id"), NodeType::Manual, Position::default());
        trigger.name = "By hand".to_owned();
        workflow.nodes.push(std::sync::Arc::new(trigger));
        let why = Refused::SecondTrigger { existing: "start".parse().expect("an id") };
        let said = refused(&why, Some(&workflow), &Document::new("D"), En);
        assert_eq!(said, "A workflow has one trigger. Change the type of “By hand” or delete it first.");
    }
}
