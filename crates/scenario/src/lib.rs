//! Sessions, scenario runs and expectations over the engine.
