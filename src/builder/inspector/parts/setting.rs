//! A setting with its label, its control, and whatever the analysis has to say about it.

use leptos::prelude::*;
use usher_analysis::{Finding, Severity, fix};

use super::super::form::Form;
use super::super::words::say;
use crate::ui::prelude::*;

/// A labelled control with its findings: the worst error in place of the hint, the rest below.
#[component]
pub fn Setting(
    /// The path of the setting, as findings name it.
    #[prop(into)]
    path: Signal<String>,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// The word for "may stay empty".
    #[prop(optional, into)]
    optional: Option<Signal<String>>,
    /// How much is in it.
    #[prop(optional, into)]
    count: Option<Signal<usize>>,
    /// How much may be in it.
    #[prop(optional, into)]
    limit: Option<usize>,
    /// What is wrong with something typed that is not in the settings yet; empty: nothing.
    #[prop(optional, into)]
    error: Signal<String>,
    /// Leaves the label to screen readers.
    #[prop(optional)]
    label_hidden: bool,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let form = Form::get();
    let found = form.claim(path);
    let of_settings = form.error(found);
    let error = Signal::derive(move || Some(error.get()).filter(|error| !error.is_empty()).unwrap_or_else(|| of_settings.get()));
    view! {
        <div class="setting" data-setting=move || path.get()>
            <Field
                label=label
                hint=hint
                error=error
                nostrip:optional=optional
                nostrip:count=count
                nostrip:limit=limit
                label_hidden=label_hidden
            >
                {children()}
            </Field>
            <Remarks found=found without_error=true />
        </div>
    }
}

/// A part of the form that is no single field, such as a list or a switch, with the findings of its path below.
#[component]
pub fn Place(
    /// The path of the setting, as findings name it.
    #[prop(into)]
    path: Signal<String>,
    /// The part.
    children: Children,
) -> impl IntoView {
    let found = Form::get().claim(path);
    view! {
        <div class="setting" data-setting=move || path.get()>
            {children()}
            <Remarks found=found />
        </div>
    }
}

/// Findings in words, each with what one click can do about it.
#[component]
pub fn Remarks(
    /// The findings.
    found: Memo<Vec<Finding>>,
    /// Leaves out the first error: the field above says it.
    #[prop(optional)]
    without_error: bool,
) -> impl IntoView {
    let form = Form::get();
    let shown = move || {
        let mut all: Vec<(bool, Finding)> = found.get().into_iter().map(|finding| (true, finding)).collect();
        if without_error && let Some((says, _)) = all.iter_mut().find(|(_, finding)| finding.severity == Severity::Error) {
            *says = false;
        }
        all.into_iter()
            .filter(|(says, finding)| *says || finding.fix.is_some())
            .map(|(says, finding)| remark(form, finding, says))
            .collect_view()
    };
    view! { <div class="remarks">{shown}</div> }
}

fn remark(form: Form, finding: Finding, says: bool) -> impl IntoView {
    let tone = tone(finding.severity);
    let sentence = says.then(|| {
        view! {
            <p class="section__finding severity" data-tone=tone.data()>
                <Icon glyph=tone.glyph() size=13 />
                <span>{form.sentence(&finding)}</span>
            </p>
        }
    });
    let button = finding.fix.clone().filter(|fix| !matches!(fix, usher_analysis::Fix::DeleteStep)).map(|one| {
        let apply = move |()| {
            let Some(node) = form.node().get_untracked() else { return };
            if let Some(kind) = fix::apply(&finding, &node.kind) {
                form.change(|present| *present = kind);
            }
        };
        view! { <Button label=say(move |language| usher_wording::findings::fix(&one, language)) kind=Kind::Quiet size=Size::Mini on_press=apply class="remarks__fix" /> }
    });
    view! {
        {sentence}
        {button}
    }
}

/// The tone of a severity.
pub const fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Danger,
        Severity::Warning => Tone::Warning,
        Severity::Hint => Tone::Hint,
    }
}
