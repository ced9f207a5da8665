//! JSON read by pointers (RFC 6901), for webhooks and the answers of other systems.

use serde_json::Value as Json;
use usher_model::value::{Number, Value};

/// What a pointer leads to, as a variable holds it: texts, numbers and yes or no as they are, lists and objects as JSON text. `None`
/// when it leads to nothing or to null.
pub(crate) fn value_at(json: &Json, pointer: &str) -> Option<Value> {
    match json.pointer(pointer)? {
        Json::Null => None,
        Json::Bool(value) => Some(Value::Bool(*value)),
        Json::String(text) => Some(Value::from(text.as_str())),
        Json::Number(number) => Some(number_or_text(number)),
        inner @ (Json::Array(_) | Json::Object(_)) => Some(Value::Text(inner.to_string())),
    }
}

/// A number; where it would not come out as it went in, such as a long id, its digits.
fn number_or_text(number: &serde_json::Number) -> Value {
    let digits = number.to_string();
    let exact = number.as_f64().and_then(Number::new).filter(|value| !number.is_i64() && !number.is_u64() || value.to_string() == digits);
    exact.map_or(Value::Text(digits), Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_lead_to_values() {
        let json = serde_json::json!({ "a": { "b/c": [1, "x", true, null, { "d": 2.5 }] }, "": 0, "id": 12_345_678_901_234_567_890u64, "e": -0.0 });
        let number = |n: f64| Some(Value::Number(Number::new(n).unwrap()));
        for (pointer, expected) in [
            ("/a/b~1c/0", number(1.0)),
            ("/a/b~1c/1", Some(Value::from("x"))),
            ("/a/b~1c/2", Some(Value::Bool(true))),
            ("/a/b~1c/3", None),
            ("/a/b~1c/4", Some(Value::from(r#"{"d":2.5}"#))),
            ("/a/b~1c/4/d", number(2.5)),
            ("/a/b~1c/5", None),
            ("/a/b~1c/01", None),
            ("/", number(0.0)),
            ("/e", number(0.0)),
            // As a number it would be 12345678901234567000.
            ("/id", Some(Value::from("12345678901234567890"))),
            ("a", None),
            ("/nothing", None),
        ] {
            assert_eq!(value_at(&json, pointer), expected, "{pointer}");
        }
        assert_eq!(value_at(&serde_json::json!("whole"), ""), Some(Value::from("whole")));
    }
}
