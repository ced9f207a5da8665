//! The one list of what can be done in the builder: menus, shortcuts, the command palette and the help read it.

/// Where an action belongs in menus and in the list of shortcuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Group {
    Edit,
    Select,
    Move,
    View,
    Workflow,
    Simulate,
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $group:ident, [$($keys:literal),*];)*) => {
        /// Something that can be done, with a name of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// Every action, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name by which it is remembered.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Where it is listed.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $(Self::$name => Group::$group,)* }
            }

            /// The keys that do it, as [`crate::keys::KeyCombo`] reads them; the first is the one that is shown.
            #[must_use]
            pub const fn keys(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($keys),*],)* }
            }
        }
    };
}

actions! {
    /// Take the last act back.
    Undo = "undo", Edit, ["Mod+Z"];
    /// Do the undone act again.
    Redo = "redo", Edit, ["Mod+Shift+Z", "Mod+Y"];
    /// Copy the selected steps as text.
    Copy = "copy", Edit, ["Mod+C"];
    /// Copy and delete.
    Cut = "cut", Edit, ["Mod+X"];
    /// Add the copied steps.
    Paste = "paste", Edit, ["Mod+V"];
    /// Copy beside.
    Duplicate = "duplicate", Edit, ["Mod+D"];
    /// Delete what is selected.
    Delete = "delete", Edit, ["Delete", "Backspace"];
    /// Turn the selected steps on or off.
    ToggleEnabled = "toggle-enabled", Edit, ["E"];
    /// Write the name of the selected step.
    Rename = "rename", Edit, ["F2"];
    /// Open the menu of steps to add one after the selection.
    AddStep = "add-step", Edit, ["A"];
    /// Add a sticky note.
    AddNote = "add-note", Edit, ["N"];
    /// Connect the selected step with another by a list.
    Connect = "connect", Edit, ["C"];
    /// Select everything.
    SelectAll = "select-all", Select, ["Mod+A"];
    /// Select nothing, or leave what one is in.
    Escape = "escape", Select, ["Escape"];
    /// Edit what is selected.
    Open = "open", Select, ["Enter"];
    /// Find steps by text and by what they are.
    Find = "find", Select, ["Mod+F"];
    /// Find a step type in the palette.
    SearchPalette = "search-palette", Select, ["/"];
    /// Up by one pixel.
    NudgeUp = "nudge-up", Move, ["ArrowUp"];
    /// Down by one pixel.
    NudgeDown = "nudge-down", Move, ["ArrowDown"];
    /// Left by one pixel.
    NudgeLeft = "nudge-left", Move, ["ArrowLeft"];
    /// Right by one pixel.
    NudgeRight = "nudge-right", Move, ["ArrowRight"];
    /// Up by ten pixels.
    NudgeUpFar = "nudge-up-far", Move, ["Shift+ArrowUp"];
    /// Down by ten pixels.
    NudgeDownFar = "nudge-down-far", Move, ["Shift+ArrowDown"];
    /// Left by ten pixels.
    NudgeLeftFar = "nudge-left-far", Move, ["Shift+ArrowLeft"];
    /// Right by ten pixels.
    NudgeRightFar = "nudge-right-far", Move, ["Shift+ArrowRight"];
    /// Lay all steps out anew.
    TidyUp = "tidy-up", Move, ["T"];
    /// Larger.
    ZoomIn = "zoom-in", View, ["Mod++", "Mod+="];
    /// Smaller.
    ZoomOut = "zoom-out", View, ["Mod+-"];
    /// As it is.
    ZoomActual = "zoom-actual", View, ["Mod+0"];
    /// Show everything.
    ZoomToFit = "zoom-to-fit", View, ["Shift+1"];
    /// Show what is selected.
    ZoomToSelection = "zoom-to-selection", View, ["Shift+2"];
    /// Show or hide the problems.
    Problems = "problems", View, ["P"];
    /// Show or hide the outline.
    Outline = "outline", View, ["O"];
    /// Show or hide the minimap.
    Minimap = "minimap", View, ["M"];
    /// Every action by name.
    CommandPalette = "command-palette", View, ["Mod+K"];
    /// The list of shortcuts.
    Shortcuts = "shortcuts", View, ["?"];
    /// Export the workflow.
    Export = "export", Workflow, ["Mod+E"];
    /// Publish or stop the workflow.
    Publish = "publish", Workflow, [];
    /// Open or close the simulator.
    Simulate = "simulate", Simulate, ["S"];
}

impl Action {
    /// The action of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.id() == id)
    }

    /// How far a nudge moves, in grid pixels to the right and down; `None` for other actions.
    #[must_use]
    pub fn nudge(self) -> Option<(f64, f64)> {
        [
            (Self::NudgeUp, (0.0, -1.0)),
            (Self::NudgeDown, (0.0, 1.0)),
            (Self::NudgeLeft, (-1.0, 0.0)),
            (Self::NudgeRight, (1.0, 0.0)),
            (Self::NudgeUpFar, (0.0, -10.0)),
            (Self::NudgeDownFar, (0.0, 10.0)),
            (Self::NudgeLeftFar, (-10.0, 0.0)),
            (Self::NudgeRightFar, (10.0, 0.0)),
        ]
        .into_iter()
        .find(|(action, _)| *action == self)
        .map(|(_, by)| by)
    }
}
