//! What others say: Python's zoneinfo about clocks and hours, Google's libphonenumber about phone numbers (`tests/outside/`).

mod phones;
mod zones;

use std::{fs, path::Path};

/// A table that another program wrote: the committed sample, or the file that the environment names.
fn table(committed: &str, variable: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join(std::env::var(variable).unwrap_or_else(|_| format!("tests/outside/{committed}")));
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path:?}: {e}"))
}
