//! The canvas from far away: cards as blocks in their groups' colours, painted instead of built.

use std::collections::BTreeMap;
use std::fmt::Write;

use leptos::html;
use leptos::prelude::*;
use usher_editor::camera::Detail;
use usher_model::StepGroup;

use super::super::board::Board;
use super::super::kinds;
use crate::platform::{
    media,
    paint::{self, Brush, Shape},
};

/// What is painted: renewed with the document, not with the camera.
struct Shapes {
    blocks: BTreeMap<StepGroup, Shape>,
    lines: Shape,
}

fn shapes(board: Board) -> Option<Shapes> {
    let mut paths: BTreeMap<StepGroup, String> = BTreeMap::new();
    board.cards.with(|cards| {
        for card in cards.values() {
            let Some(rect) = board.card_rect(&card.id) else { continue };
            let group = card.node.with_untracked(|node| node.node_type().group());
            // Writing to a string cannot fail.
            let _ = write!(paths.entry(group).or_default(), "M{} {}h{}v{}h{}z", rect.x, rect.y, rect.w, rect.h, -rect.w);
        }
    });
    let mut lines = String::new();
    board.lines.with(|all| {
        for line in all.values() {
            line.route.with_untracked(|route| lines.push_str(&route.path));
        }
    });
    let mut blocks = BTreeMap::new();
    for (group, path) in paths {
        blocks.insert(group, Shape::new(&path)?);
    }
    Some(Shapes { blocks, lines: Shape::new(&lines)? })
}

/// The painting; nothing at other zooms.
#[component]
pub fn Blocks(
    /// The open builder.
    board: Board,
    /// How much of a card is drawn.
    detail: Memo<Detail>,
) -> impl IntoView {
    let is_far = Memo::new(move |_| detail.get() == Detail::Blocks);
    move || is_far.get().then(|| view! { <Painting board=board /> })
}

#[component]
fn Painting(board: Board) -> impl IntoView {
    let node = NodeRef::<html::Canvas>::new();
    let shapes = StoredValue::new_local(None::<Shapes>);
    let fresh = RwSignal::new(0_u32);
    Effect::new(move |_| {
        board.cards.track_shape();
        board.cards.track_list();
        board.lines.track_ways();
        board.preview.track();
        shapes.set_value(self::shapes(board));
        fresh.update(|fresh| *fresh += 1);
    });
    // The colours are read from the page, so another theme means other ones.
    let is_dark = media::matches("(prefers-color-scheme: dark)");
    let colors = Memo::new(move |_| {
        let _ = board.ui.theme();
        is_dark.track();
        let names: Vec<String> =
            ["--c-edge".to_owned(), "--c-accent-line".to_owned()].into_iter().chain(StepGroup::ALL.into_iter().flat_map(inks)).collect();
        node.get().map(|canvas| paint::colors(&canvas, &names)).unwrap_or_default()
    });
    Effect::new(move |_| {
        fresh.track();
        let (camera, view, selection) = (board.camera.get(), board.view.get(), board.selection().get());
        let colors = colors.get();
        let (Some(canvas), [edge, accent, inks @ ..]) = (node.get(), colors.as_slice()) else { return };
        let Some(brush) = Brush::new(&canvas, (view.width, view.height), (camera.x, camera.y, camera.zoom)) else { return };
        shapes.with_value(|shapes| {
            let Some(shapes) = shapes else { return };
            brush.line(&shapes.lines, edge, 1.0);
            for (group, ink) in StepGroup::ALL.into_iter().zip(inks.chunks(2)) {
                if let (Some(shape), [soft, ink]) = (shapes.blocks.get(&group), ink) {
                    brush.block(shape, soft, ink);
                }
            }
        });
        let chosen = selection.nodes.iter().filter_map(|id| board.card_rect(id)).fold(String::new(), |mut path, rect| {
            let _ = write!(path, "M{} {}h{}v{}h{}z", rect.x, rect.y, rect.w, rect.h, -rect.w);
            path
        });
        if let Some(shape) = Shape::new(&chosen) {
            brush.line(&shape, accent, 3.0);
        }
    });
    view! { <canvas class="canvas__blocks" node_ref=node aria-hidden="true"></canvas> }
}

/// The names of the two colours of a group: soft and ink.
fn inks(group: StepGroup) -> [String; 2] {
    let name = kinds::group_name(group);
    [format!("--g-{name}-soft"), format!("--g-{name}")]
}
