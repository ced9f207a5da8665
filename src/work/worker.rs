//! The page's side: a worker is started when the first job comes, kept for the next ones, and ended when a job is dropped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Object, Reflect};
use leptos::prelude::document;
use leptos::wasm_bindgen::{self, JsCast, JsValue};
use leptos::web_sys::{self, MessageEvent, WorkerOptions, WorkerType};

use super::job::{Job, News};
use crate::ui::prelude::Listening;

thread_local! {
    /// A worker that has done its job and waits for the next one.
    static IDLE: RefCell<Option<web_sys::Worker>> = const { RefCell::new(None) };
}

/// A job in a worker. Dropping it ends the job, at once and wherever it is.
pub struct Running {
    worker: web_sys::Worker,
    is_done: Rc<Cell<bool>>,
    _hears: [Listening; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.is_done.get() {
            if let Some(other) = IDLE.replace(Some(self.worker.clone())) {
                other.terminate();
            }
        } else {
            self.worker.terminate();
        }
    }
}

/// Starts a job; `react` hears what comes of it, [`News::Done`] or [`News::Failed`] last.
///
/// # Errors
/// When the browser starts no worker.
pub fn start(job: &Job, react: impl FnMut(News) + 'static) -> Result<Running, JsValue> {
    let text = serde_json::to_string(job).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let idle = IDLE.take();
    let is_ready = idle.is_some();
    let worker = idle.map_or_else(fresh, Ok)?;
    if is_ready {
        worker.post_message(&JsValue::from_str(&text))?;
    }
    let (is_done, done) = (Rc::new(Cell::new(false)), worker.clone());
    let (ended, react) = (Rc::clone(&is_done), Rc::new(RefCell::new(react)));
    let failed = Rc::clone(&react);
    let hear = move |event: web_sys::Event| {
        let Some(said) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) else { return };
        match serde_json::from_str(&said) {
            Ok(News::Ready) => _ = done.post_message(&JsValue::from_str(&text)),
            Ok(news) => {
                ended.set(matches!(news, News::Done | News::Failed { .. }));
                (react.borrow_mut())(news);
            }
            Err(error) => (react.borrow_mut())(News::Failed { why: error.to_string() }),
        }
    };
    // The worker itself broke: it is not used again.
    let break_off = move |_| (failed.borrow_mut())(News::Failed { why: "the worker stopped".to_owned() });
    let hears = [Listening::start(&worker, "message", hear), Listening::start(&worker, "error", break_off)];
    Ok(Running { worker, is_done, _hears: hears })
}

/// A worker that loads the module of this page.
fn fresh() -> Result<web_sys::Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = web_sys::Worker::new_with_options("worker.js", &options)?;
    let tag = document().query_selector("script[data-module]")?.ok_or("the page names no module")?;
    let glue = tag.get_attribute("data-module").unwrap_or_default();
    let base = document().base_uri()?.unwrap_or_default();
    let first = Object::new();
    Reflect::set(&first, &"glue".into(), &web_sys::Url::new_with_base(&glue, &base)?.href().into())?;
    Reflect::set(&first, &"module".into(), &wasm_bindgen::module())?;
    worker.post_message(&first)?;
    Ok(worker)
}
