//! What came of a test, as the page keeps it.

use std::sync::Arc;

use usher_scenario::run::Verdict;

/// What came of a test.
#[derive(Clone)]
pub enum Judged {
    /// It passed.
    Passed,
    /// It did not, with everything that happened.
    Failed(Arc<Verdict>),
}

impl Judged {
    /// Of a run on this page.
    #[must_use]
    pub fn of(verdict: Verdict) -> Self {
        if verdict.passed() { Self::Passed } else { Self::Failed(Arc::new(verdict)) }
    }

    /// Whether it passed.
    #[must_use]
    pub const fn passed(&self) -> bool {
        matches!(self, Self::Passed)
    }
}

/// The same as long as it is the same run.
impl PartialEq for Judged {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Passed, Self::Passed) => true,
            (Self::Failed(a), Self::Failed(b)) => Arc::ptr_eq(a, b),
            (Self::Passed, Self::Failed(_)) | (Self::Failed(_), Self::Passed) => false,
        }
    }
}
