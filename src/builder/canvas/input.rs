//! DOM events become the gesture machine's inputs: pointers, wheel, space and Escape; moves at most once a frame.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, EventTarget, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use usher_editor::{
    gesture::{self, Button, Cursor, Gesture, Held, Hit, Input, Kind, Pointer, Scene},
    plane::Screen,
};
use usher_model::NodeType;

use super::super::board::Board;
use super::perform::Performer;
use super::scene::Stage;
use crate::platform::hold;

/// What the canvas leaves to the browser: controls that stand on it.
const CONTROLS: &str =
    "button:not(.card__connect):not(.note__grip), input, textarea, a, .add-menu, .canvas__tools, .minimap, .edge-bar, .menu";
/// A line of the wheel in pixels, where the browser counts in lines.
const LINE: f64 = 16.0;

/// The machine with its present state. Copies are the same machine.
#[derive(Clone, Copy)]
pub struct Machine {
    board: Board,
    stage: Stage,
    performer: Performer,
    gesture: StoredValue<Gesture>,
    cursor: RwSignal<Cursor>,
    /// The last move that waits for its frame.
    waiting: StoredValue<Option<Input>>,
}

impl Machine {
    /// A machine at rest, which hears of the document's changes for as long as the current owner lives.
    #[must_use]
    pub fn new(board: Board, stage: Stage, performer: Performer) -> Self {
        let machine = Self {
            board,
            stage,
            performer,
            gesture: StoredValue::new(Gesture::Idle),
            cursor: RwSignal::new(Cursor::Default),
            waiting: StoredValue::new(None),
        };
        board.store.on_patch(move |_| {
            if machine.gesture.try_with_value(Gesture::is_idle) == Some(false) {
                // The patch is told before the views renew; what is dragged looks again right after.
                queue_microtask(move || machine.feed(Input::Changed));
            }
        });
        machine
    }

    /// The machine of the open builder.
    ///
    /// # Panics
    /// Outside the builder.
    #[must_use]
    pub fn get() -> Self {
        expect_context()
    }

    /// What the pointer looks like. Reactive.
    #[must_use]
    pub fn cursor(self) -> Option<&'static str> {
        match self.cursor.get() {
            Cursor::Default => None,
            Cursor::Grab => Some("grab"),
            Cursor::Grabbing => Some("grabbing"),
            Cursor::Crosshair | Cursor::Copy => Some("crosshair"),
        }
    }

    /// Whether nothing is going on.
    #[must_use]
    pub fn is_idle(self) -> bool {
        self.gesture.with_value(Gesture::is_idle)
    }

    /// Takes one input.
    pub fn feed(self, input: Input) {
        let Some(before) = self.gesture.try_get_value() else { return };
        let (after, requests) = gesture::step(before.clone(), input, &self.stage);
        let cursor = after.cursor();
        self.gesture.set_value(after);
        if self.cursor.get_untracked() != cursor {
            self.cursor.set(cursor);
        }
        self.performer.fulfil(&before, requests);
    }

    /// Takes a move, at most one a frame; the last one counts.
    fn feed_later(self, input: Input) {
        let is_first = self.waiting.with_value(Option::is_none);
        self.waiting.set_value(Some(input));
        if is_first {
            request_animation_frame(move || self.catch_up());
        }
    }

    /// Takes the move that waits, before anything that comes after it.
    fn catch_up(self) {
        if let Some(input) = self.waiting.try_update_value(Option::take).flatten() {
            self.feed(input);
        }
    }

    /// A button or finger goes down.
    pub fn down(self, event: &PointerEvent) {
        let Some(region) = self.board.region.get_untracked() else { return };
        if is_control(event) {
            return;
        }
        let button = match event.button() {
            0 => Button::Primary,
            1 => Button::Middle,
            _ => Button::Secondary,
        };
        self.catch_up();
        if button != Button::Secondary {
            // The canvas gives the focus itself: to the card that is pressed, not to what is in it.
            event.prevent_default();
            hold::capture(&region, event);
            if self.board.writing.get_untracked().is_some() || !self.board.has_focus() {
                hold::focus(&region);
            }
        }
        self.board.hover_edge(None);
        self.feed(Input::Down { pointer: event.pointer_id(), kind: kind_of(event), at: self.at(event), button, held: held(event) });
    }

    /// A pointer moves.
    pub fn moved(self, event: &PointerEvent) {
        if self.is_idle() {
            return self.hover(event);
        }
        self.feed_later(Input::Move { pointer: event.pointer_id(), at: self.at(event), held: held(event) });
    }

    /// A button or finger goes up.
    pub fn up(self, event: &PointerEvent) {
        self.catch_up();
        self.feed(Input::Up { pointer: event.pointer_id(), at: self.at(event), held: held(event) });
    }

    /// The browser took the pointer away.
    pub fn cancel(self) {
        self.waiting.set_value(None);
        self.feed(Input::Cancel);
    }

    /// Two clicks at one place.
    pub fn double_click(self, event: &MouseEvent) {
        if !is_control(event) {
            self.feed(Input::DoubleClick { at: self.place(event.client_x(), event.client_y()) });
        }
    }

    /// The wheel turns.
    pub fn wheel(self, event: &WheelEvent) {
        if is_in(event, ".add-menu") {
            return;
        }
        event.prevent_default();
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => LINE,
            WheelEvent::DOM_DELTA_PAGE => self.board.view.get_untracked().height,
            _ => 1.0,
        };
        let held = Held { shift: event.shift_key(), ctrl: event.ctrl_key() || event.meta_key(), alt: event.alt_key() };
        let at = self.place(event.client_x(), event.client_y());
        self.feed(Input::Wheel { at, dx: event.delta_x() * unit, dy: event.delta_y() * unit, held });
    }

    /// The space bar goes down or up.
    pub fn space(self, down: bool) {
        let is_ready = self.gesture.with_value(|gesture| *gesture == Gesture::Ready);
        // The key repeats while it is held.
        if down != is_ready {
            self.feed(Input::Space { down });
        }
    }

    /// A type is dragged out of the palette; the pointer is at a point of the window.
    pub fn drag_in(self, pointer: Pointer, node_type: NodeType, at: Screen) {
        self.feed(Input::DragIn { pointer, node_type, at: self.in_region(at) });
    }

    /// It is dragged on.
    pub fn drag_on(self, pointer: Pointer, at: Screen) {
        self.feed_later(Input::Move { pointer, at: self.in_region(at), held: Held::default() });
    }

    /// It is dropped.
    pub fn drop_in(self, pointer: Pointer, at: Screen) {
        self.catch_up();
        self.feed(Input::Up { pointer, at: self.in_region(at), held: Held::default() });
    }

    /// What is under a point of the window.
    #[must_use]
    pub fn under(self, at: Screen) -> Hit {
        self.stage.hit(self.in_region(at), Kind::Mouse)
    }

    /// The pointer goes over the canvas without a button.
    fn hover(self, event: &PointerEvent) {
        if kind_of(event) == Kind::Touch {
            return;
        }
        // The bar in the middle of a connection belongs to it.
        if is_in(event, ".edge-bar") {
            return;
        }
        let over = if is_control(event) { Hit::Canvas } else { self.stage.hit(self.at(event), Kind::Mouse) };
        let from = if let Hit::Edge(from) = over { Some(from) } else { None };
        self.board.hover_edge(from);
    }

    fn at(self, event: &PointerEvent) -> Screen {
        self.place(event.client_x(), event.client_y())
    }

    fn place(self, x: i32, y: i32) -> Screen {
        self.in_region(Screen::new(f64::from(x), f64::from(y)))
    }

    /// A point of the window, from the corner of the canvas.
    #[must_use]
    pub fn in_region(self, at: Screen) -> Screen {
        let Some(region) = self.board.region.get_untracked() else { return at };
        let rect = region.get_bounding_client_rect();
        Screen::new(at.x - rect.x(), at.y - rect.y())
    }
}

fn held(event: &PointerEvent) -> Held {
    Held { shift: event.shift_key(), ctrl: event.ctrl_key() || event.meta_key(), alt: event.alt_key() }
}

fn kind_of(event: &PointerEvent) -> Kind {
    if event.pointer_type() == "touch" { Kind::Touch } else { Kind::Mouse }
}

/// The element an event came from.
#[must_use]
pub fn element_of(target: Option<EventTarget>) -> Option<Element> {
    target.and_then(|target| target.dyn_into().ok())
}

fn is_in(event: &Event, selector: &str) -> bool {
    element_of(event.target()).is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

fn is_control(event: &Event) -> bool {
    is_in(event, CONTROLS)
}

/// Whether a key is meant for a text that is being written.
#[must_use]
pub fn is_typing(event: &KeyboardEvent) -> bool {
    is_in(event, "input, textarea, select, [contenteditable]")
}
