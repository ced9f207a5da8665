//! HTTP Request: ask another system, keep parts of its answer.

use serde::{Deserialize, Serialize};

use crate::{ids::VariableName, port::Port, template::Template, time::Duration};

use std::collections::BTreeMap;

/// The verb of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names of the methods say it all")]
pub enum Method {
    #[default]
    #[serde(rename = "GET")]
    Get,
    #[serde(rename = "POST")]
    Post,
    #[serde(rename = "PUT")]
    Put,
    #[serde(rename = "PATCH")]
    Patch,
    #[serde(rename = "DELETE")]
    Delete,
}

/// Settings of an HTTP Request step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HttpRequest {
    /// The verb.
    #[serde(default)]
    pub method: Method,
    /// The address, http or https.
    #[serde(default)]
    pub url: Template,
    /// At most ten.
    #[serde(default)]
    pub headers: Vec<Header>,
    /// What is sent.
    #[serde(default)]
    pub body: Template,
    /// Variable from JSON pointer into the answer; at most ten.
    #[serde(default)]
    pub variables: BTreeMap<VariableName, String>,
    /// The variable that gets the status.
    #[serde(default)]
    pub save_status_to: Option<VariableName>,
    /// What the simulator answers; `null`: it asks the person.
    #[serde(default)]
    pub mock: Option<Mock>,
}

/// One header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value.
    #[serde(default)]
    pub value: Template,
}

/// An answer that stands in for the other system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mock {
    /// The status.
    #[serde(default = "ok")]
    pub status: i64,
    /// The JSON body.
    #[serde(default)]
    pub body: serde_json::Value,
    /// How long it takes.
    #[serde(default)]
    pub delay: Option<Duration>,
}

fn ok() -> i64 {
    200
}

impl HttpRequest {
    /// `success` (2xx), `failure`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        vec![Port::Success, Port::Failure]
    }
}
