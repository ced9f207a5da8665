//! The answer of another system to a request, given by hand.

use leptos::prelude::*;
use usher_engine::RunState;
use usher_model::{
    NodeType,
    event::Event,
    ids::{NodeId, WorkflowId},
    steps::{Step, http_request::Mock},
};
use usher_wording::{Language, names, simulator as words};

use super::act_dialog::ActDialog;
use super::words::word;
use crate::state::{
    Simulator,
    desk::Desk,
    json,
    simulator::{Ask, Place},
};
use crate::ui::prelude::*;

/// A step that asks another system.
type Request = (WorkflowId, NodeId);

/// Every such step that takes part, with its name.
fn requests(desk: &Desk, language: Language) -> Vec<(Request, String)> {
    let mut all = Vec::new();
    let several = desk.taking_part().filter(|flow| flow.nodes.iter().any(|node| node.node_type() == NodeType::HttpRequest)).count() > 1;
    for flow in desk.taking_part() {
        for node in flow.nodes.iter().filter(|node| node.node_type() == NodeType::HttpRequest) {
            let step = names::node(&node.id, flow, desk.document(), language);
            let name = if several { words::request_of(&step, &names::workflow(&flow.id, desk.document())) } else { step };
            all.push(((flow.id.clone(), node.id.clone()), name));
        }
    }
    all
}

/// Whether there is anything to answer.
pub fn has_requests(desk: &Desk) -> bool {
    desk.taking_part().any(|flow| flow.nodes.iter().any(|node| node.node_type() == NodeType::HttpRequest))
}

/// The request that the chosen contact waits for, else that of anybody.
fn waiting(desk: &Desk) -> Option<Request> {
    let is_request = |workflow: &WorkflowId, node: &NodeId| {
        let node = desk.document().workflow(workflow).and_then(|flow| flow.node(node));
        node.is_some_and(|node| node.node_type() == NodeType::HttpRequest)
    };
    let runs = desk.session.world().runs();
    let mut waiting: Vec<_> =
        runs.into_iter().filter(|run| matches!(run.state, RunState::Waiting(_)) && is_request(&run.workflow, &run.node)).collect();
    waiting.sort_by_key(|run| run.contact != desk.contact);
    waiting.into_iter().next().map(|run| (run.workflow, run.node))
}

fn mock(desk: &Desk, (workflow, node): &Request) -> Option<Mock> {
    if let Some(Step::HttpRequest(step)) = desk.document().workflow(workflow)?.node(node)?.step() { step.mock.clone() } else { None }
}

fn code((workflow, node): &Request) -> String {
    format!("{workflow} {node}")
}

/// The dialog.
#[component]
pub fn HttpAnswer(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let ui = simulator.ui;
    let (request, status, text) = (RwSignal::new(String::new()), RwSignal::new(Some(200.0)), RwSignal::new(String::new()));
    let all = Memo::new(move |_| simulator.with(|desk| requests(desk, ui.language())).unwrap_or_default());
    let options =
        Signal::derive(move || all.get().into_iter().map(|(request, name)| Choice::new(code(&request), name)).collect::<Vec<_>>());
    let found = move |id: &str| all.with_untracked(|all| all.iter().find(|(one, _)| code(one) == id).map(|(one, _)| one.clone()));
    let choose = move |id: String| {
        let mock = found(&id).and_then(|request| simulator.with_untracked(|desk| mock(desk, &request)).flatten());
        #[expect(clippy::cast_precision_loss, reason = "a status has three digits")]
        status.set(Some(mock.as_ref().map_or(200.0, |mock| mock.status as f64)));
        text.set(mock.map(|mock| json::write(&mock.body)).unwrap_or_default());
        request.set(id);
    };
    Effect::new(move |_| {
        if simulator.asking.get() == Some(Ask::HttpAnswer) {
            let now = simulator.with_untracked(waiting).flatten().or_else(|| all.get_untracked().into_iter().next().map(|(one, _)| one));
            choose(now.as_ref().map(code).unwrap_or_default());
        }
    });
    let error = Signal::derive(move || text.with(|text| json::read(text, ui.language()).err()).unwrap_or_default());
    let in_range = move || status.get().filter(|status| (100.0..=599.0).contains(status));
    let bad_status =
        Signal::derive(move || if in_range().is_none() { ui.language().simulator().bad_status.to_owned() } else { String::new() });
    let answer = move || {
        let read = text.with_untracked(|text| json::read(text, ui.language_now()));
        let status = untrack(in_range);
        if let (Ok(body), Some(status), Some((workflow, node))) = (read, status, found(&request.get_untracked())) {
            simulator.asking.set(None);
            #[expect(clippy::cast_possible_truncation, reason = "a whole number of three digits")]
            simulator.act(Event::HttpAnswer { workflow: Some(workflow), node, status: status as i64, body }, Place::Clock);
        }
    };
    view! {
        <ActDialog simulator=simulator when=|asked| asked == Ask::HttpAnswer title=word(|words| words.answer_request) act=word(|words| words.give_answer) on_act=answer>
            <Field label=word(|words| words.request)>
                <Select value=request options=options on_pick=choose />
            </Field>
            <Field label=word(|words| words.status_code) error=bad_status>
                <NumberInput value=status on_input=move |number| status.set(number) min=100.0 max=599.0 />
            </Field>
            <Field label=word(|words| words.json_body) hint=word(|words| words.json_hint) error=error>
                <TextArea value=text on_input=move |typed| text.set(typed) code=true rows=6 />
            </Field>
            <p class="muted">{word(|words| words.answers_from_here)}</p>
        </ActDialog>
    }
}
