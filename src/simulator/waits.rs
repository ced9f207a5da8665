//! What the chosen contact's run waits for, in one line over the chat, where the canvas is not in view.

use leptos::prelude::*;
use usher_engine::RunState;
use usher_wording::{names, simulator as words};

use super::{look, walked};
use crate::state::{Simulator, Ui};
use crate::ui::prelude::*;

/// The line; nothing while the run does not wait.
#[component]
pub fn WaitBar(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let ui = Ui::get();
    let waits = Memo::new(move |_| {
        let language = ui.language();
        simulator.with(|desk| {
            let run = desk.session.walk(&desk.contact, &desk.workflow)?;
            let RunState::Waiting(what) = run.state else { return None };
            let workflow = desk.flow()?;
            let node = names::node(&run.node, workflow, desk.document(), language);
            let node_type = look::type_of(Some(workflow), Some(&run.node))?;
            Some((node_type, words::waits_at(what, &node, language), walked::left(&run, desk, language).unwrap_or_default()))
        })
    });
    move || {
        waits.get().flatten().map(|(node_type, text, left)| {
            view! {
                <div class="waiting" data-group=look::group(node_type)>
                    <Icon glyph=look::glyph(node_type) />
                    <span class="waiting__text">{text}</span>
                    <b class="num">{left}</b>
                </div>
            }
        })
    }
}
