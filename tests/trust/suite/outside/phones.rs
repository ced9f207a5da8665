//! Phone numbers beside Google's libphonenumber, with numbers of all its 245 regions.

use std::collections::BTreeMap;

use usher_engine::answers::phone;

use super::table;

#[test]
fn phone_numbers_are_those_of_libphonenumber() {
    let text = table("phones.tsv", "USHER_PHONES");
    let mut seen = BTreeMap::<&str, Vec<String>>::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let [written, country, verdict, e164] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("no row: {line}") };
        let ours = phone(written, (country != "-").then_some(country));
        let kind = match (verdict, ours.as_deref()) {
            ("none", None) => "refused by both",
            ("none", Some(_)) => "accepted by us alone",
            ("valid", None) => "valid, and refused by us",
            (_, None) => "out of use, and refused by us",
            (_, Some(ours)) if ours != e164 => "another number",
            ("possible", Some(_)) => "out of use, and accepted by us",
            (_, Some(_)) => "the same",
        };
        seen.entry(kind).or_default().push(format!("{line} | {ours:?}"));
    }
    for (kind, rows) in &seen {
        eprintln!("{kind}: {}", rows.len());
    }
    let rows: usize = seen.values().map(Vec::len).sum();
    assert!(rows > 450 && ["the same", "refused by both", "out of use, and accepted by us"].iter().all(|kind| seen.contains_key(kind)));
    // We know the lengths of a country's numbers and not its ranges (docs/reliability.md, "Outside oracles").
    for (kind, most) in [("another number", 8), ("valid, and refused by us", 3), ("accepted by us alone", 6)] {
        let differ = seen.get(kind).map_or(&[][..], Vec::as_slice);
        assert!(differ.len() * 1000 <= most * rows, "{kind}: {} of {rows}\n{}", differ.len(), differ.join("\n"));
    }
}
