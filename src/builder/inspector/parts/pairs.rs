//! A list of pairs: variables with where their values come from, headers, ads.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use usher_model::ids::check_id;
use usher_wording::{Language, ui::Inspector};

use super::super::words::{say, word};
use super::draft::{Draft, Why};
use super::items::{ItemList, Items, focus_after_removal, focus_last, place_of};
use super::setting::{Place, Setting};
use super::template::TemplateInput;
use crate::ui::prelude::*;

/// What a list of pairs is about.
#[derive(Clone, Copy)]
pub struct Recipe {
    /// Its path, as findings name it.
    pub path: &'static str,
    /// How the first of a pair is spelled, and whether there is one of each only.
    pub first: First,
    /// What the first is called.
    pub first_label: Why,
    /// What the second is called.
    pub second_label: Why,
    /// Whether the second is a text with variables.
    pub is_template: bool,
    /// An example of the second.
    pub example: &'static str,
    /// What a line is called: Variable 2.
    pub line: fn(usize, Language) -> String,
    /// The act that adds a line.
    pub add: Why,
    /// The act that takes one away.
    pub remove: Why,
    /// How many there may be, and the words for that.
    pub most: Option<(usize, Why)>,
}

/// The first of a pair.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// The name of a variable, by which findings know the pair. The settings keep them by name and not in an order.
    Variable,
    /// An id, which begins so.
    Id(&'static str),
    /// Any text, and the same one may come twice.
    Text,
}

/// A pair.
pub type Pair = (String, String);

/// A line, which is the same one whatever is typed into it.
#[derive(Clone, PartialEq)]
struct Row {
    key: String,
    pair: Pair,
}

/// The list as it is edited. Copies are the same one.
#[derive(Clone, Copy)]
struct Rows {
    recipe: Recipe,
    rows: RwSignal<Vec<Row>>,
    made: StoredValue<u32>,
    on_change: Callback<Vec<Pair>>,
}

impl Rows {
    fn row(&self, pair: Pair) -> Row {
        let number = self.made.get_value() + 1;
        self.made.set_value(number);
        Row { key: number.to_string(), pair }
    }

    /// Changes the rows, and the settings with them.
    fn change(self, change: impl FnOnce(&mut Vec<Row>)) {
        self.rows.update(change);
        self.on_change.run(self.rows.with_untracked(|rows| rows.iter().map(|row| row.pair.clone()).collect()));
    }

    /// Takes over what the settings are: after an undo they are not what the rows say.
    fn follow(self, wanted: Vec<Pair>) {
        let mut wanted: Vec<Option<Pair>> = wanted.into_iter().map(Some).collect();
        let mut take = |fits: &dyn Fn(&Pair) -> bool| {
            let at = wanted.iter().position(|pair| pair.as_ref().is_some_and(fits))?;
            wanted[at].take().map(|pair| (at, pair))
        };
        let before = self.rows.get_untracked();
        let same: Vec<_> = before.iter().map(|row| take(&|pair| *pair == row.pair)).collect();
        let close: Vec<_> = before.iter().zip(same).map(|(row, same)| same.or_else(|| take(&|pair| pair.0 == row.pair.0))).collect();
        let some: Vec<_> = close.into_iter().map(|close| close.or_else(|| take(&|_| true))).collect();
        let kept = before.iter().zip(some).filter_map(|(row, pair)| pair.map(|(at, pair)| (at, Row { key: row.key.clone(), pair })));
        let mut rows: Vec<(usize, Row)> = kept.collect();
        rows.extend(wanted.into_iter().enumerate().filter_map(|(at, pair)| Some((at, self.row(pair?)))));
        if self.recipe.first != First::Variable {
            rows.sort_by_key(|(at, _)| *at);
        }
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        if rows != before {
            self.rows.set(rows);
        }
    }

    /// Why a text cannot be the first of the row of this key.
    fn wrong(self, text: &str, key: &str) -> Option<Why> {
        let is_taken = || self.rows.with_untracked(|rows| rows.iter().any(|row| row.key != key && row.pair.0 == text));
        match self.recipe.first {
            First::Text => None,
            First::Variable if check_id(text).is_err() => Some(|words| words.variable_rule),
            First::Id(_) if check_id(text).is_err() => Some(|words| words.id_rule),
            First::Variable | First::Id(_) => is_taken().then_some(|words: &'static Inspector| words.name_taken),
        }
    }

    /// The first of a new row.
    fn fresh(self) -> String {
        let stem = match self.recipe.first {
            First::Text => return String::new(),
            First::Variable => "value",
            First::Id(stem) => stem,
        };
        self.rows.with_untracked(|rows| usher_editor::fresh::id(stem, |id| rows.iter().any(|row| row.pair.0 == id)))
    }
}

/// The list with its button.
#[component]
pub fn Pairs(
    /// What it is about.
    recipe: Recipe,
    /// The pairs.
    #[prop(into)]
    value: Signal<Vec<Pair>>,
    /// Called with the changed pairs.
    #[prop(into)]
    on_change: Callback<Vec<Pair>>,
) -> impl IntoView {
    let rows = Rows { recipe, rows: RwSignal::new(Vec::new()), made: StoredValue::new(0), on_change };
    rows.follow(value.get_untracked());
    Effect::new(move |_| rows.follow(value.get()));
    let keys = Signal::derive(move || rows.rows.with(|rows| rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>()));
    let list = NodeRef::<html::Div>::new();
    let add = move |()| {
        let row = rows.row((rows.fresh(), String::new()));
        rows.change(|rows| rows.push(row));
        focus_last(list);
    };
    let full = say(move |language| match recipe.most {
        Some((most, why)) if keys.with(Vec::len) >= most => why(language.inspector()).to_owned(),
        Some(_) | None => String::new(),
    });
    let line = Arc::new(move |key: String| view! { <Line rows=rows key=key keys=keys /> }.into_any());
    view! {
        <Place path=recipe.path>
            <ItemList keys=keys list=list on_move=move |_| () line=line />
            <div class="section__more">
                <Button label=word(recipe.add) icon=Glyph::Plus size=Size::Compact refused=full on_press=add />
            </div>
        </Place>
    }
}

#[component]
fn Line(rows: Rows, key: String, keys: Signal<Vec<String>>) -> impl IntoView {
    let recipe = rows.recipe;
    let items: Items = expect_context();
    let at = place_of(keys, key.clone());
    let key = StoredValue::new(key);
    let pair = Memo::new(move |_| {
        rows.rows.with(|rows| rows.iter().find(|row| key.with_value(|key| row.key == *key)).map(|row| row.pair.clone()).unwrap_or_default())
    });
    let name = say(move |language| (recipe.line)(at.get() + 1, language));
    let write = move |change: &dyn Fn(&mut Pair)| {
        rows.change(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| key.with_value(|key| row.key == *key)) {
                change(&mut row.pair);
            }
        });
    };
    let draft = Draft::new();
    let rename = move |text: String| {
        let first = if recipe.first == First::Text { &text } else { text.trim() };
        match key.with_value(|key| rows.wrong(first, key)) {
            Some(why) => draft.refuse(text, why),
            None => {
                draft.done();
                write(&|pair| first.clone_into(&mut pair.0));
            }
        }
    };
    let rewrite = Callback::new(move |text: String| write(&|pair| pair.1.clone_from(&text)));
    let remove = move |()| {
        let gone = at.get_untracked();
        rows.change(|rows| rows.retain(|row| key.with_value(|key| row.key != *key)));
        focus_after_removal(items, gone);
    };
    let path = move |part: &'static str| {
        Signal::derive(move || match recipe.first {
            First::Variable => pair.with(|pair| format!("{}.{}{part}", recipe.path, pair.0)),
            First::Id(_) | First::Text => format!("{}[{}]{part}", recipe.path, at.get()),
        })
    };
    let second_path = path(if recipe.first == First::Variable { "" } else { ".value" });
    let first = Signal::derive(move || pair.with(|pair| pair.0.clone()));
    let second = Signal::derive(move || pair.with(|pair| pair.1.clone()));
    let example = Signal::stored(recipe.example.to_owned());
    view! {
        <div class="item item--boxed" role="group" aria-label=name>
            <div class="item__body">
                <Setting path=path(".name") label=word(recipe.first_label) error=draft.error()>
                    <TextInput value=draft.or(first) on_input=rename on_commit=move |_| draft.done() compact=true />
                </Setting>
                <Setting path=second_path label=word(recipe.second_label)>
                    {if recipe.is_template {
                        view! { <TemplateInput value=second on_input=rewrite single=true placeholder=example /> }.into_any()
                    } else {
                        view! { <TextInput value=second on_input=rewrite placeholder=example compact=true /> }.into_any()
                    }}
                </Setting>
            </div>
            <Button label=word(recipe.remove) icon=Glyph::Cross icon_only=true kind=Kind::Quiet size=Size::Mini on_press=remove />
        </div>
    }
}
