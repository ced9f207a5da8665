//! What is drawn over the canvas while something is going on: rectangle, guides, the drawn connection, the hint at the pointer.

use leptos::prelude::*;
use usher_editor::{
    plane::{Plane, Screen},
    snap::Guide,
};

use super::super::board::Board;
use super::preview::{Hint, Shown};

/// The connection that is being drawn, in the layer of the cards.
#[component]
pub fn DraftEdge(
    /// The signals of the preview.
    shown: Shown,
) -> impl IntoView {
    move || {
        shown.draft.get().map(|draft| {
            view! {
                <svg class="canvas__edges" data-over="" aria-hidden="true">
                    <g class="edge" data-draft="">
                        <path class="edge__line" d=draft.path></path>
                        <path class="edge__arrow" d=draft.arrow></path>
                    </g>
                </svg>
            }
        })
    }
}

/// Rectangle, guides and hint, in pixels of the screen.
#[component]
pub fn Overlays(
    /// The open builder.
    board: Board,
    /// The signals of the preview.
    shown: Shown,
) -> impl IntoView {
    let screen = move |at: Plane| board.camera.get().to_screen(at);
    let marquee = move || {
        shown.marquee.get().map(|area| {
            let (from, to) = (screen(Plane::new(area.x, area.y)), screen(Plane::new(area.right(), area.bottom())));
            view! {
                <div
                    class="marquee"
                    style:transform=format!("translate({}px, {}px)", from.x, from.y)
                    style:width=format!("{}px", to.x - from.x)
                    style:height=format!("{}px", to.y - from.y)
                ></div>
            }
        })
    };
    let guides = move || {
        let guide = |guide: Guide| {
            let (from, to) = (screen(guide.from), screen(guide.to));
            line(from, to, guide)
        };
        shown.guides.get().into_iter().map(guide).collect_view()
    };
    let hint = move || {
        shown.hint.get().map(|(hint, at)| {
            let at = screen(at);
            let language = board.ui.language();
            let words = language.builder();
            let said = match hint {
                Hint::GoingBack => language.builder().going_back,
                Hint::NoInput => words.no_input,
                Hint::NotItself => words.not_itself,
                Hint::Add => words.release_to_add,
                Hint::Insert => words.release_to_insert,
            };
            view! {
                <div class="canvas__says" style:transform=format!("translate({}px, {}px)", at.x + 16.0, at.y + 16.0)>
                    {said}
                </div>
            }
        })
    };
    view! {
        {marquee}
        {guides}
        {hint}
    }
}

fn line(from: Screen, to: Screen, guide: Guide) -> impl IntoView {
    let is_across = (guide.from.y - guide.to.y).abs() < 0.5;
    let length = if is_across { to.x - from.x } else { to.y - from.y };
    let label = (guide.distance >= 1.0).then(|| {
        let middle = length / 2.0;
        let (x, y) = if is_across { (middle, 4.0) } else { (4.0, middle) };
        view! { <span class="guide__label" style:left=format!("{x}px") style:top=format!("{y}px")>{format!("{:.0}", guide.distance)}</span> }
    });
    view! {
        <div
            class="guide"
            data-axis=if is_across { "y" } else { "x" }
            style:transform=format!("translate({}px, {}px)", from.x, from.y)
            style:width=is_across.then(|| format!("{length}px"))
            style:height=(!is_across).then(|| format!("{length}px"))
        >
            {label}
        </div>
    }
}
