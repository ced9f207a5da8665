//! Who of a pool can be chosen, and who is served first.

use std::collections::BTreeSet;

use leptos::prelude::*;
use usher_model::{
    ids::TagId,
    steps::{
        self,
        assign_to::{FairLimit, QueueOrder},
    },
    template::Namespace,
    time::{Duration, Unit},
};
use usher_wording::{names, values};

use super::super::form::Form;
use super::super::parts::{
    duration::DurationInput,
    pick::{Pick, create_words, remove_words},
    records::Records,
    setting::Setting,
};
use super::super::words::{common, word};
use crate::ui::prelude::*;

/// What is proposed when the limit is turned on.
const FIRST_LIMIT: i64 = 5;
/// The same for the fair limit.
const FIRST_FAIR: FairLimit = FairLimit { count: 3, per: Duration::new(1, Unit::Hours) };

/// The filters and the order of the queue.
#[component]
pub fn Filters() -> impl IntoView {
    let settings = Form::get().config::<steps::AssignTo>();
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.who_can)}</h3>
            <SwitchRow
                label=word(|words| words.only_online)
                hint=word(|words| words.only_online_hint)
                checked=settings.get(|step| step.only_online)
                on_change=move |on| settings.set(|step| step.only_online = on)
            />
            <OpenLimit />
            <Skills />
            <Fair />
        </div>
        <Queue />
    }
}

/// "Fewer than 5 open contacts", with its switch.
#[component]
fn OpenLimit() -> impl IntoView {
    let settings = Form::get().config::<steps::AssignTo>();
    let limit = settings.get(|step| step.max_open_contacts);
    let is_on = Memo::new(move |_| limit.with(Option::is_some));
    let last = RwSignal::new(FIRST_LIMIT);
    #[expect(clippy::cast_precision_loss, reason = "a number of contacts is far below 2^53")]
    let shown = Signal::derive(move || Some(limit.get().unwrap_or(last.get()) as f64));
    let turn = move |on: bool| {
        if let Some(limit) = limit.get_untracked() {
            last.set(limit);
        }
        settings.set(|step| step.max_open_contacts = on.then(|| last.get_untracked()));
    };
    // An emptied field keeps the old number: only the switch turns the limit off.
    let write = move |number: Option<f64>| {
        #[expect(clippy::cast_possible_truncation, reason = "the input takes whole numbers")]
        if let Some(number) = number {
            settings.set(|step| step.max_open_contacts = Some(number as i64));
        }
    };
    view! {
        <Setting path="maxOpenContacts" label=word(|words| words.fewer_than) label_hidden=true>
            <div class="option">
                <div class="option__text row">
                    <span aria-hidden="true">{word(|words| words.fewer_than_before)}</span>
                    <NumberInput value=shown on_input=write min=1.0 compact=true disabled=Signal::derive(move || !is_on.get()) />
                    <span aria-hidden="true" class="cut">
                        {word(|words| words.fewer_than_after)}
                    </span>
                </div>
                <Switch label=word(|words| words.limit_open) checked=is_on on_change=turn />
            </div>
        </Setting>
    }
}

/// The skills that a candidate must all have.
#[component]
fn Skills() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::AssignTo>();
    let skills = settings.get(|step| step.skills.clone());
    let options = Memo::new(move |_| {
        let language = form.ui.language();
        form.with(|document, workflow| {
            let labels: BTreeSet<&String> = document.workspace.users.iter().flat_map(|user| &user.skills).collect();
            let known = labels.into_iter().map(|label| Choice::new(label.trim(), label.trim()));
            let can_name_a_skill = |namespace| matches!(namespace, Namespace::Contact | Namespace::Var | Namespace::Trigger);
            let variables =
                usher_analysis::known_variables(document, workflow).into_iter().filter(|one| can_name_a_skill(one.namespace)).map(|one| {
                    let written = one.to_string();
                    Choice::new(written.clone(), names::variable(&one, document, language)).hint(written)
                });
            known.chain(variables).collect::<Vec<_>>()
        })
    });
    let add = move |skill: String| {
        settings.set(|step| {
            if !step.skills.contains(&skill) {
                step.skills.push(skill);
            }
        });
    };
    view! {
        <Setting
            path="skills"
            label=word(|words| words.skills)
            optional=common(|words| words.optional)
            hint=word(|words| words.skills_hint)
        >
            <Picks
                values=skills
                options=options
                on_add=add
                on_remove=move |skill: String| settings.set(|step| step.skills.retain(|one| *one != skill))
                remove=remove_words()
                on_create=add
                create=create_words()
                placeholder=word(|words| words.add_skill)
                none=word(|words| words.nothing_found)
                toggle=word(|words| words.show_list)
            />
        </Setting>
    }
}

/// "At most 3 assignments to a user in 1 hour", with its switch.
#[component]
fn Fair() -> impl IntoView {
    let settings = Form::get().config::<steps::AssignTo>();
    let fair = settings.get(|step| step.fair_limit.clone());
    let is_on = Memo::new(move |_| fair.with(Option::is_some));
    let last = StoredValue::new(FIRST_FAIR);
    let turn = move |on: bool| {
        if let Some(fair) = fair.get_untracked() {
            last.set_value(fair);
        }
        settings.set(|step| step.fair_limit = on.then(|| last.get_value()));
    };
    #[expect(clippy::cast_precision_loss, reason = "a number of assignments is far below 2^53")]
    let count = Signal::derive(move || fair.with(|fair| fair.as_ref().map(|fair| fair.count as f64)));
    let per = Signal::derive(move || fair.with(|fair| fair.as_ref().map(|fair| fair.per)));
    let write = move |change: &dyn Fn(&mut FairLimit)| {
        settings.set(|step| {
            if let Some(fair) = &mut step.fair_limit {
                change(fair);
            }
        });
    };
    let write_count = move |number: Option<f64>| {
        #[expect(clippy::cast_possible_truncation, reason = "the input takes whole numbers")]
        if let Some(number) = number {
            write(&|fair| fair.count = number as i64);
        }
    };
    view! {
        <SwitchRow label=word(|words| words.fair_limit) hint=word(|words| words.fair_hint) checked=is_on on_change=turn />
        <Show when=move || is_on.get()>
            <Setting path="fairLimit.count" label=word(|words| words.fair_limit_count)>
                <div class="field__row">
                    <NumberInput
                        value=count
                        min=1.0
                        on_input=write_count
                    />
                    <span>{word(|words| words.fair_limit_per)}</span>
                </div>
            </Setting>
            <Setting path="fairLimit.per" label=word(|words| words.fair_limit_per) label_hidden=true>
                <DurationInput value=per on_change=move |span| write(&|fair| fair.per = span) />
            </Setting>
        </Show>
    }
}

/// Who is served first among those that wait.
#[component]
fn Queue() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::AssignTo>();
    let orders = || {
        [
            ("waitingLongest", QueueOrder::WaitingLongest),
            ("openedEarliest", QueueOrder::OpenedEarliest),
            ("tagFirst", QueueOrder::TagFirst { tag: None }),
        ]
    };
    let order = settings.get(|step| match &step.queue_order {
        QueueOrder::WaitingLongest => "waitingLongest",
        QueueOrder::OpenedEarliest => "openedEarliest",
        QueueOrder::TagFirst { .. } => "tagFirst",
    });
    let tag =
        settings.get(|step| if let QueueOrder::TagFirst { tag: Some(tag) } = &step.queue_order { tag.to_string() } else { String::new() });
    let options = Signal::derive(move || {
        let language = form.ui.language();
        orders().map(|(code, order)| Choice::new(code, values::queue_order(&order, language))).to_vec()
    });
    let pick = move |picked: String| {
        if let Some((_, wished)) = orders().into_iter().find(|(code, _)| *code == picked && *code != order.get_untracked()) {
            settings.set(|step| step.queue_order = wished);
        }
    };
    view! {
        <div class="section">
            <Setting path="queueOrder" label=word(|words| words.queue_order) hint=word(|words| words.queue_hint)>
                <Select value=Signal::derive(move || order.get().to_owned()) options=options on_pick=pick />
            </Setting>
            <Show when=move || order.get() == "tagFirst">
                <Setting path="queueOrder.tag" label=word(|words| words.tag_first)>
                    <Pick
                        records=Records::Tags
                        value=tag
                        on_pick=move |id: String| settings.set(|step| step.queue_order = QueueOrder::TagFirst { tag: TagId::new(&id).ok() })
                    />
                </Setting>
            </Show>
        </div>
    }
}
