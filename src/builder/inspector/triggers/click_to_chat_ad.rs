//! Click-to-Chat Ad: the network and its ads.

use leptos::prelude::*;
use usher_model::{
    ids::AdId,
    triggers::{
        self,
        click_to_chat_ad::{Ad, Network},
    },
};
use usher_wording::{inspector, values};

use super::super::form::Form;
use super::super::parts::{
    pairs::{First, Pair, Pairs, Recipe},
    setting::Setting,
    starts::Starts,
};
use super::super::words::word;
use crate::ui::prelude::*;

const ADS: Recipe = Recipe {
    path: "ads",
    first: First::Id("ad"),
    first_label: |words| words.ad_id,
    second_label: |words| words.ad_name,
    is_template: false,
    example: "",
    line: inspector::ad,
    add: |words| words.add_ad,
    remove: |words| words.remove_ad,
    most: None,
};

/// The settings of the trigger.
#[component]
pub fn ClickToChatAd() -> impl IntoView {
    let settings = Form::get().config::<triggers::ClickToChatAd>();
    let choices = [Network::Meta, Network::TikTok].map(|network| Choice::new(values::network(network), values::network(network)));
    let network = settings.get(|trigger| values::network(trigger.network).to_owned());
    let pick = move |picked: String| {
        let is_tiktok = picked == values::network(Network::TikTok);
        settings.set(|trigger| trigger.network = if is_tiktok { Network::TikTok } else { Network::Meta });
    };
    let ads = settings.get(|trigger| trigger.ads.iter().map(|ad| (ad.id.to_string(), ad.name.clone())).collect::<Vec<_>>());
    let list = move |pairs: Vec<Pair>| {
        let ad = |(id, name): Pair| Some(Ad { id: AdId::new(&id).ok()?, name });
        settings.set(|trigger| trigger.ads = pairs.into_iter().filter_map(ad).collect());
    };
    view! {
        <div class="section">
            <Setting path="network" label=word(|words| words.network)>
                <RadioGroup choices=Signal::stored(choices.to_vec()) value=network on_pick=pick />
            </Setting>
        </div>
        <div class="section">
            <h3 class="section__head">{word(|words| words.ads)}</h3>
            <Pairs recipe=ADS value=ads on_change=list />
            <p class="section__note">{word(|words| words.ads_hint)}</p>
        </div>
        <Starts empty=word(|words| words.any_event) />
    }
}
