// What the page of the bench offers to the runner: each side can be made ready, play, and say who was assigned.
import init, { Stage } from "./engine.js";
import { Desk } from "./plain.mjs";
import { Actors } from "./xstate.mjs";

await init();

/** Three events a conversation, one conversation after the other. */
function events(contacts) {
  const all = [];
  for (let n = 0; n < contacts; n++) {
    const contact = `c${n}`;
    all.push({ type: "contactMessage", contact, text: "Hello" });
    all.push({ type: "contactMessage", contact, text: "Buy something" });
    all.push({ type: "closeConversation", contact, by: "ana" });
  }
  return all;
}

/** A side in JavaScript: `make` gives something with `apply` and `assigned`. */
function inJavaScript(make) {
  let script = [];
  let program = null;
  return {
    ready(contacts) {
      if (script.length !== contacts * 3) script = events(contacts);
      program = make(contacts);
    },
    play() {
      for (const event of script) program.apply(event);
      return program.size?.() ?? 0;
    },
    assigned: () => program.assigned(),
  };
}

/** The engine; `play` is the name of what it does with the trace. */
let stage = null;
let stageSize = 0;
function inWasm(play) {
  let contacts = 0;
  return {
    ready(wanted, playing = wanted) {
      contacts = playing;
      if (stageSize < wanted) {
        stage?.free();
        [stage, stageSize] = [new Stage(wanted), wanted];
      }
      stage.reset(wanted);
    },
    play: () => stage[play](contacts),
    assigned: () => stage.assigned(),
  };
}

function plain(contacts, keep) {
  let size = 0;
  let kept = [];
  const desk = new Desk(contacts, keep ? (line) => kept.push(line) : (line) => (size += JSON.stringify(line).length + 1));
  desk.size = () => (keep ? kept.length : size);
  return desk;
}

globalThis.sides = {
  written: inWasm("written"),
  dropped: inWasm("dropped"),
  kept: inWasm("kept"),
  plainWritten: inJavaScript((contacts) => plain(contacts, false)),
  plainKept: inJavaScript((contacts) => plain(contacts, true)),
  xstate: inJavaScript((contacts) => new Actors(contacts)),
};

/** Both traces of the first conversations, to be compared byte for byte. */
globalThis.traces = (contacts) => {
  sides.written.ready(contacts);
  const ours = stage.text(contacts);
  let theirs = "";
  const desk = new Desk(contacts, (line) => (theirs += `${JSON.stringify(line)}\n`));
  for (const event of events(contacts)) desk.apply(event);
  return { ours, theirs };
};
globalThis.ready = true;
