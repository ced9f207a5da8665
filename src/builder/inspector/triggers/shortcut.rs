//! Shortcut: its icon, and the form that a user fills in.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use usher_editor::fresh;
use usher_model::{
    ids::VariableName,
    labels::FieldType,
    triggers::{self, shortcut::FormField},
};
use usher_wording::{inspector, values};

use super::super::form::Form;
use super::super::parts::{
    items::{Item, ItemList, ItemMenu, focus_last, place_of, shift},
    setting::{Place, Setting},
    starts::Starts,
    variable::VariableField,
};
use super::super::words::{say, word};
use crate::builder::kinds;
use crate::ui::prelude::*;

/// The settings of the trigger.
#[component]
pub fn Shortcut() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<triggers::Shortcut>();
    let icon = settings.get(|trigger| trigger.icon.clone().unwrap_or_else(|| kinds::SHORTCUT_ICONS[0].0.to_owned()));
    let icons = Signal::derive(move || {
        let (language, icon) = (form.ui.language(), icon.get());
        let known = kinds::SHORTCUT_ICONS.into_iter().map(|(id, glyph)| Choice::new(id, values::shortcut_icon(id, language)).glyph(glyph));
        let other = kinds::SHORTCUT_ICONS.iter().all(|(id, _)| *id != icon).then(|| Choice::new(icon.clone(), icon));
        known.chain(other).collect::<Vec<_>>()
    });
    view! {
        <div class="section">
            <Setting path="icon" label=word(|words| words.icon)>
                <Combobox
                    value=icon
                    options=icons
                    on_pick=move |id: String| settings.set(|trigger| trigger.icon = Some(id))
                    none=word(|words| words.nothing_found)
                    toggle=word(|words| words.show_list)
                />
            </Setting>
        </div>
        <FormDesigner />
        <Starts empty=word(|words| words.any_event) />
    }
}

/// The fields of the form, in the order in which the user sees them.
#[component]
fn FormDesigner() -> impl IntoView {
    let settings = Form::get().config::<triggers::Shortcut>();
    let count = settings.get(|trigger| trigger.form.len());
    let keys = Signal::derive(move || (0..count.get()).map(|at| at.to_string()).collect::<Vec<_>>());
    let list = NodeRef::<html::Div>::new();
    let add = move |()| {
        settings.set(|trigger| {
            let taken: Vec<VariableName> = trigger.form.iter().map(|field| field.variable.clone()).collect();
            let variable = fresh::variable(&taken, "field");
            trigger.form.push(FormField { variable, label: String::new(), kind: FieldType::Text, required: false, values: Vec::new() });
        });
        focus_last(list);
    };
    let line = Arc::new(move |key: String| view! { <Line key=key keys=keys /> }.into_any());
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.form)}</h3>
            <Place path="form">
                <ItemList keys=keys list=list on_move=move |(from, to)| settings.set(|trigger| shift(&mut trigger.form, from, to)) line=line />
                <div class="section__more">
                    <Button label=word(|words| words.add_form_field) icon=Glyph::Plus size=Size::Compact on_press=add />
                </div>
                <p class="section__note">{word(|words| words.form_hint)}</p>
            </Place>
        </div>
    }
}

/// A field of the form.
#[component]
fn Line(key: String, keys: Signal<Vec<String>>) -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<triggers::Shortcut>();
    let at = place_of(keys, key);
    let name = say(move |language| inspector::form_field(at.get() + 1, language));
    let field = settings.get(move |trigger| trigger.form.get(at.get()).cloned());
    let read = move |pick: fn(&FormField) -> String| Signal::derive(move || field.get().as_ref().map(pick).unwrap_or_default());
    let write = move |change: &dyn Fn(&mut FormField)| {
        settings.set(|trigger| {
            if let Some(field) = trigger.form.get_mut(at.get_untracked()) {
                change(field);
            }
        });
    };
    let rename = move |variable: Option<VariableName>| {
        if let Some(variable) = variable {
            write(&|field| field.variable = variable.clone());
        }
    };
    let remove = move |()| {
        let gone = at.get_untracked();
        settings.set(|trigger| _ = (gone < trigger.form.len()).then(|| trigger.form.remove(gone)));
    };
    let types = Signal::derive(move || {
        let language = form.ui.language();
        FieldType::ALL.into_iter().map(|kind| Choice::new(format!("{kind:?}"), values::field_type(kind, language))).collect::<Vec<_>>()
    });
    let pick = move |picked: String| {
        if let Some(kind) = FieldType::ALL.into_iter().find(|kind| format!("{kind:?}") == picked) {
            write(&|field| field.kind = kind);
        }
    };
    let is_list = Memo::new(move |_| field.with(|field| field.as_ref().is_some_and(|field| field.kind == FieldType::List)));
    let below = move |part: &'static str| Signal::derive(move || format!("form[{}].{part}", at.get()));
    view! {
        <Item at=at name=name boxed=true>
            <div class="item__body">
                <div class="item__head">
                    <Setting path=below("label") label=word(|words| words.label)>
                        <TextInput
                            value=read(|field| field.label.clone())
                            on_input=move |text: String| write(&|field| field.label.clone_from(&text))
                            compact=true
                        />
                    </Setting>
                    <ItemMenu at=at name=name remove=word(|words| words.remove_form_field) on_remove=remove />
                </div>
                <VariableField
                    path=below("variable")
                    label=word(|words| words.variable)
                    value=read(|field| field.variable.to_string())
                    on_change=rename
                />
                <Setting path=below("type") label=word(|words| words.kind)>
                    <Select value=read(|field| format!("{:?}", field.kind)) options=types on_pick=pick compact=true />
                </Setting>
                <Show when=move || is_list.get()>
                    <Values at=at />
                </Show>
                <SwitchRow
                    label=word(|words| words.required)
                    checked=Signal::derive(move || field.with(|field| field.as_ref().is_some_and(|field| field.required)))
                    on_change=move |on| write(&|field| field.required = on)
                />
            </div>
        </Item>
    }
}

/// The values of a list, one a line.
#[component]
fn Values(at: Memo<usize>) -> impl IntoView {
    let settings = Form::get().config::<triggers::Shortcut>();
    let kept = settings.get(move |trigger| trigger.form.get(at.get()).map(|field| field.values.join("\n")).unwrap_or_default());
    // An empty line is where the next value will be, and no value yet.
    let typed = RwSignal::new(None::<String>);
    let write = move |text: String| {
        let values = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        typed.set(Some(text));
        settings.set(|trigger| {
            if let Some(field) = trigger.form.get_mut(at.get_untracked()) {
                field.values = values;
            }
        });
    };
    view! {
        <Setting
            path=Signal::derive(move || format!("form[{}].values", at.get()))
            label=word(|words| words.list_values)
            hint=word(|words| words.list_values_hint)
        >
            <TextArea
                value=Signal::derive(move || typed.get().unwrap_or_else(|| kept.get()))
                on_input=write
                on_commit=move |_| typed.set(None)
                fits=true
            />
        </Setting>
    }
}
