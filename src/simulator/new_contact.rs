//! A new contact of the session: name, channel, language, tags and assignee.

use leptos::prelude::*;
use usher_model::{
    contact::Contact,
    ids::{ChannelId, TagId, UserId},
};
use usher_wording::names;

use super::words::{common, word};
use crate::state::{Simulator, Ui, desk::Desk};
use crate::ui::prelude::*;

/// What the dialog holds.
#[derive(Clone, Copy)]
struct Form {
    first: RwSignal<String>,
    last: RwSignal<String>,
    email: RwSignal<String>,
    phone: RwSignal<String>,
    language: RwSignal<String>,
    country: RwSignal<String>,
    channel: RwSignal<String>,
    tags: RwSignal<Vec<String>>,
    assignee: RwSignal<String>,
}

impl Form {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            first: empty(),
            last: empty(),
            email: empty(),
            phone: empty(),
            language: empty(),
            country: empty(),
            channel: empty(),
            tags: RwSignal::new(Vec::new()),
            assignee: empty(),
        }
    }

    fn reset(self, desk: &Desk, language: &str) {
        for text in [self.first, self.last, self.email, self.phone, self.country, self.assignee] {
            text.set(String::new());
        }
        self.language.set(language.to_owned());
        self.channel.set(desk.document().workspace.channels.first().map(|channel| channel.id.to_string()).unwrap_or_default());
        self.tags.set(Vec::new());
    }

    /// The contact; `None` without a name.
    fn contact(self, desk: &Desk) -> Option<Contact> {
        let given = |text: RwSignal<String>| Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let (first, last) = (given(self.first), given(self.last));
        let name = [first.as_deref(), last.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return None;
        }
        Some(Contact {
            first_name: first,
            last_name: last,
            email: given(self.email),
            phone: given(self.phone),
            language: given(self.language),
            country: given(self.country).map(|code| code.to_uppercase()),
            channel: ChannelId::new(&self.channel.get_untracked()).ok(),
            tags: self.tags.get_untracked().iter().filter_map(|tag| TagId::new(tag).ok()).collect(),
            assignee: UserId::new(&self.assignee.get_untracked()).ok(),
            ..Contact::new(desk.fresh_contact(&name)?)
        })
    }
}

/// The dialog.
#[component]
pub fn NewContact(
    /// The simulator.
    simulator: Simulator,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let ui = Ui::get();
    let form = Form::new();
    let error = RwSignal::new(String::new());
    Effect::new(move |_| {
        if open.get() {
            error.set(String::new());
            simulator.with_untracked(|desk| form.reset(desk, ui.language_now().code()));
        }
    });
    let add = move || {
        let Some(contact) = simulator.with_untracked(|desk| form.contact(desk)).flatten() else {
            return error.set(ui.language_now().simulator().no_contact_name.to_owned());
        };
        match simulator.add_contact(contact) {
            Ok(()) => open.set(false),
            Err(why) => error.set(why),
        }
    };
    let foot = move || {
        view! {
            <Button label=common(|words| words.cancel) on_press=move || open.set(false) />
            <Button label=word(|words| words.add) kind=Kind::Primary on_press=add />
        }
    };
    view! {
        <Dialog open=open on_close=move || open.set(false) title=word(|words| words.new_contact_name) foot=foot>
            <Names form=form error=error on_enter=add />
            <Choices simulator=simulator form=form />
            <Reach form=form />
        </Dialog>
    }
}

#[component]
fn Names(form: Form, error: RwSignal<String>, #[prop(into)] on_enter: Callback<()>) -> impl IntoView {
    let on_key = move |event: leptos::web_sys::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            on_enter.run(());
        }
    };
    let write = move |text: String| {
        error.set(String::new());
        form.first.set(text);
    };
    view! {
        <Field label=word(|words| words.first_name) error=error>
            <TextInput value=form.first on_input=write on_key=on_key />
        </Field>
        <Field label=word(|words| words.last_name) optional=common(|words| words.optional)>
            <TextInput value=form.last on_input=move |text| form.last.set(text) on_key=on_key />
        </Field>
    }
}

#[component]
fn Choices(simulator: Simulator, form: Form) -> impl IntoView {
    let channels = options(simulator, |desk| {
        let document = desk.document();
        document.workspace.channels.iter().map(|channel| Choice::new(channel.id.as_str(), names::channel(&channel.id, document))).collect()
    });
    let tags = options(simulator, |desk| {
        let document = desk.document();
        document.workspace.tags.iter().map(|tag| Choice::new(tag.id.as_str(), names::tag(&tag.id, document))).collect()
    });
    let users = options(simulator, |desk| {
        let document = desk.document();
        document.workspace.users.iter().map(|user| Choice::new(user.id.as_str(), names::user(&user.id, document))).collect()
    });
    let ui = Ui::get();
    let assignees = Signal::derive(move || {
        let mut all = vec![Choice::new("", ui.language().simulator().nobody)];
        all.extend(users.get());
        all
    });
    let remove = move |tag: String| format!("{} {tag}", ui.language().common().remove);
    view! {
        <Field label=word(|words| words.channel)>
            <Select value=form.channel options=channels on_pick=move |id| form.channel.set(id) />
        </Field>
        <Field label=word(|words| words.language) hint=word(|words| words.language_hint)>
            <TextInput value=form.language on_input=move |text| form.language.set(text) />
        </Field>
        <Show when=move || tags.with(|tags| !tags.is_empty())>
            <Field label=word(|words| words.tags)>
                <Picks
                    values=form.tags
                    options=tags
                    on_add=move |tag| form.tags.update(|tags| tags.push(tag))
                    on_remove=move |tag: String| form.tags.update(|tags| tags.retain(|other| *other != tag))
                    remove=remove
                    none=word(|words| words.nothing_found)
                    toggle=word(|words| words.show_list)
                />
            </Field>
        </Show>
        <Field label=word(|words| words.assignee)>
            <Select value=form.assignee options=assignees on_pick=move |id| form.assignee.set(id) />
        </Field>
    }
}

#[component]
fn Reach(form: Form) -> impl IntoView {
    let optional = common(|words| words.optional);
    view! {
        <Field label=word(|words| words.email) optional=optional>
            <TextInput value=form.email on_input=move |text| form.email.set(text) keyboard="email" />
        </Field>
        <Field label=word(|words| words.phone) optional=optional>
            <TextInput value=form.phone on_input=move |text| form.phone.set(text) keyboard="tel" />
        </Field>
        <Field label=word(|words| words.country) optional=optional>
            <TextInput value=form.country on_input=move |text| form.country.set(text) />
        </Field>
    }
}

fn options(simulator: Simulator, list: impl Fn(&Desk) -> Vec<Choice> + Send + Sync + 'static) -> Memo<Vec<Choice>> {
    Memo::new(move |_| simulator.with(&list).unwrap_or_default())
}
