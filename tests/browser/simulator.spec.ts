// The simulator: the article's workflow played from the first message to the next conversation, and what is said about it.
import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";
import { Home } from "./screens/home";
import { Simulator } from "./screens/simulator";

test("a buyer reaches Sales, is answered, and comes back to the dedicated agent", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await sim.showsTime("09:00:00");
  await expect(sim.act("Close conversation")).toHaveAttribute("aria-disabled", "true");

  await sim.write("Hello");
  await expect(sim.chat()).toContainText("Hi Ivan! How can we help?");
  await expect(sim.line("Conversation opened")).toContainText("by the contact");
  await expect(sim.line("Inbound conversations started")).toContainText("Source Contact is equal to Contact");
  await expect(sim.card("What do you need?")).toContainText("15:00");

  await sim.tap("Buy something");
  await expect(sim.line("Assigned to Ana")).toContainText("Boris");
  await expect(sim.line("Routed to Sales")).toContainText("Buy something is equal to “Buy something”");
  await expect(sim.chat()).toContainText("Assigned to Ana");

  await sim.reply("Ana", "Which one?");
  await expect(sim.chat()).toContainText("Which one?");
  await sim.act("Close conversation").click();
  await expect(sim.line("Conversation closed")).toContainText("by Ana");
  await expect(sim.act("Close conversation")).toHaveAttribute("aria-disabled", "true");

  await sim.act("+1 day").click();
  await sim.write("Me again");
  await sim.tap("Get help");
  await expect(sim.line("Assigned to Ana")).toHaveCount(2);
  await expect(sim.line("Assigned to Ana").last()).toContainText("dedicated agent");
});

test("everybody is offline: the contact waits in line and is told after ten minutes", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await sim.set("offline", "Ana", "Boris");
  await sim.write("Hello");
  await sim.tap("Buy something");
  const waits = sim.line("Waits for an agent");
  await expect(sim.line("1st in line")).toContainText("Ana was passed over: offline");
  await expect(waits.getByRole("button", { name: "Set Ana online" })).toBeVisible();
  await expect(sim.region().getByText("1st in line: Ivan, until 09:10:00")).toBeVisible();
  await expect(sim.card("Free agent of the team")).toContainText("10:00");

  await sim.act("+1 minute").click();
  await expect(sim.card("Free agent of the team")).toContainText("09:00");
  await sim.act("To the next timer").click();
  await sim.showsTime("09:10:00");
  await expect(sim.line("Timed out")).toContainText("nobody was free in time");
  await expect(sim.chat()).toContainText("All our agents are busy");
});

test("a wait offers what would end it, and whoever comes online takes the contact", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await sim.set("offline", "Ana", "Boris");
  await sim.write("Hello");
  await sim.tap("Buy something");
  await sim.act("Set Boris online").click();
  await expect(sim.line("Assigned to Boris")).toBeVisible();
  await expect(sim.status("Boris")).toHaveValue("online");
});

test("silence at the question hands the contact to Support", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await sim.act("To the next timer").focus();
  await page.keyboard.press("Enter");
  await expect(sim.region().getByText("Nothing waits for a timer").filter({ visible: true }).first()).toBeVisible();
  await sim.write("Hello");
  await sim.act("To the next timer").click();
  await sim.showsTime("09:15:00");
  await expect(sim.line("Timed out")).toContainText("no answer in time");
  await expect(sim.line("Assigned to Clara")).toBeVisible();
});

test("one goes back to an earlier moment and on in another direction, and can undo that", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await sim.write("Hello");
  await sim.tap("Buy something");
  await expect(sim.line("Assigned to Ana")).toBeVisible();

  await sim.timeline().getByRole("button", { name: /Ivan wrote “Hello”/ }).click();
  await expect(sim.chat()).not.toContainText("Assigned to Ana");
  await expect(sim.line("Assigned to Ana"), "what comes later stays in sight").toBeVisible();
  await page.keyboard.press("]");
  await expect(sim.chat()).toContainText("Assigned to Ana");
  await page.keyboard.press("[");
  await expect(sim.chat()).not.toContainText("Assigned to Ana");

  await sim.tap("Get help");
  await expect(sim.line("Assigned to Clara")).toBeVisible();
  await expect(sim.line("Assigned to Ana")).toHaveCount(0);
  const notice = page.getByRole("region", { name: "Notices" });
  await expect(notice).toContainText("1 later event dropped");
  await notice.getByRole("button", { name: "Undo" }).click();
  await expect(sim.line("Assigned to Ana")).toBeVisible();
  await sim.act("To the latest moment").click();
  await expect(sim.chat()).toContainText("Assigned to Ana");
});

test("several contacts each have their chat, and a channel that fails says so", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await sim.act("Add a contact").click();
  const dialog = page.getByRole("dialog", { name: "New contact" });
  await dialog.getByRole("button", { name: "Add the contact" }).click();
  await expect(dialog).toContainText("Enter a name.");
  await dialog.getByRole("textbox", { name: "First name" }).fill("Vera");
  await dialog.getByRole("combobox", { name: "Channel" }).selectOption({ label: "Telegram" });
  await dialog.getByRole("combobox", { name: "Tags" }).fill("VIP");
  await page.getByRole("option", { name: "VIP" }).click();
  await dialog.getByRole("button", { name: "Add the contact" }).click();
  await expect(dialog).toBeHidden();

  await sim.write("Good morning", "Vera");
  await sim.tap("Get help");
  await expect(sim.line("Routed to Sales")).toContainText("VIP: contact tags VIP has any of “VIP”");
  await sim.contact("Ivan").click();
  await expect(sim.chat()).not.toContainText("Good morning");

  await sim.act("More about the simulation").click();
  await page.getByRole("menuitemradio", { name: "WhatsApp" }).click();
  await sim.write("Hello");
  await expect(sim.chat()).toContainText("Not delivered");
  await expect(sim.line("Not delivered")).toBeVisible();

  await sim.act("Share a location").click();
  await page.getByRole("dialog", { name: "Share a location" }).getByRole("button", { name: "Share", exact: true }).click();
  await expect(sim.chat()).toContainText("24.1052, 56.9496");
});

test("the state is told, with what the last event changed", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await sim.write("Hello");
  await sim.tab("State");
  const panel = sim.region().getByRole("tabpanel", { name: "State" });
  await expect(panel).toContainText("waits for an answer");
  await sim.tap("Buy something");
  await expect(panel).toContainText("$var.need");
  await expect(panel).toContainText(/Assignee\s*Ana \(changed\)/);
  await expect(panel).toContainText("open until");
});

test("the session outlives the dock and follows an edit of the workflow", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await sim.write("Hello");
  await sim.button("End simulation").click();
  await expect(sim.region()).toBeHidden();
  await sim.card("What do you need?").click();
  await page.getByRole("textbox", { name: "Question" }).fill("What is it?");
  await page.keyboard.press("Escape");
  await sim.simulate();
  await expect(sim.chat()).toContainText("What is it?");
  await expect(sim.chat()).toContainText("Hello");
  await sim.tap("Buy something");
  await expect(sim.line("Assigned to Ana")).toBeVisible();
});

test("the clock can be set, and the session started over", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await sim.write("Hello");
  await sim.clock().click();
  const dialog = page.getByRole("dialog", { name: "Set the clock" });
  const field = dialog.getByRole("textbox", { name: "Date and time" });
  await field.fill("tomorrow");
  await dialog.getByRole("button", { name: "Start from then" }).click();
  await expect(dialog).toContainText("This is no date and time");
  await field.fill("2026-03-02 08:30");
  await dialog.getByRole("button", { name: "Start from then" }).click();
  await expect(sim.clock()).toHaveAccessibleName("Set the clock: Mon 2 Mar 2026 08:30:00");
  await expect(sim.timeline().getByRole("listitem")).toHaveCount(0);
  await sim.act("+1 hour").click();
  await sim.showsTime("09:30:00");
  await sim.act("Start over").click();
  await sim.showsTime("08:30:00");
});

test("a session becomes a test that passes, is renamed, fails once the workflow changed, and is deleted", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await expect(sim.act("Save as test")).toHaveAttribute("aria-disabled", "true");
  await sim.write("Hello");
  await sim.tap("Buy something");
  await sim.act("Save as test").click();
  const name = sim.tests().getByRole("textbox", { name: "Test name" }).last();
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("Ivan: “Hello” → Ana");
  await name.fill("Buyers go to Ana");
  await name.press("Enter");
  await sim.act("Run all tests").click();
  await expect(sim.region()).toContainText("9 of 9 passed");
  await expect(sim.test("Buyers go to Ana")).toContainText("Passed");

  await sim.button("End simulation").click();
  await sim.card("Free agent of the team").click();
  await page.getByRole("combobox", { name: "Assign to" }).selectOption({ label: "Nobody (unassign)" });
  await sim.simulate();
  await sim.act("Run all tests").click();
  const test = sim.test("Buyers go to Ana");
  await expect(test).toContainText("Failed");
  await expect(test).toContainText("Expected Ivan assigned to Ana, got assigned to nobody.");
  await test.getByRole("button", { name: "Show the moment" }).first().click();
  await expect(sim.chat()).toContainText("Hi Ivan! How can we help?");

  await sim.tab("Tests");
  await sim.testAct("Buyers go to Ana", "Delete");
  await expect(sim.test("Buyers go to Ana")).toHaveCount(0);
  await page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }).last().click();
  await expect(sim.test("Buyers go to Ana")).toBeVisible();
});

test("tests played in the browser leave the same bytes as on the command line", async ({ page }) => {
  const sim = new Simulator(page);
  await sim.withExample();
  await sim.tab("Tests");
  const file = JSON.parse(await readFile("examples/inbound.json", "utf8"));
  for (const { id, name } of file.scenarios) {
    await sim.testAct(name, "Open in the simulator");
    const download = page.waitForEvent("download");
    await sim.choose("Download trace");
    const bytes = await readFile(await (await download).path());
    const golden = await readFile(`tests/traces/inbound.${id}.jsonl`);
    expect(bytes.equals(golden), `${id}: ${bytes.length} bytes, ${golden.length} expected`).toBe(true);
    await sim.tab("Tests");
  }
});

test("a blank workflow in an empty workspace can be simulated, and its test refers to a channel that then exists", async ({ page }) => {
  const home = new Home(page);
  await home.open();
  await home.button("New workflow").click();
  const sim = new Simulator(page);
  await expect(page).toHaveURL(/#\/w\/new-workflow$/);
  await sim.simulate();
  await expect(sim.region()).toContainText("The workspace has no channel");
  await sim.write("Hello");
  await expect(sim.line("Conversation opened")).toBeVisible();
  await sim.act("Save as test").click();
  await expect(sim.region()).not.toContainText("The workspace has no channel");
  await sim.act("Run all tests").click();
  await expect(sim.region()).toContainText("1 of 1 passed");
});

test("a narrow window shows one panel at a time", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const sim = new Simulator(page);
  await sim.open();
  await sim.button("Open the example").click();
  await page.getByRole("navigation", { name: "Actions" }).getByRole("button", { name: "Simulate" }).click();
  await sim.write("Hello");
  await expect(sim.region()).toContainText("What do you need?: waits for an answer");
  await sim.tap("Get help");
  await sim.tab("Timeline");
  await expect(sim.line("Assigned to Clara")).toBeVisible();
  await sim.tab("Team");
  await expect(sim.status("Clara")).toBeVisible();
  await sim.tab("Canvas");
  await expect(sim.card("Free agent of the team")).toBeVisible();
  await sim.tab("Tests");
  await sim.act("Run all tests").click();
  await expect(sim.region()).toContainText("8 of 8 passed");
});
