//! The nouns: workspaces, workflows, events, traces as plain data that cannot be wrong.
