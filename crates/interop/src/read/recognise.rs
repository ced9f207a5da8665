//! What kind of file this is: one of ours, a newer one of ours, or somebody else's.

use usher_model::document::VERSION;

use super::tree::{At, Faults, Kind, Tree};
use crate::{
    fault::{Binary, Fault, FaultKind, Foreign},
    limits,
    migrate::{Age, age},
};

/// The two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    Workspace,
    Workflow,
}

/// The bytes as a text: UTF-8, with or without a byte order mark.
///
/// # Errors
/// Too many bytes, none, or bytes that are no text.
pub fn text(bytes: &[u8]) -> Result<&str, Fault> {
    let fault = |kind| Err(Fault::of_file(kind));
    if bytes.len() > limits::FILE_BYTES {
        return fault(FaultKind::TooLarge { limit: limits::FILE_BYTES });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0) {
        return fault(FaultKind::NoText);
    }
    if let Some(binary) = signature(bytes) {
        return fault(FaultKind::Binary(binary));
    }
    // Without a mark UTF-16 shows by the NUL in its first character, which every JSON text has in ASCII.
    let zero = |n: usize| bytes.get(n) == Some(&0);
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || (bytes.len() >= 2 && zero(0) != zero(1)) {
        return fault(FaultKind::Utf16);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let line = good.matches('\n').count() + 1;
            let column = good.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
            let kind = match error.error_len() {
                Some(_) => FaultKind::NotUtf8 { byte: error.valid_up_to() },
                None => FaultKind::CutOff { bytes: bytes.len() },
            };
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            Err(Fault { path: "$".to_owned(), line: number(line), column: number(column), kind })
        }
    }
}

fn signature(bytes: &[u8]) -> Option<Binary> {
    let signatures: [(&[u8], Binary); 8] = [
        (b"\x89PNG", Binary::Png),
        (b"\xFF\xD8\xFF", Binary::Jpeg),
        (b"GIF8", Binary::Gif),
        (b"%PDF-", Binary::Pdf),
        (b"PK\x03\x04", Binary::Zip),
        (b"PK\x05\x06", Binary::Zip),
        (b"\x1F\x8B", Binary::Gzip),
        (b"\0asm", Binary::Wasm),
    ];
    signatures.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, binary)| binary)
}

/// Faults that show before the text is read as JSON: no text, a page of the web.
pub fn before_json(text: &str) -> Option<FaultKind> {
    let start = text.trim_start();
    if start.is_empty() {
        return Some(FaultKind::Empty);
    }
    if start.chars().all(|c| c == '\0') {
        return Some(FaultKind::NoText);
    }
    let tag = start.get(..start.len().min(200)).unwrap_or(start).to_ascii_lowercase();
    if !tag.starts_with('<') {
        return None;
    }
    let page = ["<!doctype html", "<html", "<head", "<body"].iter().any(|mark| tag.contains(mark));
    if page {
        return Some(FaultKind::LooksLike(Foreign::WebPage));
    }
    tag.starts_with("<?xml").then_some(FaultKind::LooksLike(Foreign::Xml))
}

/// A version above the newest that is read: then nothing else about the file can be judged.
pub fn newer(tree: &Tree<'_>, root: At) -> Option<(At, FaultKind)> {
    let version = tree.get(root, "version")?;
    let newer = match tree.kind(version) {
        Kind::Int(number) => age(*number) == Age::Newer,
        Kind::Big(_) => true,
        Kind::Float(number) => number.fract() == 0.0 && *number > f64::from(VERSION),
        Kind::Hole | Kind::Null | Kind::Bool(_) | Kind::Text(_) | Kind::List(_) | Kind::Object(_) => false,
    };
    // Other products count their versions too.
    let ours = match tree.get(root, "format") {
        Some(format) => tree.text(format).is_none_or(|format| format.starts_with("usher/")),
        None => tree.get(root, "workflow").or(tree.get(root, "workspace")).is_some(),
    };
    (newer && ours).then(|| (version, FaultKind::NewerVersion { found: tree.literal(version), reads: VERSION }))
}

/// Which file it is. Reports an unknown format and a wrong version; a file that only lacks the right format is still read as
/// the one it resembles, so that its other faults show as well.
pub fn file(tree: &mut Tree<'_>, root: At, faults: &mut Faults) -> Option<File> {
    if let Some(foreign) = foreign(tree, root) {
        faults.at(tree, root, FaultKind::LooksLike(foreign));
        return None;
    }
    if !matches!(tree.kind(root), Kind::Object(_)) {
        let kind = FaultKind::Expected { expected: vec![crate::fault::Json::Object], got: tree.got(root) };
        faults.at(tree, root, kind);
        return None;
    }
    let format = tree.get(root, "format");
    let file = match format.and_then(|format| tree.text(format)) {
        Some("usher/workspace") => Some(File::Workspace),
        Some("usher/workflow") => Some(File::Workflow),
        Some(_) | None => {
            let found = format.map(|format| match tree.text(format) {
                Some(text) => super::tree::cut(text),
                None => tree.literal(format),
            });
            match format {
                Some(format) => faults.at(tree, format, FaultKind::UnknownFormat { found }),
                None => faults.key(tree, root, "format", tree.offset(root), None, FaultKind::UnknownFormat { found }),
            }
            // The checker passes over it: it is told.
            if let Some(format) = format {
                tree.fill(format, Kind::Hole);
            }
            let has = |key| tree.get(root, key).is_some();
            match (has("workflow"), has("workspace")) {
                (true, _) => Some(File::Workflow),
                (false, true) => Some(File::Workspace),
                (false, false) => None,
            }
        }
    };
    if file.is_some()
        && let Some(version) = tree.get(root, "version")
        && let Kind::Int(number) = tree.kind(version)
        && age(*number) == Age::Never
    {
        faults.at(tree, version, FaultKind::NoSuchVersion { found: tree.literal(version), reads: VERSION });
        tree.fill(version, Kind::Hole);
    }
    file
}

/// Recognises files of other products by the keys that only they have.
fn foreign(tree: &Tree<'_>, root: At) -> Option<Foreign> {
    let has = |key| tree.get(root, key).is_some();
    if has("workspace") || has("workflow") || tree.text_of(root, "format").is_some_and(|format| format.starts_with("usher/")) {
        return None;
    }
    let list = |key| !tree.list_of(root, key).is_empty();
    let nodes = tree.list(root);
    if !nodes.is_empty() && nodes.iter().any(|node| tree.get(*node, "wires").is_some()) {
        return Some(Foreign::NodeRed);
    }
    if !nodes.is_empty() && nodes.iter().all(|node| tree.text_of(*node, "type") == Some("tab")) {
        return Some(Foreign::NodeRed);
    }
    if has("nodes") && has("connections") {
        return Some(Foreign::N8n);
    }
    if has("groups") && has("edges") && (has("variables") || has("typebotVersion") || has("events")) {
        return Some(Foreign::Typebot);
    }
    if list("flows") && (has("version") || has("site") || has("campaigns")) {
        return Some(Foreign::RapidPro);
    }
    if has("spec_version") && has("nodes") {
        return Some(Foreign::RapidPro);
    }
    if list("states") && has("initial_state") {
        return Some(Foreign::Twilio);
    }
    (has("$schema") && has("$defs")).then_some(Foreign::JsonSchema)
}
