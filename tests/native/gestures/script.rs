//! The words of gesture scripts: events to read, requests to compare.

use usher_editor::{
    command::Command,
    gesture::{Button, Held, Hit, How, Input, Item, Kind, Landing, Preview, Request},
    plane::Screen,
};
use usher_model::{NodeType, PortRef};

fn point(text: &str) -> Option<(f64, f64)> {
    let (x, y) = text.split_once(',')?;
    Some((x.parse().ok()?, y.parse().ok()?))
}

/// Reads one event; words that are no event of their own (`need`, `touch`, `shift`) say more about it.
pub fn read(event: &str) -> (Input, Option<&str>) {
    let words: Vec<&str> = event.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    let points: Vec<(f64, f64)> = words.iter().filter_map(|word| point(word)).collect();
    let at = points.first().map_or_else(Screen::default, |(x, y)| Screen::new(*x, *y));
    let held = Held { shift: has("shift"), ctrl: has("ctrl"), alt: has("alt") };
    let pointer = if has("second") { 2 } else { 1 };
    let kind = if has("touch") { Kind::Touch } else { Kind::Mouse };
    let button = if has("middle") {
        Button::Middle
    } else if has("right") {
        Button::Secondary
    } else {
        Button::Primary
    };
    let known = ["down", "touch", "second", "shift", "ctrl", "alt", "middle", "right"];
    let on = words.iter().copied().find(|word| !known.contains(word) && point(word).is_none());
    match words[0] {
        "down" => (Input::Down { pointer, kind, at, button, held }, on),
        "move" => (Input::Move { pointer, at, held }, None),
        "up" => (Input::Up { pointer, at, held }, None),
        "double" => (Input::DoubleClick { at }, None),
        "wheel" => (Input::Wheel { at, dx: points[1].0, dy: points[1].1, held }, None),
        "space" => (Input::Space { down: has("down") }, None),
        "wait" => (Input::DragIn { pointer, node_type: NodeType::Wait, at }, None),
        "trigger" => (Input::DragIn { pointer, node_type: NodeType::Manual, at }, None),
        "changed" => (Input::Changed, None),
        "cancel" => (Input::Cancel, None),
        other => panic!("no event: {other}"),
    }
}

fn name(item: &Item) -> String {
    match item {
        Item::Node(id) => id.to_string(),
        Item::Note(id) => id.to_string(),
    }
}

fn names(items: &[Item]) -> String {
    items.iter().map(name).collect::<Vec<_>>().join("+")
}

pub fn hit_name(hit: &Hit) -> String {
    match hit {
        Hit::Canvas => "canvas".to_owned(),
        Hit::Card(id) => id.to_string(),
        Hit::Port(port) => format!("{}.{}", port.node, port.port),
        Hit::Edge(from) => format!("{}.{}>", from.node, from.port),
        Hit::Note(id) => id.to_string(),
        Hit::Grip(id) => format!("{id}-grip"),
    }
}

fn from_name(port: &PortRef) -> String {
    format!("{}.{}", port.node, port.port)
}

pub fn say(request: &Request) -> String {
    match request {
        Request::Select { items, how } => {
            let verb = match how {
                How::Replace => "select",
                How::Add => "add",
                How::Toggle => "toggle",
            };
            format!("{verb} {}", if items.is_empty() { "nothing".to_owned() } else { names(items) })
        }
        Request::SelectEdge(from) => format!("select edge {}", from_name(from)),
        Request::Open(item) => format!("open {}", name(item)),
        Request::Pan { dx, dy } => format!("pan {dx},{dy}"),
        Request::Zoom { at, factor } => format!("zoom {:.2} at {},{}", factor, at.x, at.y),
        Request::Preview(preview) => match preview {
            Preview::Moving { items, into, .. } => {
                let items: Vec<String> = items.iter().map(|(item, at)| format!("{} {},{}", name(item), at.x(), at.y())).collect();
                let into = into.as_ref().map_or_else(String::new, |into| format!(" into {}", from_name(into)));
                format!("moving {}{into}", items.join("+"))
            }
            Preview::Drawing { over: None, .. } => "drawing".to_owned(),
            Preview::Drawing { over: Some((node, Ok(()))), .. } => format!("drawing to {node}"),
            Preview::Drawing { over: Some((node, Err(why))), .. } => format!("drawing to {node}: {why}"),
            Preview::Marquee { items, .. } => format!("marquee {}", names(items)),
            Preview::Placing { at, on, .. } => format!(
                "placing {},{} {}",
                at.x,
                at.y,
                match on {
                    Landing::Nowhere => "nowhere".to_owned(),
                    Landing::Canvas => "on canvas".to_owned(),
                    Landing::Edge(edge) => format!("into {}", from_name(edge)),
                    Landing::Port(port) => format!("after {}", from_name(port)),
                }
            ),
            Preview::Resizing { width, height, .. } => format!("resizing {width}x{height}"),
        },
        Request::EndPreview => "end".to_owned(),
        Request::Commit(command) => match command {
            Command::MoveNodes { nodes, notes, .. } => {
                let nodes = nodes.iter().map(|(id, at)| format!("{id} {},{}", at.x(), at.y()));
                let notes = notes.iter().map(|(id, at)| format!("{id} {},{}", at.x(), at.y()));
                format!("move {}", nodes.chain(notes).collect::<Vec<_>>().join("+"))
            }
            Command::Connect { from, to, .. } => format!("connect {} to {to}", from_name(from)),
            Command::InsertJump { from, to, .. } => format!("jump from {} to {to}", from_name(from)),
            Command::InsertInto { node, into, .. } => format!("put {node} into {}", from_name(into)),
            Command::AddNode { node_type, at, after, into, .. } => {
                let at = at.map_or_else(String::new, |at| format!(" at {},{}", at.x(), at.y()));
                let after = after.as_ref().map_or_else(String::new, |port| format!(" after {}", from_name(port)));
                let into = into.as_ref().map_or_else(String::new, |port| format!(" into {}", from_name(port)));
                format!("new {}{at}{after}{into}", node_type.as_str())
            }
            Command::ResizeNote { note, width, height, .. } => format!("resize {note} {width}x{height}"),
            other => format!("{other:?}"),
        },
        Request::OpenAddMenu { at, after } => {
            let after = after.as_ref().map_or_else(String::new, |port| format!(" after {}", from_name(port)));
            format!("menu at {},{}{after}", at.x, at.y)
        }
        Request::Refuse(why) => format!("refuse: {why}"),
    }
}
