// When the app cannot help: it crashed, it does not start, its data is damaged. None of this needs the app.
import { readFile } from "node:fs/promises";
import { expect, test, type Download, type Page } from "./fixtures";
import { databases, keep } from "./screens/saved";

const workspace = (name: string) => `{"format": "usher/workspace", "name": "${name}"}\n`;
const snapshots = [
  { slot: "A" as const, n: 2, text: workspace("Приём") },
  { slot: "B" as const, n: 1, text: workspace("older") },
];
const journal = [{ n: 3, text: '{"edit":3}' }, { n: 4, text: '{"edit":"четыре"}' }];
const tail = { base: 4, records: [{ n: 5, text: '{"edit":5}' }] };

async function content(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}
async function downloaded(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name, exact: true }).click();
  return download;
}

test.describe("recover.html", () => {
  test("lists every part with its state, and gives each and all of them as files", async ({ page }) => {
    await page.goto("recover.html");
    await keep(page, { snapshots, journal, tail });
    await page.reload();
    const part = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
    await expect(part("Snapshot A")).toContainText("complete · newest good one");
    await expect(part("Snapshot A")).toContainText("24 Feb 2026, 12:00:00");
    await expect(part("Snapshot B")).toContainText("complete");
    await expect(part("Journal")).toContainText("changes: 2 · numbers 3 to 4 · 24 Feb 2026, 12:00:00 · ");
    await expect(part("Last moments")).toContainText("changes: 1");

    expect(await content(await downloaded(page, "Download: Snapshot A"))).toBe(snapshots[0].text);
    expect(JSON.parse(await content(await downloaded(page, "Download: Journal")))).toMatchObject(journal);
    const clean = page.getByRole("button", { name: "Start clean" });
    await expect(clean).toBeDisabled();

    const all = await downloaded(page, "Download everything");
    expect(all.suggestedFilename()).toMatch(/^usher-recovery-.*\.json$/);
    expect(JSON.parse(await content(all))).toMatchObject({ snapshots, journal, tail });

    await clean.click();
    await expect(page.getByText("Removed. Usher starts empty now.")).toBeVisible();
    await expect(page.getByText("Nothing is saved in this browser.")).toBeVisible();
    expect(await databases(page)).toEqual([]);
    expect(await page.evaluate(() => localStorage.getItem("usher.tail"))).toBeNull();
  });

  test("says what is damaged and what is missing", async ({ page }) => {
    await page.goto("recover.html");
    const broken = [{ ...snapshots[0], damaged: true }, snapshots[1]];
    await keep(page, { snapshots: broken, journal: [journal[0], { ...journal[1], n: 7, damaged: true }] });
    await page.reload();
    await expect(page.getByText("damaged: the checksum does not hold")).toHaveCount(1);
    await expect(page.getByText("damaged records: 1 · gap before number 7")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "newest good one" })).toContainText("Snapshot B");
  });

  test("only looking makes no database", async ({ page }) => {
    await page.goto("recover.html");
    await expect(page.getByText("Nothing is saved in this browser.")).toBeVisible();
    expect(await databases(page)).toEqual([]);
  });

  test("speaks Russian to those who chose it", async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem("usher.preferences", '{"theme":"dark","language":"ru"}'));
    await page.goto("recover.html");
    await expect(page.getByRole("heading", { name: "Сохранённые данные" })).toBeVisible();
    await expect(page).toHaveTitle("Сохранённые данные · Usher");
  });
});

test.describe("the crash page", () => {
  // recover.html is on the app's origin and starts no app, so a page without one can be put there and crash.
  async function crashed(page: Page, what: Parameters<typeof keep>[1], language = "en"): Promise<void> {
    await page.addInitScript((language) => localStorage.setItem("usher.preferences", `{"theme":"light","language":"${language}"}`), language);
    await page.route("**/*.wasm", () => {});
    await page.goto("recover.html");
    await keep(page, what);
    await page.goto("./", { waitUntil: "domcontentloaded" });
    await panic(page);
  }
  const panic = (page: Page) =>
    page.evaluate(() => dispatchEvent(new CustomEvent("usher:panic", { detail: { message: "already disposed", location: "src/a.rs:1" } })));

  test("says until when the work is saved and gives the snapshot when that is all", async ({ page }) => {
    await crashed(page, { snapshots });
    const dialog = page.getByRole("alertdialog", { name: "Usher has stopped" });
    await expect(dialog).toContainText("Your work up to 24 Feb 2026, 12:00:00 is saved in this browser.");
    await expect(dialog.getByRole("heading")).toBeFocused();
    expect(await page.evaluate(() => (window as unknown as { usherDead: boolean }).usherDead)).toBe(true);
    expect(await content(await downloaded(page, "Download data"))).toBe(snapshots[0].text);
  });

  test("gives everything when there are changes after the snapshot", async ({ page }) => {
    await crashed(page, { snapshots, journal });
    expect(JSON.parse(await content(await downloaded(page, "Download data")))).toMatchObject({ snapshots, journal, tail: null });
  });

  test("does not count as saved what comes after a gap in the journal", async ({ page }) => {
    const minutes = (n: number) => Date.UTC(2026, 1, 24, 12, n);
    const changes = [
      { n: 3, text: "{}", at: minutes(1) },
      { n: 4, text: "{}", at: minutes(2) },
      { n: 6, text: "{}", at: minutes(3) },
    ];
    await crashed(page, { snapshots, journal: changes });
    await expect(page.getByRole("alertdialog")).toContainText("up to 24 Feb 2026, 12:02:00");
  });

  test("the second crash within a minute asks for a start that opens nothing", async ({ page }) => {
    await crashed(page, {}, "ru");
    await expect(page.getByText("В этом браузере нет сохранённой работы.")).toBeVisible();
    const safe = () => page.evaluate(() => localStorage.getItem("usher.safeMode"));
    expect(await safe()).toBeNull();
    const reloaded = page.waitForEvent("domcontentloaded");
    await page.getByRole("button", { name: "Перезагрузить" }).click();
    await reloaded;
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
    await panic(page);
    await expect(page.getByText("Это второй сбой за минуту.")).toBeVisible();
    expect(await safe()).toBe("1");
  });

  test("a trap in WebAssembly is a crash, an ordinary error is not", async ({ page, trouble }) => {
    trouble.expect(/only a mistake/, /unreachable/);
    await page.route("**/*.wasm", () => {});
    await page.goto("./", { waitUntil: "domcontentloaded" });
    await page.evaluate(() => void setTimeout(() => { throw new Error("only a mistake"); }));
    // (module (func (export "f") unreachable))
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
    await page.evaluate((bytes) => {
      const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports as { f: () => void };
      setTimeout(f);
    }, bytes);
    await expect(page.getByRole("alertdialog")).toBeVisible();
  });
});

test.describe("an app that does not start", () => {
  test("says so after ten seconds, and takes it back when the app comes after all", async ({ page }) => {
    await page.clock.install();
    await page.route("**/*.wasm", () => {});
    await page.goto("./", { waitUntil: "domcontentloaded" });
    await page.clock.runFor(8_000);
    await expect(page.getByRole("alert")).toHaveCount(0);
    await page.clock.runFor(3_000);
    const notice = page.getByRole("alert");
    // The clock goes on by itself too: an answer must be there now.
    await expect(notice).toContainText("Usher has not started yet", { timeout: 3_000 });
    await expect(notice.getByRole("link", { name: "All saved data" })).toHaveAttribute("href", "recover.html");
    await page.evaluate(() => (document.documentElement.dataset.usherReady = ""));
    await expect(notice).toHaveCount(0);
  });

  test("says at once that its files are missing, and the saved data is still there", async ({ page, trouble }) => {
    trouble.expect(/response 404/, /404 \(Not Found\)/, /uncaught|wasm/i);
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText("Usher could not be loaded");
    await page.getByRole("link", { name: "All saved data" }).click();
    await expect(page.getByRole("heading", { name: "Saved data" })).toBeVisible();
  });
});
