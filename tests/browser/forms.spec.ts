// The forms of the triggers and steps that came with the whole engine: each setting set as a person would, and the file that it makes.
import { test as base, expect } from "./fixtures";
import { Inspector } from "./screens/inspector";

const test = base.extend<{ inspector: Inspector }>({
  inspector: async ({ page }, use) => {
    await use(new Inspector(page));
  },
});

test("a trigger becomes another one: what is asked of the contact and the connections stay, and back again what was set", async ({ inspector }) => {
  await inspector.withExample();
  await inspector.select("Contact opens a conversation");
  await inspector.act("Add a condition").click();
  const condition = inspector.group("Condition 2");
  await inspector.pick(condition.getByRole("combobox", { name: "Subject" }), "Language");
  await condition.getByRole("textbox", { name: "Value" }).fill("ru");
  await inspector.pick(inspector.box("Trigger"), "Contact Tag Updated");
  await expect(inspector.form().getByText("No tag is chosen")).toBeVisible();
  await inspector.radio("Removed").click();
  await inspector.pick(inspector.box("Tags"), "VIP");
  await inspector.create(inspector.box("Tags"), "Gold");
  await inspector.switch("Once per contact").click();
  expect(await inspector.config("contactTagUpdated")).toEqual({
    action: "removed",
    tags: ["vip", "gold"],
    conditions: { match: "all", conditions: [{ subject: { kind: "field", field: "language" }, operator: "isEqualTo", value: "ru" }] },
    oncePerContact: true,
  });
  expect((await inspector.exported()).workflow.edges[0]).toEqual({ from: { node: "start", port: "next" }, to: "need" });
  await inspector.pick(inspector.box("Trigger"), "Conversation Opened");
  await inspector.pick(inspector.box("Trigger"), "Contact Tag Updated");
  await expect(inspector.radio("Removed")).toHaveAttribute("aria-checked", "true");
  await expect(inspector.form().getByText("1 of 10")).toBeVisible();
  await inspector.button("Undo").click();
  await inspector.button("Undo").click();
  await inspector.button("Undo").click();
  await expect(inspector.switch("Once per contact")).toHaveAttribute("aria-checked", "false");
});

test("triggers of the contact: a field, stages, the assignee, and silence", async ({ inspector }) => {
  const common = { conditions: { match: "all", conditions: [] }, oncePerContact: false };
  await inspector.withBlankWorkflow();
  await inspector.trigger("Contact Field Updated");
  await inspector.pick(inspector.box("Field"), "Email");
  await expect(inspector.card(/^Contact Field Updated/)).toContainText("When “Email” changes");
  expect(await inspector.config("contactFieldUpdated")).toEqual({ field: "email", ...common });

  await inspector.pick(inspector.box("Trigger"), "Lifecycle Updated");
  await inspector.create(inspector.box("Stages"), "Customer");
  await inspector.switch("Also when it is cleared").click();
  expect(await inspector.config("lifecycleUpdated")).toEqual({ stages: ["customer"], whenCleared: true, ...common });

  await inspector.pick(inspector.box("Trigger"), "Assignee Updated");
  await inspector.pick(inspector.box("Assigned to"), "A user");
  await expect(inspector.box("User")).toHaveAttribute("aria-invalid", "true");
  await inspector.create(inspector.box("User"), "Ana");
  expect(await inspector.config("assigneeUpdated")).toEqual({ to: { kind: "user", user: "ana" }, ...common });
  await inspector.pick(inspector.box("Assigned to"), "A member of a team");
  await inspector.create(inspector.box("Team"), "Sales");
  expect(await inspector.config("assigneeUpdated")).toEqual({ to: { kind: "team", team: "sales" }, ...common });
  await inspector.pick(inspector.box("Assigned to"), "Nobody");
  expect(await inspector.config("assigneeUpdated")).toEqual({ to: { kind: "nobody" }, ...common });

  await inspector.pick(inspector.box("Trigger"), "No Reply From Agent");
  await inspector.number("Without a reply for").fill("200");
  await inspector.box("Unit").selectOption({ label: "hours" });
  await expect(inspector.number("Without a reply for")).toHaveAttribute("aria-invalid", "true");
  await inspector.number("Without a reply for").fill("2");
  expect(await inspector.config("noReplyFromAgent")).toEqual({ after: { value: 2, unit: "hours" }, ...common });
});

test("Shortcut: an icon and a form whose fields are added, moved and removed", async ({ inspector, page }) => {
  await inspector.withBlankWorkflow();
  await inspector.trigger("Shortcut");
  await inspector.pick(inspector.box("Icon"), "Flag");
  await inspector.act("Add a field").click();
  const field = (number: number) => inspector.group(`Field ${number}`);
  const label = (number: number) => field(number).getByRole("textbox", { name: "Label" });
  const variable = (number: number) => field(number).getByRole("textbox", { name: "Variable" });
  await expect(label(1)).toBeFocused();
  await expect(label(1)).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.type("Reason");
  await variable(1).fill("why not");
  await expect(variable(1)).toHaveAttribute("aria-invalid", "true");
  await variable(1).fill("reason");
  await expect(variable(1)).not.toHaveAttribute("aria-invalid", "true");
  await field(1).getByRole("combobox", { name: "Type" }).selectOption({ label: "List" });
  const values = field(1).getByRole("textbox", { name: "Allowed values" });
  await expect(values).toHaveAttribute("aria-invalid", "true");
  await values.click();
  await page.keyboard.type("price");
  await page.keyboard.press("Enter");
  await page.keyboard.type("quality");
  await field(1).getByRole("switch", { name: "Required" }).click();
  await inspector.act("Add a field").click();
  await label(2).fill("When");
  await field(2).getByRole("combobox", { name: "Type" }).selectOption({ label: "Date" });
  await inspector.act("Add a field").click();
  await inspector.act("More: Field 3").click();
  await page.getByRole("menuitem", { name: "Remove the field" }).click();
  await inspector.act("Move: Field 2").focus();
  await page.keyboard.press("ArrowUp");
  await expect(label(1)).toHaveValue("When");
  await expect(inspector.card(/^Shortcut/)).toContainText("2 fields");
  expect(await inspector.config("shortcut")).toMatchObject({
    icon: "flag",
    form: [
      { variable: "field", label: "When", type: "date", required: false },
      { variable: "reason", label: "Reason", type: "list", required: true, values: ["price", "quality"] },
    ],
  });
});

test("Incoming Webhook: who it is about, and variables by pointers; what cannot be a name is not kept", async ({ inspector, page }) => {
  await inspector.withBlankWorkflow();
  await inspector.trigger("Incoming Webhook");
  await expect(inspector.box("Find the contact by")).toHaveAttribute("aria-invalid", "true");
  await inspector.pick(inspector.box("Find the contact by"), "Email");
  await inspector.text("JSON pointer").fill("user/email");
  await expect(inspector.text("JSON pointer")).toHaveAttribute("aria-invalid", "true");
  await inspector.text("JSON pointer").fill("/user/email");
  const line = (number: number) => inspector.group(`Variable ${number}`);
  const name = (number: number) => line(number).getByRole("textbox", { name: "Variable" });
  const pointer = (number: number) => line(number).getByRole("textbox", { name: "JSON pointer" });
  for (const [number, [variable, where]] of [["order", "/order/number"], ["amount", "/order/amount"]].entries()) {
    await inspector.act("Add a variable").click();
    await expect(name(number + 1)).toBeFocused();
    await page.keyboard.press("Control+A");
    await page.keyboard.type(variable);
    await pointer(number + 1).fill(where);
  }
  await name(2).fill("order");
  await expect(name(2)).toHaveAttribute("aria-invalid", "true");
  await expect(name(2)).toHaveAccessibleDescription("This one is there already. Choose another.");
  await pointer(2).focus();
  await expect(name(2), "given up, it is what it was").toHaveValue("amount");
  await pointer(1).fill("order");
  await expect(pointer(1)).toHaveAttribute("aria-invalid", "true");
  await pointer(1).fill("/order/id");
  const wanted = {
    identify: { by: "email", pointer: "/user/email" },
    variables: { amount: "/order/amount", order: "/order/id" },
  };
  expect(await inspector.config("incomingWebhook")).toMatchObject(wanted);
  await inspector.act("Remove the variable", line(1)).click();
  await expect(name(1)).toHaveValue("amount");
  await inspector.button("Undo").click();
  await expect(name(2)).toHaveValue("order");
  expect(await inspector.config("incomingWebhook")).toMatchObject(wanted);
});

test("Click-to-Chat Ad: the network and its ads in their order", async ({ inspector }) => {
  await inspector.withBlankWorkflow();
  await inspector.trigger("Click-to-Chat Ad");
  await inspector.radio("TikTok").click();
  for (const [number, name] of ["Spring", "Summer"].entries()) {
    await inspector.act("Add an ad").click();
    await inspector.group(`Ad ${number + 1}`).getByRole("textbox", { name: "Ad name" }).fill(name);
  }
  const id = inspector.group("Ad 1").getByRole("textbox", { name: "Ad id" });
  await id.fill("весна");
  await expect(id).toHaveAttribute("aria-invalid", "true");
  await id.fill("z-900");
  expect(await inspector.config("clickToChatAd")).toMatchObject({
    network: "tiktok",
    ads: [
      { id: "z-900", name: "Spring" },
      { id: "ad-2", name: "Summer" },
    ],
  });
});

test("HTTP Request: request, headers, what is kept of the response, and the mock answer", async ({ inspector, page }) => {
  await inspector.withBlankWorkflow();
  await inspector.add("HTTP Request");
  await inspector.pick(inspector.box("Method"), "POST");
  await inspector.text("URL").fill("example.test/orders/{{$contact.email}}");
  await expect(inspector.text("URL")).toHaveAttribute("aria-invalid", "true");
  await inspector.text("URL").fill("https://example.test/orders/{{$contact.email}}");
  await inspector.text("Body").fill("{}");
  await inspector.act("Add a header").click();
  const header = inspector.group("Header 1");
  await expect(header.getByRole("textbox", { name: "Header name" })).toHaveAttribute("aria-invalid", "true");
  await header.getByRole("textbox", { name: "Header name" }).fill("Authorization");
  await header.getByRole("textbox", { name: "Value" }).fill("Bearer x");
  await inspector.act("Add a variable").click();
  const line = inspector.group("Variable 1");
  await line.getByRole("textbox", { name: "Variable" }).fill("total");
  await line.getByRole("textbox", { name: "JSON pointer" }).fill("/total");
  await inspector.text("Save the status to a variable").fill("status");
  await inspector.switch("Mock answer").click();
  await inspector.number("Status").fill("700");
  await expect(inspector.number("Status")).toHaveAttribute("aria-invalid", "true");
  await inspector.number("Status").fill("201");
  const body = inspector.text("JSON body");
  await body.fill('{ "total": }');
  await expect(body).toHaveAccessibleDescription(/^Line 1, column 12\. /);
  await body.fill('{"total":[12.5,"EUR"]}');
  await expect(body).not.toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Tab");
  await expect(body).toHaveValue('{\n  "total": [\n    12.5,\n    "EUR"\n  ]\n}');
  await inspector.switch("Delay").click();
  await inspector.number("Wait up to").fill("3");
  expect(await inspector.config("httpRequest")).toEqual({
    method: "POST",
    url: "https://example.test/orders/{{$contact.email}}",
    headers: [{ name: "Authorization", value: "Bearer x" }],
    body: "{}",
    variables: { total: "/total" },
    saveStatusTo: "status",
    mock: { status: 201, body: { total: [12.5, "EUR"] }, delay: { value: 3, unit: "seconds" } },
  });
  await expect(inspector.card(/^HTTP Request/)).toContainText("POST https://example.test/orders/");
});

test("Add Comment with a variable and mentions, and Update Lifecycle", async ({ inspector, page }) => {
  await inspector.withExample();
  await inspector.add("Add Comment");
  const comment = inspector.text("Comment");
  await expect(comment).toHaveAttribute("aria-invalid", "true");
  await comment.fill("Needs: ");
  await page.keyboard.type("$var");
  await page.keyboard.press("Enter");
  await inspector.pick(inspector.box("Mentions"), "Ana");
  await inspector.create(inspector.box("Mentions"), "Greta");
  expect(await inspector.config("addComment")).toEqual({ text: "Needs: {{$var.need}}", mentions: ["ana", "greta"] });
  await inspector.add("Update Lifecycle");
  await inspector.create(inspector.box("Stage"), "Regular");
  expect(await inspector.config("updateLifecycle")).toEqual({ stage: "regular" });
  await inspector.pick(inspector.box("Stage"), "No stage: clear it");
  expect(await inspector.config("updateLifecycle")).toEqual({ stage: null });
});

test("Trigger Another Workflow offers those that wait for one, and hands variables over", async ({ inspector, page }) => {
  await inspector.withBlankWorkflow();
  await inspector.add("Trigger Another Workflow");
  await expect(inspector.form().getByText("No workflow is chosen")).toBeVisible();
  await inspector.box("Workflow").click();
  await expect(page.getByRole("option")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await inspector.open();
  await inspector.button("New workflow").first().click();
  await expect(inspector.canvas()).toBeVisible();
  await inspector.trigger("Manual");
  await inspector.canvas().focus();
  await page.keyboard.press("Escape");
  await inspector.text("Workflow name").fill("Follow up");
  await page.getByRole("link", { name: "Usher" }).click();
  await page.getByRole("link", { name: "New workflow", exact: true }).click();
  await inspector.select("Trigger Another Workflow");
  await inspector.pick(inspector.box("Workflow"), "Follow up");
  await inspector.act("Add a variable").click();
  const line = inspector.group("Variable 1");
  await line.getByRole("textbox", { name: "Variable" }).fill("who");
  await line.getByRole("textbox", { name: "Value" }).fill("{{$contact.first_name}}");
  await expect(inspector.card(/^Trigger Another Workflow/)).toContainText("Hand over to “Follow up”");
  const config = await inspector.config("triggerWorkflow");
  expect(config.variables).toEqual({ who: "{{$contact.first_name}}" });
  expect(config.workflow).toMatch(/^new-workflow/);
});
