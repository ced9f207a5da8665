//! Auto-assignment worked out anew each time: candidates and why not, both logics, and the lines of those who wait
//! (docs/domain.md, section 6).

use usher_model::{
    ids::{TagId, TeamId, UserId},
    people::UserStatus,
    steps::{
        AssignTo, Step,
        assign_to::{Logic, QueueOrder, Target},
    },
    template::Variable,
    time::Instant,
    trace::{Chosen, Notice, Skipped, What},
};

use super::{
    Checked, Checker,
    facts::Eye,
    flow::Run,
    line::{Lines, Who},
    text,
};

/// A pool: a team, chosen directly or as the routed team, or everybody.
pub(super) type Pool = Option<TeamId>;

/// Who is served first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Longest,
    Earliest,
    Tag(TagId),
}

/// What those in one line have in common: the pool, the filters and the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) pool: Pool,
    only_online: bool,
    max_open: Option<i64>,
    skills: Vec<String>,
    fair: Option<(i64, i64)>,
    order: Order,
}

/// One of a pool is chosen, and why; why not each of the others.
pub(super) struct Decision {
    pub(super) chosen: Option<(UserId, Chosen)>,
    pub(super) skipped: Vec<(UserId, Skipped)>,
}

impl Checker {
    /// The members of a team, in the order of the workspace's users.
    pub(super) fn members(&self, team: &TeamId) -> Vec<UserId> {
        let members = self.setup.document.workspace.team(team).map_or(&[][..], |team| &team.members);
        self.users.iter().map(|user| &user.id).filter(|id| members.contains(id)).cloned().collect()
    }

    fn pool(&self, pool: &Pool) -> Vec<UserId> {
        match pool {
            Some(team) => self.members(team),
            None => self.users.iter().map(|user| user.id.clone()).collect(),
        }
    }

    /// The pool of a step; the inner `None` is everybody, the outer one that the conversation is routed to no team.
    pub(super) fn pool_of(&self, step: &AssignTo, contact: usize) -> Option<Pool> {
        match &step.target {
            Some(Target::Team { team }) => Some(team.clone()),
            Some(Target::RoutedTeam) => self.people[contact].team().cloned().map(Some),
            _ => Some(None),
        }
    }

    /// The line of a step: skills that are variables as they are now; those without a value are told and ask for nothing.
    pub(super) fn line_of(&mut self, lines: &mut Lines, run: &Run, step: &AssignTo, pool: Pool) -> Checked<Line> {
        let mut skills = Vec::new();
        for skill in &step.skills {
            match Variable::parse(skill.trim()) {
                Err(_) => skills.push(skill.clone()),
                Ok(variable) => match self.value_of(Eye::of(run), &variable) {
                    Some(value) => skills.push(value),
                    None => {
                        let notice = Notice::AbsentVariable { variable: variable.to_string() };
                        self.told(lines, Who::run(run), "I42", &What::Warning { notice })?;
                    }
                },
            }
        }
        Ok(Line {
            pool,
            only_online: step.only_online,
            max_open: step.max_open_contacts,
            skills,
            fair: step.fair_limit.as_ref().map(|limit| (limit.count, limit.per.seconds())),
            order: match &step.queue_order {
                QueueOrder::OpenedEarliest => Order::Earliest,
                QueueOrder::TagFirst { tag: Some(tag) } => Order::Tag(tag.clone()),
                QueueOrder::WaitingLongest | QueueOrder::TagFirst { tag: None } => Order::Longest,
            },
        })
    }

    /// The first skill that a user lacks.
    fn lacks(&self, line: &Line, user: &UserId) -> Option<String> {
        let has = self.setup.document.workspace.user(user).map_or(&[][..], |user| &user.skills);
        line.skills.iter().find(|wanted| !has.iter().any(|own| text::same(own, wanted) == Some(true))).cloned()
    }

    /// I24, I25: the first filter that a user does not pass.
    fn why_not(&self, line: &Line, id: &UserId) -> Option<Skipped> {
        let user = self.user(id);
        match user.status {
            UserStatus::Busy if line.only_online => return Some(Skipped::Busy),
            UserStatus::Offline if line.only_online => return Some(Skipped::Offline),
            UserStatus::Online | UserStatus::Busy | UserStatus::Offline => {}
        }
        let open = self.open_of(id);
        if let Some(limit) = line.max_open.filter(|limit| i64::from(open) >= *limit) {
            return Some(Skipped::Full { open, limit });
        }
        if let Some(skill) = self.lacks(line, id) {
            return Some(Skipped::LacksSkill(skill));
        }
        let (limit, span) = line.fair?;
        let assigned = u32::try_from(user.assigned.iter().filter(|(_, at)| self.now.since(*at) < span).count()).expect("few");
        (i64::from(assigned) >= limit).then_some(Skipped::FairLimit { assigned, limit })
    }

    /// When a user whom only the fair limit keeps out is free again.
    fn free_again(&self, line: &Line, id: &UserId) -> Option<Instant> {
        let Some(Skipped::FairLimit { limit, .. }) = self.why_not(line, id) else { return None };
        let (_, span) = line.fair?;
        let mut within: Vec<Instant> = self.user(id).assigned.iter().map(|(_, at)| *at).filter(|at| self.now.since(*at) < span).collect();
        within.sort();
        // As many of the latest as the limit allows less one may stay.
        let last = within.len().checked_sub(usize::try_from(limit).ok().filter(|limit| *limit > 0)?)?;
        within.get(last).map(|at| at.plus_seconds(span))
    }

    /// I32: whether somebody might fit one day: only skills never change.
    pub(super) fn might_fit(&self, line: &Line) -> bool {
        self.pool(&line.pool).iter().any(|user| self.lacks(line, user).is_none())
    }

    /// I24 to I29: who is chosen and why, and why not each of the others.
    pub(super) fn decide(&self, line: &Line, logic: Logic) -> Decision {
        let members = self.pool(&line.pool);
        let candidates: Vec<&UserId> = members.iter().filter(|user| self.why_not(line, user).is_none()).collect();
        let mark = |user: &UserId| self.marks.get(&(line.pool.clone(), user.clone())).copied().unwrap_or(0);
        let last = |user: &UserId| self.user(user).assigned.last().map_or(0, |(order, _)| *order);
        // Of equals the first one wins: the order of the workspace.
        let chosen = match logic {
            Logic::RoundRobin => candidates.iter().min_by_key(|user| mark(user)),
            Logic::LeastOpenContacts => candidates.iter().min_by_key(|user| (self.open_of(user), last(user))),
        };
        let Some(chosen) = chosen.map(|user| (*user).clone()) else {
            let skipped = members.iter().filter_map(|user| Some((user.clone(), self.why_not(line, user)?))).collect();
            return Decision { chosen: None, skipped };
        };
        let later = |user: &UserId| match logic {
            Logic::RoundRobin if mark(user) > 0 => Skipped::ChosenLater,
            Logic::RoundRobin => Skipped::LaterInOrder,
            Logic::LeastOpenContacts if self.open_of(user) > self.open_of(&chosen) => {
                Skipped::MoreOpen { open: self.open_of(user), chosen: self.open_of(&chosen) }
            }
            Logic::LeastOpenContacts if last(user) > last(&chosen) => Skipped::AssignedLater,
            Logic::LeastOpenContacts => Skipped::LaterInOrder,
        };
        let others = members.iter().filter(|user| **user != chosen);
        let skipped = others.map(|user| (user.clone(), self.why_not(line, user).unwrap_or_else(|| later(user)))).collect();
        let why = match logic {
            Logic::RoundRobin if mark(&chosen) > 0 => Chosen::LongestAgo,
            Logic::RoundRobin => Chosen::NeverChosen,
            Logic::LeastOpenContacts => Chosen::FewestOpen { open: self.open_of(&chosen) },
        };
        Decision { chosen: Some((chosen, why)), skipped }
    }

    /// Runs in a line with their places: rank by its order, then when they began to wait.
    fn waiting(&self, line: &Line) -> Vec<(u64, u64, u32)> {
        let own = self.active.values().filter_map(|run| {
            let (here, began) = run.in_line()?;
            (here == line).then(|| (self.rank(line, run.contact), began, run.number))
        });
        let mut own: Vec<_> = own.collect();
        own.sort_unstable();
        own
    }

    /// What goes before the time of waiting.
    fn rank(&self, line: &Line, contact: usize) -> u64 {
        let person = &self.people[contact];
        match &line.order {
            Order::Longest => 0,
            Order::Earliest => person.open().map_or(u64::MAX, |talk| talk.order),
            Order::Tag(tag) => u64::from(!person.tags.contains(tag)),
        }
    }

    /// How many are in a line, and how many of them come before a contact that joins it.
    pub(super) fn ahead(&self, line: &Line, contact: usize) -> (usize, usize) {
        let (waiting, own) = (self.waiting(line), self.rank(line, contact));
        (waiting.len(), waiting.iter().filter(|(rank, ..)| *rank <= own).count())
    }

    /// Every line in which somebody waits, those first that somebody joined earliest.
    fn lines_of_waiting(&self) -> Vec<Line> {
        let mut runs: Vec<(u64, &Line)> = self.active.values().filter_map(|run| run.in_line().map(|(line, began)| (began, line))).collect();
        runs.sort_unstable_by_key(|(began, _)| *began);
        let mut lines: Vec<Line> = Vec::new();
        for (_, line) in runs {
            if !lines.contains(line) {
                lines.push(line.clone());
            }
        }
        lines
    }

    /// I30, I31: the run that has to be served next, with its line: of the lines whom somebody fits the one joined earliest.
    pub(super) fn next_served(&self) -> Option<(u32, Line)> {
        let fits = |line: &Line| self.pool(&line.pool).iter().any(|user| self.why_not(line, user).is_none());
        let line = self.lines_of_waiting().into_iter().find(fits)?;
        let (_, _, run) = self.waiting(&line).first().copied()?;
        Some((run, line))
    }

    /// When a fair limit lets somebody go on by nothing but time.
    pub(super) fn next_release(&self) -> Option<Instant> {
        let lines = self.lines_of_waiting();
        lines.iter().filter_map(|line| self.pool(&line.pool).iter().filter_map(|user| self.free_again(line, user)).min()).min()
    }

    /// The logic of the step where a run waits.
    pub(super) fn logic_of(&self, run: &Run) -> Logic {
        match self.flows[run.flow].node(run.node).step() {
            Some(Step::AssignTo(step)) => step.logic,
            _ => Logic::default(),
        }
    }
}
