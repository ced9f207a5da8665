//! Date & Time: inside or outside of hours or days, by the clock of a time zone.

use usher_model::{
    Port,
    steps::{DateTime, date_time::Calendar},
    trace::{Notice, What},
};

use super::{Cx, Outcome};
use crate::calendar::{Zone, inside_hours, inside_ranges};

pub(super) fn enter(step: &DateTime, cx: &mut Cx) -> Outcome {
    let Some(calendar) = &step.when else { return cx.fail(Notice::NotSet { setting: "when" }) };
    let zone = match &step.time_zone {
        None => cx.plan.zone.clone(),
        Some(name) => match Zone::named(name) {
            Some(zone) => zone,
            None => return cx.fail(Notice::Missing { what: "timeZone", name: name.clone() }),
        },
    };
    let now = cx.world.state.now;
    let inside = match calendar {
        Calendar::BusinessHours { hours } => inside_hours(hours, &zone, now),
        Calendar::WorkspaceHours => inside_hours(&cx.plan.document.workspace.business_hours, &zone, now),
        Calendar::DateRanges { ranges } => inside_ranges(ranges, &zone, now),
    };
    cx.tell(What::Calendar { local: zone.local(now).text, inside });
    Outcome::Leave(if inside { Port::Inside } else { Port::Outside })
}
