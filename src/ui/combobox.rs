//! A combobox: type to narrow the list down, choose with the arrow keys, or make what is not there yet.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

use super::caret::keep_in_step;
use super::choice::Choice;
use super::field::Wiring;
use super::glyph::Glyph;
use super::icon::Icon;
use super::listen::fresh_id;
use super::listing::{Line, first_mark, lines};
use super::open_list::keep_below;

/// What a combobox is made of; [`Combobox`] fills it from props, other parts directly.
pub(super) struct Recipe {
    pub value: Signal<String>,
    pub options: Signal<Vec<Choice>>,
    pub on_pick: Callback<String>,
    pub on_create: Option<Callback<String>>,
    pub create: Option<Callback<String, String>>,
    pub name: Option<Signal<String>>,
    pub placeholder: Option<Signal<String>>,
    pub none: Signal<String>,
    pub toggle: Signal<String>,
    pub icon: Option<Glyph>,
    pub compact: bool,
    pub disabled: Signal<bool>,
    pub id: Option<String>,
    pub input: NodeRef<html::Input>,
}

/// An editable combobox with a list. It shows the label of the chosen option unless one is typing.
#[component]
pub fn Combobox(
    /// The id of the chosen option; an unknown or empty one shows the placeholder.
    #[prop(into)]
    value: Signal<String>,
    /// The options.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// Called with the id of what was picked.
    #[prop(into)]
    on_pick: Callback<String>,
    /// Makes a new option of the typed text; the caller then picks it. Left out: only what is there can be chosen.
    #[prop(optional, into)]
    on_create: Option<Callback<String>>,
    /// The words of the offer to make a typed text, such as Create “x”.
    #[prop(optional, into)]
    create: Option<Callback<String, String>>,
    /// Its name where no field labels it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Shown while nothing is chosen.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
    /// The words for "nothing fits what you typed".
    #[prop(optional, into)]
    none: Signal<String>,
    /// The name of the button that shows the list.
    #[prop(optional, into)]
    toggle: Signal<String>,
    /// An icon at the start.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// 28 px tall.
    #[prop(optional)]
    compact: bool,
    /// Takes no input.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// An id of its own.
    #[prop(optional, into)]
    id: Option<String>,
    /// To reach the input.
    #[prop(optional)]
    node_ref: Option<NodeRef<html::Input>>,
) -> impl IntoView {
    let input = node_ref.unwrap_or_default();
    make(Recipe { value, options, on_pick, on_create, create, name, placeholder, none, toggle, icon, compact, disabled, id, input })
}

/// What is going on in a combobox.
#[derive(Clone, Copy)]
struct Doing {
    value: Signal<String>,
    options: Signal<Vec<Choice>>,
    on_pick: Callback<String>,
    on_create: Option<Callback<String>>,
    disabled: Signal<bool>,
    open: RwSignal<bool>,
    /// The text being typed; `None` while the chosen option's label is shown.
    typed: RwSignal<Option<String>>,
    /// Which line Enter would take.
    marked: RwSignal<usize>,
    shown: Memo<Vec<Line>>,
}

impl Doing {
    fn begin(recipe: &Recipe) -> Self {
        let (options, can_create) = (recipe.options, recipe.on_create.is_some());
        let typed = RwSignal::new(None::<String>);
        let shown = Memo::new(move |_| options.with(|all| typed.with(|typed| lines(all, typed.as_deref(), can_create))));
        Self {
            value: recipe.value,
            options,
            on_pick: recipe.on_pick,
            on_create: recipe.on_create,
            disabled: recipe.disabled,
            open: RwSignal::new(false),
            typed,
            marked: RwSignal::new(0),
            shown,
        }
    }

    fn text(self) -> String {
        let value = self.value.get();
        let label = self.options.with(|all| all.iter().find(|option| option.id == value).map(|one| one.label.clone()));
        self.typed.get().or(label).unwrap_or_default()
    }

    fn show(self) {
        if !self.disabled.get_untracked() && !self.open.get_untracked() {
            self.marked.set(first_mark(&self.shown.get_untracked(), &self.value.get_untracked()));
            self.open.set(true);
        }
    }

    fn hide(self) {
        self.open.set(false);
        if self.typed.with_untracked(Option::is_some) {
            self.typed.set(None);
        }
    }

    fn input(self, text: String) {
        self.typed.set(Some(text));
        self.marked.set(self.shown.with_untracked(|lines| first_mark(lines, "")));
        self.open.set(true);
    }

    fn pick(self, at: usize) {
        match self.shown.with_untracked(|lines| lines.get(at).cloned()) {
            Some(Line::Option(option)) if !option.refused => {
                self.hide();
                self.on_pick.run(option.id);
            }
            Some(Line::Create(name)) => {
                self.hide();
                if let Some(on_create) = self.on_create {
                    on_create.run(name);
                }
            }
            Some(Line::Option(_)) | None => {}
        }
    }

    fn key(self, event: &KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        let count = self.shown.with_untracked(Vec::len);
        let is_open = self.open.get_untracked();
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !is_open => self.show(),
            "ArrowUp" if event.alt_key() => self.hide(),
            "ArrowDown" if count > 0 => self.marked.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => self.marked.update(|at| *at = (*at + count - 1) % count),
            "Enter" if is_open => self.pick(self.marked.get_untracked()),
            "Escape" if is_open => self.hide(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// Leaving with the whole name of an option typed chooses it; anything else typed is given up.
    fn leave(self) {
        // Taken out of the page, it loses focus after its signals are gone.
        let Some(typed) = self.typed.try_get_untracked() else { return };
        let whole = typed.map(|typed| typed.trim().to_lowercase());
        let named = whole.filter(|name| !name.is_empty()).and_then(|name| {
            let is_named = |option: &&Choice| !option.refused && option.label.to_lowercase() == name;
            self.options.with_untracked(|all| all.iter().find(is_named).map(|option| option.id.clone()))
        });
        self.hide();
        if let Some(id) = named.filter(|id| *id != self.value.get_untracked()) {
            self.on_pick.run(id);
        }
    }
}

/// Builds a combobox of its recipe.
pub(super) fn make(recipe: Recipe) -> impl IntoView {
    let doing = Doing::begin(&recipe);
    let Recipe { create, name, placeholder, none, toggle, icon, compact, disabled, id, input, .. } = recipe;
    let wiring = Wiring::take(id, name.is_some());
    let (frame, list) = (NodeRef::<html::Span>::new(), NodeRef::<html::Ul>::new());
    let list_id = StoredValue::new(fresh_id("list"));
    let composing = StoredValue::new(false);
    let text = Signal::derive(move || doing.text());
    // Whatever is in the input is in `typed`, so there is never anything to restore by hand.
    let _ = keep_in_step(input, text, composing);
    let anchor = move || frame.try_get_untracked().flatten().map(Into::into);
    let marked = move || {
        doing.shown.track();
        doing.marked.get()
    };
    keep_below(list, anchor, move || doing.open.get(), marked, Some(Callback::new(move |()| doing.leave())));

    let marked_id = move || doing.open.get().then(|| line_id(list_id, doing.marked.get()));
    let press_toggle = move |_| {
        let was_open = doing.open.get_untracked();
        if let Some(input) = input.get_untracked() {
            // An input of the page can take focus.
            let _ = input.focus();
        }
        if was_open { doing.hide() } else { doing.show() }
    };
    let rows = move || {
        let rows = doing.shown.get();
        if rows.is_empty() {
            return view! { <li class="listbox__none" role="presentation">{none}</li> }.into_any();
        }
        rows.into_iter().enumerate().map(|(at, line)| row(doing, list_id, create, at, line)).collect_view().into_any()
    };
    view! {
        <div class="combobox">
            <span class=if compact { "input input--compact" } else { "input" } node_ref=frame>
                {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
                <input
                    class="input__control"
                    type="text"
                    role="combobox"
                    id=wiring.id
                    node_ref=input
                    value=text.get_untracked()
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded=move || doing.open.get().to_string()
                    aria-controls=list_id.get_value()
                    aria-activedescendant=marked_id
                    aria-label=name.map(|name| move || name.get())
                    aria-describedby=move || wiring.described_by.get()
                    aria-invalid=move || wiring.invalid.get().then_some("true")
                    placeholder=placeholder.map(|words| move || words.get())
                    disabled=move || disabled.get()
                    on:input=move |_| doing.input(input.get_untracked().map(|input| input.value()).unwrap_or_default())
                    on:keydown=move |event| doing.key(&event)
                    on:click=move |_| doing.show()
                    on:focus=move |_| {
                        if let Some(input) = input.get_untracked() {
                            input.select();
                        }
                    }
                    on:blur=move |_| doing.leave()
                    on:compositionstart=move |_| composing.set_value(true)
                    on:compositionend=move |_| composing.set_value(false)
                />
                <button
                    type="button"
                    class="combobox__toggle"
                    tabindex="-1"
                    aria-hidden=move || toggle.with(String::is_empty).then_some("true")
                    aria-label=move || toggle.get()
                    disabled=move || disabled.get()
                    on:pointerdown=move |event| event.prevent_default()
                    on:click=press_toggle
                >
                    <Icon glyph=Glyph::ChevronDown size=14 />
                </button>
            </span>
            // Pressing the list leaves focus in the input.
            <ul
                class="listbox"
                role="listbox"
                popover="manual"
                id=list_id.get_value()
                node_ref=list
                aria-label=name.map(|name| move || name.get())
                aria-labelledby=wiring.labelled_by
                on:pointerdown=move |event| event.prevent_default()
            >
                {move || doing.open.get().then(rows)}
            </ul>
        </div>
    }
}

fn row(doing: Doing, list_id: StoredValue<String>, create: Option<Callback<String, String>>, at: usize, line: Line) -> impl IntoView {
    let (choice, is_new) = match line {
        Line::Option(option) => (option, false),
        Line::Create(name) => {
            let words = match create {
                Some(create) => create.run(name),
                None => name,
            };
            (Choice::new("", words).glyph(Glyph::Plus), true)
        }
    };
    let is_chosen = !is_new && doing.value.with_untracked(|value| *value == choice.id);
    view! {
        <li
            class=if is_new { "listbox__option listbox__option--create" } else { "listbox__option" }
            role="option"
            id=line_id(list_id, at)
            aria-selected=is_chosen.to_string()
            aria-disabled=choice.refused.then_some("true")
            data-active=move || doing.marked.get() == at
            on:click=move |_| doing.pick(at)
        >
            {choice.glyph.map(|glyph| view! { <Icon glyph=glyph size=14 /> })}
            <span class="listbox__label">{choice.label}</span>
            {(!choice.hint.is_empty()).then(|| view! { <span class="listbox__hint">{choice.hint}</span> })}
        </li>
    }
}

fn line_id(list_id: StoredValue<String>, at: usize) -> String {
    list_id.with_value(|list| format!("{list}-{at}"))
}
