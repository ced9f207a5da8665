// Export and import: by picker, drop and paste. A bad file changes nothing and says everything that is wrong.
import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";
import { Home } from "./screens/home";

const example = () => readFile("examples/inbound.json", "utf8");

test("a workflow is exported as the canonical text, downloaded and copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const home = new Home(page);
  await home.open();
  await home.withExample();
  await home.act("Inbound conversations", "Export");
  const dialog = home.dialog("Export “Inbound conversations”");
  await expect(dialog).toBeVisible();
  const text = await home.exported();
  expect(text.endsWith("}\n")).toBe(true);
  expect(JSON.parse(text)).toMatchObject({ format: "usher/workflow", version: 1, workflow: JSON.parse(await example()).workflow });

  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download JSON" }).click();
  expect((await download).suggestedFilename()).toBe("inbound.json");
  expect(await readFile(await (await download).path(), "utf8")).toBe(text);

  await dialog.getByRole("button", { name: "Copy JSON" }).click();
  await expect(page.getByText("Copied to the clipboard").first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

for (const way of ["choose", "drop", "paste"] as const) {
  test(`a file comes in by ${way}: first the plan, then the import, and out comes the same file`, async ({ page, browser }) => {
    const elsewhere = await browser.newContext();
    const there = new Home(await elsewhere.newPage());
    await there.open();
    await there.withExample();
    await there.act("Inbound conversations", "Export");
    const text = await there.exported();
    await elsewhere.close();

    const home = new Home(page);
    await home.open();
    if (way === "paste") await home.paste(text);
    else await home[way]("inbound.json", text);
    const dialog = home.dialog(way === "paste" ? "Import “pasted text”" : "Import “inbound.json”");
    const plan = dialog.getByRole("list", { name: "What the import would do" });
    await expect(plan.getByRole("listitem").filter({ hasText: "Inbound conversations" })).toContainText("New");
    await expect(plan.getByRole("listitem").filter({ hasText: "Sales" }).first()).toContainText("New");
    await dialog.getByRole("button", { name: "Import 1 workflow" }).click();
    await expect(page).toHaveURL(/#\/w\/inbound$/);
    await home.backToList();
    await home.act("Inbound conversations", "Export");
    expect(await home.exported()).toBe(text);
  });
}

test("nothing changes before the button, and a taken id is a choice", async ({ page }) => {
  const home = new Home(page);
  await home.open();
  await home.withExample();
  const changed = (await example()).replace('"name": "Inbound conversations"', '"name": "From the file"');

  await home.choose("inbound.json", changed);
  let dialog = home.dialog("Import “inbound.json”");
  await expect(dialog.getByText(/of the file are here already/)).toBeVisible();
  await dialog.getByRole("button", { name: "Change nothing" }).click();
  await expect(home.names()).toHaveText(["Inbound conversations"]);

  await home.choose("inbound.json", changed);
  await dialog.getByRole("button", { name: "Import 1 workflow" }).click();
  await home.backToList();
  await expect(home.names()).toHaveText(["Inbound conversations", "From the file (2)"]);

  await home.choose("inbound.json", changed);
  await dialog.getByRole("combobox", { name: "What becomes of “From the file”" }).selectOption("Replace the one here");
  await expect(dialog.getByText("Replaced", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Import 1 workflow" }).click();
  await home.backToList();
  await expect(home.names()).toHaveText(["From the file", "From the file (2)"]);
});

test("what the file refers to and nobody has is mapped to the nearest name", async ({ page }) => {
  const home = new Home(page);
  await home.open();
  await home.withExample();
  const file = JSON.parse(await example());
  file.workspace.tags = [];
  const text = JSON.stringify(file).replaceAll('["vip"]', '["vips"]');
  await home.choose("inbound.json", text);
  const dialog = home.dialog("Import “inbound.json”");
  const missing = dialog.getByRole("listitem").filter({ hasText: "vips" });
  await expect(missing).toContainText("Missing");
  await expect(missing.getByRole("combobox", { name: "Instead of vips" })).toHaveValue("vip");
  await dialog.getByRole("button", { name: "Import 1 workflow" }).click();
  await home.backToList();
  await home.act("Inbound conversations (2)", "Export");
  expect(JSON.stringify(JSON.parse(await home.exported()).workflow)).not.toContain("vips");
});

test("a whole workspace goes out and comes back in place of another", async ({ page, browser }) => {
  const home = new Home(page);
  await home.open();
  await home.withExample();
  await home.act("Inbound conversations", "Clone");
  await home.button("Export all").click();
  const text = await home.exported();
  expect(JSON.parse(text)).toMatchObject({ format: "usher/workspace", version: 1 });

  const elsewhere = await browser.newContext();
  const there = new Home(await elsewhere.newPage());
  await there.open();
  await there.button("New workflow").click();
  await there.backToList();
  await there.choose("backup.json", text);
  const dialog = there.dialog("Import “backup.json”");
  await dialog.getByRole("radio", { name: "Replace all of it by the file" }).check();
  await dialog.getByRole("button", { name: "Import 2 workflows" }).click();
  await expect(there.names()).toHaveText(["Inbound conversations", "Inbound conversations (copy)"]);
  await there.button("Export all").click();
  expect(await there.exported()).toBe(text);
  await elsewhere.close();
});

test.describe("a bad file", () => {
  for (const way of ["choose", "drop", "paste"] as const) {
    test(`by ${way} lists every fault with line, column and path, and changes nothing`, async ({ page }) => {
      const home = new Home(page);
      await home.open();
      await home.withExample();
      await home.button("Export all").click();
      const before = await home.exported();
      await page.keyboard.press("Escape");
      await home.saved();

      const bad = (await example()).replace('"status": "draft"', '"status": "drafty"').replace('"agentsMayStop": true', '"agentsMayStop": "yes"');
      if (way === "paste") await home.paste(bad);
      else await home[way]("inbound.json", bad);
      const dialog = home.dialog(way === "paste" ? "Import “pasted text”" : "Import “inbound.json”");
      await expect(dialog.getByRole("alert")).toContainText("was not imported: 2 faults. Nothing was changed.");
      const faults = dialog.getByRole("list", { name: "Problems" }).getByRole("listitem");
      await expect(faults).toHaveCount(2);
      const place = (value: string) => {
        const lines = bad.slice(0, bad.indexOf(value)).split("\n");
        return `Line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
      };
      await expect(faults.nth(0)).toContainText(place('"drafty"'));
      await expect(faults.nth(0)).toContainText("$.workflow.status");
      await expect(faults.nth(1)).toContainText(place('"yes"'));
      await expect(faults.nth(1)).toContainText("$.workflow.settings.agentsMayStop");
      await dialog.getByRole("button", { name: "Close" }).click();

      await home.button("Export all").click();
      expect(await home.exported()).toBe(before);
    });
  }

  test("that is no JSON, empty or somebody else's is named as what it is", async ({ page }) => {
    const home = new Home(page);
    await home.open();
    for (const text of ["", "{\n  \"format\": \"usher/workflow\",,\n}", "[1, 2]", '{"nodes": [], "connections": {}}', "\u0000\u0000"]) {
      await home.choose("bad.json", text);
      const dialog = home.dialog("Import “bad.json”");
      await expect(dialog.getByRole("alert"), JSON.stringify(text)).toContainText("was not imported");
      await dialog.getByRole("button", { name: "Close" }).click();
      await expect(home.button("Open the example")).toBeVisible();
    }
  });
});
