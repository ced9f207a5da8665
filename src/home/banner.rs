//! What a person must know about the storage, with the download that saves the work.

use leptos::prelude::*;
use usher_wording::{Language, pages};

use crate::platform::{Failure, clock, files, page};
use crate::state::{Autosave, SaveState, Ui, opening::Notice};
use crate::ui::prelude::*;

/// A banner while changes are not kept, and one for what could not be read at the start; nothing else.
#[component]
pub fn StorageBanner() -> impl IntoView {
    let (ui, autosave) = (Ui::get(), Autosave::get());
    let trouble = Memo::new(move |_| match autosave.state() {
        SaveState::Untouched | SaveState::Saving | SaveState::Saved { .. } => None,
        SaveState::NotSaved { why, unsaved } | SaveState::OnlyInThisTab { why, unsaved } => Some((why, unsaved)),
    });
    let give = move |(name, text): (String, String)| {
        if files::download(&name, &text).is_err() {
            ui.toaster.say(ui.language_now().pages().not_downloaded);
        }
    };
    let storage = move || {
        trouble.get().map(|(why, unsaved)| {
            let says = says(&why, unsaved, ui.language());
            let may_reload = matches!(why, Failure::Overtaken | Failure::Newer | Failure::Silent);
            view! {
                <div class="banner" data-tone="danger" role="alert">
                    <Icon glyph=Glyph::Warning />
                    <span class="banner__text">{says}</span>
                    <Button size=Size::Compact icon=Glyph::Export label=ui.say(|words| words.download_workspace)
                        on_press=move || give(autosave.workspace_file()) />
                    {may_reload.then(|| view! {
                        <Button size=Size::Compact label=ui.say(|words| words.reload) on_press=|| page::reload() />
                    })}
                </div>
            }
        })
    };
    let at_start = move || {
        let words = ui.language().pages();
        let (text, says, label, is_gone) = match autosave.notice().get()? {
            Notice::SetAside(text) => (text, words.set_aside, words.download_aside, false),
            Notice::Unreadable(text) => (text, words.unreadable, words.download_saved, true),
        };
        let download = move || give((format!("usher-set-aside-{}.json", clock::file_stamp()), text.clone()));
        Some(view! {
            <div class="banner" data-tone="warning" role="alert">
                <Icon glyph=Glyph::Warning />
                <span class="banner__text">{says}</span>
                <Button size=Size::Compact icon=Glyph::Export label=label on_press=download />
                {is_gone.then(|| view! { <a href="recover.html">{words.all_saved}</a> })}
                {(!is_gone).then(|| view! {
                    <Button size=Size::Compact kind=Kind::Quiet icon=Glyph::Cross icon_only=true label=words.close
                        on_press=move || autosave.notice().set(None) />
                })}
            </div>
        })
    };
    view! {
        {storage}
        {at_start}
    }
}

fn says(why: &Failure, unsaved: usize, language: Language) -> String {
    let words = language.pages();
    match why {
        Failure::Denied => words.denied.to_owned(),
        Failure::Silent => words.silent.to_owned(),
        Failure::Newer => words.newer.to_owned(),
        Failure::Overtaken => words.overtaken.to_owned(),
        Failure::Unreadable => words.only_until_closed.to_owned(),
        Failure::Full => pages::full(unsaved, language),
        Failure::Other(reason) => pages::failed(reason, language),
    }
}
