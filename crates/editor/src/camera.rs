//! The camera: which part of the canvas the screen shows.

use crate::plane::{Plane, Rect, Screen};

/// The smallest zoom.
pub const LEAST_ZOOM: f64 = 0.1;
/// The largest zoom.
pub const MOST_ZOOM: f64 = 2.0;
/// One press of a zoom button or key.
pub const ZOOM_STEP: f64 = 1.2;

/// How much is drawn of a card: what can still be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Plain blocks, below 35 %.
    Blocks,
    /// Names only, below 60 %.
    Names,
    /// Everything.
    Full,
}

/// A point of the canvas is shown at `zoom × point + (x, y)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Where the origin of the canvas is on the screen, to the right.
    pub x: f64,
    /// The same, down.
    pub y: f64,
    /// Screen pixels a canvas pixel, from [`LEAST_ZOOM`] to [`MOST_ZOOM`].
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { x: 0.0, y: 0.0, zoom: 1.0 }
    }
}

impl Camera {
    /// The point of the canvas under a point of the screen.
    #[must_use]
    pub fn to_plane(self, at: Screen) -> Plane {
        Plane::new((at.x - self.x) / self.zoom, (at.y - self.y) / self.zoom)
    }

    /// Where a point of the canvas is on the screen.
    #[must_use]
    pub fn to_screen(self, at: Plane) -> Screen {
        Screen::new(at.x * self.zoom + self.x, at.y * self.zoom + self.y)
    }

    /// Moved by pixels of the screen: what is shown follows the pointer.
    #[must_use]
    pub fn panned(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }

    /// Zoomed by a factor while the point of the canvas under `at` stays where it is.
    #[must_use]
    pub fn zoomed_around(self, at: Screen, factor: f64) -> Self {
        self.with_zoom_around(at, self.zoom * factor)
    }

    /// Set to a zoom while the point of the canvas under `at` stays where it is.
    #[must_use]
    pub fn with_zoom_around(self, at: Screen, zoom: f64) -> Self {
        let zoom = if zoom.is_finite() { zoom.clamp(LEAST_ZOOM, MOST_ZOOM) } else { self.zoom };
        let fixed = self.to_plane(at);
        Self { x: at.x - fixed.x * zoom, y: at.y - fixed.y * zoom, zoom }
    }

    /// Shows a rectangle in the middle of a viewport, as large as it goes up to 100 %, with a margin in screen pixels around it.
    #[must_use]
    pub fn fit(bounds: Rect, width: f64, height: f64, margin: f64) -> Self {
        let room = |side: f64| (side - 2.0 * margin).max(1.0);
        let zoom = (room(width) / bounds.w.max(1.0)).min(room(height) / bounds.h.max(1.0)).clamp(LEAST_ZOOM, 1.0);
        Self { zoom, ..Self::default() }.centred_on(bounds.middle(), width, height)
    }

    /// Shows a point in the middle of a viewport, at the present zoom.
    #[must_use]
    pub fn centred_on(self, at: Plane, width: f64, height: f64) -> Self {
        Self { x: width / 2.0 - at.x * self.zoom, y: height / 2.0 - at.y * self.zoom, ..self }
    }

    /// The part of the canvas that a viewport shows.
    #[must_use]
    pub fn visible(self, width: f64, height: f64) -> Rect {
        Rect::between(self.to_plane(Screen::default()), self.to_plane(Screen::new(width, height)))
    }

    /// Moved as little as needed so that a rectangle is in view, with a margin in screen pixels; unchanged when it is.
    #[must_use]
    pub fn revealing(self, target: Rect, width: f64, height: f64, margin: f64) -> Self {
        let from = self.to_screen(Plane::new(target.x, target.y));
        let to = self.to_screen(Plane::new(target.right(), target.bottom()));
        let by = |from: f64, to: f64, side: f64| {
            if from < margin {
                margin - from
            } else if to > side - margin {
                // What is larger than the view shows its beginning.
                (side - margin - to).max(margin - from)
            } else {
                0.0
            }
        };
        self.panned(by(from.x, to.x, width), by(from.y, to.y, height))
    }

    /// How much of a card is drawn; `text_scale` is the root font size / 16.
    #[must_use]
    pub fn detail(self, text_scale: f64) -> Detail {
        let zoom = self.zoom / text_scale.max(0.1);
        if zoom < 0.35 {
            Detail::Blocks
        } else if zoom < 0.6 {
            Detail::Names
        } else {
            Detail::Full
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: Screen, b: Screen) {
        assert!(a.distance(b) < 1e-6, "{a:?} {b:?}");
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let mut camera = Camera { x: -130.0, y: 70.5, zoom: 0.8 };
        let pointer = Screen::new(333.0, 222.0);
        let under = camera.to_plane(pointer);
        for factor in [1.2, 0.3, 5.0, 100.0, 0.001] {
            camera = camera.zoomed_around(pointer, factor);
            near(camera.to_screen(under), pointer);
            assert!((LEAST_ZOOM..=MOST_ZOOM).contains(&camera.zoom));
        }
        assert_eq!(camera.zoomed_around(pointer, f64::NAN), camera);
    }

    #[test]
    fn fitting_shows_everything_in_the_middle_and_never_magnifies() {
        let camera = Camera::fit(Rect::new(-1000.0, 0.0, 4000.0, 500.0), 800.0, 600.0, 28.0);
        assert!((camera.zoom - 744.0 / 4000.0).abs() < 1e-9);
        near(camera.to_screen(Plane::new(1000.0, 250.0)), Screen::new(400.0, 300.0));
        assert_eq!(Camera::fit(Rect::new(0.0, 0.0, 10.0, 10.0), 800.0, 600.0, 28.0).zoom, 1.0);
        let tiny = Camera::fit(Rect::new(0.0, 0.0, 1e7, 10.0), 0.0, 0.0, 28.0);
        assert_eq!(tiny.zoom, LEAST_ZOOM);
    }

    #[test]
    fn revealing_moves_only_what_is_needed() {
        let camera = Camera::default();
        assert_eq!(camera.revealing(Rect::new(100.0, 100.0, 280.0, 72.0), 800.0, 600.0, 20.0), camera);
        assert_eq!(camera.revealing(Rect::new(700.0, 100.0, 280.0, 72.0), 800.0, 600.0, 20.0), camera.panned(-200.0, 0.0));
        assert_eq!(camera.revealing(Rect::new(-50.0, 590.0, 280.0, 72.0), 800.0, 600.0, 20.0), camera.panned(70.0, -82.0));
    }

    #[test]
    fn detail_follows_zoom_and_text_size() {
        for (zoom, scale, detail) in
            [(1.0, 1.0, Detail::Full), (0.59, 1.0, Detail::Names), (0.34, 1.0, Detail::Blocks), (1.0, 2.0, Detail::Names)]
        {
            assert_eq!(Camera { zoom, ..Camera::default() }.detail(scale), detail);
        }
    }
}
