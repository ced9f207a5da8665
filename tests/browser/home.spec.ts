// The page as it comes from a static host.
import { expect, test } from "./fixtures";
import { App } from "./screens/app";
import { Home } from "./screens/home";

test("the page starts with an empty console and is called Usher", async ({ page }) => {
  await new App(page).open();
  await expect(page).toHaveTitle(/Usher/);
});

for (const [theme, scheme] of [["light", "light"], ["dark", "dark"], ["system", "light dark"]]) {
  test(`a chosen ${theme} theme and Russian hold before the app has started`, async ({ page }) => {
    // Without its WebAssembly the app never starts: what the page shows then is what it shows before.
    await page.route("**/*.wasm", () => {});
    await page.addInitScript(
      (preferences) => localStorage.setItem("usher.preferences", preferences),
      JSON.stringify({ theme, language: "ru" }),
    );
    await page.goto("./", { waitUntil: "domcontentloaded" });
    const html = page.locator("html");
    await expect(html).toHaveAttribute("lang", "ru");
    await expect(html).toHaveAttribute("data-theme", theme);
    await expect(html).toHaveCSS("color-scheme", scheme);
  });
}

test.describe("the list of workflows", () => {
  test("the first visit offers the example, which opens and is then listed with its tests", async ({ page }) => {
    const home = new Home(page);
    await home.open();
    await expect(page).toHaveTitle("Workflows · Usher");
    await expect(page.getByRole("heading", { name: "From the first message to a free agent" })).toBeVisible();
    await home.withExample();
    const row = home.row("Inbound conversations");
    await expect(row).toContainText("Finds out what the contact needs");
    await expect(row).toContainText("Draft");
    await expect(row).toContainText(/(\d+) of \1/);
    await home.saved();
    await row.getByRole("link").click();
    await expect(page).toHaveURL(/#\/w\/inbound$/);
    await expect(page).toHaveTitle("Inbound conversations · Usher");
  });

  test("New workflow opens a blank one that starts when a contact opens a conversation", async ({ page }) => {
    const home = new Home(page);
    await home.open();
    await home.button("New workflow").click();
    await expect(page).toHaveURL(/#\/w\/new-workflow$/);
    await home.backToList();
    await home.act("New workflow", "Export");
    const { workflow } = JSON.parse(await home.exported());
    expect(workflow.nodes).toHaveLength(1);
    expect(workflow.nodes[0].type).toBe("conversationOpened");
    expect(workflow.nodes[0].config.conditions.conditions).toEqual([
      { subject: { kind: "source" }, operator: "isEqualTo", value: "contact" },
    ]);
  });

  test("rename, clone, publish, stop, move and delete, and the deletion is taken back", async ({ page }) => {
    const home = new Home(page);
    await home.open();
    await home.withExample();
    await home.act("Inbound conversations", "Clone");
    await expect(home.names()).toHaveText(["Inbound conversations", "Inbound conversations (copy)"]);

    await home.act("Inbound conversations (copy)", "Rename");
    const dialog = home.dialog("Rename");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Evening");
    await dialog.getByRole("textbox", { name: "Description" }).fill("After six");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(home.row("Evening")).toContainText("After six");

    await home.act("Evening", "Publish");
    await expect(home.row("Evening")).toContainText("Published");
    await home.act("Evening", "Stop");
    await expect(home.row("Evening")).toContainText("Stopped");

    await home.act("Evening", "Move up");
    await expect(home.names()).toHaveText(["Evening", "Inbound conversations"]);
    await home.act("Evening", "Move down");
    await expect(home.names()).toHaveText(["Inbound conversations", "Evening"]);

    await home.act("Inbound conversations", "Delete");
    await expect(home.names()).toHaveText(["Evening"]);
    await home.button("Undo").click();
    await expect(home.names()).toHaveText(["Inbound conversations", "Evening"]);
    await expect(home.row("Inbound conversations")).toContainText(/(\d+) of \1/);
  });

  test("a row is dragged to another place, and the order is kept", async ({ page }) => {
    const home = new Home(page);
    await home.open();
    await home.withExample();
    await home.act("Inbound conversations", "Clone");
    const from = (await home.row("Inbound conversations (copy)").boundingBox())!;
    const to = (await home.row("Inbound conversations").boundingBox())!;
    await page.mouse.move(from.x + 18, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 18, to.y + to.height - 4, { steps: 5 });
    await page.mouse.move(to.x + 18, to.y + 6, { steps: 5 });
    await page.mouse.up();
    await expect(home.names()).toHaveText(["Inbound conversations (copy)", "Inbound conversations"]);
    await home.saved();
    await page.reload();
    await home.ready();
    await expect(home.names()).toHaveText(["Inbound conversations (copy)", "Inbound conversations"]);
  });

  test("search and sort change what is shown, not the start order", async ({ page }) => {
    const home = new Home(page);
    await home.open();
    await home.withExample();
    await home.act("Inbound conversations", "Clone");
    await home.act("Inbound conversations (copy)", "Rename");
    await home.dialog("Rename").getByRole("textbox", { name: "Name" }).fill("Away");
    await page.keyboard.press("Enter");
    await expect(home.names()).toHaveText(["Inbound conversations", "Away"]);

    await page.getByRole("button", { name: "Sort by: Start order" }).click();
    await page.getByRole("menuitemradio", { name: "Name", exact: true }).or(page.getByRole("menuitemcheckbox", { name: "Name", exact: true })).click();
    await expect(home.names()).toHaveText(["Away", "Inbound conversations"]);

    const search = page.getByRole("searchbox", { name: "Find a workflow" });
    await search.fill("inb");
    await expect(home.names()).toHaveText(["Inbound conversations"]);
    await search.fill("nothing like it");
    await expect(page.getByText("Nothing found")).toBeVisible();
    await home.button("Clear the search").click();
    await expect(home.names()).toHaveCount(2);
  });

  test("a place that is not here says so and leads back", async ({ page }) => {
    const home = new Home(page);
    await home.open("#/w/gone");
    await expect(page.getByRole("heading", { name: "This workflow is not here" })).toHaveCount(1);
    await home.button("Show all workflows").click();
    await expect(home.heading()).toBeFocused();
    await page.goBack();
    await expect(page).toHaveTitle("This workflow is not here · Usher");
  });

  test("speaks Russian and goes dark at once, and again at the next start", async ({ page }) => {
    const home = new Home(page);
    await home.open();
    await page.getByRole("button", { name: "Language: English" }).click();
    await page.getByText("Русский").click();
    await expect(page.getByRole("heading", { level: 1, name: "Рабочие процессы" })).toBeVisible();
    await home.button("Тема").click();
    await page.getByText("Тёмная").click();
    for (const again of [false, true]) {
      if (again) {
        await page.reload();
        await home.ready();
      }
      await expect(page.locator("html")).toHaveAttribute("lang", "ru");
      await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
      await expect(home.button("Открыть пример")).toBeVisible();
      await expect(page).toHaveTitle("Рабочие процессы · Usher");
    }
  });

  for (const width of [320, 360, 768]) {
    test(`at ${width} px nothing is cut off and everything is reachable`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const home = new Home(page);
      await home.open();
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await overflow(), "first visit").toBeLessThanOrEqual(0);
      await home.withExample();
      expect(await overflow(), "list").toBeLessThanOrEqual(0);
      for (const name of ["New workflow", "Import", "Export all", "More about “Inbound conversations”"]) {
        await expect(home.button(name), name).toBeInViewport();
      }
    });
  }
});
