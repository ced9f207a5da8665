//! Tables of comparisons: every operator, with and without a value.

use super::*;
use SubjectType as S;

fn zone() -> Zone {
    Zone::named("Europe/Riga").unwrap()
}

/// A left side: `-` absent, `[a,b]` a set, `n:` a number, `s:` seconds, `i:` an instant, `d:` a date, `m:` minutes, `b:` a checkbox.
fn left(text: &str) -> Left {
    match text.split_once(':') {
        Some(("n", number)) => Left::Number(number.parse().unwrap()),
        Some(("s", seconds)) => Left::Seconds(seconds.parse().unwrap()),
        Some(("i", instant)) => Left::Instant(parse_instant(instant, &zone()).unwrap()),
        Some(("d", date)) => Left::Date(date.parse().unwrap()),
        Some(("m", minutes)) => Left::Minutes(minutes.parse::<TimeOfDay>().unwrap().minutes()),
        Some(("b", value)) => Left::Bool(value == "true"),
        _ if text == "-" => Left::Absent,
        _ => match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            Some(ids) => Left::Set(ids.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()),
            None => Left::Text(text.to_owned()),
        },
    }
}

fn check(kind: SubjectType, subject: &str, operator: &str, right: &str) -> String {
    let operator: Operator = serde_json::from_value(operator.into()).unwrap();
    let right: Option<ConditionValue> = if right.is_empty() { None } else { Some(serde_json::from_str(right).unwrap()) };
    let compared = compare(kind, &left(subject), operator, right.as_ref(), &zone());
    match compared.notice {
        None => compared.result.to_string(),
        Some(Notice::NotANumber { value }) => format!("{} not a number: {value}", compared.result),
        Some(Notice::BadTime { value }) => format!("{} bad time: {value}", compared.result),
        Some(Notice::NotSet { setting }) => format!("{} not set: {setting}", compared.result),
        Some(other) => format!("{other:?}"),
    }
}

#[test]
fn operators_compare_by_the_type_of_the_subject() {
    for (kind, left, operator, right, expected) in [
        (S::Text, "Straße", "isEqualTo", r#"" STRASSE ""#, "true"),
        (S::Text, "İ", "isEqualTo", r#""i""#, "false"),
        (S::Text, "ΣΊΣΥΦΟΣ", "endsWith", r#""ος""#, "true"),
        (S::Text, "１２", "isEqualTo", r#""12""#, "false"),
        (S::Text, "cafe\u{301}", "isNotEqualTo", "\"CAF\u{c9}\"", "false"),
        (S::Text, "Buy something", "contains", r#""SOME""#, "true"),
        (S::Text, "Buy something", "doesNotContain", r#""some""#, "false"),
        (S::Text, "Buy something", "startsWith", r#""buy""#, "true"),
        (S::Text, "Buy something", "endsWith", r#""thing ""#, "true"),
        (S::Text, "7", "isEqualTo", "7", "true"),
        (S::Number, "n:5", "isEqualTo", "5", "true"),
        (S::Number, "n:5", "isNotEqualTo", r#""5,0""#, "false"),
        (S::Number, "n:5", "isGreaterThan", "5", "false"),
        (S::Number, "n:5", "isLessThan", "5.1", "true"),
        (S::Number, "n:-0", "isEqualTo", "0", "true"),
        (S::Number, "n:5", "isBetween", r#"{"from":5,"to":9}"#, "true"),
        (S::Number, "n:9", "isBetween", r#"{"from":5,"to":"9"}"#, "true"),
        (S::Number, "n:9.5", "isBetween", r#"{"from":5,"to":9}"#, "false"),
        (S::Number, "n:5", "isGreaterThan", r#""many""#, "false not a number: many"),
        (S::Number, "many", "isLessThan", "5", "false not a number: many"),
        (S::Number, "many", "isNotEqualTo", "5", "false not a number: many"),
        (S::Variable, "٣", "isGreaterThan", "2", "true"),
        (S::Variable, "12", "isLessThan", r#""9""#, "false"),
        (S::Variable, "5,0", "isEqualTo", "5", "true"),
        (S::Variable, "n:5", "isEqualTo", r#""5.0""#, "true"),
        (S::Variable, "5.0", "isEqualTo", r#""5""#, "false"),
        (S::Variable, "five", "isEqualTo", "5", "false"),
        (S::Variable, "five", "isNotEqualTo", "5", "true"),
        (S::Variable, "five", "isGreaterThan", "5", "false not a number: five"),
        (S::Variable, "Buy something", "isEqualTo", r#""buy something""#, "true"),
        (S::List, "Pro", "isEqualTo", r#""pro""#, "true"),
        (S::List, "Pro", "hasAnyOf", r#"["free","pro"]"#, "true"),
        (S::List, "Pro", "hasNoneOf", r#"["free","pro"]"#, "false"),
        (S::Checkbox, "b:true", "isEqualTo", "true", "true"),
        (S::Checkbox, "b:true", "isEqualTo", "false", "false"),
        (S::Checkbox, "b:false", "isEqualTo", r#""false""#, "true"),
        (S::Tags, "[vip,lead]", "hasAnyOf", r#"["vip","x"]"#, "true"),
        (S::Tags, "[vip,lead]", "hasAnyOf", r#"["VIP"]"#, "false"),
        (S::Tags, "[vip,lead]", "hasAllOf", r#"["lead","vip"]"#, "true"),
        (S::Tags, "[vip]", "hasAllOf", r#"["lead","vip"]"#, "false"),
        (S::Tags, "[vip]", "hasNoneOf", r#"["lead"]"#, "true"),
        (S::Tags, "[vip]", "hasAnyOf", "[]", "false"),
        (S::Choice, "ana", "isEqualTo", r#""ana""#, "true"),
        (S::Choice, "ana", "isNotEqualTo", r#""boris""#, "true"),
        (S::Choice, "[sales,support]", "isEqualTo", r#""support""#, "true"),
        (S::Choice, "[sales,support]", "isNotEqualTo", r#""support""#, "false"),
        (S::Channel, "wa", "hasAnyOf", r#"["tg","wa"]"#, "true"),
        (S::Channel, "wa", "isNotEqualTo", r#""wa""#, "false"),
        (S::Status, "open", "isEqualTo", r#""open""#, "true"),
        (S::Window, "closed", "isEqualTo", r#""open""#, "false"),
        (S::Elapsed, "s:3600", "isGreaterThan", r#"{"value":60,"unit":"minutes"}"#, "false"),
        (S::Elapsed, "s:3601", "isGreaterThan", r#"{"value":60,"unit":"minutes"}"#, "true"),
        (S::Elapsed, "s:3599", "isLessThan", r#"{"value":1,"unit":"hours"}"#, "true"),
        (S::Elapsed, "s:60", "isBetween", r#"{"from":{"value":1,"unit":"minutes"},"to":{"value":1,"unit":"hours"}}"#, "true"),
        (S::Elapsed, "s:60", "isGreaterThan", "5", "false not a number: 60"),
        (S::Count, "n:2", "isGreaterThan", "1", "true"),
        (S::Text, "x", "isEqualTo", "", "false not set: value"),
        (S::Number, "n:5", "isBetween", "5", "false not set: value"),
    ] {
        assert_eq!(check(kind, left, operator, right), expected, "{left} {operator} {right}");
    }
}

#[test]
fn dates_are_instants_in_the_zone() {
    for (kind, left, operator, right, expected) in [
        (S::Date, "d:2026-03-02", "isTimestampAfter", r#""2026-03-01""#, "true"),
        (S::Date, "d:2026-03-02", "isTimestampAfter", r#""2026-03-02""#, "false"),
        (S::Date, "d:2026-03-02", "isTimestampBefore", r#""2026-03-02T00:00:01+02:00""#, "true"),
        (S::Date, "d:2026-03-02", "isTimestampBefore", r#""2026-03-01T22:00:00Z""#, "false"),
        (S::Date, "d:2026-03-02", "isTimestampBetween", r#"{"from":"2026-03-02","to":"2026-03-02"}"#, "true"),
        (S::Date, "2026-03-02", "isTimestampBetween", r#"{"from":"2026-03-01","to":"2026-03-02"}"#, "true"),
        // The day on which the clocks go forward begins at 22:00 UTC and ends at 21:00.
        (S::Date, "d:2026-03-30", "isTimestampAfter", r#""2026-03-29T21:00:00Z""#, "false"),
        (S::Date, "d:2026-03-30", "isTimestampAfter", r#""2026-03-29T20:59:59Z""#, "true"),
        (S::Date, "i:2026-03-02T09:00:00Z", "isTimestampAfter", r#""2026-03-02 10:59""#, "true"),
        (S::Date, "i:2026-03-02T09:00:00Z", "isTimestampAfter", r#""2026-03-02 11:00""#, "false"),
        (S::Date, "d:2026-03-02", "isTimestampAfter", r#""soon""#, "false bad time: soon"),
        (S::Date, "soon", "isTimestampAfter", r#""2026-03-02""#, "false bad time: soon"),
        (S::Time, "m:09:00", "isTimestampAfter", r#""08:59""#, "true"),
        (S::Time, "m:09:00", "isTimestampBefore", r#""09:00""#, "false"),
        (S::Time, "09:00", "isTimestampBetween", r#"{"from":"09:00","to":"18:00"}"#, "true"),
        (S::Time, "m:18:00", "isTimestampBetween", r#"{"from":"09:00","to":"18:00"}"#, "true"),
        (S::Time, "m:18:00", "isTimestampAfter", r#""6 pm""#, "false bad time: 6 pm"),
    ] {
        assert_eq!(check(kind, left, operator, right), expected, "{left} {operator} {right}");
    }
}

#[test]
fn an_absent_value_holds_only_for_the_negative_operators() {
    let positive = [
        ("isEqualTo", r#""x""#),
        ("contains", r#""x""#),
        ("startsWith", r#""x""#),
        ("endsWith", r#""x""#),
        ("isGreaterThan", "1"),
        ("isLessThan", "1"),
        ("isBetween", r#"{"from":1,"to":2}"#),
        ("hasAnyOf", r#"["x"]"#),
        ("hasAllOf", r#"["x"]"#),
        ("isTimestampAfter", r#""2026-03-02""#),
        ("isTimestampBefore", r#""2026-03-02""#),
        ("isTimestampBetween", r#"{"from":"2026-03-02","to":"2026-03-03"}"#),
        ("exists", ""),
    ];
    let negative = [("isNotEqualTo", r#""x""#), ("doesNotContain", r#""x""#), ("hasNoneOf", r#"["x"]"#), ("doesNotExist", "")];
    assert_eq!(positive.len() + negative.len(), Operator::ALL.len());
    for (operator, right) in positive {
        assert_eq!(check(S::Text, "-", operator, right), "false", "{operator}");
        assert_eq!(check(S::Tags, "[]", operator, right), "false", "{operator}");
    }
    for (operator, right) in negative {
        assert_eq!(check(S::Text, "-", operator, right), "true", "{operator}");
        assert_eq!(check(S::Tags, "[]", operator, right), "true", "{operator}");
    }
    assert_eq!(check(S::Tags, "[vip]", "exists", ""), "true");
    assert_eq!(check(S::Text, "x", "doesNotExist", ""), "false");
}

#[test]
fn the_trace_shows_values_as_text() {
    for (value, shown) in [
        ("-", None),
        ("[]", None),
        ("[a,b]", Some("a, b")),
        ("n:5", Some("5")),
        ("s:90", Some("90")),
        ("i:2026-03-02T09:00:00+02:00", Some("2026-03-02T07:00:00Z")),
        ("m:09:05", Some("09:05")),
        ("b:true", Some("true")),
    ] {
        assert_eq!(left(value).to_text().as_deref(), shown, "{value}");
    }
}
