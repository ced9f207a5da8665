//! One workflow on its own: with what it refers to, so that the file runs to the same trace as the workspace it comes from.

use std::{collections::BTreeSet, sync::Arc};

use usher_model::{
    Document, NodeKind, Workflow, WorkflowFile, Workspace,
    condition::{Group, Subject},
    ids::{UserId, WorkflowId},
    refs::{Reference, group_references, references},
    scenario::Scenario,
    steps::{Step, assign_to::Target},
};

use crate::mentions::{scenario_references, workflows_of};

/// The workflow as a file of its own; `None` when there is no such workflow.
///
/// The workspace in it keeps its settings, its channels and, of everything else, what the workflow and its tests refer to, in
/// the order of the workspace, because assignment follows that order. Tests that name other workflows stay behind: they could
/// not run.
#[must_use]
pub fn workflow_file(document: &Document, id: &WorkflowId) -> Option<WorkflowFile> {
    let workflow = document.workflow(id)?;
    let only = document.workflows.len() == 1;
    let scenarios: Vec<Arc<Scenario>> = document.scenarios.iter().filter(|scenario| belongs(scenario, id, only)).cloned().collect();
    let needs = Needs::of(workflow, &scenarios, &document.workspace);
    Some(WorkflowFile { workflow: workflow.clone(), workspace: needs.pick(&document.workspace), scenarios, x: Default::default() })
}

fn belongs(scenario: &Scenario, id: &WorkflowId, only: bool) -> bool {
    let named = match &scenario.workflow {
        Some(workflow) => workflow == id,
        None => only,
    };
    named && workflows_of(scenario).into_iter().all(|workflow| workflow == id)
}

/// What a workflow needs of its workspace.
#[derive(Default)]
struct Needs {
    found: BTreeSet<Reference>,
    all_users: bool,
    all_teams: bool,
}

impl Needs {
    fn of(workflow: &Workflow, scenarios: &[Arc<Scenario>], workspace: &Workspace) -> Self {
        let mut needs = Self::default();
        for node in &workflow.nodes {
            references(&node.kind, &mut |_, reference| {
                needs.found.insert(reference);
            });
            if let NodeKind::Step(Step::AssignTo(step)) = &node.kind
                && step.target == Some(Target::Workspace)
            {
                needs.all_users = true;
            }
            needs.all_teams |= groups(&node.kind).into_iter().any(looks_at_teams);
        }
        for guarantee in &workflow.guarantees {
            needs.all_teams |= looks_at_teams(&guarantee.when);
            group_references("when", &guarantee.when, &mut |_, reference| {
                needs.found.insert(reference);
            });
        }
        for scenario in scenarios {
            scenario_references(scenario, &mut |reference| {
                needs.found.insert(reference);
            });
        }
        needs.members(workspace);
        needs
    }

    /// Whoever belongs to a team that is needed is needed too: as a candidate, or to be counted.
    fn members(&mut self, workspace: &Workspace) {
        let teams = workspace.teams.iter().filter(|team| self.all_teams || self.found.contains(&Reference::Team(team.id.clone())));
        let members: Vec<UserId> = teams.flat_map(|team| team.members.iter().cloned()).collect();
        self.found.extend(members.into_iter().map(Reference::User));
    }

    fn pick(&self, from: &Workspace) -> Workspace {
        let has = |reference| self.found.contains(&reference);
        Workspace {
            users: kept(&from.users, |user| self.all_users || has(Reference::User(user.id.clone()))),
            teams: kept(&from.teams, |team| self.all_teams || has(Reference::Team(team.id.clone()))),
            fields: kept(&from.fields, |field| has(Reference::Field(field.id.clone()))),
            tags: kept(&from.tags, |tag| has(Reference::Tag(tag.id.clone()))),
            lifecycle: kept(&from.lifecycle, |stage| has(Reference::Stage(stage.id.clone()))),
            closing_categories: kept(&from.closing_categories, |category| has(Reference::Category(category.id.clone()))),
            // The last interacted channel can be any, and the first is where contacts start.
            channels: from.channels.clone(),
            ..from.clone()
        }
    }
}

fn kept<T>(list: &[Arc<T>], keep: impl Fn(&T) -> bool) -> Vec<Arc<T>> {
    list.iter().filter(|record| keep(record)).cloned().collect()
}

/// Every group of conditions in the settings of a node.
fn groups(kind: &NodeKind) -> Vec<&Group> {
    match kind {
        NodeKind::Trigger(trigger) => trigger.conditions().into_iter().collect(),
        NodeKind::Step(Step::Branch(step)) => step.branches.iter().map(|arm| &arm.when).collect(),
        NodeKind::Step(Step::RouteToTeam(step)) => step.routes.iter().map(|route| &route.when).collect(),
        NodeKind::Step(_) => Vec::new(),
    }
}

/// Whether somebody's team is asked for, whichever it is.
fn looks_at_teams(group: &Group) -> bool {
    group.conditions.iter().any(|condition| matches!(condition.subject, Subject::AssigneeTeam))
}
