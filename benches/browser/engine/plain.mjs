// The conversation of the bench in plain JavaScript, everything about the workflow built in, with a trace that says what was
// decided and why: line for line what the engine says. `tell` gets each line as an object.
const WINDOW = 24 * 3600 * 1000;
const TIMEOUT = 15 * 60 * 1000;
const LIMIT = 5;
const CHOICES = ["Buy something", "Get help"];
const USERS = ["ana", "boris", "clara", "dana"];
const TEAMS = { sales: ["ana", "boris", "clara"], support: ["dana"] };

export class Desk {
  constructor(contacts, tell) {
    this.tell = tell;
    this.now = Date.parse("2026-03-02T07:00:00Z");
    this.at = iso(this.now);
    this.seq = 0;
    this.event = 0;
    this.runs = 0;
    this.people = new Map();
    for (let n = 0; n < contacts; n++) {
      const id = `c${n}`;
      const fields = { first_name: "Ann" };
      this.people.set(id, { id, fields, tags: new Set(), channel: "wa", open: false, lastIn: 0, assignee: null, team: null, run: null });
    }
    this.users = new Map(USERS.map((id) => [id, { id, online: id !== "dana", open: 0 }]));
    // The order in which the users of a team were chosen, longest ago first.
    this.rotations = new Map(Object.entries(TEAMS).map(([team, ids]) => [team, ids.map((id) => ({ user: this.users.get(id), chosen: false }))]));
  }

  apply(event) {
    this.event++;
    const person = this.people.get(event.contact);
    switch (event.type) {
      case "contactMessage":
        return this.message(person, event.text);
      case "closeConversation":
        return this.close(person, event.by);
      default:
        throw new Error(`what is ${event.type}?`);
    }
  }

  message(person, text) {
    person.lastIn = this.now;
    const opened = !person.open;
    if (opened) {
      person.open = true;
      if (person.assignee) person.assignee.open++;
      this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, kind: "conversationOpened", by: "contact" });
    }
    if (person.run) this.answer(person, person.run, text);
    else if (opened) this.start(person, "contact");
  }

  close(person, by) {
    if (!person.open) return;
    person.open = false;
    person.team = null;
    if (person.assignee) person.assignee.open--;
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, kind: "conversationClosed", by });
  }

  start(person, source) {
    const fits = source === "contact";
    const subject = { kind: "source" };
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", node: "start", kind: "condition", subject, left: source, operator: "isEqualTo", right: "contact", result: fits });
    if (!fits) return;
    const run = { number: ++this.runs, need: null, retries: 1, until: 0 };
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "start", kind: "triggered" });
    this.left(person, run, "start", "next");
    this.entered(person, run, "need", "askQuestion");
    this.send(person, run, `Hi ${person.fields.first_name ?? "there"}! How can we help?`);
    run.until = this.now + TIMEOUT;
    person.run = run;
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "need", kind: "waiting", for: "answer", until: iso(run.until) });
  }

  answer(person, run, text) {
    const words = text.trim().toLowerCase();
    const choice = CHOICES.find((label, at) => label.toLowerCase() === words || String(at + 1) === words);
    if (choice === undefined) {
      this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "need", kind: "invalid", text, why: { code: "noChoice" }, retriesLeft: run.retries });
      if (run.retries-- > 0) return this.send(person, run, "Please pick one of the two.");
      this.left(person, run, "need", "invalid");
      return this.route(person, run);
    }
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "need", kind: "answered", value: choice });
    run.need = choice;
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "need", kind: "variableSet", name: "need", value: choice });
    const old = person.fields.need;
    if (old !== choice) {
      person.fields.need = choice;
      this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "need", kind: "fieldChanged", field: "need", old, new: choice });
    }
    if (choice === "Buy something" && !person.tags.has("lead")) {
      person.tags.add("lead");
      this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "need", kind: "tagAdded", tag: "lead" });
    }
    this.left(person, run, "need", "answered");
    this.route(person, run);
  }

  route(person, run) {
    this.entered(person, run, "route", "routeToTeam");
    const buys = run.need !== null && run.need.toLowerCase() === "buy something";
    const subject = { kind: "variable", name: "need" };
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "route", kind: "condition", part: "buy", subject, left: run.need ?? undefined, operator: "isEqualTo", right: "Buy something", result: buys });
    const team = buys ? "sales" : "support";
    person.team = team;
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "route", kind: "routed", team });
    this.left(person, run, "route", buys ? "buy" : "default");
    this.entered(person, run, "assign", "assignTo");
    this.assign(person, run, team);
  }

  assign(person, run, team) {
    const rotation = this.rotations.get(team);
    const at = rotation.findIndex(({ user }) => whyNot(user) === null);
    const place = at < 0 ? null : rotation[at];
    for (const id of TEAMS[team]) {
      const user = this.users.get(id);
      if (user === place?.user) continue;
      const why = whyNot(user) ?? (rotation.find((other) => other.user === user).chosen ? "chosen later" : "later in the order");
      this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "assign", kind: "skippedUser", user: id, why });
    }
    // The bench never comes here: a queue would make this program longer, not slower.
    if (!place) throw new Error("nobody is free");
    const why = place.chosen ? "chosen longest ago" : "not chosen yet";
    rotation.splice(at, 1);
    rotation.push(place);
    place.chosen = true;
    if (person.assignee) person.assignee.open--;
    place.user.open++;
    person.assignee = place.user;
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "assign", kind: "assigned", user: place.user.id, why });
    this.left(person, run, "assign", "assigned");
    person.run = null;
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "assign", kind: "ended", reason: "path_end" });
  }

  send(person, run, text) {
    const head = { seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node: "need" };
    const { channel } = person;
    if (this.now - person.lastIn > WINDOW) return this.tell({ ...head, kind: "messageFailed", text, channel, why: "outsideWindow" });
    this.tell({ seq: head.seq, at: head.at, event: head.event, contact: head.contact, workflow: "bench", run: head.run, node: "need", kind: "messageSent", text, channel, choices: CHOICES });
  }

  entered(person, run, node, nodeType) {
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node, kind: "entered", nodeType });
  }

  left(person, run, node, port) {
    this.tell({ seq: ++this.seq, at: this.at, event: this.event, contact: person.id, workflow: "bench", run: run.number, node, kind: "left", port });
  }

  assigned() {
    const having = new Map(USERS.map((id) => [id, 0]));
    for (const { assignee } of this.people.values()) if (assignee) having.set(assignee.id, having.get(assignee.id) + 1);
    return [...having].map(([id, n]) => `${id} ${n}`).join(", ");
  }
}

function whyNot(user) {
  if (!user.online) return "offline";
  return user.open >= LIMIT ? `${user.open} of ${LIMIT} open` : null;
}

function iso(ms) {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
