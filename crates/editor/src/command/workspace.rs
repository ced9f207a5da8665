//! Records and settings of the workspace, and scenarios.

use std::sync::Arc;

use usher_model::{Document, ids::ScenarioId, labels::StandardField, scenario::Scenario};

use super::{RecordId, Refused, WorkspaceRecord};
use crate::{
    fresh::RESERVED_USERS,
    history::{Edited, RecordKind},
    patch::{Change, Edit, List, Patch, Record, WorkspaceHead},
    uses,
};

fn adding<T: Record>(list: &[T], record: T) -> Result<Change<T>, Refused> {
    if list.iter().any(|present| present.key() == record.key()) {
        return Err(Refused::IdTaken);
    }
    Ok(Change::added(list.len(), record))
}

fn editing<T: Record>(list: &[T], record: T) -> Result<Change<T>, Refused> {
    let (at, before) = found(list, record.key())?;
    Ok(Change::replaced(at, before.clone(), record))
}

fn removing<T: Record>(list: &[T], key: &T::Key) -> Result<Change<T>, Refused> {
    let (at, before) = found(list, key)?;
    Ok(Change::removed(at, before.clone()))
}

fn found<'a, T: Record>(list: &'a [T], key: &T::Key) -> Result<(usize, &'a T), Refused> {
    list.iter().enumerate().find(|(_, record)| record.key() == key).ok_or(Refused::Missing)
}

pub fn add(document: &Document, record: WorkspaceRecord) -> Result<Patch, Refused> {
    let of = &document.workspace;
    let (kind, edit) = match record {
        WorkspaceRecord::User(user) => {
            if RESERVED_USERS.contains(&user.id.as_str()) {
                return Err(Refused::IdReserved);
            }
            (RecordKind::User, Edit::User(adding(&of.users, user)?))
        }
        WorkspaceRecord::Team(team) => (RecordKind::Team, Edit::Team(adding(&of.teams, team)?)),
        WorkspaceRecord::Channel(channel) => (RecordKind::Channel, Edit::Channel(adding(&of.channels, channel)?)),
        WorkspaceRecord::Field(field) => {
            if StandardField::from_id(field.id.as_str()).is_some() {
                return Err(Refused::IdReserved);
            }
            (RecordKind::Field, Edit::Field(adding(&of.fields, field)?))
        }
        WorkspaceRecord::Tag(tag) => (RecordKind::Tag, Edit::Tag(adding(&of.tags, tag)?)),
        WorkspaceRecord::Stage(stage) => (RecordKind::Stage, Edit::Stage(adding(&of.lifecycle, stage)?)),
        WorkspaceRecord::Category(category) => (RecordKind::Category, Edit::Category(adding(&of.closing_categories, category)?)),
    };
    Ok(Patch::new(Edited::Added { kind }, vec![edit]))
}

pub fn edit(document: &Document, record: WorkspaceRecord) -> Result<Patch, Refused> {
    let of = &document.workspace;
    let (kind, edit) = match record {
        WorkspaceRecord::User(user) => (RecordKind::User, Edit::User(editing(&of.users, user)?)),
        WorkspaceRecord::Team(team) => (RecordKind::Team, Edit::Team(editing(&of.teams, team)?)),
        WorkspaceRecord::Channel(channel) => (RecordKind::Channel, Edit::Channel(editing(&of.channels, channel)?)),
        WorkspaceRecord::Field(field) => (RecordKind::Field, Edit::Field(editing(&of.fields, field)?)),
        WorkspaceRecord::Tag(tag) => (RecordKind::Tag, Edit::Tag(editing(&of.tags, tag)?)),
        WorkspaceRecord::Stage(stage) => (RecordKind::Stage, Edit::Stage(editing(&of.lifecycle, stage)?)),
        WorkspaceRecord::Category(category) => (RecordKind::Category, Edit::Category(editing(&of.closing_categories, category)?)),
    };
    Ok(Patch::new(Edited::Changed { kind }, vec![edit]))
}

pub fn reorder(document: &Document, record: &RecordId, to: usize) -> Result<Patch, Refused> {
    let of = &document.workspace;
    let (list, from, length) = match record {
        RecordId::User(id) => (List::Users, found(&of.users, id)?.0, of.users.len()),
        RecordId::Team(id) => (List::Teams, found(&of.teams, id)?.0, of.teams.len()),
        RecordId::Channel(id) => (List::Channels, found(&of.channels, id)?.0, of.channels.len()),
        RecordId::Field(id) => (List::Fields, found(&of.fields, id)?.0, of.fields.len()),
        RecordId::Tag(id) => (List::Tags, found(&of.tags, id)?.0, of.tags.len()),
        RecordId::Stage(id) => (List::Stages, found(&of.lifecycle, id)?.0, of.lifecycle.len()),
        RecordId::Category(id) => (List::Categories, found(&of.closing_categories, id)?.0, of.closing_categories.len()),
    };
    let to = to.min(length - 1);
    Ok(Patch::new(Edited::Reordered { kind: record.kind() }, vec![Edit::Order { list, from, to }]))
}

pub fn delete(document: &Document, record: &RecordId) -> Result<Patch, Refused> {
    let of = &document.workspace;
    let edit = match record {
        RecordId::User(id) => Edit::User(removing(&of.users, id)?),
        RecordId::Team(id) => Edit::Team(removing(&of.teams, id)?),
        RecordId::Channel(id) => Edit::Channel(removing(&of.channels, id)?),
        RecordId::Field(id) => Edit::Field(removing(&of.fields, id)?),
        RecordId::Tag(id) => Edit::Tag(removing(&of.tags, id)?),
        RecordId::Stage(id) => Edit::Stage(removing(&of.lifecycle, id)?),
        RecordId::Category(id) => Edit::Category(removing(&of.closing_categories, id)?),
    };
    let by = uses::of(document, &record.reference());
    if !by.is_empty() {
        return Err(Refused::InUse { by });
    }
    Ok(Patch::new(Edited::Removed { kind: record.kind() }, vec![edit]))
}

pub fn head(document: &Document, after: WorkspaceHead) -> Patch {
    let before = WorkspaceHead::of(&document.workspace);
    let hours_only = before.business_hours != after.business_hours
        && before == WorkspaceHead { business_hours: before.business_hours.clone(), ..after.clone() };
    let edited = if hours_only { Edited::Hours } else { Edited::WorkspaceSettings };
    Patch::new(edited, vec![Edit::Workspace { before: before.into(), after: after.into() }])
}

pub fn add_scenario(document: &Document, scenario: Arc<Scenario>) -> Result<Patch, Refused> {
    Ok(Patch::new(Edited::ScenarioAdded, vec![Edit::Scenario(adding(&document.scenarios, scenario)?)]))
}

pub fn replace_scenario(document: &Document, scenario: Arc<Scenario>) -> Result<Patch, Refused> {
    Ok(Patch::new(Edited::ScenarioEdited, vec![Edit::Scenario(editing(&document.scenarios, scenario)?)]))
}

pub fn delete_scenario(document: &Document, scenario: &ScenarioId) -> Result<Patch, Refused> {
    Ok(Patch::new(Edited::ScenarioDeleted, vec![Edit::Scenario(removing(&document.scenarios, scenario)?)]))
}
