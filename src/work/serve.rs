//! The worker's side: it takes one job after the other and says what comes of each.

use std::sync::Arc;

use js_sys::global;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use leptos::web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use usher_interop::read::{self, Content};
use usher_model::{Document, ids::ScenarioId, scenario::Scenario};
use usher_scenario::{lines, run};

use super::job::{Job, News};

/// Takes jobs from here on, if this is a worker; says whether it is one.
#[must_use]
pub fn serve_if_worker() -> bool {
    let Ok(scope) = global().dyn_into::<DedicatedWorkerGlobalScope>() else { return false };
    let here = scope.clone();
    let hear = move |event: MessageEvent| {
        let tell = |news: &News| tell(&here, news);
        let news = match event.data().as_string().ok_or_else(|| "a job is a text".to_owned()).and_then(|text| work(&text, tell)) {
            Ok(()) => News::Done,
            Err(why) => News::Failed { why },
        };
        tell(&news);
    };
    // It lives as long as the worker does.
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(hear).into_js_value();
    scope.set_onmessage(Some(hear.unchecked_ref()));
    tell(&scope, &News::Ready);
    true
}

fn work(text: &str, tell: impl Fn(&News)) -> Result<(), String> {
    match serde_json::from_str(text).map_err(|error| error.to_string())? {
        Job::Tests { document, tests } => {
            let document = opened(&document)?;
            for test in tests {
                let passed = run::run(&document, scenario(&document, &test)?).passed();
                tell(&News::Test { test, passed });
            }
        }
        Job::Trace { document, test } => {
            let document = opened(&document)?;
            let verdict = run::run(&document, scenario(&document, &test)?);
            tell(&News::Trace { lines: lines::of(&verdict.trace, &verdict.state) });
        }
    }
    Ok(())
}

fn opened(text: &str) -> Result<Arc<Document>, String> {
    let read = read::reopen(text).map_err(|error| format!("{} faults", error.faults.len()))?;
    match read.content {
        Content::Workspace(document) => Ok(Arc::new(document)),
        Content::Workflow(_) => Err("a workspace was expected".to_owned()),
    }
}

fn scenario<'a>(document: &'a Document, id: &ScenarioId) -> Result<&'a Scenario, String> {
    document.scenarios.iter().find(|scenario| scenario.id == *id).map(AsRef::as_ref).ok_or_else(|| format!("no test {id}"))
}

fn tell(scope: &DedicatedWorkerGlobalScope, news: &News) {
    // A message of text is refused only by a worker that is being ended.
    if let Ok(text) = serde_json::to_string(news) {
        let _ = scope.post_message(&JsValue::from_str(&text));
    }
}
