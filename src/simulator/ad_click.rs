//! The chosen contact comes from an ad.

use leptos::prelude::*;
use usher_model::{
    Workflow,
    event::Event,
    ids::{AdId, ChannelId},
    triggers::{Trigger, click_to_chat_ad::Ad},
};
use usher_wording::names;

use super::act_dialog::ActDialog;
use super::words::word;
use crate::state::{
    Simulator,
    desk::Desk,
    simulator::{Ask, Place},
};
use crate::ui::prelude::*;

fn ads(workflow: &Workflow) -> &[Ad] {
    if let Some(Trigger::ClickToChatAd(trigger)) = workflow.trigger().and_then(|node| node.trigger()) { &trigger.ads } else { &[] }
}

/// The ads that triggers name, each once.
fn known(desk: &Desk) -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    for ad in desk.taking_part().flat_map(ads) {
        if all.iter().all(|choice| choice.id != ad.id.as_str()) {
            let name = ad.name.trim();
            let choice = if name.is_empty() {
                Choice::new(ad.id.as_str(), ad.id.as_str())
            } else {
                Choice::new(ad.id.as_str(), name).hint(ad.id.as_str())
            };
            all.push(choice);
        }
    }
    all
}

/// The dialog.
#[component]
pub fn AdClick(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let ui = simulator.ui;
    let (ad, channel) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(String::new());
    let known = Memo::new(move |_| simulator.with(known).unwrap_or_default());
    // An id that no trigger names is one of the list as long as it is chosen.
    let ads = Signal::derive(move || {
        let (mut all, ad) = (known.get(), ad.get());
        if !ad.is_empty() && all.iter().all(|choice| choice.id != ad) {
            all.push(Choice::new(ad.clone(), ad));
        }
        all
    });
    let channels = Memo::new(move |_| {
        let list = simulator.with(|desk| {
            let document = desk.document();
            let channel = |id: &ChannelId| Choice::new(id.as_str(), names::channel(id, document));
            document.workspace.channels.iter().map(|found| channel(&found.id)).collect::<Vec<_>>()
        });
        list.unwrap_or_default()
    });
    Effect::new(move |_| {
        if simulator.asking.get() == Some(Ask::AdClick) {
            error.set(String::new());
            ad.set(known.with_untracked(|all| all.first().map(|choice| choice.id.clone())).unwrap_or_default());
            let now =
                simulator.with_untracked(|desk| desk.session.world().contact(&desk.contact)?.channel.as_ref().map(ToString::to_string));
            channel.set(now.flatten().unwrap_or_default());
        }
    });
    let choose = move |id: String| {
        error.set(String::new());
        ad.set(id);
    };
    let come = move || {
        let Ok(ad) = AdId::new(ad.get_untracked().trim()) else {
            return error.set(ui.language_now().simulator().bad_ad.to_owned());
        };
        let Some(contact) = simulator.with_untracked(|desk| desk.contact.clone()) else { return };
        simulator.asking.set(None);
        simulator.act(Event::AdClick { contact, ad, channel: ChannelId::new(&channel.get_untracked()).ok() }, Place::Chat);
    };
    let use_id = move |id: String| (ui.language().simulator().use_id)(&id);
    view! {
        <ActDialog simulator=simulator when=|asked| asked == Ask::AdClick title=word(|words| words.click_ad) act=word(|words| words.come) on_act=come>
            <Field label=word(|words| words.ad) hint=word(|words| words.ad_hint) error=error>
                <Combobox
                    value=ad
                    options=ads
                    on_pick=choose
                    on_create=choose
                    create=use_id
                    none=word(|words| words.nothing_found)
                    toggle=word(|words| words.show_list)
                />
            </Field>
            <Field label=word(|words| words.channel)>
                <Select value=channel options=channels on_pick=move |id| channel.set(id) />
            </Field>
        </ActDialog>
    }
}
