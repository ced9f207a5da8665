//! A timeout that can be turned off, with where it leads.

use leptos::prelude::*;
use usher_model::{
    Port,
    time::{Duration, Unit},
};

use super::super::words::word;
use super::duration::DurationInput;
use super::lead::Lead;
use super::setting::Setting;
use crate::ui::prelude::*;

/// What is proposed first.
const FIRST: Duration = Duration::new(15, Unit::Minutes);

/// A section with a switch, the span, and the port.
#[component]
pub fn Timeout(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// The span; `None`: off.
    #[prop(into)]
    value: Signal<Option<Duration>>,
    /// Called with the span, or `None` for off.
    #[prop(into)]
    on_change: Callback<Option<Duration>>,
) -> impl IntoView {
    // Turned off and on again, it is what it was.
    let last = StoredValue::new(FIRST);
    let is_on = Memo::new(move |_| value.with(Option::is_some));
    let turn = move |on: bool| {
        if let Some(span) = value.get_untracked() {
            last.set_value(span);
        }
        on_change.run(on.then(|| last.get_value()));
    };
    view! {
        <div class="section">
            <h3 class="section__head">
                <span>{title}</span>
                <span class="section__end">
                    <Switch label=word(|words| words.timeout) checked=is_on on_change=turn />
                </span>
            </h3>
            <Setting path="timeout" label=word(|words| words.wait_up_to) label_hidden=true>
                <Show
                    when=move || is_on.get()
                    fallback=|| view! { <p class="section__note">{word(|words| words.no_timeout_hint)}</p> }
                >
                    <DurationInput
                        value=value
                        on_change=move |span| on_change.run(Some(span))
                        before=word(|words| words.wait_up_to)
                    />
                </Show>
            </Setting>
            <Show when=move || is_on.get()>
                <Lead port=Port::Timeout />
            </Show>
        </div>
    }
}
