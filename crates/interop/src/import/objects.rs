//! The records of two workspaces side by side.

use std::{collections::BTreeMap, sync::Arc};

use usher_model::Workspace;

use super::{PlannedRecord, State};
use crate::fault::RecordKind;

/// Calls `$do!(list, kind)` for each list of records of a workspace.
macro_rules! each_list {
    ($do:ident) => {
        $do!(users, User);
        $do!(teams, Team);
        $do!(channels, Channel);
        $do!(fields, Field);
        $do!(tags, Tag);
        $do!(lifecycle, Stage);
        $do!(closing_categories, Category);
    };
}

/// How each record of the file stands to the workspace.
pub fn records(here: &Workspace, file: &Workspace) -> Vec<PlannedRecord> {
    let mut records = Vec::new();
    macro_rules! compare {
        ($list:ident, $kind:ident) => {
            let known: BTreeMap<&str, _> = here.$list.iter().map(|record| (record.id.as_str(), record)).collect();
            records.extend(file.$list.iter().map(|record| PlannedRecord {
                kind: RecordKind::$kind,
                id: record.id.to_string(),
                name: record.name.clone(),
                state: match known.get(record.id.as_str()) {
                    None => State::New,
                    Some(same) if *same == record => State::Same,
                    Some(_) => State::Different,
                },
                take: false,
            }));
        };
    }
    each_list!(compare);
    records
}

/// Adds new records at the end, and puts different ones that are to be taken in the place of the workspace's.
pub fn merge(here: &mut Workspace, file: &Workspace, records: &[PlannedRecord]) {
    macro_rules! merge {
        ($list:ident, $kind:ident) => {
            for planned in records.iter().filter(|planned| planned.kind == RecordKind::$kind) {
                let Some(record) = file.$list.iter().find(|record| record.id.as_str() == planned.id) else { continue };
                match here.$list.iter().position(|known| known.id == record.id) {
                    None => here.$list.push(Arc::clone(record)),
                    Some(at) if planned.take => here.$list[at] = Arc::clone(record),
                    Some(_) => {}
                }
            }
        };
    }
    each_list!(merge);
}
