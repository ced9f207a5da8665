//! What a workspace and a workflow say about themselves, apart from their lists.

use serde::{Deserialize, Serialize};
use usher_model::{
    Workflow, Workspace,
    time::{Duration, OpenHours},
    value::Extra,
    workflow::{Settings, Status},
    workspace::Profile,
};

/// The settings of a workspace that are no lists of records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceHead {
    /// The label.
    pub name: String,
    /// Another product to keep to.
    #[serde(default)]
    pub profile: Option<Profile>,
    /// An IANA name.
    pub time_zone: String,
    /// When the business is open.
    #[serde(default)]
    pub business_hours: Vec<OpenHours>,
    /// A conversation without a message for so long closes.
    #[serde(default)]
    pub auto_close_after: Option<Duration>,
    /// At most one workflow that can write to a contact at a time.
    #[serde(default)]
    pub one_customer_facing_workflow: bool,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

impl WorkspaceHead {
    /// The head of a workspace.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        Self {
            name: workspace.name.clone(),
            profile: workspace.profile,
            time_zone: workspace.time_zone.clone(),
            business_hours: workspace.business_hours.clone(),
            auto_close_after: workspace.auto_close_after,
            one_customer_facing_workflow: workspace.one_customer_facing_workflow,
            x: workspace.x.clone(),
        }
    }

    pub(super) fn write(&self, workspace: &mut Workspace) {
        let head = self.clone();
        workspace.name = head.name;
        workspace.profile = head.profile;
        workspace.time_zone = head.time_zone;
        workspace.business_hours = head.business_hours;
        workspace.auto_close_after = head.auto_close_after;
        workspace.one_customer_facing_workflow = head.one_customer_facing_workflow;
        workspace.x = head.x;
    }
}

/// What a workflow says about itself, without its nodes, edges, notes and guarantees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkflowHead {
    /// The label.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Whether it reacts to events.
    pub status: Status,
    /// When runs end early.
    pub settings: Settings,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

impl WorkflowHead {
    /// The head of a workflow.
    #[must_use]
    pub fn of(workflow: &Workflow) -> Self {
        Self {
            name: workflow.name.clone(),
            description: workflow.description.clone(),
            status: workflow.status,
            settings: workflow.settings,
            x: workflow.x.clone(),
        }
    }

    pub(super) fn write(&self, workflow: &mut Workflow) {
        let head = self.clone();
        workflow.name = head.name;
        workflow.description = head.description;
        workflow.status = head.status;
        workflow.settings = head.settings;
        workflow.x = head.x;
    }
}
