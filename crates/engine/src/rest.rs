//! Worlds put by between two events, to be taken up again: what time travel keeps.

use std::{mem::size_of, sync::Arc};

use usher_model::{ids::ContactId, value::Value};

use crate::{
    contact::{Enrolled, Person},
    plan::Plan,
    roll::Roll,
    run::{Run, Visit},
    world::{State, World},
};

/// A world at rest. It shares people with the world it was put by from, and with others, as long as they do not change; what can
/// be worked out from the people (what is due, who waits in which line) it does not hold.
#[derive(Clone, Debug)]
pub struct Rest {
    plan: Arc<Plan>,
    by_id: Arc<Roll>,
    state: State,
}

impl World {
    /// Puts the world by as it is now.
    #[must_use]
    pub fn rest(&self) -> Rest {
        Rest { plan: Arc::clone(&self.plan), by_id: Arc::clone(&self.by_id), state: self.state.clone() }
    }
}

impl Rest {
    /// The world as it was.
    #[must_use]
    pub fn wake(&self) -> World {
        let mut world = World::around(Arc::clone(&self.plan), Arc::clone(&self.by_id), self.state.clone());
        world.register_everything();
        world
    }

    /// About how many bytes it keeps that an earlier one does not share with it. An estimate; `benches/session.rs` weighs the truth.
    #[must_use]
    pub fn bytes_beside(&self, earlier: Option<&Self>) -> usize {
        let state = &self.state;
        let users: usize = state.users.iter().map(|user| size_of_val(user) + user.recent.capacity() * size_of::<i64>()).sum();
        let before = earlier.map(|rest| rest.state.people.as_slice()).unwrap_or_default();
        let shared = |at: usize, person: &Arc<Person>| before.get(at).is_some_and(|other| Arc::ptr_eq(person, other));
        let own = state.people.iter().enumerate().filter(|(at, person)| !shared(*at, person));
        let answers: usize = state.answers.iter().map(|answer| size_of_val(answer) + json(&answer.body)).sum();
        size_of::<Self>()
            + users
            + answers
            + state.people.len() * size_of::<Arc<Person>>()
            + own.map(|(_, person)| bytes_of(person)).sum::<usize>()
    }
}

/// A leaf of a B-tree has room for eleven entries, however few there are.
const fn tree(entries: usize, entry: usize) -> usize {
    entries.div_ceil(11) * (11 * entry + 16)
}

fn text(value: &Value) -> usize {
    if let Value::Text(text) = value { text.capacity() } else { 0 }
}

/// What hangs on a JSON value.
fn json(value: &serde_json::Value) -> usize {
    const EACH: usize = size_of::<serde_json::Value>();
    match value {
        serde_json::Value::String(text) => text.capacity(),
        serde_json::Value::Array(list) => list.iter().map(|item| EACH + json(item)).sum(),
        serde_json::Value::Object(object) => object.iter().map(|(key, item)| key.len() + 2 * EACH + json(item)).sum(),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => 0,
    }
}

fn bytes_of(person: &Person) -> usize {
    const ID: usize = size_of::<ContactId>();
    let now = &person.now;
    let said = now.last_in.as_ref().map_or(0, |message| message.text.len())
        + now.last_out.as_ref().map_or(0, |message| message.text.capacity())
        + now.conversation.as_ref().and_then(|last| last.first_message.as_ref()).map_or(0, |text| text.len());
    let fields = tree(now.fields.len(), ID + size_of::<Value>()) + now.fields.values().map(text).sum::<usize>();
    let runs = person.enrolled.iter().flat_map(|entry| entry.active.as_deref().into_iter().chain(entry.ended.as_deref()));
    size_of::<Person>()
        + said
        + fields
        + tree(now.tags.len(), ID)
        + tree(now.last_in_on.len(), ID + size_of::<i64>())
        + person.enrolled.capacity() * size_of::<Enrolled>()
        + runs.map(run).sum::<usize>()
}

fn run(run: &Run) -> usize {
    size_of::<Run>()
        + tree(run.variables.len(), size_of::<ContactId>() + size_of::<Value>())
        + run.variables.values().map(text).sum::<usize>()
        + run.path.capacity() * size_of::<Visit>()
}
