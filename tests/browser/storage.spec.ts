// Nothing is lost: reload, kill, denied storage, damaged records, a second tab, a panic.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { expect, Trouble, test, type Page } from "./fixtures";
import { Home } from "./screens/home";

const COPY = "Inbound conversations (copy)";

test("a change that a reload or a closing follows at once is there afterwards", async ({ page, context }) => {
  let home = new Home(page);
  await home.open();
  await home.withExample();
  await home.saved();
  await home.act("Inbound conversations", "Clone");
  await page.reload();
  await home.ready();
  await expect(home.names()).toHaveText(["Inbound conversations", COPY]);

  await home.act(COPY, "Delete");
  await page.close({ runBeforeUnload: true });
  const later = await context.newPage();
  home = new Home(later);
  await home.open();
  await expect(home.names()).toHaveText(["Inbound conversations"]);
  await expect.poll(() => later.evaluate(() => localStorage.getItem("usher.tail"))).toBeNull();
});

test("Saved is said only when the transaction is complete", async ({ page }) => {
  await page.addInitScript(() => {
    // Holds the end of every writing back until the test lets go.
    const held: (() => void)[] = [];
    let isOpen = false;
    Object.assign(window, { letGo: () => ((isOpen = true), held.forEach((go) => go())), held });
    const descriptor = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete")!;
    Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
      ...descriptor,
      set(this: IDBTransaction, react: (event: Event) => void) {
        descriptor.set!.call(this, (event: Event) => (this.mode === "readwrite" && !isOpen ? held.push(() => react(event)) : react(event)));
      },
    });
  });
  const home = new Home(page);
  await home.open();
  await home.button("Open the example").click();
  await expect(home.status()).toHaveText("Saving…");
  await page.waitForFunction(() => (window as unknown as { held: unknown[] }).held.length > 0);
  await expect(home.status()).toHaveText("Saving…");
  await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());
  await home.saved();
});

test("every change that was said to be saved survives twelve kills of the browser", async ({ baseURL }, info) => {
  test.setTimeout(300_000);
  const profile = await mkdtemp(join(tmpdir(), "usher-kills-"));
  const executable = info.project.use.launchOptions?.executablePath ?? chromium.executablePath();
  let saved = 0;
  for (let kill = 0; kill <= 12; kill++) {
    const { browser, child } = await started(executable, profile);
    const context = browser.contexts()[0];
    const trouble = new Trouble();
    await trouble.watch(context);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(baseURL!);
    const home = new Home(page);
    await home.ready();
    if (kill > 0) {
      // At most the change that was under way when the browser died is missing or more.
      await expect(home.heading()).toBeVisible();
      const found = await home.names().count();
      expect(found, `after kill ${kill}`).toBeGreaterThanOrEqual(saved);
      expect(found, `after kill ${kill}`).toBeLessThanOrEqual(saved + 1);
      await expect(home.banner()).toHaveCount(0);
      saved = found;
    }
    trouble.check();
    if (kill === 0) {
      await home.withExample();
      await home.saved();
      saved = 1;
    }
    if (kill === 12) {
      await closed(child, browser.close());
      break;
    }
    // The moment of the kill moves through the act, from before it is saved to after it.
    for (let act = 0; act < 2; act++) {
      await home.act("Inbound conversations", "Clone");
      await home.saved();
      saved += 1;
    }
    await home.act("Inbound conversations", "Clone");
    await page.waitForTimeout((kill * 37) % 240);
    await closed(child, Promise.resolve(process.kill(child.pid!, "SIGKILL")));
  }
  await rm(profile, { recursive: true, force: true });
});

async function started(executable: string, profile: string) {
  await rm(join(profile, "DevToolsActivePort"), { force: true });
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--lang=en-GB"];
  const child = spawn(executable, [...flags, "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], { stdio: "ignore" });
  let port = "";
  await expect(async () => {
    [port] = (await readFile(join(profile, "DevToolsActivePort"), "utf8")).split("\n");
    expect(port).toMatch(/^\d+$/);
  }).toPass();
  return { child, browser: await chromium.connectOverCDP(`http://127.0.0.1:${port}`) };
}

async function closed(child: ChildProcess, end: Promise<unknown>): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  await end.catch(() => {});
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGKILL");
    await gone;
  }
}

test.describe("storage that is denied", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException(`${name} is denied`, "SecurityError");
          },
        });
      }
    });
  });

  test("says so, works in memory, gives the work as a file, and asks before the page is left", async ({ page }) => {
    const home = new Home(page);
    await home.open();
    await expect(home.banner()).toContainText("This browser does not let Usher keep anything.");
    await expect(home.status()).toHaveText("Only in this tab");
    await home.withExample();
    await home.act("Inbound conversations", "Clone");
    await expect(home.names()).toHaveCount(2);
    const download = page.waitForEvent("download");
    await home.button("Download the workspace").click();
    const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
    expect(file.workflows).toHaveLength(2);

    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.accept();
  });
});

test("storage that never answers is given up after five seconds, and work goes on in memory", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => Object.create(IDBOpenDBRequest.prototype, { onsuccess: { set() {} }, onerror: { set() {} }, onupgradeneeded: { set() {} } });
  });
  const home = new Home(page);
  await home.open();
  await expect(home.banner()).toContainText("The browser's storage does not answer.");
  await home.withExample();
  await expect(home.names()).toHaveCount(1);
});

/** Changes what the browser keeps; recover.html is on the same origin and runs no app. */
async function tamper(page: Page, store: "journal" | "snapshots", how: "last" | "all"): Promise<void> {
  await page.goto("recover.html");
  await page.evaluate(
    ({ store, how }) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open("usher");
        request.onsuccess = () => {
          const transaction = request.result.transaction(store, "readwrite");
          const records = transaction.objectStore(store).getAll();
          records.onsuccess = () => {
            const chosen = how === "last" ? records.result.slice(-1) : records.result;
            for (const record of chosen) transaction.objectStore(store).put({ ...record, text: `${record.text.slice(0, -9)}!` });
          };
          transaction.oncomplete = () => (request.result.close(), resolve());
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    { store, how },
  );
}

test("a damaged last change is set aside and offered, and everything before it is open", async ({ page }) => {
  const home = new Home(page);
  await home.open();
  await home.withExample();
  await home.saved();
  await home.act("Inbound conversations", "Clone");
  await home.saved();
  await tamper(page, "journal", "last");
  await home.open();
  await expect(home.banner()).toContainText("Some of the last changes could not be read and were set aside.");
  await expect(home.names()).toHaveText(["Inbound conversations"]);
  const download = page.waitForEvent("download");
  await home.button("Download what was set aside").click();
  expect(await readFile(await (await download).path(), "utf8")).toContain('"crc32"');
  // Work goes on, and the next start has nothing to say.
  await home.act("Inbound conversations", "Clone");
  await home.saved();
  await page.reload();
  await home.ready();
  await expect(home.names()).toHaveCount(2);
  await expect(home.banner()).toHaveCount(0);
});

test("a damaged snapshot is made good from the journal", async ({ page }) => {
  const home = new Home(page);
  await home.open();
  await home.withExample();
  await home.act("Inbound conversations", "Clone");
  await home.saved();
  await tamper(page, "snapshots", "all");
  await home.open();
  await expect(home.names()).toHaveText(["Inbound conversations", COPY]);
});

test("when nothing can be read nothing is written, and what is there can be downloaded", async ({ page }) => {
  const home = new Home(page);
  await home.open();
  await home.withExample();
  await home.saved();
  await tamper(page, "snapshots", "all");
  await tamper(page, "journal", "all");
  const kept = () =>
    page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open("usher");
        request.onsuccess = () => resolve(request.result);
      });
      const all = ["journal", "snapshots"].map(
        (store) =>
          new Promise((resolve) => {
            const request = db.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
          }),
      );
      const records = JSON.stringify(await Promise.all(all));
      db.close();
      return records;
    });
  const before = await kept();
  await home.open();
  await expect(home.banner().filter({ hasText: "could not be read" })).toBeVisible();
  await home.withExample();
  await expect(home.status()).toHaveText("Only in this tab");
  const download = page.waitForEvent("download");
  await home.button("Download what is kept").click();
  expect((await readFile(await (await download).path(), "utf8")).length).toBeGreaterThan(1000);
  expect(await kept()).toBe(before);
});

test("a second tab that comes too late says so and keeps its work as a download", async ({ page, context }) => {
  const first = new Home(page);
  await first.open();
  await first.withExample();
  await first.saved();
  const second = new Home(await context.newPage());
  await second.open();
  await expect(second.names()).toHaveCount(1);

  await first.act("Inbound conversations", "Clone");
  await first.saved();
  await second.act("Inbound conversations", "Rename");
  await second.dialog("Rename").getByRole("textbox", { name: "Name" }).fill("From the second tab");
  await second.dialog("Rename").getByRole("button", { name: "Save" }).click();
  await expect(second.banner()).toContainText("Another tab has saved changes meanwhile.");
  const download = second.page.waitForEvent("download");
  await second.button("Download the workspace").click();
  expect(await readFile(await (await download).path(), "utf8")).toContain("From the second tab");

  second.page.on("dialog", (dialog) => void dialog.accept());
  await second.button("Reload").click();
  await expect(second.names()).toHaveText(["Inbound conversations", COPY]);
});

test("a panic shows the recovery page, which gives what was saved before it, and a reload opens that", async ({ page, trouble }) => {
  trouble.expect(/unreachable/);
  const home = new Home(page);
  await home.open();
  await home.withExample();
  await home.act("Inbound conversations", "Clone");
  await home.saved();
  // The browser refuses once to make an element, which no view expects: a real panic, without a door for it in the app.
  await page.evaluate(() => {
    const makers = [
      [Document.prototype, "createElement"],
      [Document.prototype, "createElementNS"],
      [Document.prototype, "importNode"],
      [Node.prototype, "cloneNode"],
    ] as [Record<string, unknown>, string][];
    const restore = makers.map(([owner, name]) => {
      const original = owner[name];
      return () => (owner[name] = original);
    });
    for (const [owner, name] of makers) {
      owner[name] = () => {
        restore.forEach((again) => again());
        throw new DOMException("refused", "InvalidStateError");
      };
    }
  });
  await home.names().first().click();
  await expect(page.getByRole("alertdialog", { name: "Usher has stopped" })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download data" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain(COPY);
  await page.getByRole("button", { name: "Reload" }).click();
  await home.ready();
  await home.backToList();
  await expect(home.names()).toHaveText(["Inbound conversations", COPY]);
});
