//! Taking a file into a workspace: first a plan that a person can look at and change, then the workspace that comes of it.

mod apply;
mod objects;
mod remap;

use std::{collections::BTreeMap, sync::Arc};

use usher_model::{
    Document, Workflow, Workspace,
    ids::{NodeId, WorkflowId},
    refs::{Reference, group_references, references},
    scenario::Scenario,
};

use crate::{
    fault::RecordKind,
    read::{Content, Read, near::nearest},
};

pub use apply::apply;

/// What becomes of the open workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The file's workflows, tests and records are added to it.
    Add,
    /// The file takes its place; only a workspace file can.
    Replace,
}

/// What becomes of a workflow whose id is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It is added under a new id.
    Copy,
    /// It takes the place of the one that is there.
    Replace,
    /// It stays out.
    Skip,
}

/// A workflow of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedWorkflow {
    /// The workflow.
    pub workflow: Arc<Workflow>,
    /// The one that has its id now.
    pub taken_by: Option<Arc<Workflow>>,
    /// What becomes of it when the id is taken.
    pub choice: Choice,
}

/// How a record of the file stands to the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The workspace has no record of this id.
    New,
    /// It has an equal one.
    Same,
    /// It has another one of this id.
    Different,
}

/// A record of the file's workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRecord {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id.
    pub id: String,
    /// Its name in the file.
    pub name: String,
    /// How it stands to the workspace.
    pub state: State,
    /// Whether a different one takes the place of the workspace's; else the workspace's stays.
    pub take: bool,
}

/// Something that a workflow of the file refers to and neither the file nor the workspace has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What.
    pub reference: Reference,
    /// The steps that refer to it.
    pub by: Vec<(WorkflowId, NodeId)>,
    /// What the workspace has that is named most like it.
    pub proposal: Option<Reference>,
    /// What is referred to instead; `None`: the reference is kept and becomes a finding.
    pub instead: Option<Reference>,
}

/// What an import would do. The choices are open to change before [`apply`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPlan {
    /// What becomes of the open workspace.
    pub mode: Mode,
    /// Whether the file is a whole workspace, which may also replace the open one.
    pub whole: bool,
    /// Its workflows.
    pub workflows: Vec<PlannedWorkflow>,
    /// Its tests.
    pub scenarios: Vec<Arc<Scenario>>,
    /// The records of its workspace.
    pub records: Vec<PlannedRecord>,
    /// What nobody has.
    pub missing: Vec<Missing>,
    /// The file, as a workspace.
    pub source: Document,
}

impl ImportPlan {
    /// The records that the workspace does not have.
    pub fn new_records(&self) -> impl Iterator<Item = &PlannedRecord> {
        self.records.iter().filter(|record| record.state == State::New)
    }

    /// The workflows whose ids are taken.
    pub fn taken(&self) -> impl Iterator<Item = &PlannedWorkflow> {
        self.workflows.iter().filter(|planned| planned.taken_by.is_some())
    }
}

/// What taking this file into the workspace would do. Copies are the default where an id is taken: nothing is overwritten.
#[must_use]
pub fn plan(document: &Document, read: Read) -> ImportPlan {
    let whole = matches!(read.content, Content::Workspace(_));
    let source = read.into_document();
    let workflows = source.workflows.iter().map(|workflow| PlannedWorkflow {
        workflow: workflow.clone(),
        taken_by: document.workflow(&workflow.id).cloned(),
        choice: Choice::Copy,
    });
    ImportPlan {
        mode: Mode::Add,
        whole,
        workflows: workflows.collect(),
        scenarios: source.scenarios.clone(),
        records: objects::records(&document.workspace, &source.workspace),
        missing: missing(document, &source),
        source,
    }
}

fn missing(document: &Document, source: &Document) -> Vec<Missing> {
    let mut found: BTreeMap<Reference, Vec<(WorkflowId, NodeId)>> = BTreeMap::new();
    for workflow in &source.workflows {
        for node in &workflow.nodes {
            references(&node.kind, &mut |_, reference| {
                let by = found.entry(reference).or_default();
                if by.last() != Some(&(workflow.id.clone(), node.id.clone())) {
                    by.push((workflow.id.clone(), node.id.clone()));
                }
            });
        }
        for guarantee in &workflow.guarantees {
            group_references("when", &guarantee.when, &mut |_, reference| {
                found.entry(reference).or_default();
            });
        }
    }
    found
        .into_iter()
        // Steps belong to the workflow itself; the reader and the analysis look after them.
        .filter(|(reference, _)| !matches!(reference, Reference::Node(_)) && !has(document, reference) && !has(source, reference))
        .map(|(reference, by)| Missing { proposal: proposal(document, &reference), reference, by, instead: None })
        .collect()
}

fn has(document: &Document, reference: &Reference) -> bool {
    let workspace = &document.workspace;
    match reference {
        Reference::User(id) => workspace.user(id).is_some(),
        Reference::Team(id) => workspace.team(id).is_some(),
        Reference::Channel(id) => workspace.channel(id).is_some(),
        Reference::Field(id) => workspace.field(id).is_some(),
        Reference::Tag(id) => workspace.tag(id).is_some(),
        Reference::Stage(id) => workspace.stage(id).is_some(),
        Reference::Category(id) => workspace.category(id).is_some(),
        Reference::Workflow(id) => document.workflow(id).is_some(),
        Reference::Node(_) => true,
    }
}

/// The record of the workspace whose id or name is most like what is missing.
fn proposal(document: &Document, reference: &Reference) -> Option<Reference> {
    let Workspace { users, teams, channels, fields, tags, lifecycle, closing_categories, .. } = &document.workspace;
    macro_rules! nearest_of {
        ($list:expr, $id:expr, $variant:ident) => {{
            let words = $list.iter().flat_map(|record| [record.id.as_str(), record.name.as_str()]);
            let near = nearest($id.as_str(), words)?;
            $list.iter().find(|r| r.id.as_str() == near || r.name == near).map(|record| Reference::$variant(record.id.clone()))
        }};
    }
    match reference {
        Reference::User(id) => nearest_of!(users, id, User),
        Reference::Team(id) => nearest_of!(teams, id, Team),
        Reference::Channel(id) => nearest_of!(channels, id, Channel),
        Reference::Field(id) => nearest_of!(fields, id, Field),
        Reference::Tag(id) => nearest_of!(tags, id, Tag),
        Reference::Stage(id) => nearest_of!(lifecycle, id, Stage),
        Reference::Category(id) => nearest_of!(closing_categories, id, Category),
        Reference::Workflow(id) => nearest_of!(document.workflows, id, Workflow),
        Reference::Node(_) => None,
    }
}
