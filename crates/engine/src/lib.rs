//! The verbs: a World, events in, a trace out.
