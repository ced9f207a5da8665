//! The clock set by hand: the session begins at another moment, or goes on to a later one.

use leptos::prelude::*;
use usher_engine::calendar;
use usher_model::{
    event::Event,
    time::{Instant, Moment},
};
use usher_wording::simulator as words;

use super::words::{common, say, word};
use crate::state::{Simulator, Ui, simulator::Place};
use crate::ui::prelude::*;

/// The dialog.
#[component]
pub fn ClockDialog(
    /// The simulator.
    simulator: Simulator,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let ui = Ui::get();
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    Effect::new(move |_| {
        if open.get() {
            error.set(String::new());
            text.set(simulator.with_untracked(|desk| words::typed(desk.now(), desk.document())).unwrap_or_default());
        }
    });
    let read = move || -> Option<Instant> {
        let typed = text.get_untracked();
        let found = simulator.with_untracked(|desk| calendar::parse_instant(&typed, &words::zone(desk.document()))).flatten();
        if found.is_none() {
            error.set(ui.language_now().simulator().no_such_time.to_owned());
        }
        found
    };
    let start = move || {
        if let Some(at) = read() {
            open.set(false);
            simulator.start_over(Some(at));
        }
    };
    let go_on = move || {
        let Some(at) = read() else { return };
        let (now, offset) =
            simulator.with_untracked(|desk| (desk.now(), words::zone(desk.document()).offset_minutes(at))).unwrap_or_default();
        if at <= now {
            error.set(ui.language_now().simulator().only_forward.to_owned());
        } else if simulator.act(Event::AdvanceTo { at: Moment::new(at, offset) }, Place::Clock) {
            open.set(false);
        }
    };
    let hint = say(move |language| {
        let zone = simulator.with(|desk| desk.document().workspace.time_zone.clone()).unwrap_or_default();
        format!("{zone}, {}", language.simulator().date_example)
    });
    let foot = move || {
        view! {
            <Button label=common(|words| words.cancel) on_press=move || open.set(false) />
            <Button label=word(|words| words.go_on_to) on_press=go_on />
            <Button label=word(|words| words.start_from) kind=Kind::Primary on_press=start />
        }
    };
    view! {
        <Dialog open=open on_close=move || open.set(false) title=word(|words| words.set_clock) foot=foot>
            <Field label=word(|words| words.date_and_time) hint=hint error=error>
                <TextInput
                    value=text
                    on_input=move |typed| {
                        error.set(String::new());
                        text.set(typed);
                    }
                />
            </Field>
        </Dialog>
    }
}
