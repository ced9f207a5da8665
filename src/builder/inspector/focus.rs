//! Giving a setting the focus when somebody asks for it, such as the list of problems.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

use super::form::{Form, covers};
use crate::builder::board::Board;

const CONTROLS: &str = "input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [role=radio][tabindex='0'], [role=switch], button:not(.item__grip)";

/// Obeys the builder's wish for a setting of this form, whose settings are within `body`; the name has an element of its own.
pub fn obey(form: Form, body: NodeRef<html::Div>, name: NodeRef<html::Input>) {
    let board = Board::get();
    Effect::new(move |_| {
        let Some(wish) = board.focus_setting.get().filter(|wish| wish.node == form.node_id()) else { return };
        board.focus_setting.set(None);
        // The form may just have been made: a frame later everything is in its place.
        request_animation_frame(move || {
            let within = body.try_get_untracked().flatten();
            let place = wish.setting.as_deref().and_then(|setting| place_of(&within.as_deref()?.clone().into(), setting));
            let control = place.and_then(|place| {
                let first = place.query_selector(CONTROLS).ok().flatten();
                first.and_then(|first| first.dyn_into::<HtmlElement>().ok())
            });
            let target = control.or_else(|| name.try_get_untracked().flatten().map(|input| (*input).clone()));
            if let Some(target) = target {
                // A control of the page can take focus.
                let _ = target.focus();
                target.scroll_into_view_with_bool(false);
            }
        });
    });
}

/// The place that shows a setting: the one with the longest path that covers it.
fn place_of(body: &Element, setting: &str) -> Option<Element> {
    let places = body.query_selector_all("[data-setting]").ok()?;
    let elements = (0..places.length()).filter_map(|at| places.item(at)?.dyn_into::<Element>().ok());
    elements
        .filter_map(|place| {
            let path = place.get_attribute("data-setting")?;
            covers(&path, setting).then_some((path.len(), place))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, place)| place)
}
