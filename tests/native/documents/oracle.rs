//! The checker beside an independent validator of the same schema: the same verdict on every file that differs from a good one
//! in one place.

use std::fs;

use serde_json::{Value, json};
use support::{
    documents::{document_schema, draw_document},
    golden::root,
};
use trust::generated::{Dice, rolls};
use usher_interop::{
    fault::{FaultKind, ReadError},
    read::read,
    write,
};
use usher_model::{Document, WorkflowFile};

/// Whether a fault is one that the schema can see.
fn is_of_form(kind: &FaultKind) -> bool {
    match kind {
        FaultKind::UnknownFormat { .. }
        | FaultKind::LooksLike(_)
        | FaultKind::NewerVersion { .. }
        | FaultKind::NoSuchVersion { .. }
        | FaultKind::Expected { .. }
        | FaultKind::UnknownValue { .. }
        | FaultKind::UnknownKey { .. }
        | FaultKind::MissingKey { .. }
        | FaultKind::BadId(_)
        | FaultKind::BadTime { .. }
        | FaultKind::OutOfRange { .. }
        | FaultKind::TooLong { .. }
        | FaultKind::TooMany { .. } => true,
        FaultKind::DuplicateId { .. }
        | FaultKind::ReservedId { .. }
        | FaultKind::StandardField { .. }
        | FaultKind::DuplicatePart { .. }
        | FaultKind::PartIsPort { .. }
        | FaultKind::NoSuchNode { .. }
        | FaultKind::NoSuchPort { .. }
        | FaultKind::SecondEdge { .. }
        | FaultKind::EdgeIntoTrigger { .. }
        | FaultKind::Cycle { .. }
        | FaultKind::NoSuchContact { .. }
        | FaultKind::NoSuchWorkflow { .. }
        | FaultKind::ExactlyOneOf { .. } => false,
        FaultKind::Empty
        | FaultKind::NoText
        | FaultKind::Binary(_)
        | FaultKind::Utf16
        | FaultKind::NotUtf8 { .. }
        | FaultKind::CutOff { .. }
        | FaultKind::TooLarge { .. }
        | FaultKind::NotJson(_)
        | FaultKind::TooDeep { .. }
        | FaultKind::DuplicateKey { .. }
        | FaultKind::LoneSurrogate
        | FaultKind::NumberTooLarge { .. }
        | FaultKind::Internal { .. } => panic!("{kind:?} of a file that is JSON"),
    }
}

/// Every place of a value, as a JSON pointer.
fn places(value: &Value, here: &str, places: &mut Vec<String>) {
    places.push(here.to_owned());
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                self::places(value, &format!("{here}/{}", key.replace('~', "~0").replace('/', "~1")), places);
            }
        }
        Value::Array(list) => {
            for (n, value) in list.iter().enumerate() {
                self::places(value, &format!("{here}/{n}"), places);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The file with one place deleted, renamed, or holding something else.
fn mutations(good: &Value, place: &str) -> Vec<Value> {
    let mut mutants = Vec::new();
    let others =
        [json!(null), json!(true), json!(-1), json!(2.0), json!(3.5), json!(1e300), json!("x y"), json!([]), json!({}), json!([null])];
    for other in others {
        let mut mutant = good.clone();
        *mutant.pointer_mut(place).expect("the place") = other;
        mutants.push(mutant);
    }
    let Some((parent, last)) = place.rsplit_once('/') else { return mutants };
    let last = last.replace("~1", "/").replace("~0", "~");
    let mut deleted = good.clone();
    match deleted.pointer_mut(parent).expect("the parent") {
        Value::Object(object) => {
            let value = object.shift_remove(&last).expect("the key");
            for renamed in [format!("{last}s"), last.to_uppercase(), "x".to_owned()] {
                let mut mutant = good.clone();
                let object = mutant.pointer_mut(parent).and_then(Value::as_object_mut).expect("the parent");
                object.shift_remove(&last);
                object.insert(renamed, value.clone());
                mutants.push(mutant);
            }
        }
        Value::Array(list) => {
            list.remove(last.parse::<usize>().expect("a number"));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => panic!("{parent} holds nothing"),
    }
    mutants.push(deleted);
    mutants
}

/// What the types alone say of a file.
fn types_read(mutant: &Value) -> bool {
    let mut file = mutant.clone();
    let Some(object) = file.as_object_mut() else { return false };
    object.shift_remove("format");
    object.shift_remove("version");
    if mutant["format"] == "usher/workspace" {
        serde_json::from_value::<Document>(file).is_ok()
    } else {
        serde_json::from_value::<WorkflowFile>(file).is_ok()
    }
}

/// Numbers such as 2.0 are integers for the schema and not for the types.
fn has_whole_floats(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64() && number.as_f64().is_some_and(|n| n.fract() == 0.0),
        Value::Array(list) => list.iter().any(has_whole_floats),
        Value::Object(object) => object.values().any(has_whole_floats),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

fn agree(oracle: &jsonschema::Validator, mutant: &Value, of: &str) -> bool {
    let result = read(&mutant.to_string());
    let faults: &[_] = result.as_ref().err().map_or(&[], |ReadError { faults, .. }| faults);
    let form: Vec<_> = faults.iter().filter(|fault| is_of_form(&fault.kind)).collect();
    let valid = oracle.is_valid(mutant);
    assert_eq!(form.is_empty(), valid, "{of}: the validator says {valid}, the reader {faults:#?}");
    if valid && !has_whole_floats(mutant) {
        assert!(types_read(mutant), "{of}: passes the check and is no document");
    }
    valid
}

/// At most so many places of a file, spread over it.
fn some(places: Vec<String>, most: usize) -> impl Iterator<Item = String> {
    let step = places.len().div_ceil(most);
    places.into_iter().step_by(step.max(1))
}

#[test]
fn checker_validator_and_types_agree_on_files_with_one_change() {
    let schema = document_schema();
    let oracle = jsonschema::validator_for(&schema).expect("a schema");
    let good = |path: &str| serde_json::from_str(&fs::read_to_string(root().join(path)).expect("a file")).expect("JSON");
    let mut files: Vec<(String, Value, usize)> =
        ["tests/documents/good/acme.json", "tests/documents/good/inbound.json", "examples/inbound.json"]
            .map(|path| (path.to_owned(), good(path), 70))
            .into();
    for seed in 0..12 {
        let long: Vec<u32> = (0..3).flat_map(|part| rolls(7_000 + seed * 3 + part)).collect();
        let document = draw_document(&schema, &mut Dice::new(&long));
        files.push((format!("seed {seed}"), serde_json::from_str(&write::workspace(&document)).expect("JSON"), 20));
    }
    let (mut fine, mut faulty) = (0, 0);
    for (name, value, most) in files {
        assert!(agree(&oracle, &value, &name), "{name} is good");
        let mut all = Vec::new();
        places(&value, "", &mut all);
        for place in some(all, most) {
            for (n, mutant) in mutations(&value, &place).iter().enumerate() {
                if agree(&oracle, mutant, &format!("{name}, {place}, change {n}")) { fine += 1 } else { faulty += 1 }
            }
        }
    }
    assert!(fine > 700 && faulty > 3_500, "{fine} fine, {faulty} faulty");
}

/// The same verdict on what is JSON as serde_json, on texts that differ from a good one in one to three characters.
#[test]
fn what_is_json_is_judged_as_serde_json_does() {
    let good = r#"{"a": [1, -2.5e3, 0, true, false, null, "é\n\u00e9\ud83d\ude00\"", {"b": {}, "c": []}], "d": "x"}"#;
    let characters: Vec<char> = r#"{}[]",:\/0123456789.eE+-truefalsn ubd'"#.chars().chain(['\n', '\t', '\u{0}', 'é']).collect();
    let (mut fine, mut broken) = (0, 0);
    for seed in 0..6_000 {
        let rolls = rolls(90_000 + seed);
        let mut dice = Dice::new(&rolls);
        let mut text: Vec<char> = good.chars().collect();
        for _ in 0..=dice.below(3) {
            let at = dice.below(u32::try_from(text.len()).expect("short")) as usize;
            match dice.below(3) {
                0 => drop(text.remove(at)),
                1 => text.insert(at, dice.pick(&characters)),
                _ => text[at] = dice.pick(&characters),
            }
        }
        let text: String = text.into_iter().collect();
        let error = read(&text).expect_err("no document");
        // Half a surrogate and a number without end are faults of their own kind here, and no JSON to serde_json.
        let own = |kind: &FaultKind| matches!(kind, FaultKind::LoneSurrogate | FaultKind::NumberTooLarge { .. });
        let refused = error.faults.iter().any(|fault| matches!(fault.kind, FaultKind::NotJson(_)) || own(&fault.kind));
        let json = serde_json::from_str::<Value>(&text);
        assert_eq!(refused, json.is_err(), "{text}\n{json:?}\n{:?}", error.faults);
        if refused { broken += 1 } else { fine += 1 }
    }
    assert!(fine > 500 && broken > 3_000, "{fine} fine, {broken} broken");
}

/// The committed files say of themselves that they are what the format says.
#[test]
fn what_is_written_fits_the_schema() {
    let schema = document_schema();
    assert!(jsonschema::meta::is_valid(&schema));
    let oracle = jsonschema::validator_for(&schema).expect("a schema");
    for seed in 0..60 {
        let document = draw_document(&schema, &mut Dice::new(&rolls(seed)));
        let value: Value = serde_json::from_str(&write::workspace(&document)).expect("JSON");
        let faults: Vec<String> = oracle.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(faults.is_empty(), "seed {seed}: {faults:#?}");
    }
}
