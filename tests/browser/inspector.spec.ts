// The inspector: every form filled in as a person would, and what that does to the card and to the exported file.
import { test as base, expect } from "./fixtures";
import { Inspector } from "./screens/inspector";

const test = base.extend<{ inspector: Inspector }>({
  inspector: async ({ page }, use) => {
    await use(new Inspector(page));
  },
});

test("Assign To: a team made in place, the least busy of those online, with a limit and a timeout", async ({ inspector }) => {
  await inspector.withBlankWorkflow();
  await inspector.add("Assign To");
  await expect(inspector.form().getByText("It is not chosen")).toBeVisible();
  await inspector.pick(inspector.box("Assign to"), "A team");
  await inspector.create(inspector.box("Team"), "Night shift");
  await expect(inspector.box("Team")).toHaveValue("Night shift");
  await inspector.radio("Least open contacts").click();
  await inspector.switch("Only online users").click();
  await expect(inspector.number("Fewer than … open contacts")).toBeDisabled();
  await inspector.switch("Limit open contacts").click();
  await inspector.number("Fewer than … open contacts").fill("3");
  await inspector.switch("Timeout").click();
  await inspector.number("Wait up to").fill("20");
  await expect(inspector.card(/^Assign To/)).toContainText("Least open");
  await expect(inspector.card(/^Assign To/)).toContainText("Night shift");
  const file = await inspector.exported();
  expect(file.workspace.teams).toEqual([{ id: "night-shift", name: "Night shift", members: [] }]);
  const assign = file.workflow.nodes.find((node: any) => node.type === "assignTo");
  expect(assign.config).toMatchObject({
    target: { kind: "team", team: "night-shift" },
    logic: "leastOpenContacts",
    onlyOnline: true,
    maxOpenContacts: 3,
    timeout: { value: 20, unit: "minutes" },
  });
});

test("who would be next says why, and follows the team that is looked at", async ({ inspector }) => {
  await inspector.withExample();
  await inspector.select("Free agent of the team");
  const people = inspector.form().getByRole("listitem");
  await expect(people.filter({ hasText: "Ana" })).toContainText("next");
  await expect(people.filter({ hasText: "Clara" })).toHaveCount(0);
  await inspector.radio("Support").click();
  await expect(people.filter({ hasText: "Boris" })).toHaveCount(0);
  await expect(people.filter({ hasText: "Clara" })).toHaveCount(1);
});

test("Ask a Question: choices with counters, order, tags, ports, retries and a field made in place", async ({ inspector, page }) => {
  await inspector.withBlankWorkflow();
  await inspector.add("Ask a Question");
  await inspector.text("Question").fill("What do you need?");
  await inspector.pick(inspector.box("Answer type"), "Multiple choice");
  await expect(inspector.form().getByText("0 / 10")).toBeVisible();
  for (const [number, label] of ["Buy", "Get help", "Something else entirely"].entries()) {
    await inspector.act("Add a choice").click();
    const choice = inspector.text(`Choice ${number + 1}`);
    await expect(choice).toBeFocused();
    await page.keyboard.type(label);
  }
  // The third one is too long: it says so beside it, and its counter too.
  await expect(inspector.form().getByText("23 / 20")).toBeVisible();
  await expect(inspector.text("Choice 3")).toHaveAttribute("aria-invalid", "true");
  await inspector.text("Choice 3").fill("Something else");
  await expect(inspector.text("Choice 3")).not.toHaveAttribute("aria-invalid", "true");
  // Moved up with the keyboard, it keeps the focus.
  const grip = inspector.act("Move: Choice 3");
  await grip.focus();
  await page.keyboard.press("ArrowUp");
  await expect(inspector.text("Choice 2")).toHaveValue("Something else");
  await expect(inspector.act("Move: Choice 2")).toBeFocused();
  const first = inspector.group("Choice 1");
  await inspector.act("Tags added with it", first).click();
  await inspector.create(first.getByRole("combobox"), "Lead");
  await inspector.switch("One port a choice").click();
  await inspector.create(inspector.box("Save to field"), "Need");
  await inspector.text("Save to variable").fill("need");
  await inspector.number("Retries").fill("2");
  await inspector.text("Retry text").fill("Pick one of the three.");
  await inspector.switch("Port for failed delivery").click();
  const config = await inspector.config("askQuestion");
  expect(config).toMatchObject({
    text: "What do you need?",
    saveTo: { field: "need", variable: "need" },
    retries: { count: 2, text: "Pick one of the three." },
    timeout: null,
    portPerChoice: true,
    failurePort: true,
  });
  expect(config.question.choices.map((choice: any) => [choice.label, choice.tags])).toEqual([
    ["Buy", ["lead"]],
    ["Something else", []],
    ["Get help", []],
  ]);
  await expect(inspector.card(/^Ask a Question/).getByRole("button", { name: "Connect from Buy" })).toBeVisible();
});

test("each answer type shows what belongs to it, and a field made in place can hold the answer", async ({ inspector }) => {
  await inspector.withBlankWorkflow();
  await inspector.add("Ask a Question");
  await inspector.text("Question").fill("How many?");
  await inspector.pick(inspector.box("Answer type"), "Number");
  await inspector.number("Minimum").fill("10");
  await inspector.number("Maximum").fill("2");
  await expect(inspector.number("Minimum")).toHaveAttribute("aria-invalid", "true");
  await inspector.number("Maximum").fill("20,5");
  await expect(inspector.number("Minimum")).not.toHaveAttribute("aria-invalid", "true");
  await inspector.create(inspector.box("Save to field"), "Seats");
  let file = await inspector.exported();
  expect(file.workspace.fields).toEqual([{ id: "seats", name: "Seats", type: "number" }]);
  expect(file.workflow.nodes[1].config.question).toEqual({ type: "number", min: 10, max: 20.5 });
  await inspector.pick(inspector.box("Answer type"), "Date");
  await inspector.text("Date format").fill("DD.MM.YYYY");
  // A date does not fit into a number.
  await expect(inspector.box("Save to field")).toHaveAttribute("aria-invalid", "true");
  for (const type of ["Phone", "Email", "URL", "Rating", "Location", "Text"]) {
    await inspector.pick(inspector.box("Answer type"), type);
    await expect(inspector.text("Date format")).toHaveCount(0);
  }
  file = await inspector.exported();
  expect(file.workflow.nodes[1].config.question).toEqual({ type: "text" });
});

test("a timeout of nine days is kept, and said to be too long beside the field", async ({ inspector, page }) => {
  await inspector.withExample();
  await inspector.select("What do you need?");
  const wait = inspector.number("Wait up to");
  await wait.fill("9");
  await inspector.box("Unit").selectOption({ label: "days" });
  const error = inspector.form().getByText("9 days is over the limit. Enter at most 7 days.");
  await expect(error).toBeVisible();
  await expect(wait).toHaveAttribute("aria-invalid", "true");
  await expect(wait).toHaveAccessibleDescription("9 days is over the limit. Enter at most 7 days.");
  await inspector.act("Shorten to 7 days").click();
  await expect(error).toBeHidden();
  await expect(wait).toHaveValue("7");
  // A number that is being deleted takes no port away.
  await wait.fill("");
  await page.keyboard.press("Tab");
  await expect(wait).toHaveValue("7");
});

test("$ offers the variables and writes one at the caret; pasted bare ones get braces", async ({ inspector, page }) => {
  await inspector.withExample();
  await inspector.select("Nobody is free");
  const message = inspector.text("Message");
  await message.fill("Dear , wait.");
  await message.press("Home");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await page.keyboard.type("$first");
  const list = page.getByRole("listbox", { name: "Variables" });
  await expect(list.getByRole("option").first()).toContainText("$contact.first_name");
  await expect(message).toHaveAttribute("aria-activedescendant", /.+/);
  await page.keyboard.press("Enter");
  await expect(list).toBeHidden();
  await page.keyboard.type("!");
  await expect(message).toHaveValue("Dear {{$contact.first_name}}!, wait.");
  await expect(message).toBeFocused();
  // The run's own variable, and Escape leaves what was typed.
  await message.fill("");
  await page.keyboard.type("$var");
  await expect(list.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(message).toHaveValue("$var");
  await message.fill("");
  await message.evaluate((element) => {
    const data = new DataTransfer();
    data.setData("text/plain", "Hi $contact.firstname, it costs $5.");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(message).toHaveValue("Hi {{$contact.first_name}}, it costs $5.");
});

test("what is typed in one field is one step of undo, and typing in the middle keeps the caret", async ({ inspector, page }) => {
  await inspector.withExample();
  await inspector.select("Nobody is free");
  const message = inspector.text("Message");
  const before = await message.inputValue();
  await message.press("Control+End");
  await page.keyboard.type(" Soon.");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("Very s");
  await page.keyboard.press("Delete");
  await expect(message).toHaveValue(`${before} Very soon.`);
  await inspector.text("Name").fill("All busy");
  await expect(inspector.card("All busy")).toBeVisible();
  await inspector.button("Undo").click();
  await expect(inspector.card("Nobody is free")).toBeVisible();
  await expect(message).toHaveValue(`${before} Very soon.`);
  await inspector.button("Undo").click();
  await expect(message).toHaveValue(before);
});

test("Branch: conditions of every form, added, moved and removed", async ({ inspector, page }) => {
  await inspector.withExample();
  await inspector.add("Branch");
  await inspector.act("Add a branch").click();
  await expect(inspector.text("Branch 1")).toBeFocused();
  await page.keyboard.type("Regulars");
  const branch = inspector.group("Branch 1");
  const condition = (number: number) => branch.getByRole("group", { name: `Condition ${number}`, exact: true });
  const subject = (number: number) => condition(number).getByRole("combobox", { name: "Subject" });
  const operator = (number: number) => condition(number).getByRole("combobox", { name: "Operator" });
  const add = async (number: number, of: string, by: string) => {
    await inspector.act("Add a condition", branch).click();
    await inspector.pick(subject(number), of);
    await inspector.pick(operator(number), by);
  };
  await add(1, "Contact tags", "has any of");
  await inspector.pick(condition(1).getByRole("combobox", { name: "Value" }), "VIP");
  await inspector.create(condition(1).getByRole("combobox", { name: "Value" }), "Gold");
  await add(2, "Time since last incoming message", "is between");
  await condition(2).getByRole("spinbutton", { name: "From" }).fill("1");
  await condition(2).getByRole("spinbutton", { name: "To" }).fill("5");
  await add(3, "First name", "starts with");
  await condition(3).getByRole("textbox", { name: "Value" }).fill("A");
  await add(4, "Assignee status", "is equal to");
  await inspector.pick(condition(4).getByRole("combobox", { name: "Value" }), "Online");
  await inspector.radio("any of").click();
  await expect(branch.getByText("4 of 10")).toBeVisible();
  await inspector.act("More: Condition 3", branch).click();
  await page.getByRole("menuitem", { name: "Move up" }).click();
  await expect(subject(2)).toHaveValue("First name");
  await inspector.act("Remove the condition", condition(4)).click();
  const config = await inspector.config("branch");
  expect(config.branches).toEqual([
    {
      id: "branch",
      name: "Regulars",
      when: {
        match: "any",
        conditions: [
          { subject: { kind: "tags" }, operator: "hasAnyOf", value: ["vip", "gold"] },
          { subject: { kind: "field", field: "first_name" }, operator: "startsWith", value: "A" },
          {
            subject: { kind: "timeSinceLastIncoming" },
            operator: "isBetween",
            value: { from: { value: 1, unit: "minutes" }, to: { value: 5, unit: "minutes" } },
          },
        ],
      },
    },
  ]);
  await expect(inspector.card(/^Branch/).getByRole("button", { name: "Connect from Regulars" })).toBeVisible();
});

test("Date & Time: hours of the week, ranges of days, and a time zone", async ({ inspector }) => {
  await inspector.withBlankWorkflow();
  await inspector.add("Date & Time");
  await inspector.radio("Business hours").click();
  const monday = inspector.group("Monday");
  await monday.getByRole("textbox", { name: "From" }).fill("8.30");
  await monday.getByRole("textbox", { name: "From" }).press("Enter");
  await inspector.act("Use Monday for all workdays").click();
  await inspector.act("Add hours: Saturday", inspector.group("Saturday")).click();
  await inspector.act("Remove the hours", inspector.group("Friday")).click();
  await expect(inspector.group("Friday").getByText("Closed")).toBeVisible();
  await inspector.pick(inspector.box("Time zone"), "Europe/Riga");
  let config = await inspector.config("dateTime");
  expect(config.timeZone).toBe("Europe/Riga");
  expect(config.when.hours.map((one: any) => `${one.day} ${one.from}-${one.to}`)).toEqual([
    "mon 08:30-18:00",
    "tue 08:30-18:00",
    "wed 08:30-18:00",
    "thu 08:30-18:00",
    "sat 09:00-18:00",
  ]);
  await inspector.radio("Date ranges").click();
  await inspector.act("Add a date range").click();
  const range = inspector.group("Date range 1");
  await range.getByLabel("First day").fill("2026-12-27");
  await range.getByLabel("Last day").fill("2026-12-24");
  await expect(range.getByLabel("First day")).toHaveAttribute("aria-invalid", "true");
  await range.getByLabel("First day").fill("2026-12-20");
  await expect(range.getByLabel("First day")).not.toHaveAttribute("aria-invalid", "true");
  config = await inspector.config("dateTime");
  expect(config.when).toEqual({ kind: "dateRanges", ranges: [{ from: "2026-12-20", to: "2026-12-24" }] });
});

test("Send a Message: channel made in place, attachments, template, a text for one channel", async ({ inspector }) => {
  await inspector.withExample();
  await inspector.select("Nobody is free");
  await inspector.act("Add an attachment").click();
  await inspector.text("Attachment 1").fill("ftp://example.test/a.pdf");
  await expect(inspector.text("Attachment 1")).toHaveAttribute("aria-invalid", "true");
  await inspector.text("Attachment 1").fill("https://example.test/a.pdf");
  await inspector.switch("Send as template").click();
  await expect(inspector.text("Template")).toHaveAttribute("aria-invalid", "true");
  await inspector.text("Template").fill("busy_v1");
  await inspector.create(inspector.box("Channel"), "Telegram support");
  await inspector.switch("Port for failed delivery").click();
  await inspector.act("Add a text for a channel").click();
  await inspector.page.getByRole("menuitem", { name: "Telegram support" }).click();
  await inspector.text("Text for Telegram support").fill("Busy here.");
  const file = await inspector.exported();
  expect(file.workspace.channels.find((channel: any) => channel.id === "telegram-support")).toMatchObject({ kind: "telegram" });
  const send = file.workflow.nodes.find((node: any) => node.type === "sendMessage");
  expect(send.config).toMatchObject({
    channel: { kind: "channel", channel: "telegram-support" },
    message: { attachments: ["https://example.test/a.pdf"], template: "busy_v1" },
    perChannel: { "telegram-support": { text: "Busy here." } },
    failurePort: true,
  });
});

test("Route to Team: the dedicated agent, a route with its team, and the default", async ({ inspector }) => {
  await inspector.withBlankWorkflow();
  await inspector.add("Route to Team");
  await inspector.radio("Any status").click();
  await inspector.act("Add a route").click();
  const route = inspector.group("Route 1");
  await route.getByRole("textbox", { name: "Route 1" }).fill("Russian");
  await inspector.act("Add a condition", route).click();
  await inspector.pick(route.getByRole("combobox", { name: "Subject" }), "Language");
  await route.getByRole("textbox", { name: "Value" }).fill("ru");
  await inspector.create(route.getByRole("combobox", { name: "Team" }), "Русская");
  await inspector.pick(inspector.box("Default team"), "Русская");
  const config = await inspector.config("routeToTeam");
  expect(config).toEqual({
    dedicatedAgent: "anyStatus",
    routes: [
      {
        id: "route",
        name: "Russian",
        when: {
          match: "all",
          conditions: [{ subject: { kind: "field", field: "language" }, operator: "isEqualTo", value: "ru" }],
        },
        team: "russkaya",
      },
    ],
    defaultTeam: "russkaya",
  });
});

test("Update Contact Field asks for the type of a new field; Update Contact Tag makes tags", async ({ inspector }) => {
  await inspector.withBlankWorkflow();
  await inspector.add("Update Contact Field");
  await inspector.create(inspector.box("Field"), "Plan");
  const made = inspector.group("Create “Plan”");
  await made.getByRole("combobox", { name: "Type of the field" }).selectOption({ label: "List" });
  await made.getByRole("textbox", { name: "Allowed values" }).fill("free\npro");
  await inspector.act("Create “Plan”", made).click();
  await inspector.radio("Set a value").click();
  await inspector.box("Value").selectOption({ label: "pro" });
  expect(await inspector.config("updateField")).toEqual({ field: "plan", value: "pro" });
  await inspector.add("Update Contact Tag");
  await inspector.radio("Remove").click();
  await inspector.create(inspector.box("Tags"), "Spam");
  await inspector.create(inspector.box("Tags"), "Late");
  await inspector.act("Remove Spam").click();
  expect(await inspector.config("updateTags")).toEqual({ action: "remove", tags: ["late"] });
});

test("Wait, Jump To, Open and Close Conversation", async ({ inspector }) => {
  await inspector.withExample();
  await inspector.add("Wait");
  await inspector.number("For a duration").fill("2");
  await inspector.box("Unit").selectOption({ label: "hours" });
  expect(await inspector.config("wait")).toEqual({ for: { value: 2, unit: "hours" }, until: null });
  await inspector.radio("Until a date and time").click();
  await inspector.text("Until a date and time").fill("tomorrow");
  await expect(inspector.text("Until a date and time")).toHaveAttribute("aria-invalid", "true");
  await inspector.text("Until a date and time").fill("2026-03-02T09:00:00+02:00");
  expect(await inspector.config("wait")).toEqual({ for: null, until: "2026-03-02T09:00:00+02:00" });
  await inspector.add("Jump To");
  const target = inspector.box("Jump to");
  await target.click();
  await expect(inspector.page.getByRole("option", { name: "Contact opens a conversation" })).toHaveCount(0);
  await inspector.pick(target, "Which team?");
  await inspector.number("At most so many jumps").fill("11");
  await expect(inspector.number("At most so many jumps")).toHaveAttribute("aria-invalid", "true");
  await inspector.number("At most so many jumps").fill("2");
  expect(await inspector.config("jumpTo")).toEqual({ target: "route", maxJumps: 2 });
  await inspector.add("Close Conversation");
  await inspector.create(inspector.box("Category"), "Solved");
  await inspector.text("Summary").fill("Done.");
  expect(await inspector.config("closeConversation")).toEqual({ category: "solved", summary: "Done." });
  await inspector.add("Open Conversation");
  await expect(inspector.form().getByText("There is nothing to set.")).toBeVisible();
});

test("a step can be noted, turned off, copied and deleted from its form", async ({ inspector, page }) => {
  await inspector.withExample();
  await inspector.select("Nobody is free");
  await inspector.act("Add a note for colleagues").click();
  await expect(inspector.text("Note for colleagues")).toBeFocused();
  await page.keyboard.type("Ask Ana first");
  await inspector.switch("Step is on").click();
  await inspector.act("Duplicate").click();
  await expect(inspector.card("Nobody is free")).toHaveCount(2);
  const file = await inspector.exported();
  const notes = file.workflow.nodes.filter((node: any) => node.name === "Nobody is free");
  expect(notes.map((node: any) => [node.note, node.enabled])).toEqual([
    ["Ask Ana first", false],
    ["Ask Ana first", false],
  ]);
  await inspector.act("Delete").click();
  await expect(inspector.card("Nobody is free")).toHaveCount(1);
});

test("with nothing selected the workflow itself is set", async ({ inspector, page }) => {
  await inspector.withExample();
  await inspector.canvas().focus();
  await page.keyboard.press("Escape");
  await inspector.text("Description").fill("Every message ends with a person.");
  await inspector.switch("End when a user writes").click();
  const file = await inspector.exported();
  expect(file.workflow.description).toBe("Every message ends with a person.");
  expect(file.workflow.settings.exitOnOutgoingMessage).toBe(true);
});

test("a problem leads to its field", async ({ inspector, page }) => {
  await inspector.withExample();
  await inspector.select("Free agent of the team");
  await inspector.pick(inspector.box("Assign to"), "A team");
  await inspector.canvas().focus();
  await page.keyboard.press("Escape");
  const problems = page.getByRole("region", { name: "Problems" });
  await expect(problems.getByText("1 error")).toBeVisible();
  const expand = problems.getByRole("button", { name: "Expand" });
  if (await expand.isVisible()) await expand.click();
  await problems.getByRole("button", { name: "No team is chosen. Choose one." }).click();
  await expect(inspector.box("Team")).toBeFocused();
});
