//! Contacts by e-mail address and phone number, for webhooks (docs/domain.md, section 3).

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use usher_model::{
    ids::{ContactId, FieldId},
    labels::StandardField,
    triggers::incoming_webhook::IdentifyBy,
    value::Value,
};

use crate::{answers, index::ContactIx, text, world::World};

/// Who has which e-mail address, case-folded, and which phone number. Kept only where a webhook asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Directory(BTreeMap<(StandardField, String), BTreeSet<ContactIx>>);

impl Directory {
    fn add(&mut self, field: StandardField, words: &str, contact: ContactIx) {
        self.0.entry(key(field, words)).or_default().insert(contact);
    }

    fn remove(&mut self, field: StandardField, words: &str, contact: ContactIx) {
        if let Some(contacts) = self.0.get_mut(&key(field, words)) {
            contacts.remove(&contact);
            if contacts.is_empty() {
                self.0.remove(&key(field, words));
            }
        }
    }
}

fn key(field: StandardField, words: &str) -> (StandardField, String) {
    (field, if field == StandardField::Email { text::folded(words).into_owned() } else { words.to_owned() })
}

/// The standard field of a name, if contacts are found by it.
fn looked_up(field: &FieldId) -> Option<StandardField> {
    StandardField::from_id(field.as_str()).filter(|field| matches!(field, StandardField::Email | StandardField::Phone))
}

impl World {
    /// The contact that a webhook means: the one of an id, or the first one of an e-mail address, compared case-folded, or of a
    /// phone number, normalised to E.164. There is no country to complete a number with before the contact is known.
    pub(crate) fn identified(&self, by: IdentifyBy, words: &str) -> Option<ContactIx> {
        let first = |field, words: &str| self.directory.0.get(&key(field, words))?.first().copied();
        match by {
            IdentifyBy::Id => self.by_id.get(&ContactId::new(words.trim()).ok()?),
            IdentifyBy::Email => first(StandardField::Email, words),
            IdentifyBy::Phone => first(StandardField::Phone, &answers::phone(words, None)?),
        }
    }

    /// Keeps the directory true after a contact field changed.
    pub(crate) fn index_field(&mut self, contact: ContactIx, field: &FieldId, old: Option<&Value>, new: Option<&Value>) {
        let Some(field) = looked_up(field).filter(|_| self.plan.looks_up) else { return };
        let directory = Arc::make_mut(&mut self.directory);
        if let Some(old) = old {
            directory.remove(field, &old.to_text(), contact);
        }
        if let Some(new) = new {
            directory.add(field, &new.to_text(), contact);
        }
    }

    /// Notes a contact that is new.
    pub(crate) fn index_contact(&mut self, contact: ContactIx) {
        if !self.plan.looks_up {
            return;
        }
        for field in [StandardField::Email, StandardField::Phone] {
            if let Some(value) = self.person(contact).now.fields.get(field.id()).map(Value::to_text) {
                Arc::make_mut(&mut self.directory).add(field, &value, contact);
            }
        }
    }

    /// Whether the directory is what it would be if it were made now.
    pub(crate) fn directory_is_true(&self) -> bool {
        let mut anew = Directory::default();
        for (at, person) in self.state.people.iter().enumerate().filter(|_| self.plan.looks_up) {
            for field in [StandardField::Email, StandardField::Phone] {
                if let Some(value) = person.now.fields.get(field.id()) {
                    anew.add(field, &value.to_text(), ContactIx::new(at));
                }
            }
        }
        anew == *self.directory
    }
}
