//! The choices of a question: labels with counters, their order, and the tags that come with them.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use usher_editor::fresh;
use usher_model::{
    ids::{PartId, TagId},
    limits, steps,
    steps::ask_question::{self, Choice, Question},
};

use super::super::form::{Form, Settings};
use super::super::parts::{
    items::{Item, ItemList, ItemMenu, focus_last, place_of, shift},
    pick::PickMany,
    records::Records,
    setting::{Place, Setting},
};
use super::super::words::{say, word};
use crate::ui::prelude::{Button, Glyph, Kind, Size, SwitchRow, TextInput};

/// The choices in the question's settings, to be changed.
fn choices_mut(step: &mut ask_question::AskQuestion) -> Option<&mut Vec<Choice>> {
    if let Question::MultipleChoice { choices } = &mut step.question { Some(choices) } else { None }
}

/// The list of choices.
#[component]
pub fn Choices() -> impl IntoView {
    let settings = Form::get().config::<steps::AskQuestion>();
    let keys = settings.get(|step| step.question.choices().iter().map(|choice| choice.id.to_string()).collect::<Vec<_>>());
    let list = NodeRef::<html::Div>::new();
    let add = move |()| {
        settings.set(|step| {
            if let Some(choices) = choices_mut(step) {
                let parts: Vec<PartId> = choices.iter().map(|choice| choice.id.clone()).collect();
                choices.push(Choice { id: fresh::part(&parts, "choice"), label: String::new(), tags: Vec::new() });
            }
        });
        focus_last(list);
    };
    let full =
        Signal::derive(
            move || if keys.with(Vec::len) >= limits::CHOICES { word(|words| words.enough_choices).get() } else { String::new() },
        );
    let reorder = move |(from, to)| {
        settings.set(|step| {
            if let Some(choices) = choices_mut(step) {
                shift(choices, from, to);
            }
        });
    };
    let line = Arc::new(move |key: String| view! { <Line key=key keys=keys.into() /> }.into_any());
    view! {
        <Place path="question.choices">
            <div class="choices-editor">
                <p class="field__label">
                    <span>{word(|words| words.choices)}</span>
                    <span class="section__end num">{move || format!("{} / {}", keys.with(Vec::len), limits::CHOICES)}</span>
                </p>
                <ItemList keys=keys list=list on_move=reorder line=line />
                <div class="section__more">
                    <Button label=word(|words| words.add_choice) icon=Glyph::Plus size=Size::Compact refused=full on_press=add />
                </div>
            </div>
        </Place>
        <SwitchRow
            label=word(|words| words.port_per_choice)
            hint=word(|words| words.port_per_choice_hint)
            checked=settings.get(|step| step.port_per_choice)
            on_change=move |on| settings.set(|step| step.port_per_choice = on)
        />
    }
}

/// Reads something of one choice.
fn of_choice<V: PartialEq + Default + Send + Sync + 'static>(
    settings: Settings<steps::AskQuestion>,
    id: StoredValue<String>,
    pick: impl Fn(&Choice) -> V + Send + Sync + 'static,
) -> Memo<V> {
    settings.get(move |step| {
        let choice = step.question.choices().iter().find(|choice| id.with_value(|id| choice.id.as_str() == id));
        choice.map(&pick).unwrap_or_default()
    })
}

#[component]
fn Line(key: String, keys: Signal<Vec<String>>) -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::AskQuestion>();
    let at = place_of(keys, key.clone());
    let id = StoredValue::new(key);
    let label = of_choice(settings, id, |choice| choice.label.clone());
    let tags = of_choice(settings, id, |choice| choice.tags.iter().map(ToString::to_string).collect::<Vec<_>>());
    let length = Memo::new(move |_| label.with(|label| limits::characters(label.trim())));
    let write = move |change: &dyn Fn(&mut Choice)| {
        settings.set(|step| {
            let choices = choices_mut(step).into_iter().flatten();
            if let Some(choice) = choices.into_iter().find(|choice| id.with_value(|id| choice.id.as_str() == id)) {
                change(choice);
            }
        });
    };
    let remove = move |()| {
        settings.set(|step| {
            if let Some(choices) = choices_mut(step) {
                choices.retain(|choice| id.with_value(|id| choice.id.as_str() != id));
            }
        });
    };
    let tag = move |ids: Vec<String>| {
        let tags: Vec<TagId> = ids.iter().filter_map(|id| TagId::new(id).ok()).collect();
        write(&|choice| choice.tags.clone_from(&tags));
    };
    let name = say(move |language| (language.inspector().choice)(i64::try_from(at.get() + 1).unwrap_or(i64::MAX)));
    let opened = RwSignal::new(false);
    let shows_tags = Memo::new(move |_| opened.get() || !tags.with(Vec::is_empty));
    let below = move |part: &'static str| Signal::derive(move || format!("question.choices[{}].{part}", at.get()));
    view! {
        <Item at=at name=name>
            <div class="item__body">
                <div class="item__head">
                    <Setting path=below("label") label=name label_hidden=true>
                        <TextInput value=label on_input=move |text: String| write(&|choice| choice.label.clone_from(&text)) />
                    </Setting>
                    <span class="item__count" data-over=move || { length.get() > limits::CHOICE_CHARS }>
                        {move || format!("{} / {}", length.get(), limits::CHOICE_CHARS)}
                    </span>
                    <Button
                        label=word(|words| words.choice_tags)
                        icon=Glyph::Tag
                        icon_only=true
                        kind=Kind::Quiet
                        size=Size::Mini
                        expanded=shows_tags
                        on_press=move |()| opened.update(|opened| *opened = !*opened)
                    />
                    <ItemMenu at=at name=name remove=word(|words| words.remove_choice) on_remove=remove />
                </div>
                <Show when=move || shows_tags.get()>
                    <Setting path=below("tags") label=word(|words| words.choice_tags)>
                        <PickMany
                            records=Records::Tags
                            values=tags
                            on_change=tag
                            placeholder=word(|words| words.choose_tag)
                        />
                    </Setting>
                </Show>
            </div>
        </Item>
    }
}
