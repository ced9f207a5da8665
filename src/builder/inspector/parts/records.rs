//! The records of the workspace that settings refer to: as options of a picker, and made in place.

use std::sync::Arc;

use usher_editor::{
    command::{Command, WorkspaceRecord},
    fresh,
};
use usher_model::{
    Document,
    channel::{Channel, ChannelKind},
    labels::{Category, Field, FieldType, Stage, StandardField, Tag},
    people::{Role, Team, User, UserKind, UserStatus},
    value::Extra,
};
use usher_wording::{Language, names, values};

use crate::state::{Store, Ui};
use crate::ui::prelude::{Choice, Glyph};

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Records {
    /// Users, in the order that assignment follows.
    Users,
    /// Teams.
    Teams,
    /// Channels.
    Channels,
    /// Contact fields, the standard ones first.
    Fields,
    /// Tags.
    Tags,
    /// Lifecycle stages.
    Stages,
    /// Categories of closing notes.
    Categories,
}

impl Records {
    /// What there is, as options.
    #[must_use]
    pub fn options(self, document: &Document, language: Language) -> Vec<Choice> {
        let of = &document.workspace;
        match self {
            Self::Users => {
                let option = |user: &Arc<User>| {
                    let hint = values::user_status(user.status_of(user.status), language);
                    Choice::new(user.id.as_str(), names::user(&user.id, document)).glyph(Glyph::User).hint(hint)
                };
                of.users.iter().map(option).collect()
            }
            Self::Teams => {
                let option = |team: &Arc<Team>| {
                    let hint = usher_wording::inspector::members(team.members.len(), language);
                    Choice::new(team.id.as_str(), names::team(&team.id, document)).glyph(Glyph::Users).hint(hint)
                };
                of.teams.iter().map(option).collect()
            }
            Self::Channels => {
                let option = |channel: &Arc<Channel>| {
                    let (name, kind) = (names::channel(&channel.id, document), values::channel_kind(channel.kind, language));
                    let hint = if name == kind { "" } else { kind };
                    Choice::new(channel.id.as_str(), name).hint(hint)
                };
                of.channels.iter().map(option).collect()
            }
            Self::Fields => {
                let standard = StandardField::ALL.into_iter().map(|field| {
                    Choice::new(field.id(), names::standard_field(field, language)).hint(values::field_type(field.kind(), language))
                });
                let custom = |field: &Arc<Field>| {
                    Choice::new(field.id.as_str(), names::field(&field.id, document, language))
                        .hint(values::field_type(field.kind, language))
                };
                standard.chain(of.fields.iter().map(custom)).collect()
            }
            Self::Tags => of.tags.iter().map(|tag| Choice::new(tag.id.as_str(), names::tag(&tag.id, document)).glyph(Glyph::Tag)).collect(),
            Self::Stages => of.lifecycle.iter().map(|stage| Choice::new(stage.id.as_str(), names::stage(&stage.id, document))).collect(),
            Self::Categories => {
                of.closing_categories.iter().map(|one| Choice::new(one.id.as_str(), names::category(&one.id, document))).collect()
            }
        }
    }

    /// Makes a record of this name and gives its id. A field takes any text; [`create_field`] makes others.
    #[must_use]
    pub fn create(self, store: Store, ui: Ui, name: &str) -> Option<String> {
        if self == Self::Fields {
            return create_field(store, ui, name, FieldType::Text, Vec::new());
        }
        let (name, x) = (name.trim().to_owned(), Extra::default());
        let (id, record) = store.with_untracked(|document| match self {
            Self::Users => {
                let id = fresh::user(document, &name);
                // Somebody who is made while a workflow is drawn shall be able to take contacts in it.
                let status = UserStatus::Online;
                let user = User {
                    id: id.clone(),
                    name,
                    email: None,
                    role: Role::default(),
                    kind: UserKind::default(),
                    status,
                    skills: Vec::new(),
                    x,
                };
                (id.to_string(), WorkspaceRecord::User(Arc::new(user)))
            }
            Self::Teams => {
                let id = fresh::team(document, &name);
                (id.to_string(), WorkspaceRecord::Team(Arc::new(Team { id, name, members: Vec::new(), x })))
            }
            Self::Channels => {
                let id = fresh::channel(document, &name);
                let kind = kind_named(&name);
                let channel = Channel { id: id.clone(), kind, name, window_hours: kind.window_hours(), x };
                (id.to_string(), WorkspaceRecord::Channel(Arc::new(channel)))
            }
            Self::Fields => {
                let id = fresh::field(document, &name);
                (id.to_string(), WorkspaceRecord::Field(Arc::new(Field { id, name, kind: FieldType::Text, values: Vec::new(), x })))
            }
            Self::Tags => {
                let id = fresh::tag(document, &name);
                (id.to_string(), WorkspaceRecord::Tag(Arc::new(Tag { id, name, color: None, x })))
            }
            Self::Stages => {
                let id = fresh::stage(document, &name);
                (id.to_string(), WorkspaceRecord::Stage(Arc::new(Stage { id, name, lost: false, x })))
            }
            Self::Categories => {
                let id = fresh::category(document, &name);
                (id.to_string(), WorkspaceRecord::Category(Arc::new(Category { id, name, x })))
            }
        });
        add(store, ui, id, record)
    }
}

/// Makes a contact field and gives its id.
#[must_use]
pub fn create_field(store: Store, ui: Ui, name: &str, kind: FieldType, values: Vec<String>) -> Option<String> {
    let name = name.trim().to_owned();
    let id = store.with_untracked(|document| fresh::field(document, &name));
    let field = Field { id: id.clone(), name, kind, values, x: Extra::default() };
    add(store, ui, id.to_string(), WorkspaceRecord::Field(Arc::new(field)))
}

fn add(store: Store, ui: Ui, id: String, record: WorkspaceRecord) -> Option<String> {
    match store.dispatch(Command::AddRecord { record }) {
        Ok(()) => Some(id),
        Err(refused) => {
            ui.say_refused(store, &refused);
            None
        }
    }
}

/// The kind of a channel by its name: a channel called "WhatsApp Riga" is one of WhatsApp.
fn kind_named(name: &str) -> ChannelKind {
    let name = name.to_lowercase();
    let is_named =
        |kind: &ChannelKind| Language::ALL.into_iter().any(|language| name.contains(&values::channel_kind(*kind, language).to_lowercase()));
    ChannelKind::ALL.into_iter().find(is_named).unwrap_or(ChannelKind::Custom)
}
