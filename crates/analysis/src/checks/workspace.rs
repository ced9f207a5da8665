//! The workspace's own settings: time zone, hours, auto-close, members of teams, and the reference product's limits.

use usher_model::{Document, limits, refs::Reference};

use crate::{
    detail::{Counted, Detail},
    finding::Finding,
    settings,
};

pub(super) fn check(document: &Document, found: &mut Vec<Finding>) {
    let workspace = &document.workspace;
    if let Some((detail, fix)) = settings::zone_finding(&workspace.time_zone) {
        let mut finding = Finding::new(detail).of_setting("timeZone");
        finding.fix = fix;
        found.push(finding);
    }
    for (at, interval) in workspace.business_hours.iter().enumerate().filter(|(_, interval)| interval.from == interval.to) {
        found.push(Finding::new(Detail::EmptyInterval(*interval)).of_setting(format!("businessHours[{at}]")));
    }
    if let Some(after) = workspace.auto_close_after.filter(|after| after.value <= 0) {
        found.push(Finding::new(Detail::DurationNotPositive { given: after }).of_setting("autoCloseAfter"));
    }
    for (at, team) in workspace.teams.iter().enumerate() {
        for (place, member) in team.members.iter().enumerate().filter(|(_, member)| workspace.user(member).is_none()) {
            let detail = Detail::MissingReference(Reference::User(member.clone()));
            found.push(Finding::new(detail).of_setting(format!("teams[{at}].members[{place}]")));
        }
    }
    let mut limit = |setting: String, what, name: Option<&str>, given: usize, limit: usize| {
        if given > limit {
            let detail = Detail::ReferenceLimit { what, name: name.map(str::to_owned), given, limit };
            found.push(Finding::new(detail).of_setting(setting));
        }
    };
    for (at, field) in workspace.fields.iter().enumerate() {
        let given = limits::characters(&field.name);
        limit(format!("fields[{at}].name"), Counted::FieldCharacters, Some(&field.name), given, limits::FIELD_CHARS);
    }
    for (at, tag) in workspace.tags.iter().enumerate() {
        let given = limits::characters(&tag.name);
        limit(format!("tags[{at}].name"), Counted::TagCharacters, Some(&tag.name), given, limits::TAG_CHARS);
    }
    for (at, category) in workspace.closing_categories.iter().enumerate() {
        let given = limits::characters(&category.name);
        limit(format!("closingCategories[{at}].name"), Counted::CategoryCharacters, Some(&category.name), given, limits::CATEGORY_CHARS);
    }
    limit("workflows".to_owned(), Counted::Workflows, None, document.workflows.len(), limits::WORKFLOWS);
}
