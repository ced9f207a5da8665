//! The list of variables that opens at `$`: a listbox of its text, by the ARIA authoring practices.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;
use usher_model::template::Variable;
use usher_wording::names;

use super::super::form::Form;
use super::super::words::word;
use super::caret::Writing;
use crate::ui::prelude::*;

/// What the list does. Copies are the same list.
#[derive(Clone, Copy)]
pub struct Picker {
    writing: Writing,
    /// What was typed after `$`; `None`: closed.
    query: RwSignal<Option<String>>,
    marked: RwSignal<usize>,
    shown: Memo<Vec<Line>>,
    list_id: StoredValue<String>,
    /// Closed by Escape: stays so until the next `$`.
    refused: StoredValue<bool>,
}

/// A line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    written: String,
    label: String,
}

impl Picker {
    /// The closed list of a text.
    #[must_use]
    pub fn new(writing: Writing, known: Memo<Vec<Variable>>) -> Self {
        let form = Form::get();
        let query = RwSignal::new(None::<String>);
        let shown = Memo::new(move |_| {
            let Some(query) = query.get() else { return Vec::new() };
            let sought = query.to_lowercase();
            let language = form.ui.language();
            form.store.with(|document| {
                let line =
                    |variable: &Variable| Line { written: variable.to_string(), label: names::variable(variable, document, language) };
                let fits = |line: &Line| line.written.to_lowercase().contains(&sought) || line.label.to_lowercase().contains(&sought);
                known.with(|known| known.iter().map(line).filter(fits).collect())
            })
        });
        let list_id = StoredValue::new(fresh_id("variables"));
        let picker = Self { writing, query, marked: RwSignal::new(0), shown, list_id, refused: StoredValue::new(false) };
        picker.tell_the_text();
        picker
    }

    /// Whether it is open. Reactive.
    fn is_open(self) -> bool {
        self.query.with(Option::is_some) && !self.shown.with(Vec::is_empty)
    }

    /// Opens, narrows or closes, by what stands before the caret.
    pub fn look(self) {
        let query = self.writing.before().and_then(|before| query_of(&before).map(str::to_owned));
        match query {
            None => {
                self.refused.set_value(false);
                self.close();
            }
            Some(_) if self.refused.get_value() => {}
            Some(query) if self.query.with_untracked(|now| now.as_ref() != Some(&query)) => {
                self.marked.set(0);
                self.query.set(Some(query));
            }
            Some(_) => {}
        }
    }

    /// Writes a `$` and opens.
    pub fn begin(self) {
        self.writing.focus();
        self.refused.set_value(false);
        self.writing.insert("$");
        self.look();
    }

    /// Closes.
    pub fn close(self) {
        if self.query.try_with_untracked(Option::is_some) == Some(true) {
            self.query.set(None);
        }
    }

    /// The keys of the list while it is open.
    pub fn key(self, event: &KeyboardEvent) {
        if event.is_composing() || !untrack(|| self.is_open()) {
            return;
        }
        let count = self.shown.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" => self.marked.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => self.marked.update(|at| *at = (*at + count - 1) % count),
            "Enter" | "Tab" if !event.shift_key() => self.pick(self.marked.get_untracked()),
            "Escape" => {
                self.refused.set_value(true);
                self.close();
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn pick(self, at: usize) {
        let line = self.shown.with_untracked(|lines| lines.get(at).cloned());
        let typed = self.query.get_untracked().map_or(0, |query| query.encode_utf16().count());
        self.close();
        if let Some(line) = line {
            self.writing.focus();
            // The `$` and what was typed after it give way.
            self.writing.replace(typed + 1, &format!("{{{{{}}}}}", line.written));
        }
    }

    /// The text says to a screen reader which line is marked: its element belongs to another part, so it is told from here.
    fn tell_the_text(self) {
        Effect::new(move |_| {
            let (is_open, at) = (self.is_open(), self.marked.get());
            let Some(element) = self.writing.element() else { return };
            // Setting a well-formed attribute cannot fail.
            let _ = element.set_attribute("aria-autocomplete", "list");
            let _ = element.set_attribute("aria-haspopup", "listbox");
            if is_open {
                let _ = element.set_attribute("aria-controls", &self.list_id.get_value());
                let _ = element.set_attribute("aria-activedescendant", &self.line_id(at));
            } else {
                let _ = element.remove_attribute("aria-controls");
                let _ = element.remove_attribute("aria-activedescendant");
            }
        });
    }

    fn line_id(self, at: usize) -> String {
        self.list_id.with_value(|list| format!("{list}-{at}"))
    }
}

/// What is being sought: the part after the last `$`, as long as it can still be the beginning of a variable outside of braces.
fn query_of(before: &str) -> Option<&str> {
    let (head, query) = before.rsplit_once('$')?;
    let is_name = query.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-')) && query.chars().count() <= 80;
    (is_name && !head.ends_with("{{")).then_some(query)
}

/// The list itself, in the top layer below its text.
#[component]
pub fn VariableList(
    /// What it does.
    picker: Picker,
) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    let marked = move || {
        picker.shown.track();
        picker.marked.get()
    };
    keep_below(list, move || picker.writing.anchor(), move || picker.is_open(), marked, None);
    let row = move |at: usize, line: Line| {
        view! {
            <li
                class="listbox__option"
                role="option"
                id=picker.line_id(at)
                aria-selected=move || (picker.marked.get() == at).to_string()
                data-active=move || picker.marked.get() == at
                on:click=move |event| {
                    event.stop_propagation();
                    picker.pick(at);
                }
            >
                <span class="listbox__label">{line.label}</span>
                <span class="listbox__hint">{line.written}</span>
            </li>
        }
    };
    let rows = move || picker.is_open().then(|| picker.shown.get().into_iter().enumerate().map(|(at, line)| row(at, line)).collect_view());
    view! {
        <ul
            class="listbox"
            role="listbox"
            popover="manual"
            id=picker.list_id.get_value()
            node_ref=list
            aria-label=word(|words| words.variable_picker)
            // Pressing the list leaves the caret where it is.
            on:pointerdown=move |event| event.prevent_default()
        >
            {rows}
        </ul>
        <span class="visually-hidden" role="status">
            {move || {
                let is_lost = picker.query.with(|query| query.as_ref().is_some_and(|query| !query.is_empty())) && picker.shown.with(Vec::is_empty);
                is_lost.then(|| word(|words| words.nothing_found))
            }}
        </span>
    }
}
