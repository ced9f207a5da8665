//! Tabs: one Tab stop, arrow keys choose, each panel named by its tab.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

use super::choice::Choice;
use super::icon::Icon;
use super::roving::led_to;

/// The row of tabs. A tab that is not displayed is skipped by the arrow keys.
#[component]
pub fn Tabs(
    /// The name of the row.
    #[prop(into)]
    label: Signal<String>,
    /// What the ids of tabs and panels begin with; the same as in the panels.
    #[prop(into)]
    prefix: String,
    /// The tabs.
    #[prop(into)]
    tabs: Signal<Vec<Choice>>,
    /// The id of the chosen one.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of what was picked.
    #[prop(into)]
    on_pick: Callback<String>,
    /// Separate buttons instead of segments of one bar.
    #[prop(optional)]
    bar: bool,
    /// 24 px tall segments.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let prefix = StoredValue::new(prefix);
    let (row_class, tab_class) = match (bar, compact) {
        (true, _) => ("tabs", "tabs__tab"),
        (false, true) => ("segments segments--compact", "segments__item"),
        (false, false) => ("segments", "segments__item"),
    };
    let on_keydown = move |event: KeyboardEvent| {
        let Some(root) = root.get_untracked() else { return };
        if let Some(next) = led_to(&event.key(), &root, "[role=tab]") {
            event.prevent_default();
            // Focus first: a row that is redrawn by the choice keeps the focused element.
            let _ = next.focus();
            next.click();
        }
    };
    let tab = move |choice: Choice| {
        let id = StoredValue::new(choice.id.clone());
        let is_chosen = Memo::new(move |_| id.with_value(|id| value.get() == *id));
        let names = prefix.with_value(|prefix| (tab_id(prefix, &choice.id), panel_id(prefix, &choice.id)));
        view! {
            <button
                type="button"
                class=tab_class
                role="tab"
                id=names.0
                data-tab=choice.id
                aria-controls=names.1
                aria-selected=move || is_chosen.get().to_string()
                tabindex=move || if is_chosen.get() { "0" } else { "-1" }
                on:click=move |_| on_pick.run(id.get_value())
            >
                {choice.glyph.map(|glyph| view! { <Icon glyph=glyph size=14 /> })}
                <span class="segments__label">{choice.label}</span>
            </button>
        }
    };
    view! {
        <div class=row_class role="tablist" node_ref=root aria-label=move || label.get() on:keydown=on_keydown>
            <For each=move || tabs.get() key=|tab| (tab.id.clone(), tab.label.clone()) let:each>
                {tab(each)}
            </For>
        </div>
    }
}

/// What belongs to a tab; hidden unless its tab is chosen.
#[component]
pub fn TabPanel(
    /// What the ids begin with; the same as in the row.
    #[prop(into)]
    prefix: String,
    /// The id of its tab.
    #[prop(into)]
    tab: String,
    /// The id of the chosen tab.
    #[prop(into)]
    value: Signal<String>,
    /// Leaves hiding to the style sheet, where a wide window shows several panels.
    #[prop(optional)]
    show_always: bool,
    /// More classes.
    #[prop(optional, into)]
    class: String,
    /// The content.
    children: Children,
) -> impl IntoView {
    let (id, labelled_by) = (panel_id(&prefix, &tab), tab_id(&prefix, &tab));
    view! {
        <div
            class=class
            role="tabpanel"
            id=id
            aria-labelledby=labelled_by
            hidden=move || !show_always && value.get() != tab
        >
            {children()}
        </div>
    }
}

fn tab_id(prefix: &str, tab: &str) -> String {
    format!("{prefix}-tab-{tab}")
}

fn panel_id(prefix: &str, tab: &str) -> String {
    format!("{prefix}-panel-{tab}")
}
