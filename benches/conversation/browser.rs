//! The same in the browser: what the page of the bench calls.

use usher_engine::World;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Conversations, EVENTS, Trace};

/// A world and the events that it will see.
#[wasm_bindgen]
pub struct Stage {
    conversations: Conversations,
    world: World,
}

#[wasm_bindgen]
impl Stage {
    /// So many contacts.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(contacts: usize) -> Self {
        let conversations = Conversations::new(contacts);
        let world = conversations.world(contacts);
        Self { conversations, world }
    }

    /// Begins anew, with the first so many contacts.
    pub fn reset(&mut self, contacts: usize) {
        self.world = self.conversations.world(contacts);
    }

    /// Plays the conversations of the first so many contacts and writes the trace; gives its bytes.
    pub fn written(&mut self, contacts: usize) -> usize {
        self.play(contacts, Trace::Written)
    }

    /// The same with the trace made and let go; gives its lines.
    pub fn dropped(&mut self, contacts: usize) -> usize {
        self.play(contacts, Trace::Dropped)
    }

    /// The same with every line kept until the end; gives the lines.
    pub fn kept(&mut self, contacts: usize) -> usize {
        self.play(contacts, Trace::Kept)
    }

    /// The trace of the first so many conversations.
    pub fn text(&mut self, contacts: usize) -> String {
        Conversations::text(&mut self.world, &self.conversations.events()[..contacts * EVENTS])
    }

    /// Who has how many contacts.
    #[must_use]
    pub fn assigned(&self) -> String {
        Conversations::assigned(&self.world)
    }
}

impl Stage {
    fn play(&mut self, contacts: usize, trace: Trace) -> usize {
        Conversations::play(&mut self.world, &self.conversations.events()[..contacts * EVENTS], trace)
    }
}
