//! A modal dialog: named by its title, closed by Escape, and focus goes back to where it came from.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::listen::fresh_id;

/// How wide a dialog is where there is room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// 480 px.
    #[default]
    Normal,
    /// 640 px.
    Wide,
}

impl DialogSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Normal => "dialog",
            Self::Wide => "dialog dialog--wide",
        }
    }
}

/// A native modal dialog. Its content is made anew each time it opens.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when the person wants it closed; the caller then sets `open`.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its title and name.
    #[prop(into)]
    title: Signal<String>,
    /// Its width.
    #[prop(optional)]
    size: DialogSize,
    /// The buttons at the bottom.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// What stands between title and buttons.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let opener = StoredValue::new_local(None::<HtmlElement>);
    let title_id = fresh_id("dialog");
    let labelled_by = title_id.clone();
    Effect::new(move |_| {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        if wanted && !dialog.open() {
            opener.set_value(document().active_element().and_then(|element| element.dyn_into().ok()));
            // Refused only for a dialog that is not in the page, and this one is.
            let _ = dialog.show_modal();
        } else if !wanted && dialog.open() {
            dialog.close();
            give_focus_back(opener.try_update_value(Option::take).flatten());
        }
    });
    on_cleanup(move || {
        if let Some(dialog) = node.try_get_untracked().flatten().filter(|dialog| dialog.open()) {
            dialog.close();
        }
    });
    let (children, foot) = (StoredValue::new(children), StoredValue::new(foot));
    let title_id = StoredValue::new(title_id);
    view! {
        <dialog
            class=size.class()
            node_ref=node
            aria-labelledby=labelled_by
            on:cancel=move |event: leptos::web_sys::Event| {
                // A cancelled file picker inside sends the same event.
                if event.target() == event.current_target() {
                    event.prevent_default();
                    on_close.run(());
                }
            }
        >
            <Show when=move || open.get()>
                <header class="dialog__head">
                    <h2 class="dialog__title" id=title_id.get_value()>
                        {title}
                    </h2>
                </header>
                <div class="dialog__body">{children.with_value(|children| children())}</div>
                {foot
                    .get_value()
                    .map(|foot| view! { <footer class="dialog__foot">{foot.run()}</footer> })}
            </Show>
        </dialog>
    }
}

/// The browser gives focus back by itself, unless what had it is gone or was inside something closed meanwhile.
fn give_focus_back(opener: Option<HtmlElement>) {
    let active = document().active_element();
    let is_lost = active.is_none_or(|element| element.tag_name() == "BODY");
    if let (true, Some(opener)) = (is_lost, opener.filter(|opener| opener.is_connected())) {
        // An element that cannot take focus leaves it where it is.
        let _ = opener.focus();
    }
}
