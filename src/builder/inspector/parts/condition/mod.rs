//! The editor of a condition group: how the conditions are joined, and a row each.

mod forms;
mod subjects;
mod value;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use usher_model::{
    condition::{Condition, Group, Match, Subject},
    ids::TeamId,
    limits,
};
use usher_wording::conditions;

use super::super::form::Form;
use super::super::words::{common, say, word};
use super::items::{ItemList, ItemMenu, Items, focus_after_removal, place_of, shift};
use super::pick::{NewField, Pick, create_words};
use super::records::Records;
use super::setting::{Place, Remarks, Setting};
use crate::ui::prelude::*;

/// A group of conditions.
#[component]
pub fn Conditions(
    /// The path of the group, as findings name it.
    #[prop(into)]
    path: Signal<String>,
    /// The group.
    #[prop(into)]
    value: Signal<Group>,
    /// Called with the changed group.
    #[prop(into)]
    on_change: Callback<Group>,
    /// What holds without conditions.
    #[prop(optional, into)]
    empty: Option<Signal<String>>,
) -> impl IntoView {
    let form = Form::get();
    let add = NodeRef::<html::Button>::new();
    let count = Memo::new(move |_| value.with(|group| group.conditions.len()));
    let keys = Signal::derive(move || (0..count.get()).map(|at| at.to_string()).collect::<Vec<_>>());
    let edit = move |change: &dyn Fn(&mut Group)| {
        let mut group = value.get_untracked();
        change(&mut group);
        on_change.run(group);
    };
    let join = move |picked: String| edit(&|group| group.join = if picked == "any" { Match::Any } else { Match::All });
    let joins = say_joins(form);
    let append = move |()| {
        edit(&|group| group.conditions.push(first_condition(&group.conditions)));
    };
    let line = {
        Arc::new(move |key: String| {
            let at = place_of(keys, key);
            view! { <Row path=path at=at value=value on_change=on_change /> }.into_any()
        })
    };
    let full =
        Signal::derive(move || if count.get() >= limits::CONDITIONS { word(|words| words.enough_conditions).get() } else { String::new() });
    view! {
        <Place path=path>
            <div class="conditions">
                <Show when=move || count.get() == 0>
                    <p class="section__note">{empty.unwrap_or_else(|| word(|words| words.no_conditions))}</p>
                </Show>
                <Show when=move || { count.get() > 1 }>
                    <div class="conditions__join">
                        <RadioGroup
                            label=word(|words| words.match_label)
                            choices=joins
                            value=Signal::derive(move || value.with(|group| if group.join == Match::Any { "any" } else { "all" }.to_owned()))
                            on_pick=join
                            compact=true
                            fits=true
                        />
                    </div>
                </Show>
                <ItemList keys=keys on_move=move |(from, to)| edit(&|group| shift(&mut group.conditions, from, to)) line=line />
                <div class="conditions__foot">
                    <Button
                        label=word(|words| words.add_condition)
                        icon=Glyph::Plus
                        size=Size::Compact
                        refused=full
                        on_press=append
                        node_ref=add
                    />
                    <span class="grow"></span>
                    <span>
                        {move || (form.ui.language().inspector().of_limit)(
                            i64::try_from(count.get()).unwrap_or(i64::MAX),
                            i64::try_from(limits::CONDITIONS).unwrap_or(i64::MAX),
                        )}
                    </span>
                </div>
            </div>
        </Place>
    }
}

fn say_joins(form: Form) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let words = form.ui.language().inspector();
        vec![Choice::new("all", words.match_all), Choice::new("any", words.match_any)]
    })
}

/// What a new condition looks at: the last one's subject goes on, the first is the source.
fn first_condition(others: &[Condition]) -> Condition {
    let subject = others.last().map_or(Subject::Source, |last| last.subject.clone());
    let operator = others.last().map_or(usher_model::condition::Operator::IsEqualTo, |last| last.operator);
    Condition { subject, operator, value: None }
}

/// One condition.
#[component]
fn Row(path: Signal<String>, at: Memo<usize>, value: Signal<Group>, on_change: Callback<Group>) -> impl IntoView {
    let form = Form::get();
    let items: Items = expect_context();
    let own = Signal::derive(move || format!("{}[{}]", path.get(), at.get()));
    let below = move |part: &'static str| Signal::derive(move || format!("{}.{part}", own.get()));
    let found = form.claim(own);
    // The row that goes asks once more for a condition that is gone.
    let condition = Memo::new(move |before: Option<&Condition>| {
        let now = value.with(|group| group.conditions.get(at.get()).cloned());
        now.or_else(|| before.cloned()).unwrap_or_else(|| first_condition(&[]))
    });
    let edit = Callback::new(move |change: Condition| {
        let mut group = value.get_untracked();
        if let Some(one) = group.conditions.get_mut(at.get_untracked()) {
            *one = change;
            on_change.run(group);
        }
    });
    let name = say(move |language| usher_wording::inspector::condition(at.get() + 1, language));
    let remove = move |()| {
        let gone = at.get_untracked();
        let mut group = value.get_untracked();
        if gone < group.conditions.len() {
            group.conditions.remove(gone);
            on_change.run(group);
            focus_after_removal(items, gone);
        }
    };
    let several = Memo::new(move |_| value.with(|group| group.conditions.len() > 1));
    view! {
        <div class="condition" role="group" aria-label=move || name.get() data-invalid=form.is_wrong(own)>
            <div class="condition__grid">
                <Setting path=below("subject") label=word(|words| words.subject) label_hidden=true>
                    <SubjectPick condition=condition edit=edit />
                </Setting>
                <Setting path=below("operator") label=word(|words| words.operator) label_hidden=true>
                    <OperatorPick condition=condition edit=edit />
                </Setting>
                <TeamOf condition=condition edit=edit path=own />
                <value::ValueInput path=below("value") condition=condition edit=edit />
            </div>
            <div class="condition__acts">
                <Button
                    label=word(|words| words.remove_condition)
                    icon=Glyph::Cross
                    icon_only=true
                    kind=Kind::Quiet
                    size=Size::Mini
                    on_press=remove
                />
                <Show when=move || several.get()>
                    <ItemMenu at=at name=name remove=word(|words| words.remove_condition) on_remove=remove />
                </Show>
            </div>
            <div class="condition__wide">
                <Remarks found=found />
            </div>
        </div>
    }
}

#[component]
fn SubjectPick(condition: Memo<Condition>, edit: Callback<Condition>) -> impl IntoView {
    let form = Form::get();
    let options = Memo::new(move |_| {
        let (present, language) = (condition.with(|one| one.subject.clone()), form.ui.language());
        form.with(|document, workflow| subjects::options(document, workflow, &present, language))
    });
    let code = Memo::new(move |_| condition.with(|one| subjects::code(&one.subject)));
    let pick = move |picked: String| {
        if let Some(subject) = subjects::of_code(&picked).filter(|_| picked != code.get_untracked()) {
            let mut one = condition.get_untracked();
            form.store.with_untracked(|document| forms::look_at(&mut one, subject, document));
            edit.run(one);
        }
    };
    let asking = RwSignal::new(None::<String>);
    view! {
        <Combobox
            value=code
            options=options
            on_pick=pick
            on_create=move |name| asking.set(Some(name))
            create=create_words()
            placeholder=word(|words| words.choose)
            none=word(|words| words.nothing_found)
            toggle=word(|words| words.show_list)
        />
        {move || {
            let made = Callback::new(move |id: String| pick(format!("field:{id}")));
            asking.get().map(|name| view! { <NewField name=name asking=asking on_made=made /> })
        }}
    }
}

#[component]
fn OperatorPick(condition: Memo<Condition>, edit: Callback<Condition>) -> impl IntoView {
    let form = Form::get();
    let present = Memo::new(move |_| condition.with(|one| one.operator));
    let options = Memo::new(move |_| {
        let language = form.ui.language();
        let subject = condition.with(|one| one.subject.clone());
        let mut operators = form.store.with(|document| forms::operators(&subject, document)).to_vec();
        // One that the subject does not have stays in sight, so that the finding beside it makes sense.
        if !operators.contains(&present.get()) {
            operators.push(present.get());
        }
        operators.into_iter().map(|one| Choice::new(format!("{one:?}"), conditions::operator(one, language))).collect::<Vec<_>>()
    });
    let pick = move |picked: String| {
        if let Some(operator) = usher_model::condition::Operator::ALL.into_iter().find(|one| format!("{one:?}") == picked) {
            let mut one = condition.get_untracked();
            one.operator = operator;
            form.store.with_untracked(|document| forms::settle(&mut one, document));
            edit.run(one);
        }
    };
    view! { <Select value=Signal::derive(move || format!("{:?}", present.get())) options=options on_pick=pick /> }
}

/// Of which team the users are counted, for the two subjects that count users.
#[component]
fn TeamOf(condition: Memo<Condition>, edit: Callback<Condition>, path: Signal<String>) -> impl IntoView {
    let counts = Memo::new(move |_| {
        condition.with(|one| {
            let has_limit = matches!(one.subject, Subject::UsersWithRoom { .. });
            (has_limit || matches!(one.subject, Subject::UsersOnline { .. })).then_some(has_limit)
        })
    });
    let team = Signal::derive(move || {
        condition.with(|one| {
            if let Subject::UsersOnline { team: Some(team) } | Subject::UsersWithRoom { team: Some(team), .. } = &one.subject {
                team.to_string()
            } else {
                String::new()
            }
        })
    });
    #[expect(clippy::cast_precision_loss, reason = "a number of contacts is far below 2^53")]
    let room = Signal::derive(move || {
        condition.with(|one| {
            if let Subject::UsersWithRoom { max_open_contacts: Some(limit), .. } = &one.subject { Some(*limit as f64) } else { None }
        })
    });
    let write = move |change: &dyn Fn(&mut Subject)| {
        let mut one = condition.get_untracked();
        change(&mut one.subject);
        edit.run(one);
    };
    let pick = move |picked: String| {
        let picked = TeamId::new(&picked).ok();
        write(&|subject| {
            if let Subject::UsersOnline { team } | Subject::UsersWithRoom { team, .. } = subject {
                team.clone_from(&picked);
            }
        });
    };
    let limit = move |number: Option<f64>| {
        write(&|subject| {
            if let Subject::UsersWithRoom { max_open_contacts, .. } = subject {
                #[expect(clippy::cast_possible_truncation, reason = "the input takes whole numbers")]
                let whole = number.map(|number| number as i64);
                *max_open_contacts = whole;
            }
        });
    };
    view! {
        {move || {
            counts.get().map(|has_limit| {
                view! {
                    <div class="condition__wide">
                        <Setting path=Signal::derive(move || format!("{}.subject", path.get())) label=word(|words| words.team)>
                            <Pick records=Records::Teams value=team on_pick=pick />
                        </Setting>
                        {has_limit.then(|| view! {
                            <div class="field__row">
                                <span>{word(|words| words.fewer_than_before)}</span>
                                <NumberInput value=room on_input=limit name=word(|words| words.fewer_than) min=1.0 compact=true />
                                <span>{word(|words| words.fewer_than_after)}</span>
                                <span class="muted">{common(|words| words.optional)}</span>
                            </div>
                        })}
                    </div>
                }
            })
        }}
    }
}
