//! Editing without a screen: patches, commands, history, gestures, geometry.
