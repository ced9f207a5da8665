//! What is wrong with a file, and what to do: a sentence or two for each fault that the reader reports.

use usher_interop::fault::{Binary, FaultKind, Foreign, Got, Json, Syntax};
use usher_model::{ids::BadId, time::BadTime};

use crate::{
    Language,
    pages::record_word,
    plural::{self, Noun},
};

const BYTE: Noun = Noun { en: ["byte", "bytes"], ru: ["байт", "байта", "байт"] };
const LEVEL: Noun = Noun { en: ["level", "levels"], ru: ["уровень", "уровня", "уровней"] };
const ITEM: Noun = Noun { en: ["item", "items"], ru: ["элемент", "элемента", "элементов"] };

/// What is wrong, with what stands there and what would be right. Where it is says the fault's line, column and path.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm a fault, and no arm without both languages")]
pub fn fault(kind: &FaultKind, language: Language) -> String {
    let say = Say(language);
    match kind {
        FaultKind::Empty => say.both("The file is empty. Choose another one.", "Файл пуст. Выберите другой."),
        FaultKind::NoText => say.both(
            "The file holds only zero bytes: it was damaged when it was saved. Use an earlier copy.",
            "В файле одни нулевые байты: он повреждён при сохранении. Возьмите более раннюю копию.",
        ),
        FaultKind::Binary(binary) => {
            let what = binary_name(*binary, language);
            say.both(format!("This is {what}. Choose a JSON file."), format!("Это {what}. Выберите файл JSON."))
        }
        FaultKind::Utf16 => say.both("The text is UTF-16. Save the file as UTF-8.", "Текст в UTF-16. Сохраните файл в UTF-8."),
        FaultKind::NotUtf8 { byte } => {
            let n = plural::integer(whole(*byte), language);
            say.both(
                format!("The text is not UTF-8 from byte {n} on. Save the file as UTF-8."),
                format!("Начиная с байта {n} текст не в UTF-8. Сохраните файл в UTF-8."),
            )
        }
        FaultKind::CutOff { bytes } => {
            let n = BYTE.counted(whole(*bytes), language);
            say.both(
                format!("The file is cut off in the middle of a character, after {n}. Get it again."),
                format!("Файл обрывается посреди знака ({n}). Получите его заново."),
            )
        }
        FaultKind::TooLarge { limit } => {
            let mebibytes = limit / (1024 * 1024);
            say.both(
                format!("The file is over the limit of {mebibytes} MiB. Export fewer workflows at a time."),
                format!("Файл больше предела в {mebibytes} МиБ. Экспортируйте меньше процессов за раз."),
            )
        }
        FaultKind::NotJson(syntax) => not_json(syntax, &say),
        FaultKind::TooDeep { limit } => {
            let levels = LEVEL.at_most(whole(*limit), language);
            say.both(
                format!("Objects and lists stand too deep inside each other. At most {levels} are read."),
                format!("Слишком глубокая вложенность. Читается не больше {levels}."),
            )
        }
        FaultKind::DuplicateKey { key, first } => say.both(
            format!(
                "The key “{key}” stands here for the second time; the first is on line {}, column {}. Remove one of them.",
                first.line, first.column
            ),
            format!("Ключ «{key}» стоит здесь второй раз; первый — строка {}, столбец {}. Удалите один из них.", first.line, first.column),
        ),
        FaultKind::LoneSurrogate => say.both(
            "Half of a two-part character (\\uD800 to \\uDFFF). Write both parts, or the character itself.",
            "Половина составного знака (от \\uD800 до \\uDFFF). Запишите обе половины или сам знак.",
        ),
        FaultKind::NumberTooLarge { text } => say.both(
            format!("{text} is too large for a number. Write a smaller one."),
            format!("{text} — слишком большое число. Запишите меньшее."),
        ),
        FaultKind::UnknownFormat { found: Some(found) } => say.both(
            format!("The format “{found}” is none of Usher's. It reads “usher/workspace” and “usher/workflow”."),
            format!("Формат «{found}» — не формат Usher. Читаются «usher/workspace» и «usher/workflow»."),
        ),
        FaultKind::UnknownFormat { found: None } => say.both(
            "The file does not say what it is. Usher's files have “format”: “usher/workspace” or “usher/workflow”.",
            "Файл не говорит, что в нём. В файлах Usher есть «format»: «usher/workspace» или «usher/workflow».",
        ),
        FaultKind::LooksLike(foreign) => {
            let what = foreign_name(*foreign, language);
            say.both(
                format!("This looks like {what}. Choose a file that Usher exported."),
                format!("Похоже, это {what}. Выберите файл, экспортированный из Usher."),
            )
        }
        FaultKind::NewerVersion { found, reads } => say.both(
            format!("Made by a newer Usher (version {found}); this one reads up to {reads}. Update Usher; in a browser, reload the page."),
            format!("Файл сделан более новым Usher (версия {found}), этот читает до {reads}. Обновите Usher; в браузере — перезагрузите страницу."),
        ),
        FaultKind::NoSuchVersion { found, reads } => say
            .both(format!("There is no version {found}. The newest is {reads}."), format!("Версии {found} не бывает. Новейшая — {reads}.")),
        FaultKind::Expected { expected, got } => {
            let wanted: Vec<String> = expected.iter().map(|kind| json_name(*kind, language).to_owned()).collect();
            let (wanted, got) = (plural::or(&wanted, language), got_words(got, language));
            say.both(format!("Here stands {got}. Write {wanted}."), format!("Здесь {got}. Нужно: {wanted}."))
        }
        FaultKind::UnknownValue { got, known, like } => {
            let quoted: Vec<String> = known.iter().map(|word| language.quote(word)).collect();
            let (got, known) = (got_words(got, language), plural::or(&quoted, language));
            let what = say.both(format!("{got} is not known here."), format!("Значение {got} здесь не известно."));
            let advice = say.like(like.as_deref(), &format!("Write {known}."), &format!("Нужно: {known}."));
            format!("{what} {advice}")
        }
        FaultKind::UnknownKey { key, like } => {
            let what = say.both(format!("The key “{key}” is not known here."), format!("Ключ «{key}» здесь не известен."));
            let advice = say.like(like.as_deref(), "Remove it, or keep it under “x”.", "Удалите его или перенесите под «x».");
            format!("{what} {advice}")
        }
        FaultKind::MissingKey { key } => {
            say.both(format!("The key “{key}” is missing. Add it."), format!("Нет ключа «{key}». Добавьте его."))
        }
        FaultKind::BadId(bad) => bad_id(bad, &say),
        FaultKind::BadTime { wanted, got } => {
            let got = got_words(got, language);
            let (en, ru) = match wanted {
                BadTime::Instant => ("a moment such as 2026-03-02T09:00:00+02:00", "момент, например 2026-03-02T09:00:00+02:00"),
                BadTime::Date => ("a date such as 2026-12-24", "дата, например 2026-12-24"),
                BadTime::Time => ("a time such as 09:00", "время, например 09:00"),
            };
            say.both(format!("Here stands {got}. Write {en}."), format!("Здесь {got}. Нужно: {ru}."))
        }
        FaultKind::OutOfRange { got, min, max } => {
            let got = got_words(got, language);
            say.both(
                format!("{got} is out of range. Write a number from {min} to {max}."),
                format!("{got} вне пределов. Нужно число от {min} до {max}."),
            )
        }
        FaultKind::TooLong { found, limit } => {
            let (found, limit) = (plural::CHARACTER.counted(whole(*found), language), plural::CHARACTER.at_most(whole(*limit), language));
            say.both(
                format!("{found} are too many. At most {limit} are read."),
                format!("{found} — слишком много. Читается не больше {limit}."),
            )
        }
        FaultKind::TooMany { found, limit } => {
            let (found, limit) = (ITEM.counted(whole(*found), language), ITEM.at_most(whole(*limit), language));
            say.both(
                format!("{found} are too many. At most {limit} are read."),
                format!("{found} — слишком много. Читается не больше {limit}."),
            )
        }
        FaultKind::DuplicateId { kind, id, first } => {
            let record = record_word(*kind, language);
            say.both(
                format!(
                    "A second {record} with the id “{id}”; the first is on line {}, column {}. Give one of them another id.",
                    first.line, first.column
                ),
                format!(
                    "Такой id уже есть ({record} «{id}»: строка {}, столбец {}). Дайте одному из них другой.",
                    first.line, first.column
                ),
            )
        }
        FaultKind::ReservedId { id } => say.both(
            format!("“{id}” names somebody else in events: contact, workflow and api are no ids of users. Choose another id."),
            format!("«{id}» в событиях означает другое: contact, workflow и api не бывают id пользователей. Выберите другой."),
        ),
        FaultKind::StandardField { id } => say.both(
            format!("“{id}” is a standard field of every contact. Choose another id."),
            format!("«{id}» — стандартное поле любого контакта. Выберите другой id."),
        ),
        FaultKind::DuplicatePart { id, first } => say.both(
            format!("The step has “{id}” already, on line {}, column {}. Give one of them another id.", first.line, first.column),
            format!("В этом шаге «{id}» уже есть: строка {}, столбец {}. Дайте одному из них другой id.", first.line, first.column),
        ),
        FaultKind::PartIsPort { id } => say.both(
            format!("Every step of this type has a port named “{id}”. Choose another id."),
            format!("Порт «{id}» есть у каждого такого шага. Выберите другой id."),
        ),
        FaultKind::NoSuchNode { id, like } => absent(&say, ("step", "шага"), id, like.as_deref()),
        FaultKind::NoSuchContact { id, like } => absent(&say, ("contact", "контакта"), id, like.as_deref()),
        FaultKind::NoSuchWorkflow { id, like } => absent(&say, ("workflow", "процесса"), id, like.as_deref()),
        FaultKind::NoSuchPort { node, port, ports } if ports.is_empty() => say.both(
            format!("The step “{node}” has no port “{port}”: nothing follows it. Remove this edge."),
            format!("У шага «{node}» нет порта «{port}»: за ним ничего не следует. Удалите эту связь."),
        ),
        FaultKind::NoSuchPort { node, port, ports } => {
            let quoted: Vec<String> = ports.iter().map(|port| language.quote(port)).collect();
            let ports = plural::and(&quoted, language);
            say.both(
                format!("The step “{node}” has no port “{port}”. It has {ports}."),
                format!("У шага «{node}» нет порта «{port}». Есть: {ports}."),
            )
        }
        FaultKind::SecondEdge { node, port, first } => say.both(
            format!(
                "The port “{port}” of “{node}” has an edge already, on line {}, column {}. Remove one of them.",
                first.line, first.column
            ),
            format!("У порта «{port}» шага «{node}» уже есть связь: строка {}, столбец {}. Удалите одну из них.", first.line, first.column),
        ),
        FaultKind::EdgeIntoTrigger { node } => say.both(
            format!("“{node}” is a trigger, and nothing leads into a trigger. Remove this edge."),
            format!("«{node}» — триггер, в него ничего не ведёт. Удалите эту связь."),
        ),
        FaultKind::Cycle { names, length } => {
            // The way ends where it began, so that the circle shows.
            let more = (*length > names.len()).then_some("…");
            let way: Vec<&str> = names.iter().map(String::as_str).chain(more).chain(names.first().map(String::as_str)).collect();
            let way = way.join(" → ");
            say.both(
                format!("Edges go round in a circle: {way}. Replace the one that goes back by a Jump To."),
                format!("Связи идут по кругу: {way}. Замените ту, что ведёт назад, шагом «Перейти к шагу»."),
            )
        }
        FaultKind::ExactlyOneOf { keys, found } => {
            let quoted: Vec<String> = keys.iter().map(|key| language.quote(key)).collect();
            let keys = plural::or(&quoted, language);
            say.both(
                format!("Exactly one of {keys} must stand here; there are {found}."),
                format!("Нужно ровно одно: {keys}; здесь их {found}."),
            )
        }
        FaultKind::Internal { message } => say.both(
            format!("Usher contradicts itself ({message}). This is its fault, not the file's: report it with the file."),
            format!("Usher противоречит себе ({message}). Виноват он, а не файл: сообщите об этом и приложите файл."),
        ),
    }
}

/// Takes both sentences at once, so that neither is forgotten.
struct Say(Language);

impl Say {
    fn both(&self, en: impl Into<String>, ru: impl Into<String>) -> String {
        match self.0 {
            Language::En => en.into(),
            Language::Ru => ru.into(),
        }
    }

    /// The nearest word, or the other advice where nothing is near.
    fn like(&self, like: Option<&str>, en: &str, ru: &str) -> String {
        match like {
            Some(like) => self.both(format!("Is it “{like}”?"), format!("Может быть, «{like}»?")),
            None => self.both(en, ru),
        }
    }
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn absent(say: &Say, (en, ru): (&str, &str), id: &str, like: Option<&str>) -> String {
    let what = say.both(format!("There is no {en} “{id}”."), format!("Здесь нет {ru} «{id}»."));
    let advice = say.like(like, "Choose one that exists, or add it.", "Выберите существующее или добавьте.");
    format!("{what} {advice}")
}

fn not_json(syntax: &Syntax, say: &Say) -> String {
    match syntax {
        Syntax::EndsInString => {
            say.both("The file ends inside a text. It was cut off: get it again.", "Файл обрывается внутри текста. Получите его заново.")
        }
        Syntax::Ends => say.both(
            "The file ends where more must come. It was cut off: get it again.",
            "Файл обрывается на полуслове. Получите его заново.",
        ),
        Syntax::Trailing => {
            say.both("Something follows the end of the document. Remove it.", "После конца документа есть что-то ещё. Удалите это.")
        }
        Syntax::Comment => say.both("JSON has no comments. Remove it.", "В JSON нет комментариев. Удалите его."),
        Syntax::TrailingComma => say.both("Nothing follows this comma. Remove it.", "После этой запятой ничего нет. Удалите её."),
        Syntax::MissingComma => say.both("A comma is missing before this.", "Перед этим не хватает запятой."),
        Syntax::MissingColon => say.both("A colon is missing after the key.", "После ключа не хватает двоеточия."),
        Syntax::SingleQuotes => say.both("Texts stand in double quotes: \"text\".", "Тексты пишутся в двойных кавычках: \"текст\"."),
        Syntax::UnquotedKey(key) => {
            say.both(format!("Keys stand in double quotes: \"{key}\"."), format!("Ключи пишутся в двойных кавычках: \"{key}\"."))
        }
        Syntax::Word(word) => say.both(
            format!("JSON does not have the word {word}. Write true, false, null or a text."),
            format!("В JSON нет слова {word}. Нужно true, false, null или текст."),
        ),
        Syntax::Number(number) => say.both(
            format!("{number} is no number of JSON. Write it like -1.5 or 20."),
            format!("{number} — не число JSON. Пишите так: -1.5 или 20."),
        ),
        Syntax::Escape(c) => say.both(
            format!("\\{c} means nothing in a text. Write \\\\ for a backslash."),
            format!("\\{c} в тексте ничего не значит. Обратная черта пишется \\\\."),
        ),
        Syntax::Control(c) => {
            let short = [('\n', "\\n"), ('\r', "\\r"), ('\t', "\\t")].into_iter().find(|(known, _)| known == c);
            let written = short.map_or_else(|| format!("\\u{:04x}", *c as u32), |(_, short)| short.to_owned());
            say.both(
                format!("A text contains the bare character U+{:04X}. Write {written}.", *c as u32),
                format!("В тексте голый знак U+{:04X}. Он пишется {written}.", *c as u32),
            )
        }
        Syntax::Unexpected(c) => say.both(format!("The character {c:?} cannot stand here."), format!("Знак {c:?} не может здесь стоять.")),
    }
}

fn bad_id(bad: &BadId, say: &Say) -> String {
    match bad {
        BadId::Empty => say.both("The id is empty. Write letters, digits, - and _.", "Пустой id. Нужны латинские буквы, цифры, - и _."),
        BadId::TooLong(n) => {
            say.both(format!("The id has {n} characters. At most 64 are read."), format!("В id знаков: {n}. Читается не больше 64."))
        }
        BadId::Character(c) => say.both(
            format!("The id contains {c:?} (U+{:04X}). Write Latin letters, digits, - and _ only.", *c as u32),
            format!("В id есть {c:?} (U+{:04X}). Нужны только латинские буквы, цифры, - и _.", *c as u32),
        ),
    }
}

const fn json_name(kind: Json, language: Language) -> &'static str {
    match kind {
        Json::Null => language.pick("null", "null"),
        Json::Boolean => language.pick("true or false", "true или false"),
        Json::Integer => language.pick("a whole number", "целое число"),
        Json::Number => language.pick("a number", "число"),
        Json::Text => language.pick("a text", "текст"),
        Json::List => language.pick("a list", "список"),
        Json::Object => language.pick("an object", "объект"),
    }
}

fn got_words(got: &Got, language: Language) -> String {
    match got {
        Got::Kind(kind) => json_name(*kind, language).to_owned(),
        Got::Value(value) => value.clone(),
    }
}

const fn binary_name(binary: Binary, language: Language) -> &'static str {
    match binary {
        Binary::Png => language.pick("a PNG picture", "картинка PNG"),
        Binary::Jpeg => language.pick("a JPEG picture", "картинка JPEG"),
        Binary::Gif => language.pick("a GIF picture", "картинка GIF"),
        Binary::Pdf => language.pick("a PDF document", "документ PDF"),
        Binary::Zip => language.pick("a ZIP archive or an Office document", "архив ZIP или документ Office"),
        Binary::Gzip => language.pick("a gzip archive", "архив gzip"),
        Binary::Wasm => language.pick("a WebAssembly program", "программа WebAssembly"),
    }
}

const fn foreign_name(foreign: Foreign, language: Language) -> &'static str {
    match foreign {
        Foreign::N8n => language.pick("an n8n workflow", "процесс n8n"),
        Foreign::NodeRed => language.pick("a Node-RED flow", "поток Node-RED"),
        Foreign::Typebot => language.pick("a Typebot", "бот Typebot"),
        Foreign::RapidPro => language.pick("a RapidPro or TextIt flow", "поток RapidPro или TextIt"),
        Foreign::Twilio => language.pick("a Twilio Studio flow", "поток Twilio Studio"),
        Foreign::WebPage => language.pick("a page of the web, saved in place of the file", "веб-страница, сохранённая вместо файла"),
        Foreign::Xml => language.pick("an XML document", "документ XML"),
        Foreign::JsonSchema => language.pick("a JSON Schema", "схема JSON"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_what_stands_there_and_what_to_do() {
        let value = |text: &str| Got::Value(text.to_owned());
        let known = vec!["draft".to_owned(), "published".to_owned()];
        let cases = [
            (
                FaultKind::UnknownValue { got: value("\"drafty\""), known: known.clone(), like: Some("draft".to_owned()) },
                "\"drafty\" is not known here. Is it “draft”?",
                "Значение \"drafty\" здесь не известно. Может быть, «draft»?",
            ),
            (
                FaultKind::UnknownValue { got: value("7"), known, like: None },
                "7 is not known here. Write “draft” or “published”.",
                "Значение 7 здесь не известно. Нужно: «draft» или «published».",
            ),
            (
                FaultKind::Expected { expected: vec![Json::Boolean], got: Got::Kind(Json::Text) },
                "Here stands a text. Write true or false.",
                "Здесь текст. Нужно: true или false.",
            ),
            (
                FaultKind::TooMany { found: 1_001, limit: 1_000 },
                "1,001 items are too many. At most 1,000 items are read.",
                "1\u{a0}001 элемент — слишком много. Читается не больше 1\u{a0}000 элементов.",
            ),
            (
                FaultKind::NoSuchNode { id: "nead".to_owned(), like: Some("need".to_owned()) },
                "There is no step “nead”. Is it “need”?",
                "Здесь нет шага «nead». Может быть, «need»?",
            ),
        ];
        for (kind, en, ru) in cases {
            assert_eq!(fault(&kind, Language::En), en);
            assert_eq!(fault(&kind, Language::Ru), ru);
        }
    }
}
