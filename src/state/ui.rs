//! The frame of the page: language, theme, place, notices, and which of the page's own dialogs is asked for.

use leptos::prelude::*;
use leptos::web_sys::File;
use usher_editor::command::Refused;
use usher_model::ids::WorkflowId;
use usher_wording::{Language, edits, ui::Pages};

use super::store::Store;
use crate::platform::{
    files, page,
    preferences::{self, Preferences},
};
use crate::route::Route;
use crate::ui::prelude::{Announcer, Glyph, Toaster};

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the system says.
    #[default]
    System,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// Its name in the preferences and for the styles.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }

    fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default()
    }
}

/// What shall be exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportOf {
    /// One workflow with what it refers to.
    Workflow(WorkflowId),
    /// The whole workspace.
    Everything,
}

/// What shall be imported.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportOf {
    /// Files that were chosen or dropped; the first one counts.
    Files(Vec<File>),
    /// A text that was pasted.
    Text(String),
}

/// The frame of the page. A context: `Ui::get()`; copies are the same frame.
#[derive(Clone, Copy)]
pub struct Ui {
    language: RwSignal<Language>,
    theme: RwSignal<Theme>,
    route: RwSignal<Route>,
    export_of: RwSignal<Option<ExportOf>>,
    import_of: RwSignal<Option<ImportOf>, LocalStorage>,
    /// Owns what lives as long as the app.
    app: StoredValue<Owner>,
    /// Says things to screen readers.
    pub announcer: Announcer,
    /// Raises notices.
    pub toaster: Toaster,
}

impl Ui {
    /// The frame as the preferences and the address want it; keeps the page in step from now on.
    #[must_use]
    pub fn start() -> Self {
        let chosen = preferences::read();
        let announcer = Announcer::new();
        // The page's first script has resolved a missing preference to the browser's own language.
        let language = Language::from_code(&page::language()).unwrap_or_default();
        let ui = Self {
            language: RwSignal::new(language),
            theme: RwSignal::new(Theme::from_code(&chosen.theme)),
            route: RwSignal::new(Route::from_hash(&page::hash())),
            export_of: RwSignal::new(None),
            import_of: RwSignal::new_local(None),
            app: StoredValue::new(Owner::current().unwrap_or_default()),
            announcer,
            toaster: Toaster::new(announcer),
        };
        page::on_hash_change(move || ui.route.set(Route::from_hash(&page::hash())));
        ui
    }

    /// The frame of the page.
    ///
    /// # Panics
    /// Outside the app.
    #[must_use]
    pub fn get() -> Self {
        expect_context()
    }

    /// The language. Reactive.
    #[must_use]
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// The language now, for a sentence that is made once.
    #[must_use]
    pub fn language_now(self) -> Language {
        self.language.get_untracked()
    }

    /// A fixed text of the pages, renewed with the language: `ui.say(|words| words.import)`.
    pub fn say(self, pick: impl Fn(&'static Pages) -> &'static str + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || pick(self.language().pages()).to_owned())
    }

    /// Speaks another language from now on, and at the next start.
    pub fn speak(self, language: Language) {
        self.language.set(language);
        page::set_language(language.code());
        self.keep();
    }

    /// The theme. Reactive.
    #[must_use]
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Wears another theme from now on, and at the next start.
    pub fn wear(self, theme: Theme) {
        self.theme.set(theme);
        page::set_theme(theme.code());
        self.keep();
    }

    /// Where we are. Reactive.
    #[must_use]
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Goes somewhere; the browser's Back leads back here.
    pub fn go(self, route: &Route) {
        page::go_to(&route.to_hash());
    }

    /// Gives the tab its title for as long as the current owner lives: "Workflows · Usher".
    pub fn title(self, title: impl Into<Signal<String>>) {
        let title = title.into();
        Effect::new(move |_| page::set_title(&format!("{} · Usher", title.get())));
    }

    /// Makes something that lives as long as the page, whatever part of it asks: what a notice offers outlives the row it is about.
    pub fn lasting<T>(self, make: impl FnOnce() -> T) -> T {
        self.app.get_value().with(make)
    }

    /// Says that something was done and offers to take it back: only that, never what was done after it.
    pub fn offer_undo(self, store: Store, said: String, glyph: Glyph) {
        let revision = store.revision_now();
        let take_back = move |()| {
            if store.revision_now() == revision {
                store.undo();
            } else {
                self.toaster.say(self.language_now().pages().undo_in_order);
            }
        };
        // The notice outlives the row or dialog that raised it, and so must what it offers.
        let undo = self.app.with_value(|app| app.with(|| Callback::new(take_back)));
        self.toaster.say_with(said, glyph, self.language_now().pages().undo, undo);
    }

    /// Says why a wish was refused.
    pub fn say_refused(self, store: Store, refused: &Refused) {
        let workflow = self.route.with_untracked(|route| route.workflow().cloned());
        let said = store.with_untracked(|document| {
            let workflow = workflow.and_then(|id| document.workflow(&id));
            edits::refused(refused, workflow.map(AsRef::as_ref), document, self.language_now())
        });
        self.toaster.say(said);
    }

    /// Opens the export dialog.
    pub fn export(self, what: ExportOf) {
        self.export_of.set(Some(what));
    }

    /// What the export dialog shows; `None`: it is closed. For that dialog alone.
    #[must_use]
    pub const fn exporting(self) -> RwSignal<Option<ExportOf>> {
        self.export_of
    }

    /// Opens the file picker, and then the import dialog. Call it while a press is being handled, or the browser refuses.
    pub fn pick_import(self) {
        files::pick(".json,application/json", move |files| self.import(ImportOf::Files(files)));
    }

    /// Opens the import dialog.
    pub fn import(self, what: ImportOf) {
        self.import_of.set(Some(what));
    }

    /// What waits to be imported; `None`: nothing. For that dialog alone.
    #[must_use]
    pub const fn importing(self) -> RwSignal<Option<ImportOf>, LocalStorage> {
        self.import_of
    }

    fn keep(self) {
        let (theme, language) = (self.theme.get_untracked(), self.language.get_untracked());
        preferences::write(&Preferences { theme: theme.code().to_owned(), language: language.code().to_owned() });
    }
}
