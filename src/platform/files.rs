//! Files: downloads, the picker, and what is dropped anywhere on the page.

use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use leptos::web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};
use wasm_bindgen_futures::JsFuture;

use super::Failure;
use super::listening::listen;

/// A file that a person gave: its name and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The name, without a folder.
    pub name: String,
    /// What is in it, or as much as was asked for.
    pub bytes: Vec<u8>,
}

/// Gives the person a file to keep.
///
/// # Errors
/// When the browser makes no object URL for it.
pub fn download(name: &str, text: &str) -> Result<(), Failure> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the URL after the click has returned; a minute is time enough.
    let forget = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&url);
    });
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 60_000);
    Ok(())
}

/// Opens the file picker. The browser allows that only while a press is being handled.
pub fn pick(accept: &str, take: impl FnOnce(Vec<File>) + 'static) {
    let Ok(input) = document().create_element("input") else { return };
    let input: HtmlInputElement = input.unchecked_into();
    input.set_type("file");
    input.set_accept(accept);
    let chosen = input.clone();
    // Freed when it has run; a picker that is cancelled never runs it, and the browser then drops both.
    let changed = Closure::once_into_js(move || {
        let files = list(chosen.files());
        if !files.is_empty() {
            take(files);
        }
    });
    input.set_onchange(Some(changed.unchecked_ref()));
    input.click();
}

/// Reads a file, at most so many bytes of it: what is beyond is refused by its size anyway.
///
/// # Errors
/// When the file is gone or may not be read.
pub async fn read(file: &File, most_bytes: f64) -> Result<Given, Failure> {
    let part = file.slice_with_f64_and_f64(0.0, most_bytes.min(file.size()))?;
    let buffer = JsFuture::from(part.array_buffer()).await?;
    Ok(Given { name: file.name(), bytes: Uint8Array::new(&buffer).to_vec() })
}

/// Takes files dropped anywhere on the page, for as long as the current owner lives.
///
/// `over` hears when files come over the window and when they go, so that the page can say what a drop would do.
pub fn on_drop(over: impl Fn(bool) + Clone + 'static, take: impl Fn(Vec<File>) + 'static) {
    let page = window();
    let shown = over.clone();
    listen(&page, "dragover", move |event| {
        if carries_files(&event) {
            // Without this the browser leaves the page and shows the file.
            event.prevent_default();
            shown(true);
        }
    });
    let hidden = over.clone();
    listen(&page, "dragleave", move |event| {
        // Leaving one element for another names that one; leaving the window names none.
        if event.dyn_ref::<DragEvent>().is_some_and(|drag| drag.related_target().is_none()) {
            hidden(false);
        }
    });
    listen(&page, "drop", move |event| {
        if !carries_files(&event) {
            return;
        }
        event.prevent_default();
        over(false);
        let files = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer).map(|data| list(data.files())).unwrap_or_default();
        if !files.is_empty() {
            take(files);
        }
    });
}

fn carries_files(event: &Event) -> bool {
    let types = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer).map(|data| data.types());
    types.is_some_and(|types| types.includes(&JsValue::from_str("Files"), 0))
}

fn list(files: Option<FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|at| files.item(at)).collect()).unwrap_or_default()
}
