//! The paths of edges: down, across in a lane, down; around cards where they are in the way.

use std::collections::BTreeMap;

use usher_model::{PortRef, Workflow, ids::NodeId};

use crate::{
    hit::Index,
    plane::{Plane, Rect},
    size::{card, entry_of, port_on},
};

/// The radius of a corner, in pixels.
const RADIUS: f64 = 10.0;
/// Lanes of edges to different targets are so far apart.
const LANE: f64 = 10.0;
/// An edge that goes around something keeps so far away.
const AWAY: f64 = 20.0;
/// An edge begins so far under the middle of its port.
const UNDER: f64 = 5.0;
/// The length of the arrow head, without its tip.
const HEAD: f64 = 6.0;

/// The way of one edge over the canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Where it begins.
    pub from: PortRef,
    /// Where it leads.
    pub to: NodeId,
    /// Its corners, from the port to the card.
    pub points: Vec<Plane>,
    /// SVG path data of the line, with round corners.
    pub path: String,
    /// SVG path data of the arrow head.
    pub arrow: String,
    /// Where a label of the edge stands: near its beginning.
    pub label: Plane,
    /// The middle of its longest piece: where `+` and the bin are.
    pub handle: Plane,
}

/// The routes of all edges, in the order of the workflow's edges; an edge whose ends are not there is left out.
#[must_use]
pub fn routes(workflow: &Workflow) -> Vec<Route> {
    Router::new(workflow).all()
}

/// The way between two points with nothing in between: for previews while cards move or an edge is drawn.
#[must_use]
pub fn direct(from: Plane, to: Plane) -> Vec<Plane> {
    let (start, end) = (Plane::new(from.x, from.y + UNDER), Plane::new(to.x, to.y - 1.0));
    if (start.x - end.x).abs() < 1.0 && end.y > start.y {
        return vec![start, end];
    }
    if end.y >= start.y + 2.0 * HEAD {
        return across(start, end, ((start.y + end.y) / 2.0).round());
    }
    let side = if end.x < start.x { end.x.min(start.x) - 160.0 } else { end.x.max(start.x) + 160.0 };
    around(start, end, side)
}

fn across(start: Plane, end: Plane, lane: f64) -> Vec<Plane> {
    vec![start, Plane::new(start.x, lane), Plane::new(end.x, lane), end]
}

fn around(start: Plane, end: Plane, side: f64) -> Vec<Plane> {
    let (below, above) = (start.y + AWAY, end.y - AWAY);
    vec![start, Plane::new(start.x, below), Plane::new(side, below), Plane::new(side, above), Plane::new(end.x, above), end]
}

struct Ends {
    from: usize,
    to: usize,
    start: Plane,
    end: Plane,
}

/// A lane that is taken by edges to one target.
struct Lane {
    target: usize,
    y: f64,
    from: f64,
    to: f64,
}

struct Router<'a> {
    workflow: &'a Workflow,
    cards: Index,
    ends: Vec<Option<Ends>>,
    /// Lanes by tens of pixels.
    lanes: BTreeMap<i64, Vec<Lane>>,
}

impl<'a> Router<'a> {
    fn new(workflow: &'a Workflow) -> Self {
        let cards = Index::new(workflow.nodes.iter().map(|node| card(node)).collect());
        let position: BTreeMap<&NodeId, usize> = workflow.nodes.iter().enumerate().map(|(at, node)| (&node.id, at)).collect();
        let ports: Vec<_> = workflow.nodes.iter().map(|node| node.ports()).collect();
        let ends = workflow.edges.iter().map(|edge| {
            let (from, to) = (*position.get(&edge.from.node)?, *position.get(&edge.to)?);
            let index = ports[from].iter().position(|port| *port == edge.from.port).unwrap_or(0);
            let port = port_on(cards.rect(from)?, index, ports[from].len());
            let entry = entry_of(cards.rect(to)?);
            Some(Ends { from, to, start: Plane::new(port.x, port.y + UNDER), end: Plane::new(entry.x, entry.y - 1.0) })
        });
        let ends = ends.collect();
        Self { workflow, cards, ends, lanes: BTreeMap::new() }
    }

    fn all(mut self) -> Vec<Route> {
        // Lanes are given target by target, so that edges to one target share theirs.
        let mut by_target: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (edge, ends) in self.ends.iter().enumerate() {
            if let Some(ends) = ends {
                by_target.entry(ends.to).or_default().push(edge);
            }
        }
        let mut found: Vec<Option<Vec<Plane>>> = vec![None; self.ends.len()];
        let ends = std::mem::take(&mut self.ends);
        for edges in by_target.values() {
            let of_target: Vec<(usize, &Ends)> = edges.iter().filter_map(|edge| Some((*edge, ends[*edge].as_ref()?))).collect();
            let lane = self.shared_lane(&of_target);
            for (edge, ends) in &of_target {
                found[*edge] = Some(self.way(ends, lane));
            }
        }
        let edges = self.workflow.edges.iter().zip(found);
        edges.filter_map(|(edge, points)| Some(route(edge.from.clone(), edge.to.clone(), points?))).collect()
    }

    /// The lane of all edges to one target: in the middle of the gap above it, clear of lanes to others.
    fn shared_lane(&mut self, edges: &[(usize, &Ends)]) -> Option<f64> {
        let bent = |ends: &&Ends| ends.end.y - ends.start.y >= 2.0 * HEAD && (ends.start.x - ends.end.x).abs() >= 1.0;
        let above: Vec<&Ends> = edges.iter().map(|(_, ends)| *ends).filter(bent).collect();
        let lowest = above.iter().map(|ends| ends.start.y).reduce(f64::max)?;
        let ends = above.first()?;
        let from = above.iter().map(|ends| ends.start.x).fold(ends.end.x, f64::min);
        let to = above.iter().map(|ends| ends.start.x).fold(ends.end.x, f64::max);
        let middle = ((lowest + ends.end.y) / 2.0).round();
        Some(self.take_lane(ends.to, middle, from, to, lowest + 2.0, ends.end.y - HEAD - 2.0))
    }

    /// The free lane nearest to a wish within a gap.
    fn take_lane(&mut self, target: usize, wish: f64, from: f64, to: f64, top: f64, bottom: f64) -> f64 {
        let steps = (0..40_i32).map(|n| f64::from(if n % 2 == 0 { n / 2 } else { -(n + 1) / 2 }));
        let mut candidates = steps.map(|step| wish + step * LANE).filter(|y| *y >= top && *y <= bottom);
        let y = candidates.find(|y| self.lane_is_free(target, *y, from, to)).unwrap_or(wish);
        self.lanes.entry(bucket(y)).or_default().push(Lane { target, y, from, to });
        y
    }

    fn lane_is_free(&self, target: usize, y: f64, from: f64, to: f64) -> bool {
        let near = self.lanes.range(bucket(y) - 1..=bucket(y) + 1).flat_map(|(_, lanes)| lanes);
        !near
            .into_iter()
            .any(|lane| lane.target != target && (lane.y - y).abs() < LANE - 1.0 && from < lane.to + 8.0 && to > lane.from - 8.0)
    }

    fn way(&mut self, ends: &Ends, lane: Option<f64>) -> Vec<Plane> {
        let (start, end) = (ends.start, ends.end);
        if end.y - start.y >= 2.0 * HEAD {
            if (start.x - end.x).abs() < 1.0 {
                let straight = vec![start, end];
                if self.is_clear(&straight, ends) {
                    return straight;
                }
            }
            if let Some(lane) = lane {
                let way = across(start, end, lane);
                if self.is_clear(&way, ends) {
                    return way;
                }
            }
            // The gap next to the beginning instead.
            let way = across(start, end, (start.y + AWAY).min(end.y - HEAD));
            if self.is_clear(&way, ends) {
                let (from, to) = (start.x.min(end.x), start.x.max(end.x));
                let y = self.take_lane(ends.to, start.y + AWAY, from, to, start.y + 2.0, end.y - HEAD - 2.0);
                let spread = across(start, end, y);
                return if self.is_clear(&spread, ends) { spread } else { way };
            }
        }
        self.around_cards(ends)
    }

    /// Around the nearer side, as near as no card is in the way.
    fn around_cards(&self, ends: &Ends) -> Vec<Plane> {
        let (start, end) = (ends.start, ends.end);
        let (Some(from), Some(to)) = (self.cards.rect(ends.from), self.cards.rect(ends.to)) else { return vec![start, end] };
        let band = Rect::between(Plane::new(start.x, start.y), Plane::new(end.x, end.y)).union(from).union(to).grown(2_000.0);
        let rects = self.cards.within(band).into_iter().filter_map(|number| self.cards.rect(number));
        let mut sides: Vec<f64> = rects.chain([from, to]).flat_map(|rect| [rect.x - AWAY, rect.right() + AWAY]).collect();
        let both = from.union(to);
        sides.extend([both.x - AWAY, both.right() + AWAY]);
        let cost = |side: &f64| (side - start.x).abs() + (side - end.x).abs();
        sides.sort_by(|a, b| cost(a).total_cmp(&cost(b)).then(a.total_cmp(b)));
        sides.dedup();
        let ways = sides.iter().take(400).map(|side| around(start, end, *side));
        ways.into_iter().find(|way| self.is_clear(way, ends)).unwrap_or_else(|| {
            let nearer = if cost(&(both.x - AWAY)) <= cost(&(both.right() + AWAY)) { both.x - AWAY } else { both.right() + AWAY };
            around(start, end, nearer)
        })
    }

    /// Whether no piece goes through a card; its own two cards count too, but for where it begins and ends.
    fn is_clear(&self, way: &[Plane], ends: &Ends) -> bool {
        let last = way.len().saturating_sub(2);
        way.windows(2).enumerate().all(|(piece, pair)| {
            let area = Rect::between(pair[0], pair[1]).grown(1.0);
            let except: &[usize] = match (piece == 0, piece == last) {
                (true, true) => &[ends.from, ends.to],
                (true, false) => &[ends.from],
                (false, true) => &[ends.to],
                (false, false) => &[],
            };
            self.cards.is_free(area, except)
        })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "coordinates are within ten million pixels")]
fn bucket(y: f64) -> i64 {
    (y / LANE).floor() as i64
}

/// A route along given corners.
#[must_use]
pub fn route(from: PortRef, to: NodeId, points: Vec<Plane>) -> Route {
    let longest = points.windows(2).max_by(|a, b| a[0].distance(a[1]).total_cmp(&b[0].distance(b[1])));
    let handle = longest.map_or_else(Plane::default, |pair| Plane::new((pair[0].x + pair[1].x) / 2.0, (pair[0].y + pair[1].y) / 2.0));
    let label = points.first().map_or_else(Plane::default, |start| start.moved(0.0, 12.0));
    Route { from, to, path: path_of(&points), arrow: arrow_of(&points), points, label, handle }
}

/// SVG path data of a line with round corners, which ends where the arrow head begins.
#[must_use]
pub fn path_of(points: &[Plane]) -> String {
    use std::fmt::Write;
    let Some(first) = points.first() else { return String::new() };
    let mut points = points.to_vec();
    if let Some(last) = points.last_mut() {
        last.y -= HEAD;
    }
    let mut path = format!("M{} {}", Px(first.x), Px(first.y));
    for (at, corner) in points.iter().enumerate().skip(1) {
        let before = points[at - 1];
        let Some(after) = points.get(at + 1) else {
            let _ = write!(path, "L{} {}", Px(corner.x), Px(corner.y));
            break;
        };
        // A piece between two corners is shared by both; the first and the last have one corner only.
        let share = |length: f64, outer: bool| if outer { length } else { length / 2.0 };
        let incoming = share(before.distance(*corner), at == 1);
        let outgoing = share(corner.distance(*after), at + 2 == points.len());
        let radius = RADIUS.min(incoming).min(outgoing);
        let toward = |other: Plane| {
            let length = corner.distance(other);
            if length == 0.0 {
                *corner
            } else {
                corner.moved((other.x - corner.x) / length * radius, (other.y - corner.y) / length * radius)
            }
        };
        let (enter, leave) = (toward(before), toward(*after));
        let _ = write!(path, "L{} {}Q{} {} {} {}", Px(enter.x), Px(enter.y), Px(corner.x), Px(corner.y), Px(leave.x), Px(leave.y));
    }
    path
}

/// SVG path data of the arrow head at the end of a line that comes from above.
#[must_use]
pub fn arrow_of(points: &[Plane]) -> String {
    points.last().map_or_else(String::new, |end| format!("M{} {}h9l-4.5 7.5z", Px(end.x - 4.5), Px(end.y - 8.0)))
}

/// A number with at most one decimal.
struct Px(f64);

impl std::fmt::Display for Px {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = (self.0 * 10.0).round() / 10.0;
        write!(f, "{}", if tenths == 0.0 { 0.0 } else { tenths })
    }
}
