//! A message: its text, attachments, and whether it is sent as a template.

use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use usher_model::{limits, steps::send_message::Message, template::Template};
use usher_wording::inspector;

use super::super::parts::{
    items::{ItemList, Items, focus_after_removal, focus_last, place_of, shift},
    setting::{Place, Setting},
    template::TemplateField,
};
use super::super::words::{say, word};
use crate::ui::prelude::*;

/// The parts of a message.
#[component]
pub fn MessageParts(
    /// The path of the message.
    #[prop(into)]
    path: Signal<String>,
    /// What its text is called.
    #[prop(into)]
    label: Signal<String>,
    /// The message.
    #[prop(into)]
    value: Signal<Message>,
    /// Called with the changed message.
    #[prop(into)]
    on_change: Callback<Message>,
) -> impl IntoView {
    let text = Memo::new(move |_| value.with(|message| message.text.as_str().to_owned()));
    let template = Memo::new(move |_| value.with(|message| message.template.clone()));
    let is_template = Memo::new(move |_| template.with(Option::is_some));
    let edit = move |change: &dyn Fn(&mut Message)| {
        let mut message = value.get_untracked();
        change(&mut message);
        on_change.run(message);
    };
    let below = move |part: &'static str| Signal::derive(move || format!("{}.{part}", path.get()));
    view! {
        <TemplateField
            path=below("text")
            label=label
            value=text
            on_input=move |text: String| edit(&|message| message.text = Template::new(&text))
            limit=limits::MESSAGE_CHARS
        />
        <Attachments path=below("attachments") value=value on_change=on_change />
        <SwitchRow
            label=word(|words| words.template)
            hint=word(|words| words.template_hint)
            checked=is_template
            on_change=move |on: bool| edit(&|message| message.template = on.then(String::new))
        />
        <Show when=move || is_template.get()>
            <Setting path=below("template") label=word(|words| words.template_title)>
                <TextInput
                    value=Signal::derive(move || template.get().unwrap_or_default())
                    on_input=move |text: String| edit(&|message| message.template = Some(text.clone()))
                />
            </Setting>
        </Show>
    }
}

#[component]
fn Attachments(path: Signal<String>, value: Signal<Message>, on_change: Callback<Message>) -> impl IntoView {
    let count = Memo::new(move |_| value.with(|message| message.attachments.len()));
    let keys = Signal::derive(move || (0..count.get()).map(|at| at.to_string()).collect::<Vec<_>>());
    let list = NodeRef::<html::Div>::new();
    let edit = move |change: &dyn Fn(&mut Vec<String>)| {
        let mut message = value.get_untracked();
        change(&mut message.attachments);
        on_change.run(message);
    };
    let line = Arc::new(move |key: String| {
        let at = place_of(keys, key);
        view! { <Attachment path=path at=at value=value on_change=on_change /> }.into_any()
    });
    view! {
        <Place path=path>
            <ItemList keys=keys list=list on_move=move |(from, to)| edit(&|all| shift(all, from, to)) line=line />
            <div class="section__more">
                <Button
                    label=word(|words| words.add_attachment)
                    icon=Glyph::Attach
                    kind=Kind::Quiet
                    size=Size::Compact
                    on_press=move |()| {
                        edit(&|all| all.push(String::new()));
                        focus_last(list);
                    }
                />
            </div>
        </Place>
    }
}

#[component]
fn Attachment(path: Signal<String>, at: Memo<usize>, value: Signal<Message>, on_change: Callback<Message>) -> impl IntoView {
    let items: Items = expect_context();
    let url = Memo::new(move |_| value.with(|message| message.attachments.get(at.get()).cloned().unwrap_or_default()));
    let label = say(move |language| inspector::attachment(at.get() + 1, language));
    let write = move |text: String| {
        let mut message = value.get_untracked();
        if let Some(one) = message.attachments.get_mut(at.get_untracked()) {
            *one = text;
            on_change.run(message);
        }
    };
    let remove = move |()| {
        let (mut message, gone) = (value.get_untracked(), at.get_untracked());
        if gone < message.attachments.len() {
            message.attachments.remove(gone);
            on_change.run(message);
            focus_after_removal(items, gone);
        }
    };
    view! {
        <div class="item">
            <div class="item__body">
                <Setting path=Signal::derive(move || format!("{}[{}]", path.get(), at.get())) label=label label_hidden=true>
                    <TextInput value=url on_input=write placeholder=Signal::stored("https://".to_owned()) icon=Glyph::Attach keyboard="url" />
                </Setting>
            </div>
            <Button label=word(|words| words.remove_attachment) icon=Glyph::Cross icon_only=true kind=Kind::Quiet size=Size::Mini on_press=remove />
        </div>
    }
}
