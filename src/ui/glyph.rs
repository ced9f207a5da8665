//! The drawings of the icon set: a 16 × 16 grid, lines of 1.5 with round ends, in the colour of the text.

/// One icon of the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// A conversation that opens.
    Opened,
    /// A conversation that closes.
    Closed,
    /// Stairs.
    Stage,
    /// A bolt.
    Shortcut,
    /// A plug.
    Webhook,
    /// A megaphone.
    Megaphone,
    /// A pointer.
    Pointer,
    /// A fork.
    Branch,
    /// A calendar with a clock.
    DateTime,
    /// A speech bubble with a question mark.
    Ask,
    /// A form field.
    Field,
    /// A label.
    Tag,
    /// A globe, for requests.
    Http,
    /// A paper plane.
    Send,
    /// A note sheet with lines.
    Comment,
    /// A signpost.
    Route,
    /// A person with a tick.
    Assign,
    /// A clock.
    Wait,
    /// A corner arrow.
    Jump,
    /// Two boxes.
    Handover,
    /// An arrow back.
    Undo,
    /// An arrow forth.
    Redo,
    /// A filled triangle.
    Play,
    /// Two triangles.
    FastForward,
    /// A plus.
    Plus,
    /// A minus.
    Minus,
    /// A cross: close, remove, not met.
    Cross,
    /// A tick.
    Check,
    /// A chevron down.
    ChevronDown,
    /// A chevron up.
    ChevronUp,
    /// A chevron to the right.
    ChevronRight,
    /// An arrow to the right.
    Arrow,
    /// Three dots.
    More,
    /// Six dots: drag here.
    Grip,
    /// A magnifying glass.
    Search,
    /// A bin.
    Trash,
    /// Two sheets.
    Copy,
    /// A triangle.
    Warning,
    /// An octagon.
    Error,
    /// A bulb.
    Hint,
    /// A circled i.
    Info,
    /// An arrow out of a tray.
    Export,
    /// An arrow into a tray.
    Import,
    /// A clock running back.
    History,
    /// Four corners.
    Fit,
    /// A small graph.
    Tidy,
    /// A picture in a picture.
    Minimap,
    /// A sticky note.
    Note,
    /// Indented lines.
    Outline,
    /// A sun.
    Sun,
    /// A moon.
    Moon,
    /// A person.
    User,
    /// Two people.
    Users,
    /// A flask: tests.
    Flask,
    /// A cogwheel.
    Gear,
    /// Two braces.
    Variables,
    /// An eye.
    Eye,
    /// A list.
    List,
    /// Two sliders.
    Sliders,
    /// A flag.
    Flag,
    /// A calendar.
    Calendar,
    /// A struck circle.
    Skip,
    /// An hourglass.
    Hourglass,
    /// A globe: language.
    Globe,
    /// A paper clip.
    Attach,
    /// A map pin.
    Place,
    /// Lines that get shorter.
    Filter,
    /// Two sheets with a plus.
    Duplicate,
    /// A power sign.
    Power,
    /// A small filled dot.
    Dot,
}

/// What an icon is drawn with: outlines, filled areas, or both. An unused one is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Path data that is stroked.
    pub line: &'static str,
    /// Path data that is filled.
    pub solid: &'static str,
}

const fn line(line: &'static str) -> Drawing {
    Drawing { line, solid: "" }
}

const fn solid(solid: &'static str) -> Drawing {
    Drawing { line: "", solid }
}

impl Glyph {
    /// The paths of this icon, in the coordinates of a `0 0 16 16` view box.
    pub const fn drawing(self) -> Drawing {
        match self {
            Self::Opened => line("M13.6 7.6a5.6 5.6 0 0 1-8.1 5l-3.1 1 1-3A5.6 5.6 0 1 1 13.6 7.6zM8 5.6v4M6 7.6h4"),
            Self::Closed => line("M13.6 7.6a5.6 5.6 0 0 1-8.1 5l-3.1 1 1-3A5.6 5.6 0 1 1 13.6 7.6zM6 7.7l1.5 1.5 2.6-3"),
            Self::Stage => line("M2 13.5h3.2v-3.7h3.6V6.2h3.6V2.5H14"),
            Self::Shortcut => line("M9 1.8 3.6 9H8l-1 5.2L12.4 7H8z"),
            Self::Webhook => line("M5.6 2v3M10.4 2v3M3.5 5h9v2.6a4.5 4.5 0 0 1-9 0zM8 12.1V14"),
            Self::Megaphone => line("M2.2 6.4v3.2h2.2l5.4 3.2V3.2L4.4 6.4zM12.2 6a2.6 2.6 0 0 1 0 4"),
            Self::Pointer => line("M3 2.6 13.2 7 8.9 8.8 7 13.2z"),
            Self::Branch => {
                line("M8 1.8v3.4c0 2.6-4.2 2.4-4.2 5.2v3M8 5.2c0 2.6 4.2 2.4 4.2 5.2v3M2 11.7l1.8 1.8 1.8-1.8M10.4 11.7l1.8 1.8 1.8-1.8")
            }
            Self::DateTime => line(
                "M2.2 4.8a1.4 1.4 0 0 1 1.4-1.4h8.8a1.4 1.4 0 0 1 1.4 1.4v7.4a1.4 1.4 0 0 1-1.4 1.4H3.6a1.4 1.4 0 0 1-1.4-1.4zM2.2 6.6h11.6M5.3 1.8v3M10.7 1.8v3M8 8.4v2l1.4.8",
            ),
            Self::Ask => line(
                "M13.6 7.6a5.6 5.6 0 0 1-8.1 5l-3.1 1 1-3A5.6 5.6 0 1 1 13.6 7.6zM6.7 6.3a1.4 1.4 0 1 1 2.2 1.2c-.6.4-.9.6-.9 1.1M8 10.3h.01",
            ),
            Self::Field => {
                line("M2 5.5A1.5 1.5 0 0 1 3.5 4h9A1.5 1.5 0 0 1 14 5.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 10.5zM5 6.6v2.8M7.4 8h4")
            }
            Self::Tag => line("M2.5 2.5h4.6l6.4 6.4-4.6 4.6-6.4-6.4zM5.4 5.4h.01"),
            Self::Http => line(
                "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM2 8h12M8 2c1.9 1.7 2.7 3.8 2.7 6S9.9 12.3 8 14C6.1 12.3 5.3 10.2 5.3 8S6.1 3.7 8 2z",
            ),
            Self::Send => line("M14 2 7.2 8.8M14 2 9.7 14 7.2 8.8 2 6.3z"),
            Self::Comment => {
                line("M3 3.5A1 1 0 0 1 4 2.5h8a1 1 0 0 1 1 1v6.5L9.5 13.5H4a1 1 0 0 1-1-1zM13 10H9.5v3.5M5.5 5.6h5M5.5 8.1h2.5")
            }
            Self::Route => line("M8 1.5v13M8 2.8h4.3L14 4.55 12.3 6.3H8zM8 7.5H3.7L2 9.25 3.7 11H8z"),
            Self::Assign => {
                line("M9.1 5a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0zM1.9 13.5c0-2.5 2-4.2 4.6-4.2.9 0 1.7.2 2.4.5M9.8 12.2l1.5 1.5 3-3.4")
            }
            Self::Wait => line("M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.8V8l2.2 1.4"),
            Self::Jump => line("M6.3 3 2.8 6.5 6.3 10M2.8 6.5h6.7a3.5 3.5 0 0 1 3.5 3.5v3"),
            Self::Handover => line("M2.5 2.5h5v5h-5zM8.5 8.5h5v5h-5zM5 7.5V10a1 1 0 0 0 1 1h2.5"),
            Self::Undo => line("M5.3 3 2.3 6l3 3M2.3 6h7.2a3.75 3.75 0 0 1 0 7.5H6.5"),
            Self::Redo => line("M10.7 3l3 3-3 3M13.7 6H6.5a3.75 3.75 0 0 0 0 7.5h3"),
            Self::Play => solid("M4.5 2.7a.7.7 0 0 1 1.06-.6l8.2 5.3a.7.7 0 0 1 0 1.2l-8.2 5.3a.7.7 0 0 1-1.06-.6z"),
            Self::FastForward => line("M2.5 3.5v9L8 8zM8.5 3.5v9L14 8z"),
            Self::Plus => line("M8 3v10M3 8h10"),
            Self::Minus => line("M3 8h10"),
            Self::Cross => line("M4 4l8 8M12 4l-8 8"),
            Self::Check => line("M3 8.5l3.3 3.3L13 4.8"),
            Self::ChevronDown => line("M4.5 6.5l3.5 3.5 3.5-3.5"),
            Self::ChevronUp => line("M4.5 9.5l3.5-3.5 3.5 3.5"),
            Self::ChevronRight => line("M6.5 4.5l3.5 3.5-3.5 3.5"),
            Self::Arrow => line("M3 8h10M9.5 4.5 13 8l-3.5 3.5"),
            Self::More => solid(
                "M3.5 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM8 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM12.5 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4z",
            ),
            Self::Grip => solid(
                "M6 3a1 1 0 1 1 0 2 1 1 0 0 1 0-2zM10 3a1 1 0 1 1 0 2 1 1 0 0 1 0-2zM6 7a1 1 0 1 1 0 2 1 1 0 0 1 0-2zM10 7a1 1 0 1 1 0 2 1 1 0 0 1 0-2zM6 11a1 1 0 1 1 0 2 1 1 0 0 1 0-2zM10 11a1 1 0 1 1 0 2 1 1 0 0 1 0-2z",
            ),
            Self::Search => line("M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.3 10.3l3.4 3.4"),
            Self::Trash => line("M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.6 9h6.8l.6-9"),
            Self::Copy => line("M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3"),
            Self::Warning => line("M8 2.2 14.3 13.3H1.7zM8 6.5v3M8 11.3h.01"),
            Self::Error => line("M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 5v3.5M8 10.8h.01"),
            Self::Hint => line("M5.7 10.7a4.2 4.2 0 1 1 4.6 0v1.3H5.7zM6.3 14h3.4"),
            Self::Info => line("M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 7.3v3.5M8 5.2h.01"),
            Self::Export => line("M8 10V2.3M5 5l3-2.9L11 5M2.5 9.5v4h11v-4"),
            Self::Import => line("M8 2.3V10M5 7.2 8 10l3-2.8M2.5 9.5v4h11v-4"),
            Self::History => line("M2.3 3.2v3h3M2.5 6.1A5.8 5.8 0 1 1 2.2 9M8 5v3.2l2.2 1.3"),
            Self::Fit => line("M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10"),
            Self::Tidy => line("M5.5 2.5h5v3h-5zM2 10.5h5v3H2zM9 10.5h5v3H9zM8 5.5V8M4.5 10.5V8h7v2.5"),
            Self::Minimap => line("M2.5 3.5h11v9h-11zM8.5 8h3v2.5h-3z"),
            Self::Note => line("M2.5 2.5h11v7l-4 4h-7zM13.5 9.5h-4v4"),
            Self::Outline => line("M2.5 3.5h4M5 8h8.5M5 12.5h8.5M9 3.5h4.5"),
            Self::Sun => line(
                "M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9",
            ),
            Self::Moon => line("M13.3 9.7A5.8 5.8 0 1 1 6.3 2.7a4.7 4.7 0 0 0 7 7z"),
            Self::User => line("M10.6 5.2a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0zM3 13.7c0-2.5 2.2-4.3 5-4.3s5 1.8 5 4.3"),
            Self::Users => line(
                "M8.3 5.2a2.4 2.4 0 1 1-4.8 0 2.4 2.4 0 0 1 4.8 0zM1.5 13.3c0-2.3 1.9-4 4.4-4s4.4 1.7 4.4 4M10.5 3a2.4 2.4 0 0 1 0 4.4M12 9.7c1.5.5 2.5 1.9 2.5 3.6",
            ),
            Self::Flask => line("M6.3 2v4.5L2.7 12.3c-.5.8.1 1.7 1 1.7h8.6c.9 0 1.5-.9 1-1.7L9.7 6.5V2M5.3 2h5.4M4.6 9.8h6.8"),
            Self::Gear => line(
                "M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4",
            ),
            Self::Variables => line(
                "M5.8 2.5c-1.6 0-2 .7-2 2v1.7c0 1-.5 1.8-1.5 1.8 1 0 1.5.8 1.5 1.8v1.7c0 1.3.4 2 2 2M10.2 2.5c1.6 0 2 .7 2 2v1.7c0 1 .5 1.8 1.5 1.8-1 0-1.5.8-1.5 1.8v1.7c0 1.3-.4 2-2 2",
            ),
            Self::Eye => {
                line("M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM9.8 8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0z")
            }
            Self::List => line("M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01"),
            Self::Sliders => line(
                "M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6M12 4.5a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0zM7.5 11.5a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0z",
            ),
            Self::Flag => line("M3.5 14V2.5M3.5 3h8.5l-2 3 2 3H3.5"),
            Self::Calendar => line(
                "M2.2 4.8a1.4 1.4 0 0 1 1.4-1.4h8.8a1.4 1.4 0 0 1 1.4 1.4v7.4a1.4 1.4 0 0 1-1.4 1.4H3.6a1.4 1.4 0 0 1-1.4-1.4zM2.2 6.6h11.6M5.3 1.8v3M10.7 1.8v3",
            ),
            Self::Skip => line("M13 8A5 5 0 1 1 3 8a5 5 0 0 1 10 0zM4.5 4.5l7 7"),
            Self::Hourglass => line("M4 2h8M4 14h8M5 2v2.5C5 6.5 8 7 8 8s-3 1.5-3 3.5V14M11 2v2.5C11 6.5 8 7 8 8s3 1.5 3 3.5V14"),
            Self::Globe => line(
                "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM2 8h12M8 2c1.9 1.7 2.7 3.8 2.7 6S9.9 12.3 8 14C6.1 12.3 5.3 10.2 5.3 8S6.1 3.7 8 2z",
            ),
            Self::Attach => line("M13 7.5 8 12.5a3.2 3.2 0 0 1-4.5-4.5L8.8 2.7a2.1 2.1 0 0 1 3 3L6.6 10.9a1 1 0 0 1-1.5-1.5l4.6-4.6"),
            Self::Place => {
                line("M12.7 6.5C12.7 10 8 14.2 8 14.2S3.3 10 3.3 6.5a4.7 4.7 0 0 1 9.4 0zM9.6 6.5a1.6 1.6 0 1 1-3.2 0 1.6 1.6 0 0 1 3.2 0z")
            }
            Self::Filter => line("M2 3.5h12M4.5 8h7M6.5 12.5h3"),
            Self::Duplicate => line("M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3M9.5 7.5v4M7.5 9.5h4"),
            Self::Power => line("M8 2v5.5M4.3 4.3a5.2 5.2 0 1 0 7.4 0"),
            Self::Dot => solid("M8 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z"),
        }
    }
}
