//! Business hours, date ranges and clock times beside Python's zoneinfo: 20 zones, each change of the offset from 2020 to 2035.

use trust::worlds::{office, person};
use usher_engine::{
    Setup, World,
    calendar::{Zone, inside_hours, inside_ranges, parse_instant},
};
use usher_model::{
    event::Event,
    time::{DateRange, Instant, Moment, OpenHours},
    trace::What,
};

use super::table;

/// 2020-01-01T00:00:00Z.
const FIRST: i64 = 1_577_836_800;
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What is asked of each instant, as `tests/outside/zones.py` has it.
struct Asked {
    hours: Vec<Vec<OpenHours>>,
    ranges: Vec<DateRange>,
}

impl Asked {
    fn new() -> Self {
        let every = |days: &[&str], from: &str, to: &str| -> Vec<OpenHours> {
            days.iter().map(|day| json(serde_json::json!({ "day": day, "from": from, "to": to }))).collect()
        };
        let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let change = [every(&["sun"], "02:00", "04:00"), every(&["sat"], "23:30", "00:30"), every(&["fri"], "00:00", "01:00")];
        Self {
            hours: vec![
                every(&week[..5], "09:00", "18:00"),
                every(&week, "22:00", "06:00"),
                change.concat(),
                [every(&["sat"], "00:00", "24:00"), every(&["wed"], "12:30", "12:31")].concat(),
            ],
            ranges: [("2024-02-28", "2024-02-29"), ("2027-12-31", "2028-01-01"), ("2030-03-01", "2030-11-30")]
                .map(|(from, to)| json(serde_json::json!({ "from": from, "to": to })))
                .into(),
        }
    }

    /// A bit for each, in their order.
    fn bits(&self, zone: &Zone, at: Instant) -> usize {
        let hours = self.hours.iter().map(|hours| inside_hours(hours, zone, at));
        hours.chain([inside_ranges(&self.ranges, zone, at)]).enumerate().map(|(n, inside)| usize::from(inside) << n).sum()
    }
}

fn json<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).expect("the form of the model")
}

/// An instant of the table: the zone, when, minutes east of UTC, and the bits.
struct Row<'t> {
    zone: &'t str,
    at: i64,
    offset: i64,
    bits: usize,
}

/// The instants of a table, and its clock times with the zone and what each means.
fn rows(text: &str) -> (Vec<Row<'_>>, Vec<(&str, &str, i64)>) {
    let (mut rows, mut clock, mut zone, mut at) = (Vec::new(), Vec::new(), "", FIRST);
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((shown, means)) = line.strip_prefix('=').and_then(|line| line.split_once(' ')) {
            clock.push((zone, shown, means.parse().expect("seconds")));
        } else if let Some((offset, tokens)) = line.split_once(' ') {
            for token in tokens.split(' ') {
                let (since, letter) = token.split_at(token.len() - 1);
                at += i64::from_str_radix(since, 36).expect("base 36");
                let bits = LETTERS.find(letter).expect("a letter");
                rows.push(Row { zone, at, offset: offset.parse().expect("minutes"), bits });
            }
        } else {
            (zone, at) = (line, FIRST);
        }
    }
    (rows, clock)
}

#[test]
fn clocks_hours_and_days_are_those_of_zoneinfo() {
    let text = table("zones.txt", "USHER_ZONES");
    let (rows, _) = rows(&text);
    let (asked, utc) = (Asked::new(), Zone::utc());
    let mut seen = [0; 10];
    for row in &rows {
        let (zone, at) = (Zone::named(row.zone).expect("a zone"), Instant::from_seconds(row.at));
        assert_eq!(i64::from(zone.offset_minutes(at)), row.offset, "{} at {at}", row.zone);
        let shown = utc.local(at.plus_seconds(row.offset * 60));
        assert_eq!(zone.local(at), shown, "{} at {at}", row.zone);
        let bits = asked.bits(&zone, at);
        assert_eq!(bits, row.bits, "{} at {at}", row.zone);
        (0..5).for_each(|n| seen[2 * n + (bits >> n & 1)] += 1);
    }
    eprintln!("{} instants; outside and inside of each: {seen:?}", rows.len());
    assert!(rows.len() > 15_000 && seen.iter().all(|times| *times > 50), "{} instants, {seen:?}", rows.len());
}

#[test]
fn clock_times_mean_the_instants_that_zoneinfo_says() {
    let text = table("zones.txt", "USHER_ZONES");
    let (_, clock) = rows(&text);
    let mut unlike = 0;
    for (name, shown, means) in &clock {
        let zone = Zone::named(name).expect("a zone");
        let at = parse_instant(shown, &zone);
        assert_eq!(at, Some(Instant::from_seconds(*means)), "{shown} in {name}");
        // In a gap, the clock never shows what was written.
        unlike += u32::from(at.is_some_and(|at| zone.local(at).text.replace(' ', "T") != *shown));
    }
    eprintln!("{} clock times, {unlike} in a gap", clock.len());
    assert!(clock.len() > 800 && unlike > 50, "{} clock times, {unlike} in a gap", clock.len());
}

/// The same through whole worlds: a Date & Time step leaves by the port, and a Wait ends at the instant, that zoneinfo says.
#[test]
fn date_and_time_and_wait_do_as_zoneinfo_says() {
    let text = table("zones.txt", "USHER_ZONES");
    let (rows, clock) = rows(&text);
    let (asked, mut zones) = (Asked::new(), Vec::new());
    rows.iter().for_each(|row| {
        if zones.last() != Some(&row.zone) {
            zones.push(row.zone)
        }
    });
    for zone in zones {
        let hours = serde_json::json!({ "when": { "kind": "businessHours", "hours": asked.hours[2] } });
        let mut world = world(zone, "dateTime", &hours, FIRST - 1);
        for row in rows.iter().filter(|row| row.zone == zone).step_by(16) {
            world.apply(&Event::AdvanceTo { at: moment(row.at) }).expect("time goes on");
            let left = hello(&mut world).find_map(|what| match what {
                What::Left { port } if port.as_str() != "next" => Some(port.as_str() == "inside"),
                _ => None,
            });
            assert_eq!(left, Some(row.bits & 4 != 0), "{zone} at {}", row.at);
        }
        for (_, shown, means) in clock.iter().filter(|(name, _, _)| *name == zone).step_by(8) {
            let mut world = self::world(zone, "wait", &serde_json::json!({ "until": shown }), means - 3 * 86_400);
            assert!(hello(&mut world).count() > 0);
            assert_eq!(world.next_timer(), Some(Instant::from_seconds(*means)), "{shown} in {zone}");
        }
    }
}

fn moment(seconds: i64) -> Moment {
    Instant::from_seconds(seconds).to_string().parse().expect("an instant")
}

/// A world of this zone in which every conversation comes to one step.
fn world(zone: &str, step: &str, config: &serde_json::Value, start: i64) -> World {
    let mut workspace = office();
    workspace["timeZone"] = serde_json::json!(zone);
    let nodes = serde_json::json!([{ "id": "n", "type": "conversationOpened" }, { "id": "step", "type": step, "config": config }]);
    let edges = serde_json::json!([{ "from": { "node": "n", "port": "next" }, "to": "step" }]);
    let workflows = serde_json::json!([{ "id": "w", "status": "published", "nodes": nodes, "edges": edges }]);
    World::new(Setup {
        document: json(serde_json::json!({ "workspace": workspace, "workflows": workflows })),
        under_test: None,
        start: Instant::from_seconds(start),
        contacts: vec![person("c1")],
        users: Vec::new(),
    })
}

/// What happens when the contact writes in a new conversation.
fn hello(world: &mut World) -> impl Iterator<Item = What> {
    let event = |value| trust::worlds::event(&serde_json::json!(value));
    world.apply(&event("c1 is closed by ana")).expect("somebody");
    world.apply(&event("c1: Hello")).expect("somebody").into_iter().map(|entry| entry.what)
}
