// The conversation of the bench as a statechart: one actor a conversation, in virtual time as the engine has it, without a trace.
// What the actors share, the pool of users, lies outside of them as a service would.
import { assign, createActor, setup, SimulatedClock } from "./xstate/xstate.esm.js";

const LIMIT = 5;
const CHOICES = ["Buy something", "Get help"];
const USERS = ["ana", "boris", "clara", "dana"];

/** The users, and for each team the order in which they were chosen, longest ago first. */
function newPool() {
  const users = new Map(USERS.map((id) => [id, { id, online: id !== "dana", open: 0 }]));
  const of = (...ids) => ids.map((id) => users.get(id));
  return { users, teams: { sales: of("ana", "boris", "clara"), support: of("dana") } };
}

const isFree = (user) => user.online && user.open < LIMIT;

function read(text) {
  const words = text.trim().toLowerCase();
  return CHOICES.find((label, at) => label.toLowerCase() === words || String(at + 1) === words);
}

const conversation = setup({
  guards: {
    isChoice: ({ event }) => read(event.text) !== undefined,
    mayRetry: ({ context }) => context.retries > 0,
    buys: ({ context }) => context.person.need === "Buy something",
    somebodyIsFree: ({ context }) => context.pool.teams[context.team].some(isFree),
  },
  actions: {
    ask: ({ context }) => {
      context.person.lastOut = `Hi ${context.person.firstName ?? "there"}! How can we help?`;
    },
    save: ({ context, event }) => {
      context.person.need = read(event.text);
      if (context.person.need === "Buy something") context.person.tags.add("lead");
    },
    countRetry: assign({ retries: ({ context }) => context.retries - 1 }),
    toSales: assign({ team: "sales" }),
    toSupport: assign({ team: "support" }),
    take: assign({
      assignee: ({ context }) => {
        const rotation = context.pool.teams[context.team];
        const at = rotation.findIndex(isFree);
        const [user] = rotation.splice(at, 1);
        rotation.push(user);
        user.open++;
        context.person.assignee = user.id;
        return user;
      },
    }),
    release: ({ context }) => {
      if (context.assignee) context.assignee.open--;
    },
  },
}).createMachine({
  id: "conversation",
  context: ({ input }) => ({ person: input.person, pool: input.pool, retries: 1, team: null, assignee: null }),
  initial: "asking",
  states: {
    asking: {
      entry: "ask",
      after: { [15 * 60 * 1000]: "routing" },
      on: {
        MESSAGE: [
          { guard: "isChoice", target: "routing", actions: "save" },
          { guard: "mayRetry", actions: "countRetry" },
          { target: "routing" },
        ],
      },
    },
    routing: {
      always: [
        { guard: "buys", target: "assigning", actions: "toSales" },
        { target: "assigning", actions: "toSupport" },
      ],
    },
    assigning: { always: [{ guard: "somebodyIsFree", target: "talking", actions: "take" }, { target: "queued" }] },
    queued: { after: { [10 * 60 * 1000]: "talking" } },
    talking: {},
    closed: { type: "final", entry: "release" },
  },
  on: { CLOSE: ".closed" },
});

export class Actors {
  constructor(contacts) {
    this.pool = newPool();
    this.clock = new SimulatedClock();
    this.people = new Map();
    for (let n = 0; n < contacts; n++) {
      this.people.set(`c${n}`, { firstName: "Ann", tags: new Set(), need: null, lastOut: null, assignee: null, actor: null });
    }
  }

  apply(event) {
    const person = this.people.get(event.contact);
    switch (event.type) {
      case "contactMessage":
        if (person.actor) person.actor.send({ type: "MESSAGE", text: event.text });
        else person.actor = createActor(conversation, { clock: this.clock, input: { person, pool: this.pool } }).start();
        return;
      case "closeConversation":
        person.actor.send({ type: "CLOSE" });
        person.actor = null;
        return;
      default:
        throw new Error(`what is ${event.type}?`);
    }
  }

  assigned() {
    const having = new Map(USERS.map((id) => [id, 0]));
    for (const { assignee } of this.people.values()) if (assignee) having.set(assignee, having.get(assignee) + 1);
    return [...having].map(([id, n]) => `${id} ${n}`).join(", ");
  }
}
