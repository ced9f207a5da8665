// Natively and in the browser: the built app's own WebAssembly, in its own worker, leaves the same trace in random worlds, byte
// for byte. `scripts/test` writes the worlds with their native traces (tests/trust/examples/worlds.rs).
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { expect, test, type Page } from "./fixtures";

interface World { seed: number; document: string; test: string; lines: string }

const AT_ONCE = 25;

// Starts the app's worker as src/work does, and keeps it in the page.
const hire = (page: Page) =>
  page.evaluate(async () => {
    const tag = document.querySelector<HTMLElement>("script[data-module]")!;
    const module = await WebAssembly.compileStreaming(fetch(new URL(tag.dataset.wasm!, document.baseURI)));
    const worker = new Worker("worker.js", { type: "module" });
    const ready = new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = (event) => reject(new Error(event.message));
    });
    worker.postMessage({ glue: new URL(tag.dataset.module!, document.baseURI).href, module });
    await ready;
    (window as any).play = (job: object) =>
      new Promise<string>((resolve, reject) => {
        let lines = "";
        worker.onmessage = ({ data }) => {
          const said = JSON.parse(data);
          if (said.news === "trace") lines = said.lines;
          if (said.news === "done") resolve(lines);
          if (said.news === "failed") reject(new Error(said.why));
        };
        worker.postMessage(JSON.stringify(job));
      });
  });

const play = (page: Page, worlds: World[]) =>
  page.evaluate(async (jobs) => {
    const traces: string[] = [];
    for (const job of jobs) traces.push(await (window as any).play(job));
    return traces;
  }, worlds.map(({ document, test }) => ({ job: "trace", document, test })));

test("random worlds leave the same bytes natively and in the browser", async ({ page }) => {
  test.setTimeout(30 * 60_000);
  await page.goto("");
  await hire(page);
  let [count, lines] = [0, 0];
  async function compare(worlds: World[]) {
    const traces = await play(page, worlds);
    worlds.forEach((world, at) => {
      expect(traces[at] === world.lines, `seed ${world.seed}: ${difference(traces[at], world.lines)}`).toBe(true);
      lines += world.lines.split("\n").length - 1;
    });
    count += worlds.length;
  }
  let open: World[] = [];
  for await (const line of createInterface({ input: createReadStream("test-results/worlds.jsonl") })) {
    open.push(JSON.parse(line));
    if (open.length === AT_ONCE) await compare(open.splice(0));
  }
  await compare(open);
  console.log(`${count} worlds, ${lines} lines alike`);
  expect(count).toBeGreaterThanOrEqual(300);
  expect(lines).toBeGreaterThan(count * 20);
});

function difference(got: string, expected: string): string {
  const [ours, theirs] = [got.split("\n"), expected.split("\n")];
  const at = theirs.findIndex((line, at) => line !== ours[at]);
  return `line ${at + 1}: ${ours[at]}, natively ${theirs[at]}`;
}
