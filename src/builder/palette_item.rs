//! One type in the palette: pressed, it is added; dragged, it goes where it is dropped.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{MouseEvent, PointerEvent};
use usher_editor::plane::Screen;
use usher_model::NodeType;
use usher_wording::steps;

use super::board::Board;
use super::canvas::input::Machine;
use super::kinds;
use super::words::say;
use crate::platform::hold;
use crate::ui::prelude::*;

/// How far the pointer goes before it drags, in screen pixels.
const THRESHOLD: f64 = 4.0;

/// Where the pointer is with what it drags out of the palette.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dragged {
    /// What.
    pub node_type: NodeType,
    /// Where the pointer is in the window.
    pub at: Screen,
}

/// The button of a type.
#[component]
pub fn PaletteItem(
    /// The open builder.
    board: Board,
    /// Which type.
    node_type: NodeType,
    /// Called when it was added, so that a flyout can close.
    on_added: Callback<()>,
) -> impl IntoView {
    let machine = Machine::get();
    let label = say(move |language| steps::node_type(node_type, language).to_owned());
    let button = NodeRef::<html::Button>::new();
    let pressed = StoredValue::new(None::<(i32, Screen)>);
    // The browser sends a click after a drag too.
    let was_dragged = StoredValue::new(false);
    let is_dragged = move || board.dragged.with(|dragged| dragged.as_ref().is_some_and(|dragged| dragged.node_type == node_type));
    let at = |event: &PointerEvent| Screen::new(f64::from(event.client_x()), f64::from(event.client_y()));
    let stop = move || {
        pressed.set_value(None);
        board.dragged.set(None);
    };
    let give_up = move || {
        stop();
        machine.cancel();
    };
    let on_down = move |event: PointerEvent| {
        was_dragged.set_value(false);
        // A finger scrolls the list; it adds with a tap.
        if event.button() == 0 && event.pointer_type() != "touch" {
            pressed.set_value(Some((event.pointer_id(), at(&event))));
            // From the first pixel on: a quick pointer leaves the button between two events.
            if let Some(button) = button.get_untracked() {
                hold::capture(&button, &event);
            }
        }
    };
    let on_move = move |event: PointerEvent| {
        let Some((pointer, from)) = pressed.get_value() else { return };
        let here = at(&event);
        if pointer != event.pointer_id() {
            return;
        }
        if !was_dragged.get_value() {
            if here.distance(from) < THRESHOLD {
                return;
            }
            was_dragged.set_value(true);
            machine.drag_in(pointer, node_type, here);
        } else if board.dragged.with_untracked(Option::is_none) {
            // Escape was pressed meanwhile.
            return pressed.set_value(None);
        }
        board.dragged.set(Some(Dragged { node_type, at: here }));
        machine.drag_on(pointer, here);
    };
    let on_up = move |event: PointerEvent| {
        if pressed.get_value().is_some_and(|(pointer, _)| pointer == event.pointer_id()) {
            let is_drop = was_dragged.get_value();
            stop();
            if is_drop {
                machine.drop_in(event.pointer_id(), at(&event));
                on_added.run(());
            }
        }
    };
    let on_click = move |_: MouseEvent| {
        if was_dragged.get_value() {
            return was_dragged.set_value(false);
        }
        if board.add(node_type, None, None, None).is_some() {
            on_added.run(());
        }
    };
    view! {
        <button
            type="button"
            class="palette__item"
            node_ref=button
            data-group=kinds::group_name(node_type.group())
            data-dragging=is_dragged
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:pointercancel=move |_| give_up()
            on:lostpointercapture=move |_| {
                if pressed.get_value().is_some() {
                    give_up();
                }
            }
            on:click=on_click
        >
            <span class="tile tile--small">
                <Icon glyph=kinds::glyph(node_type) size=14 />
            </span>
            <span class="palette__name">{label}</span>
            <span class="palette__grip" aria-hidden="true">
                <Icon glyph=Glyph::Grip size=14 />
            </span>
        </button>
    }
}

/// What follows the pointer while something is dragged out of the palette.
#[component]
pub fn Ghost(
    /// The open builder.
    board: Board,
) -> impl IntoView {
    let node_type = Memo::new(move |_| board.dragged.get().map(|dragged| dragged.node_type));
    let place = move || board.dragged.get().map(|dragged| format!("translate({}px, {}px)", dragged.at.x + 8.0, dragged.at.y + 8.0));
    move || {
        node_type.get().map(|node_type| {
            view! {
                <div class="ghost" aria-hidden="true" data-group=kinds::group_name(node_type.group()) style:transform=place>
                    <span class="tile tile--small">
                        <Icon glyph=kinds::glyph(node_type) size=14 />
                    </span>
                    <span class="cut">{say(move |language| steps::node_type(node_type, language).to_owned())}</span>
                </div>
            }
        })
    }
}
