//! Points on the screen, points on the canvas, and rectangles: different types, so that they cannot be mixed up.

use usher_model::node::Position;

/// A point on the screen, in CSS pixels from the top left corner of the canvas element.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Screen {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A point on the canvas, in its own pixels: those of [`Position`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Plane {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Screen {
    /// A point.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How far apart two points are, in pixels of the screen.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

impl Plane {
    /// A point.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The point, moved.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }

    /// How far apart two points are, in pixels of the canvas.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

impl From<Position> for Plane {
    fn from(position: Position) -> Self {
        Self { x: position.x(), y: position.y() }
    }
}

impl From<Plane> for Position {
    fn from(plane: Plane) -> Self {
        Self::new(plane.x, plane.y)
    }
}

/// A rectangle on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left side.
    pub x: f64,
    /// Its top.
    pub y: f64,
    /// Its width.
    pub w: f64,
    /// Its height.
    pub h: f64,
}

impl Rect {
    /// A rectangle by its top left corner and size.
    #[must_use]
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// The rectangle between two corners, whichever they are.
    #[must_use]
    pub fn between(a: Plane, b: Plane) -> Self {
        Self { x: a.x.min(b.x), y: a.y.min(b.y), w: (a.x - b.x).abs(), h: (a.y - b.y).abs() }
    }

    /// Its right side.
    #[must_use]
    pub fn right(self) -> f64 {
        self.x + self.w
    }

    /// Its bottom.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.y + self.h
    }

    /// Its middle.
    #[must_use]
    pub fn middle(self) -> Plane {
        Plane::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Whether a point is in it.
    #[must_use]
    pub fn contains(self, at: Plane) -> bool {
        at.x >= self.x && at.x <= self.right() && at.y >= self.y && at.y <= self.bottom()
    }

    /// Whether the two share some area.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The rectangle with so much more on every side.
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self { x: self.x - by, y: self.y - by, w: self.w + 2.0 * by, h: self.h + 2.0 * by }
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self { x, y, w: self.right().max(other.right()) - x, h: self.bottom().max(other.bottom()) - y }
    }

    /// The rectangle, moved.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }
}
