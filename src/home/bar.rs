//! The bar on top of a page: where one can go, and the switches for language and theme.

use leptos::prelude::*;
use usher_wording::Language;

use crate::platform::page;
use crate::route::Route;
use crate::state::{Theme, Ui};
use crate::ui::prelude::*;

/// The bar of the pages that are lists; what is given stands before the switches.
#[component]
pub fn Bar(
    /// What this page adds.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let ui = Ui::get();
    let home = Route::Home.to_hash();
    let current = move || (ui.route() == Route::Home).then_some("page");
    let skip = move |event: leptos::web_sys::MouseEvent| {
        // The address belongs to the places of the app, so the link does not go there by it.
        event.prevent_default();
        page::focus_id("main");
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>
            {ui.say(|words| words.skip)}
        </a>
        <header class="bar">
            <a class="logo" href=home.clone() aria-label="Usher">
                <Logo />
            </a>
            <nav class="nav" aria-label=ui.say(|words| words.pages)>
                <a class="nav__link" href=home aria-current=current>
                    <Icon glyph=Glyph::Tidy />
                    <span class="nav__label">{ui.say(|words| words.workflows)}</span>
                </a>
            </nav>
            <span class="grow"></span>
            {children.map(|children| children())}
            <LanguageSwitch />
            <ThemeSwitch />
        </header>
    }
}

/// Switches the language.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let ui = Ui::get();
    let items = Signal::derive(move || {
        let item = |language: Language| MenuItem::act(language.name(), move || ui.speak(language)).checked(ui.language() == language);
        Language::ALL.map(item).to_vec()
    });
    let label = Signal::derive(move || ui.language().name().to_owned());
    let name = Signal::derive(move || format!("{}: {}", ui.language().pages().language, ui.language().name()));
    view! { <MenuButton label=label name=name items=items icon=Glyph::Globe shrinks=true /> }
}

/// Switches the theme.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let ui = Ui::get();
    let items = Signal::derive(move || {
        let words = ui.language().pages();
        let item = |theme: Theme| {
            let (label, glyph) = match theme {
                Theme::Light => (words.light, Glyph::Sun),
                Theme::Dark => (words.dark, Glyph::Moon),
                Theme::System => (words.system, Glyph::Gear),
            };
            MenuItem::act(label, move || ui.wear(theme)).icon(glyph).checked(ui.theme() == theme)
        };
        Theme::ALL.map(item).to_vec()
    });
    let glyph = Signal::derive(move || if ui.theme() == Theme::Dark { Glyph::Moon } else { Glyph::Sun });
    view! { <MenuButton label=ui.say(|words| words.theme) items=items icon=glyph icon_only=true /> }
}
