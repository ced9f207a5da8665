// Events a CPU second: our engine as WebAssembly with its whole trace, beside plain JavaScript and XState, all in one headless
// Chromium and taken in turn. Called by scripts/bench, which builds what it needs. Usage: node engine.mjs WASM_FOLDER
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "@playwright/test";

const here = import.meta.dirname;
const wasm = process.argv[2];
const CONTACTS = 20_000;
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/** The page's files: ours, the engine's, and XState's as its package has them. */
async function find(path) {
  if (path === "/favicon.ico") return ["", ".html"];
  if (path === "/") return ["<!doctype html><title>Bench</title><script type=module src=page.mjs></script>", ".html"];
  const folder = path.startsWith("/xstate/") ? join(here, "node_modules/xstate/dist") : path.startsWith("/engine") ? wasm : join(here, "engine");
  return [await readFile(join(folder, path.replace("/xstate/", "/"))), extname(path)];
}

const server = createServer(async (request, response) => {
  try {
    const [body, type] = await find(new URL(request.url, "http://localhost").pathname);
    response.writeHead(200, { "content-type": TYPES[type] }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

const browser = await chromium.launch({
  executablePath: process.env.USHER_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
});
const page = await browser.newPage();
page.on("pageerror", (error) => console.error(error));
page.on("console", (message) => console.error(message.text()));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction(() => globalThis.ready, null, { timeout: 30_000 });
const cdp = await page.context().newCDPSession(page);
await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
const system = await browser.newBrowserCDPSession();

/** Seconds on a processor, not of the wall: of the page's main thread, and of its whole process, so that what a garbage
 * collector does on other threads counts, too. */
async function cpu() {
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const process = processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  return { process, thread: metrics.find(({ name }) => name === "TaskDuration").value };
}

/** CPU seconds of one play. */
async function time(side, ...contacts) {
  await page.evaluate(([side, contacts]) => globalThis.sides[side].ready(...contacts), [side, contacts]);
  const begin = await cpu();
  await page.evaluate((side) => globalThis.sides[side].play(), side);
  const end = await cpu();
  return { process: end.process - begin.process, thread: end.thread - begin.thread };
}

/** CPU seconds of each way of playing over several rounds, taken in turn: the system counts a process's time in hundredths. */
async function inTurn(plays) {
  const sums = plays.map(() => ({ process: 0, thread: 0 }));
  for (let round = 0; round < ROUNDS + 2; round++) {
    for (const [at, play] of plays.entries()) {
      const seconds = await time(...play);
      // In the first two the browser still compiles.
      if (round > 1) for (const key of ["process", "thread"]) sums[at][key] += seconds[key];
    }
  }
  return sums;
}

const faults = [];
const { ours, theirs } = await page.evaluate(() => globalThis.traces(50));
if (ours !== theirs) {
  const [a, b] = [ours.split("\n"), theirs.split("\n")];
  const at = a.findIndex((line, at) => line !== b[at]);
  faults.push(`line ${at + 1} of the traces differs:\n  engine ${a[at]}\n  plain  ${b[at]}`);
}

const names = ["written", "dropped", "kept", "plainWritten", "plainKept", "xstate"];
const seconds = await inTurn(names.map((name) => [name, CONTACTS]));
const a_second = (key) => Object.fromEntries(names.map((name, at) => [name, (CONTACTS * 3 * ROUNDS) / seconds[at][key]]));
const [rate, thread] = [a_second("process"), a_second("thread")];
const third = Math.floor(CONTACTS / 3);
const expected = `ana ${third + 1}, boris ${third + 1}, clara ${third}, dana 0`;
for (const name of names) {
  await time(name, CONTACTS);
  const assigned = await page.evaluate((side) => globalThis.sides[side].assigned(), name);
  if (assigned !== expected) faults.push(`${name} assigned ${assigned}, not ${expected}`);
}

const few = CONTACTS / 10;
const growth = async (much, little) => {
  const [more, less] = await inTurn([much, little]);
  return more.thread / less.thread;
};
const idle = await growth(["dropped", CONTACTS, few], ["dropped", few, few]);
const ended = (await growth(["dropped", CONTACTS, CONTACTS], ["dropped", few, few])) / 10;

const bytes = await page.evaluate(() => (globalThis.sides.written.ready(1_000), globalThis.sides.written.play() / 3_000));
const whole = (n) => Math.round(n).toLocaleString("en");
const line = (what, name, goal) => {
  const ratio = rate.written / rate[name];
  const verdict = goal ? `   the engine: ${ratio.toFixed(2)} ×, goal ≥ ${goal}${ratio >= goal ? ", reached" : ""}` : "";
  console.log(`  ${what.padEnd(44)}${whole(rate[name]).padStart(10)}${whole(thread[name]).padStart(12)}${verdict}`);
};
console.log(`engine: ${whole(CONTACTS * 3)} events, three a conversation, ${Math.round(bytes)} bytes of trace an event, in Chromium ${await browser.version()}`);
console.log(`${"".padEnd(46)}events a CPU second (of the main thread alone)`);
line("engine in wasm, trace written as JSON lines", "written");
line("engine in wasm, trace made and let go", "dropped");
line("plain JS, the same trace as JSON lines", "plainWritten", 2);
line("plain JS, the same trace kept as objects", "plainKept");
line("XState, no trace", "xstate", 10);
console.log("  an event costs, in times of the other:");
console.log(`    with the trace kept beside let go         ${(thread.dropped / thread.kept).toFixed(2)}`);
console.log(`    among ten times the contacts, all idle    ${idle.toFixed(2)}`);
console.log(`    after ten times the ended runs            ${ended.toFixed(2)}`);
for (const fault of faults) console.error(`✗ ${fault}`);
await browser.close();
server.close();
process.exit(faults.length ? 1 : 0);
