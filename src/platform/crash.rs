//! What happens when the app itself fails: the page's own script hears of it and covers the page (public/recovery.js).

use std::panic::{self, PanicHookInfo};

use js_sys::{Array, Object, Reflect};
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::{CustomEvent, CustomEventInit};

/// The page's script prints the last 20; more need not be kept.
const COMMANDS_KEPT: u32 = 20;

/// From here on a panic leaves its message and place in `window.usherPanic` and sends `usher:panic`.
pub fn install() {
    panic::set_hook(Box::new(report));
    set(&global(), "usherVersion", &env!("CARGO_PKG_VERSION").into());
}

/// Notes the name of a command, never what the person wrote, for the report of a crash.
pub fn note_command(name: &str) {
    let window = global();
    let kept = Reflect::get(&window, &"usherCommands".into()).unwrap_or_default();
    let commands = if kept.is_undefined() { Array::new() } else { Array::from(&kept) };
    commands.push(&name.into());
    if commands.length() > COMMANDS_KEPT {
        commands.shift();
    }
    set(&window, "usherCommands", &commands);
}

fn report(panic: &PanicHookInfo<'_>) {
    let detail = Object::new();
    set(&detail, "message", &panic.payload_as_str().unwrap_or("a panic without words").into());
    if let Some(place) = panic.location() {
        set(&detail, "location", &format!("{}:{}", place.file(), place.line()).into());
    }
    let window = global();
    set(&window, "usherPanic", &detail);
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    // Nothing is left to do where even this fails: the trap that follows is heard as well.
    if let (Ok(event), Some(target)) = (CustomEvent::new_with_event_init_dict("usher:panic", &init), leptos::web_sys::window()) {
        let _ = target.dispatch_event(&event);
    }
}

fn global() -> JsValue {
    js_sys::global().into()
}

fn set(target: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(target, &key.into(), value);
}
