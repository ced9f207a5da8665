//! The first visit: what Usher is for, and the example one press away.

use leptos::prelude::*;

use super::acts;
use super::picture::Picture;
use crate::state::{Store, Ui};
use crate::ui::prelude::*;

/// What stands in place of an empty list.
#[component]
pub fn First() -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    let example = StoredValue::new(acts::example());
    view! {
        <section class="first">
            <div class="first__text">
                <h2 class="first__title">{ui.say(|words| words.first_title)}</h2>
                <p class="first__about">{ui.say(|words| words.first_about)}</p>
                <ol class="first__parts">
                    <Part
                        group="enrichment"
                        glyph=Glyph::Ask
                        name=ui.say(|words| words.enrichment)
                        about=ui.say(|words| words.enrichment_about)
                    />
                    <Part
                        group="routing"
                        glyph=Glyph::Route
                        name=ui.say(|words| words.routing)
                        about=ui.say(|words| words.routing_about)
                    />
                    <Part
                        group="assignment"
                        glyph=Glyph::Assign
                        name=ui.say(|words| words.assignment)
                        about=ui.say(|words| words.assignment_about)
                    />
                </ol>
                <div class="first__acts">
                    <Button
                        kind=Kind::Primary
                        label=ui.say(|words| words.open_example)
                        on_press=move || acts::open_example(store, ui)
                    />
                    <Button label=ui.say(|words| words.start_blank) on_press=move || acts::new_workflow(store, ui) />
                </div>
                <p class="first__about">
                    {ui.say(|words| words.had_workflows)} " "
                    <Button
                        kind=Kind::Quiet
                        size=Size::Compact
                        label=ui.say(|words| words.restore_backup)
                        on_press=move || ui.pick_import()
                    />
                </p>
            </div>
            <div class="first__picture">
                <Picture workflow=move || example.get_value() width=440 height=388 />
            </div>
        </section>
    }
}

#[component]
fn Part(group: &'static str, glyph: Glyph, name: Signal<String>, about: Signal<String>) -> impl IntoView {
    view! {
        <li class="first__part" data-group=group>
            <span class="tile">
                <Icon glyph=glyph size=18 />
            </span>
            <span>
                <b>{name}</b>
                <small>{about}</small>
            </span>
        </li>
    }
}
