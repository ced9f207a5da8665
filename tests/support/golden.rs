//! Golden files: committed results that a change must not change by chance.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository").to_owned()
}

/// Compares a text with the committed file at a path from the root. With `UPDATE_EXPECT=1` the file is written instead; read the
/// difference before committing it.
///
/// # Errors
/// What to do: the file is missing, or the first line that differs.
pub fn compare(path: &str, text: &str) -> Result<(), String> {
    let file = root().join(path);
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("a folder that can be written");
        fs::write(&file, text).expect("a file that can be written");
        return Ok(());
    }
    let Ok(committed) = fs::read_to_string(&file) else {
        return Err(format!("{path} is missing: run with UPDATE_EXPECT=1 and read what it writes"));
    };
    if committed == text {
        return Ok(());
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (committed.lines().collect(), text.lines().collect());
    let at = (0..old.len().max(new.len())).find(|at| old.get(*at) != new.get(*at)).unwrap_or(old.len());
    let line = |lines: &[&str]| lines.get(at).map_or_else(|| "(nothing)".to_owned(), |line| (*line).to_owned());
    Err(format!("{path}, line {}:\n  committed {}\n  now       {}", at + 1, line(&old), line(&new)))
}
