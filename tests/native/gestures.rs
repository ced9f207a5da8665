//! What the pointer does, as scripts of pointer events and the requests they lead to. No browser is needed.

mod script;

use std::sync::Arc;

use proptest::prelude::*;
use usher_editor::{
    camera::Camera,
    canvas::{Canvas, Look},
    command::Command,
    gesture::{Button, Gesture, Held, Input, Item, Kind, Request, Scene, step},
    plane::{Rect, Screen},
    size,
};
use usher_model::{
    Document, Edge, Node, NodeType, Port, PortRef, Workflow,
    ids::NodeId,
    node::Position,
    value::Extra,
    workflow::{Note, NoteColor},
};

use script::{hit_name, read, say};

/// start (0,0) → need (0,160: answered, invalid) → route (0,320); alone (400,0); a note at (800,0).
fn workflow() -> Arc<Workflow> {
    let mut workflow = Workflow::new("w".parse().expect("an id"), "Test");
    let node = |id: &str, node_type, x, y| Arc::new(Node::new(id.parse().expect("an id"), node_type, Position::new(x, y)));
    workflow.nodes = vec![
        node("start", NodeType::ConversationOpened, 0.0, 0.0),
        node("need", NodeType::AskQuestion, 0.0, 160.0),
        node("route", NodeType::SendMessage, 0.0, 320.0),
        node("alone", NodeType::Wait, 400.0, 0.0),
    ];
    let edge = |from: &str, port: Port, to: &str| Edge {
        from: PortRef { node: from.parse().expect("an id"), port },
        to: to.parse().expect("an id"),
    };
    workflow.edges = vec![edge("start", Port::Next, "need"), edge("need", Port::Answered, "route")];
    let note = Note {
        id: "hint".parse().expect("an id"),
        text: String::new(),
        position: Position::new(800.0, 0.0),
        width: 200,
        height: 100,
        color: NoteColor::Yellow,
        x: Extra::default(),
    };
    workflow.notes = vec![Arc::new(note)];
    Arc::new(workflow)
}

/// Plays a script; a name after `down` says what is expected to be under the pointer. Only what is not a preview is compared,
/// unless the expectation begins with `all:`.
fn check(script: &str, expected: &str) {
    play(script, expected, &[], Camera::default());
}

fn play(script: &str, expected: &str, selected: &[&str], camera: Camera) {
    let canvas = Canvas::new(workflow());
    let selected = selected.iter().map(|id| Item::Node(id.parse::<NodeId>().expect("an id"))).collect();
    let look = Look { canvas: &canvas, camera, selected, width: 1_200.0, height: 800.0 };
    let mut gesture = Gesture::Idle;
    let mut said: Vec<String> = Vec::new();
    for event in script.split('|') {
        let (input, on) = read(event);
        if let (Input::Down { at, kind, .. }, Some(on)) = (input, on) {
            assert_eq!(hit_name(&look.hit(at, kind)), on, "in {script}");
        }
        let (next, requests) = step(gesture, input, &look);
        gesture = next;
        said.extend(requests.iter().map(say));
    }
    let previews = ["moving", "drawing", "marquee", "placing", "resizing"];
    let all = expected.strip_prefix("all: ");
    if all.is_none() {
        said.retain(|line| !previews.iter().any(|preview| line.starts_with(preview)));
    }
    assert_eq!(said.join(" | "), all.unwrap_or(expected), "{script}");
    assert!(gesture.is_idle() || script.ends_with('…') || !script.trim_end().contains("up"), "{script} leaves {gesture:?}");
}

#[test]
fn a_press_that_barely_moves_is_a_click() {
    check("down need 10,170 | move 12,171 | up 12,171", "select need");
    check("down need 10,170 | up 10,170", "select need");
    check("down need 10,170 touch | move 16,171 | up 16,171", "select need");
    check("down canvas 350,300 | up 350,300", "select nothing");
    check("down canvas 350,300 shift | up 350,300", "");
    check("down need 10,170 shift | up 10,170", "toggle need");
    check("down need 10,170 ctrl | up 10,170", "toggle need");
    check("down start.next> 140,120 | up 140,120", "select edge start.next");
    check("down start.next 140,70 | up 140,70", "menu at 140,70 after start.next");
    check("down need 10,170 right | up 10,170", "");
    check("double 10,170", "open need");
    check("double 350,300", "menu at 350,300");
}

#[test]
fn cards_follow_the_pointer_and_are_put_down_once() {
    check(
        "down alone 410,10 | move 420,10 | move 500,300 | up 500,300",
        "all: select alone | moving alone 420,0 | moving alone 500,300 | end | move alone 500,300",
    );
    // Places are where things were plus how far the pointer is from where it began, never summed.
    check("down alone 410,10 | move 900,700 | move 410,110 | up 430,110", "select alone | end | move alone 420,100");
    check("down alone 410,10 | move 500,300 alt | up 503,307 alt", "select alone | end | move alone 493,297");
    play("down alone 410,10 | move 450,10 | up 450,50", "end | move alone 440,40+need 40,200", &["need", "alone"], Camera::default());
    check("down hint 810,10 | move 850,300 | up 850,300", "select hint | end | move hint 840,292");
    check("down hint-grip 995,95 | move 1095,195 | up 1096,194", "end | resize hint 300x200");
    check("down hint-grip 995,95 | move 5,5 | up 5,5", "end | resize hint 120x60");
}

#[test]
fn a_card_lines_up_with_the_one_above() {
    let canvas = Canvas::new(workflow());
    let snapped = canvas.snap(&[Item::Node("route".parse().expect("an id"))], (3.0, 43.0), 1.0);
    assert_eq!((snapped.dx, snapped.dy, snapped.guides.len()), (0.0, 40.0, 1));
    assert_eq!(snapped.guides[0].distance, 360.0 - 260.0);
}

#[test]
fn a_card_dropped_on_an_edge_is_put_into_it() {
    check("down alone 410,10 | move 10,90 | up 10,90", "select alone | end | put alone into start.next");
    // What has its place in the chain is moved, not torn out.
    check("down route 10,330 | move 20,90 | up 20,90", "select route | end | move route 20,80");
}

#[test]
fn edges_are_drawn_from_ports() {
    check("down need.invalid 210,259 | move 200,350 | up 200,350", "end | connect need.invalid to route");
    check("down need.invalid 210,259 | move 600,400 | up 600,400", "end | menu at 600,400 after need.invalid");
    check("down need.invalid 210,259 | move 600,400 | up 2000,400", "end");
    check("down need.invalid 210,259 | move 100,180 | up 100,180", "end");
    check("down alone.next 540,72 | move 100,10 | up 100,10", "end | refuse: nothing leads into a trigger");
    check(
        "down route.next 140,392 | move 100,180 | up 100,180",
        "all: drawing to need: edges would go round in a circle | end | jump from route.next to need",
    );
    // A finger needs not be so precise.
    check("down need 70,240 | up 70,240", "select need");
    check("down need.answered 70,240 touch | move 600,400 | up 600,400", "end | menu at 600,400 after need.answered");
}

#[test]
fn the_view_is_panned_and_zoomed() {
    check("down canvas 350,300 | move 360,300 | move 370,310 | up 370,310", "pan 10,0 | pan 10,10");
    check("down need 10,170 middle | move 20,170 | up 20,170", "pan 10,0");
    check(
        "space down | down need 10,170 | move 15,170 | up 15,170 | down need 10,170 | move 10,175 | up 10,175 | space up",
        "pan 5,0 | pan 0,5",
    );
    check("wheel 100,100 3,4", "pan -3,-4");
    check("wheel 100,100 0,40 shift", "pan -40,0");
    check("wheel 100,100 0,-100 ctrl", "zoom 1.28 at 100,100");
    check("wheel 100,100 0,-9000 ctrl", "zoom 1.65 at 100,100");
    check(
        "down canvas 350,300 touch | down 450,300 touch second | move 550,300 second | up 550,300 second | move 360,300 | up 360,300",
        "pan 50,0 | zoom 2.00 at 450,300 | pan 10,0",
    );
    check(
        "down need 10,170 touch | move 12,170 | down 450,300 touch second | move 450,310 second | up 450,310 second | up 12,170",
        "pan 0,5 | zoom 1.01 at 230,240",
    );
}

#[test]
fn a_marquee_selects_what_it_touches() {
    check("down canvas 350,300 shift | move 200,330 shift | up 200,330", "all: marquee route | end | add route");
    check("down canvas 350,-5 shift | move 900,50 | up 900,50", "end | add alone+hint");
    check("down canvas 350,300 shift | move 350,310 | up 345,310", "end | add nothing");
}

#[test]
fn new_cards_come_from_the_palette() {
    check(
        "wait -50,100 | move 600,300 | up 600,300",
        "all: placing -200,60 nowhere | placing 460,260 on canvas | end | new wait at 460,260",
    );
    check("wait -50,100 | move 600,300 | up -20,300", "end");
    check("wait -50,100 | move 140,120 | up 140,120", "end | new wait into start.next");
    check("wait -50,100 | move 540,150 | up 540,150", "end | new wait at 400,120 after alone.next");
    check("trigger -50,100 | move 140,120 | up 140,120", "end | new manual at 0,80");
}

#[test]
fn nothing_remains_of_what_is_broken_off() {
    for begin in [
        "down alone 410,10 | move 500,300",
        "down need.invalid 210,259 | move 300,300",
        "down canvas 350,300 shift | move 300,100",
        "wait -50,100 | move 600,300",
        "down hint-grip 995,95 | move 1095,195",
    ] {
        let canvas = Canvas::new(workflow());
        let look = Look { canvas: &canvas, camera: Camera::default(), selected: Vec::new(), width: 1_200.0, height: 800.0 };
        let held = begin.split('|').fold(Gesture::Idle, |gesture, event| step(gesture, read(event).0, &look).0);
        assert!(held.has_preview(), "{begin}");
        assert_eq!(step(held.clone(), Input::Cancel, &look), (Gesture::Idle, vec![Request::EndPreview]), "{begin}");
        // Another tab, or undo, takes away what is held.
        let empty = Canvas::new(Arc::new(Workflow::new("w".parse().expect("an id"), "Empty")));
        let gone = Look { canvas: &empty, ..look.clone() };
        let (left, requests) = step(held.clone(), Input::Up { pointer: 1, at: Screen::new(600.0, 300.0), held: Held::default() }, &gone);
        assert_eq!(left, Gesture::Idle);
        let about_it = |request: &Request| {
            matches!(request, Request::Commit(Command::MoveNodes { .. } | Command::Connect { .. } | Command::ResizeNote { .. }))
        };
        assert!(!requests.iter().any(about_it), "{begin}: {requests:?}");
        assert!(requests.contains(&Request::EndPreview));
    }
}

#[test]
fn zoom_does_not_change_what_a_click_is_or_what_is_hit() {
    let out = Camera { x: 100.0, y: 50.0, zoom: 0.5 };
    play("down need 110,140 | move 112,141 | up 112,141", "select need", &[], out);
    play("down alone 310,60 | move 360,60 | up 360,60", "select alone | end | move alone 500,0", &[], out);
    play("down need.invalid 208,180 | move 180,225 | up 180,225", "end | connect need.invalid to route", &[], out);
    // Far out cards are blocks: a press on a port moves the card.
    let far = Camera { x: 0.0, y: 0.0, zoom: 0.2 };
    play("down alone 108,14 | move 148,14 | up 148,14", "select alone | end | move alone 600,0", &[], far);
}

fn any_input() -> impl Strategy<Value = Input> {
    let at = (-100_i32..1_300, -100_i32..900).prop_map(|(x, y)| Screen::new(f64::from(x), f64::from(y)));
    let held = any::<(bool, bool, bool)>().prop_map(|(shift, ctrl, alt)| Held { shift, ctrl, alt });
    let pointer = 1..3_i32;
    let kind = prop::sample::select(vec![Kind::Mouse, Kind::Touch]);
    let button = prop::sample::select(vec![Button::Primary, Button::Primary, Button::Primary, Button::Middle, Button::Secondary]);
    prop_oneof![
        6 => (pointer.clone(), kind, at.clone(), button, held.clone()).prop_map(|(pointer, kind, at, button, held)| Input::Down { pointer, kind, at, button, held }),
        8 => (pointer.clone(), at.clone(), held.clone()).prop_map(|(pointer, at, held)| Input::Move { pointer, at, held }),
        5 => (pointer.clone(), at.clone(), held.clone()).prop_map(|(pointer, at, held)| Input::Up { pointer, at, held }),
        1 => at.clone().prop_map(|at| Input::DoubleClick { at }),
        1 => (at.clone(), -200..200_i32, held).prop_map(|(at, dy, held)| Input::Wheel { at, dx: 0.0, dy: f64::from(dy), held }),
        1 => any::<bool>().prop_map(|down| Input::Space { down }),
        2 => (pointer, at, prop::sample::select(NodeType::ALL.to_vec())).prop_map(|(pointer, at, node_type)| Input::DragIn { pointer, node_type, at }),
        1 => Just(Input::Changed),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// Any input whatever, then Cancel: the machine rests, every preview is over, and only releases changed the document.
    #[test]
    fn after_cancel_the_machine_rests(inputs in prop::collection::vec(any_input(), 1..60)) {
        let canvas = Canvas::new(workflow());
        let look = Look { canvas: &canvas, camera: Camera::default(), selected: Vec::new(), width: 1_200.0, height: 800.0 };
        let mut document = Document::new("Test");
        document.workflows.push(workflow());
        let mut gesture = Gesture::Idle;
        let mut shown = false;
        for input in inputs.into_iter().chain([Input::Cancel]) {
            let before = gesture.clone();
            let (next, requests) = step(gesture, input, &look);
            for request in &requests {
                match request {
                    Request::Preview(_) => shown = true,
                    Request::EndPreview => shown = false,
                    Request::Commit(command) => {
                        prop_assert!(matches!(input, Input::Up { .. }), "{before:?} {input:?}");
                        // What is committed is a wish that can be fulfilled, or one for a second trigger.
                        let planned = command.clone().plan(&document);
                        let second = matches!(planned, Err(usher_editor::command::Refused::SecondTrigger { .. }));
                        prop_assert!(planned.is_ok() || second, "{command:?}: {planned:?}");
                    }
                    Request::Select { .. } | Request::SelectEdge(_) | Request::Open(_) | Request::Pan { .. } | Request::Zoom { .. }
                    | Request::OpenAddMenu { .. } | Request::Refuse(_) => {}
                }
            }
            prop_assert_eq!(shown, next.has_preview(), "{:?} {:?}", before, input);
            gesture = next;
        }
        prop_assert_eq!(gesture, Gesture::Idle);
    }
}

/// Whether a line goes through a card that is not its own.
fn crossed(workflow: &Workflow) -> Vec<String> {
    let mut through = Vec::new();
    for route in usher_editor::route::routes(workflow) {
        let count = route.points.len();
        for (piece, pair) in route.points.windows(2).enumerate() {
            let line = Rect::between(pair[0], pair[1]);
            for node in &workflow.nodes {
                let own = (piece == 0 && node.id == route.from.node) || (piece + 2 == count && node.id == route.to);
                if !own && size::card(node).overlaps(line.grown(0.5)) {
                    through.push(format!("{}.{} through {}", route.from.node, route.from.port, node.id));
                }
            }
        }
    }
    through
}

#[test]
fn edges_of_the_example_go_through_no_card_and_merge_into_trunks() {
    let document = crate::editor::inbound();
    let workflow = &document.workflows[0];
    assert_eq!(crossed(workflow), Vec::<String>::new());
    let routes = usher_editor::route::routes(workflow);
    assert_eq!(routes.len(), workflow.edges.len());
    let straight = &routes[0];
    assert_eq!((straight.path.as_str(), straight.arrow.as_str()), ("M140 77L140 153", "M135.5 151h9l-4.5 7.5z"));
    let lanes: Vec<f64> = routes.iter().filter(|r| r.to.as_str() == "assign").map(|r| r.points[1].y).collect();
    assert!(lanes.len() == 2 && lanes[0] == lanes[1], "edges to one card share a lane: {lanes:?}");
    let other = routes.iter().find(|r| r.to.as_str() == "keep").expect("an edge").points[1].y;
    assert!(other == lanes[0] || (other - lanes[0]).abs() >= 9.0);
}

#[test]
fn an_edge_goes_around_what_is_in_its_way() {
    let mut blocked = Workflow::clone(&workflow());
    let node = |id: &str, x, y| Arc::new(Node::new(id.parse().expect("an id"), NodeType::Wait, Position::new(x, y)));
    blocked.nodes.extend([node("wall", 0.0, 480.0), node("below", 0.0, 640.0), node("above", 700.0, -200.0)]);
    let from = |id: &str| PortRef { node: id.parse().expect("an id"), port: Port::Next };
    blocked.edges.push(Edge { from: from("route"), to: "below".parse().expect("an id") });
    blocked.edges.push(Edge { from: from("alone"), to: "above".parse().expect("an id") });
    assert_eq!(crossed(&blocked), Vec::<String>::new());
    let routes = usher_editor::route::routes(&blocked);
    assert_eq!(routes[2].points.len(), 6, "around the wall");
    assert_eq!(routes[3].points.len(), 6, "up and in from above");
}
