// What starts and moves a workflow besides messages: shortcuts, webhooks, ads, answers of other systems, a contact that changes.
import { expect, test as base, type Page } from "./fixtures";
import { Inspector } from "./screens/inspector";
import { Simulator } from "./screens/simulator";

const test = base.extend<{ inspector: Inspector; sim: Simulator }>({
  inspector: async ({ page }, use) => {
    await use(new Inspector(page));
  },
  sim: async ({ page }, use) => {
    await use(new Simulator(page));
  },
});

/** A dialog with its fields. */
const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });

test("a shortcut is pressed: its form is asked for, checked, and its values are variables", async ({ inspector, sim, page }) => {
  await inspector.withBlankWorkflow();
  await inspector.trigger("Shortcut");
  await inspector.act("Add a field").click();
  const field = inspector.group("Field 1");
  await field.getByRole("textbox", { name: "Label" }).fill("How many");
  await field.getByRole("textbox", { name: "Variable" }).fill("seats");
  await field.getByRole("combobox", { name: "Type" }).selectOption({ label: "Number" });
  await field.getByRole("switch", { name: "Required" }).click();
  await inspector.add("Add Comment");
  await inspector.text("Comment").fill("Wants {{$var.seats}} seats");
  await sim.simulate();
  await expect(sim.chat()).toContainText("A message does not start this workflow.");
  await sim.act("Press the shortcut").click();
  const form = dialog(page, "New workflow");
  await form.getByRole("button", { name: "Press" }).click();
  await expect(form.getByRole("textbox", { name: "How many" })).toHaveAccessibleDescription("Fill this in.");
  await form.getByRole("textbox", { name: "How many" }).fill("some");
  await form.getByRole("button", { name: "Press" }).click();
  await expect(form.getByRole("textbox", { name: "How many" })).toHaveAccessibleDescription(/“some” does not fit/);
  await form.getByRole("textbox", { name: "How many" }).fill("12");
  await form.getByRole("button", { name: "Press" }).click();
  await expect(form).toBeHidden();
  await expect(sim.line("Shortcut “New workflow”, Ivan")).toBeVisible();
  await expect(sim.line("Comment: “Wants 12 seats”")).toBeVisible();
  // The same in the team's part, as often as one likes.
  await sim.region().getByRole("group", { name: "Shortcuts" }).getByRole("button", { name: "New workflow" }).click();
  await form.getByRole("textbox", { name: "How many" }).fill("3");
  await form.getByRole("button", { name: "Press" }).click();
  await expect(sim.line("Comment: “Wants 3 seats”")).toBeVisible();
});

test("a webhook is posted: the payload begins with what the trigger looks for, and bad JSON is said where", async ({ inspector, sim, page }) => {
  await inspector.withBlankWorkflow();
  await inspector.trigger("Incoming Webhook");
  await inspector.pick(inspector.box("Find the contact by"), "Contact id");
  await inspector.text("JSON pointer").fill("/user/id");
  await inspector.act("Add a variable").click();
  await inspector.group("Variable 1").getByRole("textbox", { name: "Variable" }).fill("order");
  await inspector.group("Variable 1").getByRole("textbox", { name: "JSON pointer" }).fill("/order/number");
  await inspector.add("Add Comment");
  await inspector.text("Comment").fill("Order {{$var.order}}");
  await sim.simulate();
  await sim.act("Post to a webhook").click();
  const form = dialog(page, "Post to a webhook");
  const payload = form.getByRole("textbox", { name: "Payload" });
  expect(JSON.parse(await payload.inputValue())).toEqual({ order: { number: "" }, user: { id: "ivan" } });
  await payload.fill('{ "user": { "id": "ivan" }');
  await expect(payload).toHaveAccessibleDescription("Line 1, column 27. Something is missing at the end. Close what is open.");
  await form.getByRole("button", { name: "Post", exact: true }).click();
  await expect(form).toBeVisible();
  await payload.fill('{ "user": { "id": "ivan" }, "order": { "number": 77 } }');
  await form.getByRole("button", { name: "Post", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(sim.line("Comment: “Order 77”")).toBeVisible();
  // Somebody whom nobody knows, by the menu.
  await sim.choose("Post to a webhook");
  await payload.fill('{ "user": { "id": "petra" } }');
  await form.getByRole("button", { name: "Post", exact: true }).click();
  await expect(sim.line("there is no such contact")).toBeVisible();
});

test("a contact comes from an ad: one that the trigger names, or any other id", async ({ inspector, sim, page }) => {
  await inspector.withBlankWorkflow();
  await inspector.trigger("Click-to-Chat Ad");
  await inspector.act("Add an ad").click();
  await inspector.group("Ad 1").getByRole("textbox", { name: "Ad id" }).fill("spring-1");
  await inspector.group("Ad 1").getByRole("textbox", { name: "Ad name" }).fill("Spring");
  await inspector.add("Send a Message");
  await inspector.text("Message").fill("Thanks for the click on {{$trigger.ad_name}}");
  await sim.simulate();
  await sim.act("Come from an ad").click();
  const form = dialog(page, "Come from an ad");
  await expect(form.getByRole("combobox", { name: "Ad" })).toHaveValue("Spring");
  await form.getByRole("button", { name: "Come from it" }).click();
  await expect(sim.line("Ivan clicked the ad spring-1")).toBeVisible();
  await expect(sim.chat()).toContainText("Thanks for the click on Spring");
  await sim.choose("Come from an ad");
  await form.getByRole("combobox", { name: "Ad" }).fill("other-2");
  await page.getByRole("option", { name: "Use the id “other-2”" }).click();
  await form.getByRole("button", { name: "Come from it" }).click();
  await expect(sim.line("Ivan clicked the ad other-2")).toBeVisible();
  await expect(sim.line("New workflow did not start")).toBeVisible();
});

test("a request without a mock waits for the answer that a person gives", async ({ inspector, sim, page }) => {
  await inspector.withBlankWorkflow();
  await inspector.select("Contact opens a conversation");
  await inspector.add("HTTP Request");
  await inspector.text("URL").fill("https://example.test/orders");
  await inspector.act("Add a variable").click();
  await inspector.group("Variable 1").getByRole("textbox", { name: "Variable" }).fill("total");
  await inspector.group("Variable 1").getByRole("textbox", { name: "JSON pointer" }).fill("/total");
  await inspector.add("Add Comment");
  await inspector.text("Comment").fill("Total {{$var.total}}");
  await sim.simulate();
  await sim.write("Hello");
  await expect(sim.line("GET https://example.test/orders")).toContainText("not answered yet");
  await sim.act("Give the answer").click();
  const form = dialog(page, "Answer an HTTP request");
  await expect(form.getByRole("combobox", { name: "Request" })).toHaveValue(/.+/);
  await form.getByRole("spinbutton", { name: "Status" }).fill("99");
  await form.getByRole("textbox", { name: "JSON body" }).fill('{"total":12}');
  await form.getByRole("button", { name: "Give the answer" }).click();
  await expect(form.getByRole("spinbutton", { name: "Status" })).toHaveAccessibleDescription("Enter a status from 100 to 599.");
  await form.getByRole("spinbutton", { name: "Status" }).fill("200");
  await form.getByRole("button", { name: "Give the answer" }).click();
  await expect(form).toBeHidden();
  await expect(sim.line("Comment: “Total 12”")).toBeVisible();
});

test("the contact is changed by an agent: fields, tags and stage, each a line of the timeline", async ({ sim, page }) => {
  await sim.withExample();
  await sim.act("Open conversation").click();
  await expect(sim.line("Conversation opened")).toBeVisible();
  await sim.act("Change the contact").click();
  const form = dialog(page, "Change the contact: Ivan");
  await form.getByRole("textbox", { name: "Email" }).fill("nobody");
  await form.getByRole("textbox", { name: "Last name" }).fill("Petrov");
  await form.getByRole("combobox", { name: "Tags" }).fill("VIP");
  await page.getByRole("option", { name: "VIP" }).click();
  await form.getByRole("button", { name: "Apply the changes" }).click();
  await expect(form.getByRole("textbox", { name: "Email" })).toHaveAccessibleDescription(/“nobody” does not fit the type Email/);
  await form.getByRole("textbox", { name: "Email" }).fill("ivan@example.test");
  await form.getByRole("button", { name: "Apply the changes" }).click();
  await expect(form).toBeHidden();
  await expect(sim.line("Email = “ivan@example.test”")).toBeVisible();
  await expect(sim.line("added “VIP”")).toBeVisible();
  await expect(sim.message("Ivan Petrov")).toBeVisible();
});
