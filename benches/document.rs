//! Reading and writing a document of 5,000 steps, beside serde_json reading into a plain value and writing it out.

use benches::{number, side_by_side, workflow_of};

fn main() {
    let steps = 5_000;
    let document = workflow_of(steps);
    let text = usher_interop::write::workspace(&document);
    println!("document: {steps} steps, {:.2} MB of JSON", number(text.len()) / 1e6);

    let (read, value) = side_by_side(
        15,
        || usher_interop::read::read(&text).expect("what was written can be read"),
        || serde_json::from_str::<serde_json::Value>(&text).expect("JSON"),
    );
    println!(
        "  read + check + decode  {:7.2} ms, serde_json into a Value {:7.2} ms: {:.2} × (goal ≤ 4)",
        read * 1e3,
        value * 1e3,
        read / value
    );

    let plain: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let (write, value) = side_by_side(
        15,
        || usher_interop::write::workspace(&document),
        || serde_json::to_string_pretty(&plain).expect("a value can be written"),
    );
    println!(
        "  write                  {:7.2} ms, serde_json from a Value {:7.2} ms: {:.2} × (goal ≤ 4)",
        write * 1e3,
        value * 1e3,
        write / value
    );

    let small = usher_interop::write::workspace(&workflow_of(steps / 2));
    let (whole, half) = side_by_side(9, || usher_interop::read::read(&text), || usher_interop::read::read(&small));
    println!("  twice the steps        {:.2} × the time to read (goal ≤ 2.2)", whole / half);
}
