//! What an outside system might post to a webhook: JSON with everything that its trigger looks for.

use serde_json::{Map, Value as Json};
use usher_model::triggers::IncomingWebhook;

/// JSON in which each pointer of the trigger leads to something: the one that identifies the contact to `who`, those of variables
/// to an empty text.
#[must_use]
pub fn example(trigger: &IncomingWebhook, who: &str) -> Json {
    let mut payload = Json::Object(Map::new());
    let mut places: Vec<(&str, &str)> = trigger.variables.values().map(|pointer| (pointer.as_str(), "")).collect();
    places.extend(trigger.identify.as_ref().map(|identify| (identify.pointer.as_str(), who)));
    for (pointer, text) in places {
        put(&mut payload, pointer, text);
    }
    payload
}

/// Puts a text where a pointer (RFC 6901) leads; on the way objects are made, or what stands there is kept.
fn put(json: &mut Json, pointer: &str, text: &str) {
    let Some(rest) = pointer.strip_prefix('/') else { return };
    let (key, below) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let key = key.replace("~1", "/").replace("~0", "~");
    let Json::Object(entries) = json else { return };
    let inner = entries.entry(key).or_insert_with(|| if below.is_empty() { Json::Null } else { Json::Object(Map::new()) });
    if below.is_empty() {
        *inner = Json::from(text);
    } else {
        put(inner, below, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pointer_leads_to_something() {
        let trigger: IncomingWebhook = serde_json::from_value(serde_json::json!({
            "identify": { "by": "email", "pointer": "/user/mail~1main" },
            "variables": { "order": "/order/number", "note": "/order/note", "whole": "" },
        }))
        .unwrap();
        let payload = example(&trigger, "ivan@example.test");
        assert_eq!(payload, serde_json::json!({ "order": { "number": "", "note": "" }, "user": { "mail/main": "ivan@example.test" } }));
        for pointer in trigger.variables.values() {
            assert!(payload.pointer(pointer).is_some(), "{pointer}");
        }
        assert_eq!(example(&IncomingWebhook::default(), "x"), serde_json::json!({}));
    }
}
