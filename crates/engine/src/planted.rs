//! Bugs that are planted on purpose, to see that the tests find each of them (docs/reliability.md, "Planted bugs"). Without the
//! feature `planted` there are none, and nothing of this is left in the program.

macro_rules! bugs {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A mistake that somebody could make.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Bug {
            $($(#[$doc])* $name,)*
        }

        #[cfg(feature = "planted")]
        const ALL: &[Bug] = &[$(Bug::$name,)*];
    };
}

bugs! {
    /// Round robin passes over whoever is next.
    RotationSkipsOne,
    /// "Fewer than N open contacts" lets in who has N.
    LimitIsInclusive,
    /// At one instant timers come before the queue.
    TimersBeforeQueue,
    /// Closing a conversation takes the assignee away.
    ClosingUnassigns,
    /// Whatever is absent fulfils a condition.
    AbsentHolds,
    /// Who began to wait last is served first.
    LastInFirstOut,
    /// A new run goes on counting the jumps of the last one.
    JumpsOutliveTheirRun,
    /// Once a world was saved, it has forgotten whose runs have ended.
    OnceIsForgotten,
    /// There is no summer time.
    NoSummerTime,
    /// A fair limit's span is over a second too early.
    FairSpanIsShort,
    /// Least open contacts: of equals not the one last assigned longest ago.
    LeastOpenForgetsWho,
    /// Busy users count as online.
    BusyIsOnline,
    /// Nobody notices that a closed conversation makes room.
    RoomGoesUnnoticed,
    /// The answer to a run's own question ends it as an incoming message.
    AnswerIsAnExit,
    /// An assignment by a workflow ends runs as one by hand does.
    WorkflowsAssignByHand,
    /// The message that answers a workflow's question starts that workflow, too.
    AnswerStartsAgain,
    /// An answer goes to the run that asked last.
    LastToAskIsAnswered,
    /// A question is asked again as often as the answer is invalid.
    RetriesNeverEnd,
    /// A text that was filled in is filled in again.
    TextsAreFilledInTwice,
    /// Where all conditions must hold, one is enough.
    OneIsEnough,
    /// Free text gets through after the messaging window has closed.
    WindowNeverCloses,
    /// A contact is handed over once more than is allowed.
    HandedOverOnceMore,
    /// Every timer is a second late.
    TimersAreLate,
    /// Setting a field to the value it has is a change.
    SameValueIsAChange,
    /// Disabled steps do what they would do.
    DisabledStepsRun,
}

impl Bug {
    /// Whether it is planted: never.
    #[cfg(not(feature = "planted"))]
    pub(crate) const fn is_planted(self) -> bool {
        false
    }

    /// Whether it is the one that the variable `USHER_BUG` names.
    #[cfg(feature = "planted")]
    pub(crate) fn is_planted(self) -> bool {
        static PLANTED: std::sync::OnceLock<Option<Bug>> = std::sync::OnceLock::new();
        let named = || {
            let name = std::env::var("USHER_BUG").ok()?;
            ALL.iter().copied().find(|bug| format!("{bug:?}") == name)
        };
        *PLANTED.get_or_init(named) == Some(self)
    }
}

#[cfg(all(feature = "planted", target_arch = "wasm32"))]
compile_error!("The app has no planted bugs.");
