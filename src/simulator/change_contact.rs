//! The chosen contact changed by a user, in the middle of a session: fields, tags, lifecycle.

use leptos::prelude::*;
use usher_model::{
    event::{Actor, Event},
    ids::{FieldId, StageId, TagId},
    labels::StandardField,
    value::Value,
};
use usher_wording::{Language, names, values};

use super::act_dialog::ActDialog;
use super::entries::{self, Entries, Entry, EntryFields};
use super::words::word;
use crate::state::{
    Simulator,
    desk::Desk,
    simulator::{Ask, Place},
};
use crate::ui::prelude::*;

/// What the dialog holds, and how it was when the dialog opened.
#[derive(Clone, Copy)]
struct Change {
    fields: StoredValue<Vec<(FieldId, Option<Value>)>>,
    entries: Entries,
    tags: RwSignal<Vec<String>>,
    stage: RwSignal<String>,
}

impl Change {
    fn begin(self, desk: &Desk, language: Language) {
        let Some(contact) = desk.session.world().contact(&desk.contact) else { return };
        let workspace = &desk.document().workspace;
        let standard = StandardField::ALL.into_iter().filter_map(|field| FieldId::new(field.id()).ok());
        let ids: Vec<FieldId> = standard.chain(workspace.fields.iter().map(|field| field.id.clone())).collect();
        let entry = |id: &FieldId| Entry {
            label: names::field(id, desk.document(), language),
            kind: workspace.field_type(id).unwrap_or(usher_model::labels::FieldType::Text),
            allowed: workspace.field(id).map(|field| field.values.clone()).unwrap_or_default(),
            required: false,
            text: contact.fields.get(id).map(Value::to_text).unwrap_or_default(),
            error: String::new(),
        };
        self.entries.set(ids.iter().map(entry).collect());
        self.fields.set_value(ids.into_iter().map(|id| (id.clone(), contact.fields.get(&id).cloned())).collect());
        self.tags.set(contact.tags.iter().map(ToString::to_string).collect());
        self.stage.set(contact.lifecycle.as_ref().map(ToString::to_string).unwrap_or_default());
    }

    /// What has to happen to make the contact what the dialog says; `None` while something does not fit, which is said there.
    fn events(self, simulator: Simulator, by: &Actor) -> Option<Vec<Event>> {
        let country = simulator.with_untracked(Desk::country).flatten();
        let read = entries::read(self.entries, country.as_deref(), simulator.ui)?;
        let (contact, tags, stage) = simulator.with_untracked(|desk| {
            let now = desk.session.world().contact(&desk.contact)?;
            Some((now.id.clone(), now.tags.clone(), now.lifecycle.clone()))
        })??;
        let mut events = Vec::new();
        for ((field, before), value) in self.fields.get_value().into_iter().zip(read) {
            if value != before {
                events.push(Event::SetField { contact: contact.clone(), field, value, by: by.clone() });
            }
        }
        let wanted: Vec<TagId> = self.tags.get_untracked().iter().filter_map(|tag| TagId::new(tag).ok()).collect();
        let added: Vec<TagId> = wanted.iter().filter(|tag| !tags.contains(*tag)).cloned().collect();
        let removed: Vec<TagId> = tags.into_iter().filter(|tag| !wanted.contains(tag)).collect();
        if !added.is_empty() {
            events.push(Event::AddTags { contact: contact.clone(), tags: added, by: by.clone() });
        }
        if !removed.is_empty() {
            events.push(Event::RemoveTags { contact: contact.clone(), tags: removed, by: by.clone() });
        }
        let wanted = StageId::new(&self.stage.get_untracked()).ok();
        if wanted != stage {
            events.push(Event::SetLifecycle { contact, stage: wanted, by: by.clone() });
        }
        Some(events)
    }
}

/// The button, and its dialog.
#[component]
pub fn ChangeContact(
    /// The simulator.
    simulator: Simulator,
    /// Who changes it.
    #[prop(into)]
    by: Callback<(), Actor>,
) -> impl IntoView {
    let change = Change {
        fields: StoredValue::new(Vec::new()),
        entries: RwSignal::new(Vec::new()),
        tags: RwSignal::new(Vec::new()),
        stage: RwSignal::new(String::new()),
    };
    let begin = move || _ = simulator.with_untracked(|desk| change.begin(desk, simulator.ui.language_now()));
    let apply = move || {
        let Some(events) = change.events(simulator, &by.run(())) else { return };
        simulator.asking.set(None);
        for event in events {
            if !simulator.act(event, Place::Team) {
                return;
            }
        }
    };
    let title = Memo::new(move |_| {
        let name = simulator.with(|desk| desk.name_of(&desk.contact)).unwrap_or_default();
        format!("{}: {name}", simulator.ui.language().simulator().change_contact)
    });
    view! {
        <Button
            label=word(|words| words.change_contact)
            icon=Glyph::Sliders
            icon_only=true
            kind=Kind::Quiet
            size=Size::Mini
            popup="dialog"
            on_press=move || simulator.asking.set(Some(Ask::Contact))
        />
        <ActDialog simulator=simulator when=|asked| asked == Ask::Contact title=title act=word(|words| words.apply) on_act=apply>
            {move || {
                begin();
                view! { <EntryFields entries=change.entries /> }
            }}
            <Labels simulator=simulator change=change />
        </ActDialog>
    }
}

/// Tags and lifecycle, where the workspace has any.
#[component]
fn Labels(simulator: Simulator, change: Change) -> impl IntoView {
    let ui = simulator.ui;
    let tags = Memo::new(move |_| {
        let list = simulator.with(|desk| {
            let document = desk.document();
            document.workspace.tags.iter().map(|tag| Choice::new(tag.id.as_str(), names::tag(&tag.id, document))).collect::<Vec<_>>()
        });
        list.unwrap_or_default()
    });
    let stages = Memo::new(move |_| {
        let nothing = Choice::new("", values::none(ui.language()));
        let list = simulator.with(|desk| {
            let document = desk.document();
            let stage = |id: &StageId| Choice::new(id.as_str(), names::stage(id, document));
            document.workspace.lifecycle.iter().map(|found| stage(&found.id)).collect::<Vec<_>>()
        });
        std::iter::once(nothing).chain(list.unwrap_or_default()).collect::<Vec<_>>()
    });
    let remove = move |tag: String| format!("{} {tag}", ui.language().common().remove);
    view! {
        <Show when=move || !tags.with(Vec::is_empty)>
            <Field label=word(|words| words.tags)>
                <Picks
                    values=change.tags
                    options=tags
                    on_add=move |tag| change.tags.update(|tags| tags.push(tag))
                    on_remove=move |tag: String| change.tags.update(|tags| tags.retain(|other| *other != tag))
                    remove=remove
                    none=word(|words| words.nothing_found)
                    toggle=word(|words| words.show_list)
                />
            </Field>
        </Show>
        <Show when=move || { stages.with(Vec::len) > 1 }>
            <Field label=word(|words| words.lifecycle)>
                <Select value=change.stage options=stages on_pick=move |id| change.stage.set(id) />
            </Field>
        </Show>
    }
}
