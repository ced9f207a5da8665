//! `usher fmt`: files in canonical form, the bytes that the app exports.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use usher_interop::{read::Content, write};

use crate::files;

/// Rewrites files in place: two spaces, keys in the order of the format, all defaults written. Same content, same bytes.
#[derive(Debug, clap::Args)]
pub struct Fmt {
    /// Workflow or workspace files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Fmt {
    /// Runs the command. A file that cannot be read stays as it is and does not keep the others from being rewritten.
    pub fn run(&self) -> ExitCode {
        let mut fine = true;
        for path in &self.files {
            let Some(read) = files::read_document(path) else {
                fine = false;
                continue;
            };
            let text = match &read.content {
                Content::Workspace(document) => write::workspace(document),
                Content::Workflow(file) => write::workflow(file),
            };
            if let Err(error) = rewrite(path, &text) {
                files::complain(&format!("{}: {error}", path.display()));
                fine = false;
            }
        }
        if fine { ExitCode::SUCCESS } else { files::unreadable() }
    }
}

/// Puts the text in the place of the file, whole or not at all; a file that has it already is not touched.
fn rewrite(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path)? == text.as_bytes() {
        return Ok(());
    }
    // What the path leads to, so that a symbolic link stays one.
    let path = fs::canonicalize(path)?;
    let mut beside = path.clone().into_os_string();
    beside.push(format!(".{}.tmp", std::process::id()));
    let written = fs::write(&beside, text)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // Nothing half written stays behind; that it cannot be removed would only hide the first error.
        let _ = fs::remove_file(&beside);
    }
    written
}
