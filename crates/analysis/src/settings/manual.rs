//! Manual: nothing to set, nothing to report.

use usher_model::triggers::Manual;

use super::Checker;

pub(super) const fn check(Manual {}: &Manual, _: &mut Checker<'_>) {}
