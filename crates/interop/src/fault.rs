//! What makes a file unreadable: where, and as data. The sentences are made by the wording crate.

use std::fmt;

use usher_model::{ids::BadId, time::BadTime};

/// Everything that is wrong with the form of a file, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The faults, sorted by line and column; at most [`crate::limits::FAULTS`].
    pub faults: Vec<Fault>,
    /// How many there are in all.
    pub total: usize,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} faults", self.total)
    }
}

impl std::error::Error for ReadError {}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        Self { faults: vec![fault], total: 1 }
    }
}

/// One fault of a file's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which value: `$.workflow.nodes[2].config.timeout`; `$` is the file itself.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The character in that line, from 1.
    pub column: u32,
    /// What is wrong.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault of the file as a whole.
    #[must_use]
    pub fn of_file(kind: FaultKind) -> Self {
        Self { path: "$".to_owned(), line: 1, column: 1, kind }
    }
}

/// A place in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The character in that line, from 1.
    pub column: u32,
}

/// What a file is by its first bytes, when it is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the formats say it all")]
pub enum Binary {
    Png,
    Jpeg,
    Gif,
    Pdf,
    /// Also Word and Excel documents.
    Zip,
    Gzip,
    Wasm,
}

/// What a text is when it is not Usher's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the products say it all")]
pub enum Foreign {
    N8n,
    NodeRed,
    Typebot,
    RapidPro,
    Twilio,
    /// A page of the web, saved by mistake: mostly an error page.
    WebPage,
    Xml,
    JsonSchema,
}

/// How a text breaks the grammar of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// The text ends inside a string.
    EndsInString,
    /// The text ends where more must come.
    Ends,
    /// Something follows the one value of the file.
    Trailing,
    /// `// …`, `/* … */` or `# …`.
    Comment,
    /// A comma before `}` or `]`.
    TrailingComma,
    /// No comma between two values.
    MissingComma,
    /// No `:` after a key.
    MissingColon,
    /// `'text'`.
    SingleQuotes,
    /// A key without quotes.
    UnquotedKey(String),
    /// `NaN`, `Infinity`, `undefined`, `None`, `True`: a word that JSON does not have.
    Word(String),
    /// `+1`, `01`, `.5`, `1.`, `0x10`.
    Number(String),
    /// A backslash before a character that takes none.
    Escape(char),
    /// A line break, a tab or another control character inside a string.
    Control(char),
    /// Any other character that cannot stand here.
    Unexpected(char),
}

/// The kinds of values of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of JSON")]
pub enum Json {
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    List,
    Object,
}

/// What stands where something else is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
    /// A value of this kind.
    Kind(Json),
    /// This value, as it is written (cut to 60 characters).
    Value(String),
}

/// The kinds of records whose ids are unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "one variant a kind of record")]
pub enum RecordKind {
    User,
    Team,
    Channel,
    Field,
    Tag,
    Stage,
    Category,
    Workflow,
    Node,
    Note,
    Guarantee,
    Scenario,
    Contact,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    // ---- the bytes ----
    /// No bytes at all, or only white space.
    Empty,
    /// Nothing but NUL bytes.
    NoText,
    /// An image, an archive, a PDF.
    Binary(Binary),
    /// UTF-16 instead of UTF-8.
    Utf16,
    /// Bytes that are no UTF-8; the offset of the first, from 0.
    NotUtf8 {
        /// The offset of the first wrong byte.
        byte: usize,
    },
    /// The file ends in the middle of a character.
    CutOff {
        /// How many bytes it has.
        bytes: usize,
    },
    /// More bytes than are read.
    TooLarge {
        /// How many are read.
        limit: usize,
    },
    // ---- JSON ----
    /// The text is no JSON.
    NotJson(Syntax),
    /// Too many levels inside each other.
    TooDeep {
        /// How many are read.
        limit: usize,
    },
    /// A key for the second time in one object.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it stands first.
        first: Place,
    },
    /// Half of a `\uD83D\uDE00` pair.
    LoneSurrogate,
    /// A number that no computer number holds, such as `1e400`.
    NumberTooLarge {
        /// As it is written.
        text: String,
    },
    // ---- the format ----
    /// `format` is missing or is none of the two.
    UnknownFormat {
        /// What it says.
        found: Option<String>,
    },
    /// A file of another product.
    LooksLike(Foreign),
    /// Made by a newer program.
    NewerVersion {
        /// Its version, as it is written.
        found: String,
        /// The newest that is read.
        reads: u32,
    },
    /// A version that never was.
    NoSuchVersion {
        /// As it is written.
        found: String,
        /// The newest that is read.
        reads: u32,
    },
    // ---- the form ----
    /// A value of another kind is wanted.
    Expected {
        /// Any of these.
        expected: Vec<Json>,
        /// What stands there.
        got: Got,
    },
    /// One of listed words is wanted.
    UnknownValue {
        /// What stands there.
        got: Got,
        /// The words.
        known: Vec<String>,
        /// The nearest of them.
        like: Option<String>,
    },
    /// A key that this object does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest known key.
        like: Option<String>,
    },
    /// A key that must be there.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A text that is no id.
    BadId(BadId),
    /// A text that is no instant, date or time.
    BadTime {
        /// What is wanted.
        wanted: BadTime,
        /// What stands there.
        got: Got,
    },
    /// A number outside its range.
    OutOfRange {
        /// As it is written.
        got: Got,
        /// The least that is read.
        min: String,
        /// The greatest that is read.
        max: String,
    },
    /// A text with too many characters.
    TooLong {
        /// How many it has.
        found: usize,
        /// How many are read.
        limit: usize,
    },
    /// A list with too many items.
    TooMany {
        /// How many it has.
        found: usize,
        /// How many are read.
        limit: usize,
    },
    // ---- ids ----
    /// Two records of one kind with one id.
    DuplicateId {
        /// The kind.
        kind: RecordKind,
        /// The id.
        id: String,
        /// Where it stands first.
        first: Place,
    },
    /// `contact`, `workflow` or `api` as the id of a user.
    ReservedId {
        /// The id.
        id: String,
    },
    /// A custom field named like a standard one.
    StandardField {
        /// The id.
        id: String,
    },
    /// Two branches, routes or choices of a step with one id.
    DuplicatePart {
        /// The id.
        id: String,
        /// Where it stands first.
        first: Place,
    },
    /// A branch, route or choice named like a port that the step has anyway.
    PartIsPort {
        /// The id.
        id: String,
    },
    // ---- edges ----
    /// An edge, or a scenario, names a node that the workflow does not have.
    NoSuchNode {
        /// The id.
        id: String,
        /// The nearest that exists.
        like: Option<String>,
    },
    /// An edge begins at a port that the node does not have.
    NoSuchPort {
        /// The node.
        node: String,
        /// The port.
        port: String,
        /// The ports it has.
        ports: Vec<String>,
    },
    /// A second edge begins at one port.
    SecondEdge {
        /// The node.
        node: String,
        /// The port.
        port: String,
        /// Where the first edge stands.
        first: Place,
    },
    /// An edge leads into a trigger.
    EdgeIntoTrigger {
        /// The trigger.
        node: String,
    },
    /// Edges go round in a circle.
    Cycle {
        /// The names of the nodes in walking order, at most ten.
        names: Vec<String>,
        /// How many nodes the circle has.
        length: usize,
    },
    // ---- scenarios ----
    /// An event or expectation names a contact that the scenario does not have.
    NoSuchContact {
        /// The id.
        id: String,
        /// The nearest that exists.
        like: Option<String>,
    },
    /// A scenario names a workflow that the file does not have.
    NoSuchWorkflow {
        /// The id.
        id: String,
        /// The nearest that exists.
        like: Option<String>,
    },
    /// Exactly one of these keys must be there.
    ExactlyOneOf {
        /// The keys.
        keys: Vec<String>,
        /// How many are there.
        found: usize,
    },
    /// The program contradicts itself: the file passed every check and still could not be read.
    Internal {
        /// For the report of the error.
        message: String,
    },
}
