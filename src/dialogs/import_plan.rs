//! What an import would do, and the choices it leaves.

use leptos::prelude::*;
use usher_interop::{
    fault::RecordKind,
    import::{Choice as Take, ImportPlan, Missing, Mode, PlannedRecord, PlannedWorkflow, State},
};
use usher_model::{Document, refs::Reference};
use usher_wording::{Language, pages};

use crate::state::{Store, Ui};
use crate::ui::prelude::*;

/// The plan, with a control for each choice in it.
#[component]
pub fn PlanView(
    /// The plan; the choices change it.
    plan: RwSignal<Option<ImportPlan>>,
) -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    // What is listed does not change while the dialog is open, only what is chosen.
    let Some(listed) = plan.get_untracked() else { return ().into_any() };
    let may_replace = listed.whole && store.with_untracked(|document| !document.workflows.is_empty());
    let workflows = listed.workflows.into_iter().enumerate().map(|(at, planned)| view! { <WorkflowRow at=at planned=planned plan=plan /> });
    let (same, other): (Vec<_>, Vec<_>) = listed.records.into_iter().enumerate().partition(|(_, record)| record.state == State::Same);
    let records = other.into_iter().map(|(at, record)| view! { <RecordRow at=at record=record plan=plan /> });
    let missing = listed.missing.into_iter().enumerate().map(|(at, missing)| view! { <MissingRow at=at missing=missing plan=plan /> });
    let same = same.len();
    let adds = move || plan.with(|plan| plan.as_ref().is_none_or(|plan| plan.mode == Mode::Add));
    let mode = Signal::derive(move || if adds() { "add".to_owned() } else { "replace".to_owned() });
    let modes = Signal::derive(move || {
        let words = ui.language().pages();
        vec![Choice::new("add", words.mode_add), Choice::new("replace", words.mode_replace)]
    });
    let pick_mode = move |id: String| {
        change(plan, |plan| plan.mode = if id == "replace" { Mode::Replace } else { Mode::Add });
    };
    view! {
        {may_replace.then(|| view! {
            <RadioGroup label=ui.say(|words| words.import_mode) look=Look::List choices=modes value=mode on_pick=pick_mode />
        })}
        <ul class="plan" aria-label=ui.say(|words| words.plan)>
            {workflows.collect_view()} {records.collect_view()} {missing.collect_view()}
        </ul>
        {(same > 0).then(|| view! { <p class="muted">{move || pages::already_here(same, ui.language())}</p> })}
    }
    .into_any()
}

fn change(plan: RwSignal<Option<ImportPlan>>, with: impl FnOnce(&mut ImportPlan)) {
    plan.update(|plan| {
        if let Some(plan) = plan {
            with(plan);
        }
    });
}

#[component]
fn WorkflowRow(at: usize, planned: PlannedWorkflow, plan: RwSignal<Option<ImportPlan>>) -> impl IntoView {
    let ui = Ui::get();
    let is_taken = planned.taken_by.is_some();
    let choice =
        move || plan.with(|plan| plan.as_ref().and_then(|plan| plan.workflows.get(at)).map_or(Take::Copy, |planned| planned.choice));
    let label = move || {
        let words = ui.language().pages();
        match (is_taken, choice()) {
            (false, _) | (true, Take::Copy) => words.row_new.to_owned(),
            (true, Take::Replace) => words.row_replaced.to_owned(),
            (true, Take::Skip) => words.row_skipped.to_owned(),
        }
    };
    let tone = move || match (is_taken, choice()) {
        (false, _) | (true, Take::Copy) => Tone::Live,
        (true, Take::Replace) => Tone::Warning,
        (true, Take::Skip) => Tone::Neutral,
    };
    let options = Signal::derive(move || {
        let words = ui.language().pages();
        vec![Choice::new("copy", words.take_copy), Choice::new("replace", words.take_replace), Choice::new("skip", words.take_skip)]
    });
    let value = Signal::derive(move || match choice() {
        Take::Copy => "copy".to_owned(),
        Take::Replace => "replace".to_owned(),
        Take::Skip => "skip".to_owned(),
    });
    let pick = move |id: String| {
        let choice = match id.as_str() {
            "replace" => Take::Replace,
            "skip" => Take::Skip,
            _ => Take::Copy,
        };
        change(plan, |plan| plan.workflows[at].choice = choice);
    };
    let name = planned.workflow.name.clone();
    let about = name.clone();
    view! {
        <li class="plan__row">
            <Badge label=label tone=tone />
            <span class="plan__name">{name}</span>
            {is_taken.then(|| view! {
                <Select compact=true auto=true name=move || pages::choice_for(&about, ui.language()) value=value options=options on_pick=pick />
            })}
        </li>
    }
}

#[component]
fn RecordRow(at: usize, record: PlannedRecord, plan: RwSignal<Option<ImportPlan>>) -> impl IntoView {
    let ui = Ui::get();
    let is_new = record.state == State::New;
    let takes = move || plan.with(|plan| plan.as_ref().and_then(|plan| plan.records.get(at)).is_some_and(|record| record.take));
    let label = move || {
        let words = ui.language().pages();
        if is_new {
            words.row_new
        } else if takes() {
            words.row_replaced
        } else {
            words.row_kept
        }
        .to_owned()
    };
    let tone = move || {
        if is_new {
            Tone::Live
        } else if takes() {
            Tone::Warning
        } else {
            Tone::Neutral
        }
    };
    let kind = record.kind;
    let name = record.name.clone();
    let set = move |take: bool| change(plan, |plan| plan.records[at].take = take);
    view! {
        <li class="plan__row">
            <Badge label=label tone=tone />
            <span class="plan__name">{record.name}</span>
            <span class="muted">{move || record_word(kind, ui.language())}</span>
            {(!is_new).then(|| view! {
                <Checkbox label=move || pages::take_the_files(&name, ui.language()) checked=Signal::derive(takes) on_change=set />
            })}
        </li>
    }
}

#[component]
fn MissingRow(at: usize, missing: Missing, plan: RwSignal<Option<ImportPlan>>) -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    let candidates = StoredValue::new(store.with_untracked(|document| alternatives(document, &missing.reference)));
    let proposal = missing.proposal.clone();
    let what = StoredValue::new(missing.reference);
    let id = Signal::derive(move || what.with_value(|what| id_of(what).to_owned()));
    let options =
        Signal::derive(move || {
            let mut options = vec![Choice::new("", ui.language().pages().keep_missing)];
            options.extend(candidates.with_value(|candidates| {
                candidates.iter().map(|(reference, name)| Choice::new(id_of(reference), name)).collect::<Vec<_>>()
            }));
            options
        });
    let value = Signal::derive(move || {
        plan.with(|plan| plan.as_ref().and_then(|plan| plan.missing.get(at)?.instead.as_ref()).map(id_of).unwrap_or_default().to_owned())
    });
    let pick = move |id: String| {
        let instead = candidates
            .with_value(|candidates| candidates.iter().map(|(reference, _)| reference).find(|reference| id_of(reference) == id).cloned());
        change(plan, |plan| plan.missing[at].instead = instead);
    };
    // The nearest name is only a proposal: it is chosen, and can be changed.
    if proposal.is_some() {
        change(plan, |plan| plan.missing[at].instead = proposal);
    }
    view! {
        <li class="plan__row">
            <Badge label=ui.say(|words| words.row_missing) tone=Tone::Danger />
            <span class="plan__name">{id}</span>
            <div class="plan__map">
                <span class="muted">{move || what.with_value(|what| reference_word(what, ui.language()))}</span>
                <Icon glyph=Glyph::Arrow />
                <Select compact=true name=move || pages::instead_of(&id.get(), ui.language()) value=value options=options on_pick=pick />
            </div>
        </li>
    }
}

/// The records of the workspace that could be referred to instead, with their names.
fn alternatives(document: &Document, missing: &Reference) -> Vec<(Reference, String)> {
    let workspace = &document.workspace;
    macro_rules! all {
        ($list:expr, $variant:ident) => {
            $list.iter().map(|record| (Reference::$variant(record.id.clone()), record.name.clone())).collect()
        };
    }
    match missing {
        Reference::User(_) => all!(workspace.users, User),
        Reference::Team(_) => all!(workspace.teams, Team),
        Reference::Channel(_) => all!(workspace.channels, Channel),
        Reference::Field(_) => all!(workspace.fields, Field),
        Reference::Tag(_) => all!(workspace.tags, Tag),
        Reference::Stage(_) => all!(workspace.lifecycle, Stage),
        Reference::Category(_) => all!(workspace.closing_categories, Category),
        Reference::Workflow(_) => all!(document.workflows, Workflow),
        Reference::Node(_) => Vec::new(),
    }
}

fn id_of(reference: &Reference) -> &str {
    match reference {
        Reference::User(id) => id.as_str(),
        Reference::Team(id) => id.as_str(),
        Reference::Channel(id) => id.as_str(),
        Reference::Field(id) => id.as_str(),
        Reference::Tag(id) => id.as_str(),
        Reference::Stage(id) => id.as_str(),
        Reference::Category(id) => id.as_str(),
        Reference::Workflow(id) => id.as_str(),
        Reference::Node(id) => id.as_str(),
    }
}

fn reference_word(reference: &Reference, language: Language) -> &'static str {
    match reference {
        Reference::User(_) => record_word(RecordKind::User, language),
        Reference::Team(_) => record_word(RecordKind::Team, language),
        Reference::Channel(_) => record_word(RecordKind::Channel, language),
        Reference::Field(_) => record_word(RecordKind::Field, language),
        Reference::Tag(_) => record_word(RecordKind::Tag, language),
        Reference::Stage(_) => record_word(RecordKind::Stage, language),
        Reference::Category(_) => record_word(RecordKind::Category, language),
        Reference::Workflow(_) => record_word(RecordKind::Workflow, language),
        Reference::Node(_) => record_word(RecordKind::Node, language),
    }
}

fn record_word(kind: RecordKind, language: Language) -> &'static str {
    pages::record_word(kind, language)
}
