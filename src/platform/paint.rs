//! Painting on a `<canvas>`: shapes that are made once, and a brush that knows the camera.

use leptos::prelude::window;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};
use web_sys::Path2d;

/// A shape in the coordinates of the plane.
pub struct Shape(Path2d);

impl Shape {
    /// A shape by SVG path data; `None` where the browser refuses it.
    #[must_use]
    pub fn new(path: &str) -> Option<Self> {
        Path2d::new_with_path_string(path).ok().map(Self)
    }
}

/// The colours of custom properties of the page, as they are at an element: a theme may be light or dark.
#[must_use]
pub fn colors(element: &HtmlElement, names: &[String]) -> Vec<String> {
    let style = element.style();
    let color = |name: &String| {
        // Only a colour that is in use comes out resolved; a custom property gives its own words back.
        let _ = style.set_property("color", &format!("var({name})"));
        let computed = window().get_computed_style(element).ok().flatten();
        computed.and_then(|computed| computed.get_property_value("color").ok()).unwrap_or_default()
    };
    let found = names.iter().map(color).collect();
    let _ = style.remove_property("color");
    found
}

/// Paints on an emptied canvas.
pub struct Brush {
    context: CanvasRenderingContext2d,
    zoom: f64,
}

impl Brush {
    /// Empties a canvas, makes it as large as its place, and sets the camera: a shift in CSS pixels and a zoom.
    #[must_use]
    pub fn new(canvas: &HtmlCanvasElement, (width, height): (f64, f64), (x, y, zoom): (f64, f64, f64)) -> Option<Self> {
        let dense = window().device_pixel_ratio().clamp(1.0, 3.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a window")]
        let pixels = |length: f64| (length * dense).round().max(1.0) as u32;
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
        let (across, down) = (pixels(width), pixels(height));
        if canvas.width() != across || canvas.height() != down {
            canvas.set_width(across);
            canvas.set_height(down);
        }
        // Refused only for a lost context; then nothing is painted either.
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, f64::from(across), f64::from(down));
        let _ = context.set_transform(zoom * dense, 0.0, 0.0, zoom * dense, x * dense, y * dense);
        Some(Self { context, zoom })
    }

    /// Draws outlines, so many screen pixels thick.
    pub fn line(&self, shape: &Shape, color: &str, thick: f64) {
        self.context.set_stroke_style_str(color);
        self.context.set_line_width(thick / self.zoom);
        self.context.stroke_with_path(&shape.0);
    }

    /// Draws filled blocks with an outline.
    pub fn block(&self, shape: &Shape, fill: &str, line: &str) {
        self.context.set_fill_style_str(fill);
        self.context.fill_with_path_2d(&shape.0);
        self.line(shape, line, 1.0);
    }
}
