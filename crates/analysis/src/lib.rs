//! Findings: what is wrong or unfinished in a workflow, where, and what to do.
