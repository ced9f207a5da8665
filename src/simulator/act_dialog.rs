//! The frame of a dialog in which one fills in what shall happen.

use leptos::prelude::*;

use super::words::common;
use crate::state::{Simulator, simulator::Ask};
use crate::ui::prelude::*;

/// A dialog with a button that lets it happen.
#[component]
pub fn ActDialog(
    /// The simulator.
    simulator: Simulator,
    /// When it is open: while this is asked for.
    #[prop(into)]
    when: Callback<Ask, bool>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// What the button is called.
    #[prop(into)]
    act: Signal<String>,
    /// Called by the button. Whoever acts closes the dialog.
    #[prop(into)]
    on_act: Callback<()>,
    /// What is filled in.
    children: ChildrenFn,
) -> impl IntoView {
    let open = Memo::new(move |_| simulator.asking.get().is_some_and(|asked| when.run(asked)));
    let foot = move || {
        view! {
            <Button label=common(|words| words.cancel) on_press=move || simulator.asking.set(None) />
            <Button label=act kind=Kind::Primary on_press=on_act />
        }
    };
    view! {
        <Dialog open=open on_close=move || simulator.asking.set(None) title=title foot=foot>
            {children()}
        </Dialog>
    }
}
