//! The tools at the bottom of the canvas: zoom, fit, tidy up, notes, outline, minimap.

use leptos::prelude::*;
use usher_wording::builder;

use super::super::board::Board;
use super::super::words::word;
use crate::ui::prelude::*;

/// The toolbar.
#[component]
pub fn Toolbar(
    /// The open builder.
    board: Board,
) -> impl IntoView {
    let percent = Memo::new(move |_| board.percent());
    let zoom = move || builder::percent(percent.get(), board.ui.language());
    let (minimap, outline) = (board.panels.minimap, board.panels.outline);
    view! {
        <div
            class="canvas__tools"
            role="toolbar"
            aria-label=word(|words| words.tools)
            on:pointerdown=|event| event.stop_propagation()
            on:dblclick=|event| event.stop_propagation()
        >
            <Tool board=board glyph=Glyph::Minus label=|words| words.zoom_out keys="−" press=move || board.zoom_by(-1) />
            <Button
                label=zoom
                name=Signal::derive(move || format!("{} {}", zoom(), board.ui.language().builder().zoom_to_full))
                hint=Signal::derive(move || format!("{} (Shift+0)", board.ui.language().builder().zoom_to_full))
                kind=Kind::Quiet
                class="canvas__zoom"
                on_press=move || board.zoom_to_full()
            />
            <Tool board=board glyph=Glyph::Plus label=|words| words.zoom_in keys="+" press=move || board.zoom_by(1) />
            <span class="separator"></span>
            <Tool board=board glyph=Glyph::Fit label=|words| words.zoom_to_fit keys="Shift+1" press=move || board.fit() />
            <Tool board=board glyph=Glyph::Tidy label=|words| words.tidy_up keys="" press=move || board.tidy_up() />
            <Tool board=board glyph=Glyph::Note label=|words| words.add_note keys="" press=move || board.add_note(None) />
            <Button
                label=word(|words| words.outline)
                icon=Glyph::Outline
                icon_only=true
                kind=Kind::Quiet
                pressed=outline
                on_press=move || outline.update(|open| *open = !*open)
            />
            <Button
                label=word(|words| words.minimap)
                icon=Glyph::Minimap
                icon_only=true
                kind=Kind::Quiet
                class="canvas__map"
                pressed=minimap
                on_press=move || minimap.update(|open| *open = !*open)
            />
        </div>
    }
}

#[component]
fn Tool<P: Fn() + Copy + Send + Sync + 'static>(
    board: Board,
    glyph: Glyph,
    label: fn(&usher_wording::ui::Builder) -> &'static str,
    keys: &'static str,
    press: P,
) -> impl IntoView {
    let hint = Signal::derive(move || {
        let words = label(board.ui.language().builder());
        if keys.is_empty() { words.to_owned() } else { format!("{words} ({keys})") }
    });
    view! { <Button label=word(label) hint=hint icon=glyph icon_only=true kind=Kind::Quiet on_press=press /> }
}
