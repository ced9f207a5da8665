//! What every form of the inspector stands on: its node, how to read and write one setting, and the findings beside it.

use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;
use usher_analysis::{Code, Finding, Severity, settings};
use usher_editor::command::Command;
use usher_model::{
    Document, Node, NodeKind, Workflow,
    ids::{NodeId, WorkflowId},
    steps::{self, Step},
    triggers::{self, Trigger},
};

use crate::state::{Store, Ui};

/// The form of one node. A context of everything in it: `Form::get()`; copies are the same form.
#[derive(Clone, Copy)]
pub struct Form {
    /// The open workspace.
    pub store: Store,
    /// The frame of the page.
    pub ui: Ui,
    workflow: StoredValue<WorkflowId>,
    id: StoredValue<NodeId>,
    node: Memo<Option<Arc<Node>>>,
    findings: Memo<Vec<Finding>>,
    /// The settings that have a place of their own in the form, by their paths.
    claims: RwSignal<Vec<(u32, Signal<String>)>>,
    last_claim: StoredValue<u32>,
}

impl Form {
    /// The form of a node, with what else is known to be wrong with it beside its settings.
    #[must_use]
    pub fn open(workflow: &WorkflowId, id: &NodeId, others: Signal<Vec<Finding>>) -> Self {
        let store = Store::get();
        let (workflow, id) = (StoredValue::new(workflow.clone()), StoredValue::new(id.clone()));
        let find = move |document: &Document| workflow.with_value(|w| id.with_value(|n| document.workflow(w)?.node(n).cloned()));
        let is_other = |a: Option<&Option<Arc<Node>>>, b: Option<&Option<Arc<Node>>>| match (a, b) {
            (Some(Some(a)), Some(Some(b))) => !Arc::ptr_eq(a, b),
            (Some(None), Some(None)) => false,
            (_, _) => true,
        };
        let node = Memo::new_with_compare(move |_| store.with(find), is_other);
        let findings = Memo::new(move |_| {
            let own = store.with(|document| {
                let workflow = workflow.with_value(|w| document.workflow(w).cloned());
                workflow.zip(find(document)).map(|(workflow, node)| settings::check(document, &workflow, &node)).unwrap_or_default()
            });
            // Those of settings are found at each keystroke, here; the analysis found them a moment ago.
            let of_node = |finding: &Finding| id.with_value(|id| finding.node.as_ref() == Some(id)) && is_of_workflow(finding.code);
            let others: Vec<Finding> = others.get().into_iter().filter(of_node).collect();
            own.into_iter().chain(others).collect::<Vec<_>>()
        });
        Self { store, ui: Ui::get(), workflow, id, node, findings, claims: RwSignal::new(Vec::new()), last_claim: StoredValue::new(0) }
    }

    /// The form around this part.
    ///
    /// # Panics
    /// Outside the form of a node.
    #[must_use]
    pub fn get() -> Self {
        expect_context()
    }

    /// The workflow's id.
    #[must_use]
    pub fn workflow_id(self) -> WorkflowId {
        self.workflow.get_value()
    }

    /// The node's id.
    #[must_use]
    pub fn node_id(self) -> NodeId {
        self.id.get_value()
    }

    /// The node; `None` once it is gone. Reactive.
    #[must_use]
    pub const fn node(self) -> Memo<Option<Arc<Node>>> {
        self.node
    }

    /// Looks at the document and the workflow. Reactive, so give what it derives to a `Memo`; the default once it is gone.
    pub fn with<T: Default>(self, look: impl FnOnce(&Document, &Workflow) -> T) -> T {
        self.store.with(|document| {
            self.workflow.with_value(|w| document.workflow(w).map(|workflow| look(document, workflow))).unwrap_or_default()
        })
    }

    /// Does what is wished, or says why not.
    pub fn dispatch(self, command: Command) {
        if let Err(refused) = self.store.dispatch(command) {
            self.ui.say_refused(self.store, &refused);
        }
    }

    /// Changes the settings.
    pub fn change(self, change: impl FnOnce(&mut NodeKind)) {
        // A part that is being taken away may still speak; there is nothing left to change then.
        let Some(node) = self.node.try_get_untracked().flatten() else { return };
        let mut kind = node.kind.clone();
        change(&mut kind);
        self.dispatch(Command::SetConfig { workflow: self.workflow_id(), node: self.node_id(), kind });
    }

    /// The settings of a type, to read and write one by one.
    #[must_use]
    pub const fn config<T: Config>(self) -> Settings<T> {
        Settings { form: self, of: PhantomData }
    }

    /// Gives a setting a place of its own in the form for as long as the current owner lives: its findings show there, and no
    /// longer at the top. A path stands for everything below it that has no place of its own.
    #[must_use]
    pub fn claim(self, path: Signal<String>) -> Memo<Vec<Finding>> {
        let number = self.last_claim.get_value() + 1;
        self.last_claim.set_value(number);
        self.claims.update(|claims| claims.push((number, path)));
        on_cleanup(move || _ = self.claims.try_update(|claims| claims.retain(|(other, _)| *other != number)));
        Memo::new(move |_| self.belonging(|owner| owner.is_some_and(|owner| owner == number)))
    }

    /// The findings that no setting of the form shows.
    #[must_use]
    pub fn unclaimed(self) -> Memo<Vec<Finding>> {
        Memo::new(move |_| self.belonging(|owner| owner.is_none()))
    }

    fn belonging(self, is_wanted: impl Fn(Option<u32>) -> bool) -> Vec<Finding> {
        let places: Vec<(u32, String)> = self.claims.with(|claims| claims.iter().map(|(number, path)| (*number, path.get())).collect());
        let owner = |finding: &Finding| {
            let setting = finding.setting.as_deref()?;
            let fitting = places.iter().filter(|(_, path)| covers(path, setting));
            fitting.max_by_key(|(_, path)| path.len()).map(|(number, _)| *number)
        };
        self.findings.with(|all| all.iter().filter(|finding| is_wanted(owner(finding))).cloned().collect())
    }

    /// Whether a setting, or a part of it, is wrong. Reactive.
    pub fn is_wrong(self, path: Signal<String>) -> impl Fn() -> bool + Clone + Send + Sync + 'static {
        move || {
            let path = path.get();
            let is_here = |finding: &Finding| finding.setting.as_deref().is_some_and(|setting| covers(&path, setting));
            self.findings.with(|all| all.iter().any(|finding| finding.severity == Severity::Error && is_here(finding)))
        }
    }

    /// A finding as a sentence. Reactive: follows language and names.
    #[must_use]
    pub fn sentence(self, finding: &Finding) -> String {
        let language = self.ui.language();
        self.store.with_untracked(|document| usher_wording::findings::finding(finding, document, language).text)
    }

    /// The sentence of the worst error of a place; empty without one.
    #[must_use]
    pub fn error(self, found: Memo<Vec<Finding>>) -> Signal<String> {
        Signal::derive(move || {
            let error = found.with(|all| all.iter().find(|finding| finding.severity == Severity::Error).cloned());
            error.map(|error| self.sentence(&error)).unwrap_or_default()
        })
    }
}

/// Whether a finding comes of looking at the whole workflow rather than at the settings of one node.
const fn is_of_workflow(code: Code) -> bool {
    matches!(
        code,
        Code::SeveralTriggers
            | Code::UnreachableStep
            | Code::BranchWithoutElse
            | Code::NoWayOutOnSilence
            | Code::NoTimeoutPath
            | Code::EmptyTeam
            | Code::SameCondition
            | Code::EmptyBusinessHours
    )
}

/// Whether a path is that of a setting, or of something that the setting is a part of.
pub fn covers(path: &str, setting: &str) -> bool {
    setting.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Settings of one type of trigger or step.
pub trait Config: Clone + Default + Send + Sync + 'static {
    /// The settings, if the node is of this type.
    fn of(kind: &NodeKind) -> Option<&Self>;
    /// The same, to be changed.
    fn of_mut(kind: &mut NodeKind) -> Option<&mut Self>;
}

macro_rules! configs {
    ($kind:ident, $module:ident: $($name:ident)*) => { $(
        impl Config for $module::$name {
            fn of(kind: &NodeKind) -> Option<&Self> {
                if let NodeKind::$kind($kind::$name(settings)) = kind { Some(settings) } else { None }
            }
            fn of_mut(kind: &mut NodeKind) -> Option<&mut Self> {
                if let NodeKind::$kind($kind::$name(settings)) = kind { Some(settings) } else { None }
            }
        }
    )* };
}

configs! { Trigger, triggers: ContactTagUpdated ContactFieldUpdated LifecycleUpdated Shortcut IncomingWebhook ClickToChatAd AssigneeUpdated NoReplyFromAgent }
configs! { Step, steps: Branch DateTime AskQuestion UpdateField UpdateTags UpdateLifecycle HttpRequest SendMessage AddComment RouteToTeam AssignTo Wait JumpTo TriggerWorkflow CloseConversation }

/// The settings of the form's node, seen as those of one type.
pub struct Settings<T> {
    form: Form,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Settings<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Settings<T> {}

impl<T: Config> Settings<T> {
    /// One setting. It is renewed only when that setting changes.
    pub fn get<V: PartialEq + Send + Sync + 'static>(self, pick: impl Fn(&T) -> V + Send + Sync + 'static) -> Memo<V> {
        Memo::new(move |_| {
            self.form.node.with(|node| match node.as_ref().and_then(|node| T::of(&node.kind)) {
                Some(settings) => pick(settings),
                None => pick(&T::default()),
            })
        })
    }

    /// Writes one setting.
    pub fn set(self, change: impl FnOnce(&mut T)) {
        self.form.change(|kind| {
            if let Some(settings) = T::of_mut(kind) {
                change(settings);
            }
        });
    }
}
