//! A setting that names a variable.

use leptos::prelude::*;
use usher_model::ids::VariableName;

use super::draft::Draft;
use super::setting::Setting;
use crate::ui::prelude::*;

/// A labelled variable.
#[component]
pub fn VariableField(
    /// The path of the setting.
    #[prop(into)]
    path: Signal<String>,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The variable; empty: none.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the variable.
    #[prop(into)]
    on_change: Callback<Option<VariableName>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// The word for "may stay empty". Without it there always is a variable.
    #[prop(optional, into)]
    optional: Option<Signal<String>>,
) -> impl IntoView {
    let draft = Draft::new();
    let write = move |text: String| {
        let name = text.trim();
        let wish = match VariableName::new(name) {
            Ok(name) => Some(name),
            Err(_) if name.is_empty() && optional.is_some() => None,
            Err(_) => return draft.refuse(text, |words| words.variable_rule),
        };
        draft.done();
        on_change.run(wish);
    };
    view! {
        <Setting path=path label=label hint=hint error=draft.error() nostrip:optional=optional>
            <TextInput value=draft.or(value) on_input=write on_commit=move |_| draft.done() />
        </Setting>
    }
}
