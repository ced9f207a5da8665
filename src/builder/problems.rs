//! The list of problems under the canvas: what is wrong, where, and what one click can do about it.

use leptos::prelude::*;
use usher_analysis::{Finding, Severity};
use usher_wording::findings as words;

use super::board::Board;
use super::canvas::marks::tone;
use super::findings::Findings;
use super::kinds;
use super::words::word;
use crate::platform::media;
use crate::ui::prelude::*;

/// More findings than this are only counted: nobody reads them all, and each line costs.
const MOST: usize = 200;

/// The region of the problems: counts in its head, the findings below.
#[component]
pub fn Problems(
    /// The open builder.
    board: Board,
    /// What is wrong with the workflow.
    findings: Findings,
) -> impl IntoView {
    let ui = board.ui;
    let open = board.panels.problems;
    let is_roomy = media::matches("(min-width: 48em)");
    let label = Signal::derive(move || {
        let words = ui.language().builder();
        if open.get() { words.collapse } else { words.expand }.to_owned()
    });
    let glyph = Signal::derive(move || if open.get() { Glyph::ChevronDown } else { Glyph::ChevronUp });
    let counts = move || {
        let words = ui.language().builder();
        let of = |severity: Severity, say: usher_wording::ui::Counted| {
            let n = findings.count(severity);
            (n > 0).then(|| view! { <SeverityMark tone=tone(severity) label=say(n) /> })
        };
        (of(Severity::Error, words.errors), of(Severity::Warning, words.warnings), of(Severity::Hint, words.hints))
    };
    let ready = move || (findings.errors() == 0).then(|| view! { <SeverityMark tone=Tone::Live label=word(|words| words.no_errors) /> });
    view! {
        <section class="problems" aria-label=word(|words| words.problems) data-open=move || open.get()>
            <div class="problems__head">
                <h2 class="problems__title">{word(|words| words.problems)}</h2>
                {ready}
                <span class="grow"></span>
                {counts}
                <Button
                    label=label
                    icon=glyph
                    icon_only=true
                    kind=Kind::Quiet
                    size=Size::Mini
                    expanded=open
                    on_press=move || open.update(|open| *open = !*open)
                />
            </div>

            <Show when=move || open.get() && !(is_roomy.get() && findings.is_empty())>
                <List board=board findings=findings />
            </Show>
        </section>
    }
}

#[component]
fn List(board: Board, findings: Findings) -> impl IntoView {
    let lines = move || {
        let all = findings.all();
        if all.is_empty() {
            return view! { <li class="problem"><span></span><span class="muted">{word(|words| words.no_problems)}</span></li> }.into_any();
        }
        let shown = all.iter().take(MOST).map(|finding| line(board, findings, finding.clone())).collect_view();
        let more = all.len().saturating_sub(MOST);
        let more = (more > 0).then(|| {
            let words = usher_wording::builder::more_problems(i64::try_from(more).unwrap_or(i64::MAX), board.ui.language());
            view! { <li class="problem"><span></span><span class="muted">{words}</span></li> }
        });
        (shown, more).into_any()
    };
    view! { <ul class="problems__list">{lines}</ul> }
}

fn line(board: Board, findings: Findings, finding: Finding) -> impl IntoView {
    let language = board.ui.language();
    let said = board.store.with_untracked(|document| words::finding(&finding, document, language));
    let tone = tone(finding.severity);
    let severity = words::severity(finding.severity, language);
    let node_type = finding.node.as_ref().and_then(|id| board.cards.card(id)).map(|card| card.node.with_untracked(|node| node.node_type()));
    let group = node_type.map(|node_type| kinds::group_name(node_type.group()));
    let glyph = node_type.map_or(Glyph::Sliders, kinds::glyph);
    let (go, also_go, fix) = (finding.clone(), finding.clone(), finding.clone());
    let has_place = finding.node.is_some();
    let place = said.place.clone();
    view! {
        <li class="problem">
            <span class="severity" data-tone=tone.data() role="img" aria-label=severity>
                <Icon glyph=tone.glyph() size=15 />
            </span>
            {if has_place {
                view! { <button type="button" class="problem__text" title=said.text.clone() on:click=move |_| findings.go_to(&go)>{said.text.clone()}</button> }
                    .into_any()
            } else {
                view! { <span class="problem__text" title=said.text.clone()>{said.text.clone()}</span> }.into_any()
            }}
            {if has_place {
                view! {
                    <button type="button" class="chip chip--step problem__where" data-group=group on:click=move |_| findings.go_to(&also_go)>
                        <Icon glyph=glyph size=12 />
                        <span class="chip__label">{place}</span>
                    </button>
                }
                    .into_any()
            } else {
                view! {
                    <span class="chip chip--step problem__where">
                        <Icon glyph=glyph size=12 />
                        <span class="chip__label">{place}</span>
                    </span>
                }
                    .into_any()
            }}
            {match said.fix {
                Some(label) => {
                    view! { <Button label=label kind=Kind::Quiet size=Size::Mini class="problem__fix" on_press=move || findings.fix(&fix) /> }.into_any()
                }
                None => view! { <span></span> }.into_any(),
            }}
        </li>
    }
}
