//! Date & Time: hours or dates that are chosen, a zone that exists.

use usher_model::steps::{DateTime, date_time::Calendar};

use super::Checker;
use crate::detail::{Detail, Wanted};

pub(super) fn check(settings: &DateTime, checker: &mut Checker<'_>) {
    if let Some(zone) = &settings.time_zone {
        checker.time_zone("timeZone", zone);
    }
    match &settings.when {
        None => checker.missing("when", Wanted::Hours),
        Some(Calendar::WorkspaceHours) => {}
        Some(Calendar::BusinessHours { hours }) => checker.hours("when.hours", hours),
        Some(Calendar::DateRanges { ranges }) => {
            if ranges.is_empty() {
                checker.missing("when.ranges", Wanted::Ranges);
            }
            for (at, range) in ranges.iter().enumerate().filter(|(_, range)| range.from > range.to) {
                let detail = Detail::BackwardsRange { from: range.from.to_string(), to: range.to.to_string() };
                checker.report(&format!("when.ranges[{at}]"), detail);
            }
        }
    }
}
