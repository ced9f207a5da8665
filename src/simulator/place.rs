//! A place that the contact shares.

use leptos::prelude::*;
use usher_model::{
    event::Event,
    value::{Location, Number},
};

use super::compose::MESSAGE_ID;
use super::words::{common, word};
use crate::platform::page;
use crate::state::{Simulator, simulator::Place};
use crate::ui::prelude::*;

/// The dialog.
#[component]
pub fn PlaceDialog(
    /// The simulator.
    simulator: Simulator,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let ui = simulator.ui;
    // Some place to begin with: the middle of Riga.
    let longitude = RwSignal::new(Some(24.1052));
    let latitude = RwSignal::new(Some(56.9496));
    let tried = RwSignal::new(false);
    let within = |at: Option<f64>, most: f64| at.filter(|at| at.abs() <= most).and_then(Number::new);
    let bad_longitude = Signal::derive(move || {
        let is_bad = tried.get() && within(longitude.get(), 180.0).is_none();
        if is_bad { ui.language().simulator().bad_longitude.to_owned() } else { String::new() }
    });
    let bad_latitude = Signal::derive(move || {
        let is_bad = tried.get() && within(latitude.get(), 90.0).is_none();
        if is_bad { ui.language().simulator().bad_latitude.to_owned() } else { String::new() }
    });
    let share = move || {
        tried.set(true);
        let place = within(longitude.get_untracked(), 180.0).zip(within(latitude.get_untracked(), 90.0));
        let contact = simulator.with_untracked(|desk| desk.contact.clone());
        let Some(((longitude, latitude), contact)) = place.zip(contact) else { return };
        let location = Some(Location { longitude, latitude });
        open.set(false);
        simulator.act(Event::ContactMessage { contact, text: None, choice: None, location, channel: None }, Place::Chat);
        page::focus_id(MESSAGE_ID);
    };
    let foot = move || {
        view! {
            <Button label=common(|words| words.cancel) on_press=move || open.set(false) />
            <Button label=word(|words| words.share) kind=Kind::Primary on_press=share />
        }
    };
    view! {
        <Dialog open=open on_close=move || open.set(false) title=word(|words| words.send_location) foot=foot>
            <Field label=word(|words| words.longitude) error=bad_longitude>
                <NumberInput
                    value=longitude
                    on_input=move |at| longitude.set(at)
                    min=-180.0
                    max=180.0
                    step=0.01
                    decimals=true
                />
            </Field>
            <Field label=word(|words| words.latitude) error=bad_latitude>
                <NumberInput value=latitude on_input=move |at| latitude.set(at) min=-90.0 max=90.0 step=0.01 decimals=true />
            </Field>
        </Dialog>
    }
}
