//! What can be done with several selected cards and notes.

use leptos::prelude::*;

use super::words::{common, say};
use crate::builder::board::Board;
use crate::ui::prelude::*;

/// How many are selected, and what can be done with all of them.
#[component]
pub fn Several(
    /// How many.
    count: Memo<usize>,
    /// Called when the inspector shall close.
    on_close: Callback<()>,
) -> impl IntoView {
    let board = Board::get();
    let title = say(move |language| (language.builder().selected)(i64::try_from(count.get()).unwrap_or(i64::MAX)));
    view! {
        <div class="inspector__head">
            <div class="inspector__title">
                <h2 class="inspector__heading">{title}</h2>
            </div>
            <Button label=common(|words| words.close) icon=Glyph::Cross icon_only=true kind=Kind::Quiet on_press=on_close />
        </div>
        <div class="inspector__body">
            <div class="section row row--wrap">
                <Button
                    label=common(|words| words.duplicate)
                    icon=Glyph::Duplicate
                    size=Size::Compact
                    on_press=move |()| board.duplicate_selected()
                />
                <Button
                    label=common(|words| words.delete)
                    icon=Glyph::Trash
                    size=Size::Compact
                    on_press=move |()| board.delete_selected()
                />
            </div>
        </div>
    }
}
