//! What a worker is asked to do, and what it says while it does it: one JSON text a message.

use serde::{Deserialize, Serialize};
use usher_model::ids::ScenarioId;

/// A job. The document travels as the text that would be saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "camelCase")]
pub enum Job {
    /// Runs tests of a document, in this order.
    Tests {
        /// The document.
        document: String,
        /// Which tests.
        tests: Vec<ScenarioId>,
    },
    /// Plays a test and gives its trace, as `usher simulate` prints it.
    Trace {
        /// The document.
        document: String,
        /// Which test.
        test: ScenarioId,
    },
}

/// What came of a job so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "camelCase")]
pub enum News {
    /// The worker has started and takes a job.
    Ready,
    /// A test was run.
    Test {
        /// Which one.
        test: ScenarioId,
        /// Whether it passed.
        passed: bool,
    },
    /// The trace of a test.
    Trace {
        /// Its lines.
        lines: String,
    },
    /// The job is done; the worker takes the next one.
    Done,
    /// The job could not be done.
    Failed {
        /// Why, in English, for the console.
        why: String,
    },
}
