//! What the camera does on request: fit, zoom, reveal; gliding there, unless less motion is wanted.

use leptos::prelude::*;
use usher_editor::{
    camera::{Camera, ZOOM_STEP},
    plane::{Plane, Rect, Screen},
    size,
};
use usher_model::ids::NodeId;

use super::board::Board;
use crate::platform::{clock, media};

/// How long the camera is under way, in milliseconds.
const GLIDE_MS: f64 = 320.0;
/// A workflow that would be smaller than this, at 1× text, is not opened whole.
const READABLE: f64 = 0.5;
/// It is opened at this zoom instead.
const BEGINS_AT: f64 = 0.8;
/// The inspector lies over the right of the canvas in windows of this width, and is so wide, in pixels at 1× text.
const DRAWER: (&str, f64) = ("(min-width: 48em) and (max-width: 63.99em)", 320.0);
/// What stays free around what is shown, in screen pixels at 1× text.
const MARGIN: f64 = 40.0;

impl Board {
    /// Looks elsewhere at once: the pointer has it in hand.
    pub fn look(self, camera: Camera) {
        if camera != self.camera.get_untracked() {
            self.camera.set(camera);
        }
    }

    /// Looks elsewhere, gliding there.
    pub fn glide(self, target: Camera) {
        let from = self.camera.get_untracked();
        if media::wants_less_motion() || !has_size(self) {
            return self.look(target);
        }
        let begun = clock::now_ms();
        step(self, from, from, target, begun);
    }

    /// Shows the whole workflow, at most at 100 %.
    pub fn fit(self) {
        if let Some(target) = self.fitting(self.everything()) {
            self.glide(target);
        }
    }

    /// Shows what is selected, or else everything.
    pub fn fit_selection(self) {
        if let Some(target) = self.fitting(self.selected_rect().or_else(|| self.everything())) {
            self.glide(target);
        }
    }

    /// Shows the whole workflow without gliding, or its beginning where it could not be read: at the start.
    pub fn start_fitted(self) {
        let Some(target) = self.fitting(self.everything()) else { return };
        let view = self.view.get_untracked();
        let first = self.workflow_now().and_then(|workflow| workflow.trigger().or(workflow.nodes.first()).map(|node| size::card(node)));
        let Some(first) = first.filter(|_| target.zoom < READABLE * view.text_scale) else { return self.look(target) };
        let zoom = BEGINS_AT * view.text_scale;
        let x = view.width / 2.0 - first.middle().x * zoom;
        self.look(Camera { x, y: MARGIN - first.y * zoom, zoom });
    }

    /// Zooms by so many presses of a button, around the middle.
    pub fn zoom_by(self, presses: i32) {
        let camera = self.camera.get_untracked();
        self.glide(camera.zoomed_around(self.middle(), ZOOM_STEP.powi(presses)));
    }

    /// Zooms to 100 %, around the middle.
    pub fn zoom_to_full(self) {
        let camera = self.camera.get_untracked();
        self.glide(camera.with_zoom_around(self.middle(), self.view.get_untracked().text_scale));
    }

    /// The zoom as people read it, in percent. Reactive.
    #[must_use]
    pub fn percent(self) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "a zoom is between 10 and 200 %")]
        let percent = (self.camera.get().zoom / self.view.get().text_scale * 100.0).round() as i64;
        percent
    }

    /// Brings a card into view.
    pub fn reveal(self, id: &NodeId) {
        if let Some(rect) = self.card_rect(id) {
            self.reveal_rect(rect);
        }
    }

    /// Brings a part of the canvas into view, moved as little as needed.
    pub fn reveal_rect(self, rect: Rect) {
        let view = self.view.get_untracked();
        let camera = self.camera.get_untracked();
        if !has_size(self) {
            return;
        }
        let is_covered = media::matches_now(DRAWER.0) && self.panels.inspector.get_untracked();
        let width = if is_covered { view.width - DRAWER.1 * view.text_scale } else { view.width };
        let target = camera.revealing(rect, width, view.height, MARGIN);
        if target != camera {
            self.glide(target);
        }
    }

    /// The rectangle around everything on the canvas; `None` when it is empty.
    #[must_use]
    pub fn everything(self) -> Option<Rect> {
        self.workflow_now().and_then(|workflow| size::bounds(&workflow))
    }

    /// The point of the canvas in the middle of what is seen.
    #[must_use]
    pub fn middle_of_view(self) -> Plane {
        self.camera.get_untracked().to_plane(self.middle())
    }

    fn middle(self) -> Screen {
        let view = self.view.get_untracked();
        Screen::new(view.width / 2.0, view.height / 2.0)
    }

    fn fitting(self, rect: Option<Rect>) -> Option<Camera> {
        let view = self.view.get_untracked();
        let rect = rect.filter(|_| has_size(self))?;
        let scale = view.text_scale;
        // Fitted as at 1× text, then enlarged as much as there is room: large text may go beyond 100 % of a pixel.
        let camera = Camera::fit(rect, view.width / scale, view.height / scale, MARGIN);
        let zoom = camera.zoom * scale;
        Some(Camera { zoom, ..Camera::default() }.centred_on(rect.middle(), view.width, view.height))
    }
}

fn has_size(board: Board) -> bool {
    let view = board.view.get_untracked();
    view.width > 1.0 && view.height > 1.0
}

/// One frame of a glide; it ends early when somebody else takes the camera.
fn step(board: Board, last: Camera, from: Camera, to: Camera, begun: f64) {
    if board.camera.try_get_untracked() != Some(last) {
        return;
    }
    let share = ((clock::now_ms() - begun) / GLIDE_MS).clamp(0.0, 1.0);
    // Out quickly, in gently.
    let eased = 1.0 - (1.0 - share).powi(3);
    let between = |a: f64, b: f64| a + (b - a) * eased;
    let next = if share < 1.0 {
        // Zoom grows by factors, not by sums, or far zooms would rush at one end.
        let zoom = from.zoom * (to.zoom / from.zoom).powf(eased);
        if (to.zoom - from.zoom).abs() < 1e-9 {
            Camera { x: between(from.x, to.x), y: between(from.y, to.y), zoom }
        } else {
            // The point that both cameras show at the same place stays there.
            let fixed = |a: f64, b: f64| (a * to.zoom - b * from.zoom) / (to.zoom - from.zoom);
            let (x, y) = (fixed(from.x, to.x), fixed(from.y, to.y));
            Camera { x: x + (from.x - x) * zoom / from.zoom, y: y + (from.y - y) * zoom / from.zoom, zoom }
        }
    } else {
        to
    };
    board.look(next);
    if share < 1.0 {
        request_animation_frame(move || step(board, next, from, to, begun));
    }
}
