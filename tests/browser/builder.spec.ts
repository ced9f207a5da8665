// The builder: a workflow is drawn, changed and tidied with a pointer, and the same with nothing but keys.
import { test as base, expect } from "./fixtures";
import { Builder, boxOf, drag, middle } from "./screens/builder";

const test = base.extend<{ builder: Builder }>({
  builder: async ({ page }, use) => {
    await use(new Builder(page));
  },
});

test.describe("with the pointer", () => {
  test("a step dragged from the palette stands where it was dropped, is selected and shows its settings", async ({ builder }) => {
    await builder.withBlank();
    const to = await builder.emptySpot();
    await builder.dragType("Send a Message", { x: to.x - 200, y: to.y + 300 });
    const card = builder.card("Send a Message");
    await expect(card.group).toBeVisible();
    await expect(builder.inspector().getByRole("textbox", { name: "Message" })).toBeVisible();
    const { nodes, edges } = await builder.exported();
    expect(nodes.map((node: any) => node.type)).toEqual(["conversationOpened", "sendMessage"]);
    expect(edges).toEqual([]);
    const { x, y } = nodes[1].position;
    expect([Math.abs(x % 20), Math.abs(y % 20)]).toEqual([0, 0]);
  });

  test("Escape while dragging from the palette adds nothing", async ({ builder, page }) => {
    await builder.withBlank();
    const from = await middle(builder.type("Wait"));
    const to = await builder.emptySpot();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(builder.cards()).toHaveCount(1);
  });

  test("a press in the palette adds after the selected step and connects it", async ({ builder }) => {
    await builder.withBlank();
    await builder.card("Contact opens a conversation").select();
    await builder.type("Ask a Question").click();
    await builder.type("Wait").click();
    await expect(builder.cards()).toHaveCount(3);
    expect(await builder.connections()).toEqual(["ask.answered>wait", "start.next>ask"]);
  });

  test("a port is connected by dragging; a drop on empty canvas asks which step; undo takes both back", async ({ builder }) => {
    await builder.withExample();
    const start = await builder.connections();
    const agent = builder.card("Free agent of the team");
    await builder.drawFrom(agent.port("assigned"), await builder.card("Nobody is free").spot());
    expect(await builder.connections()).toEqual([...start, "assign.assigned>sorry"].sort());
    await builder.drawFrom(builder.card("Dedicated agent").port("assigned"), await builder.emptySpot());
    await builder.choose("Close Conversation");
    await expect(builder.card("Close Conversation").group).toBeVisible();
    expect(await builder.connections()).toContain("keep.assigned>close");
    await builder.undo(2);
    expect(await builder.connections()).toEqual(start);
    await expect(builder.card("Close Conversation").group).toHaveCount(0);
  });

  test("a port that is pressed offers targets, and pressing a card answers", async ({ builder }) => {
    await builder.withExample();
    await builder.card("Dedicated agent").port("assigned").click();
    const targets = builder.page.getByRole("menuitem");
    await expect(targets.filter({ hasText: "Nobody is free" })).toHaveCount(1);
    await expect(targets.filter({ hasText: "Dedicated agent" })).toHaveCount(0);
    await expect(targets.filter({ hasText: "Contact opens a conversation" })).toHaveCount(0);
    await builder.card("Nobody is free").select();
    await expect(targets).toHaveCount(0);
    expect(await builder.connections()).toContain("keep.assigned>sorry");
  });

  test("a connection that would go back gets a Jump To, and says so before", async ({ builder, page }) => {
    await builder.withExample();
    const from = await middle(builder.card("Nobody is free").port("next"));
    const to = await builder.card("What do you need?").spot();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await expect(builder.canvas().getByText("Going back needs a Jump To. Release to put one here.")).toBeVisible();
    await page.mouse.up();
    await expect(builder.card("Jump To").group).toContainText("What do you need?");
    const { nodes, edges } = await builder.exported();
    const jump = nodes.find((node: any) => node.type === "jumpTo");
    expect(jump.config.target).toBe("need");
    expect(edges).toContainEqual({ from: { node: "sorry", port: "next" }, to: jump.id });
  });

  test("nothing leads into a trigger", async ({ builder, page }) => {
    await builder.withExample();
    const before = await builder.connections();
    await builder.drawFrom(builder.card("Nobody is free").port("next"), await builder.card("Contact opens a conversation").spot());
    await expect(page.getByText("A trigger has no input. Choose a step.").first()).toBeVisible();
    expect(await builder.connections()).toEqual(before);
  });

  test("a moved card keeps its connections; undo and redo are named", async ({ builder, page }) => {
    await builder.withExample();
    const before = await builder.places();
    await builder.card("Nobody is free").dragBy(-120, 60);
    const after = await builder.places();
    expect(after.sorry.x).toBeLessThan(before.sorry.x - 60);
    expect(after.sorry.y).toBeGreaterThan(before.sorry.y + 20);
    expect({ ...after, sorry: null }).toEqual({ ...before, sorry: null });
    await expect(builder.button("Undo")).toHaveAccessibleDescription("Undo: move 1 step");
    await builder.button("Undo").click();
    expect(await builder.places()).toEqual(before);
    await expect(builder.button("Redo")).toHaveAccessibleDescription("Redo: move 1 step");
    await builder.button("Redo").click();
    expect(await builder.places()).toEqual(after);
    await page.keyboard.press("Control+z");
    expect(await builder.places()).toEqual(before);
  });

  test("Escape in the middle of a move leaves the document alone", async ({ builder, page }) => {
    await builder.withExample();
    const before = await builder.places();
    const from = await builder.card("Which team?").spot();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 150, from.y + 90, { steps: 5 });
    await page.keyboard.press("Escape");
    await page.mouse.move(from.x + 200, from.y + 90);
    await page.mouse.up();
    expect(await builder.places()).toEqual(before);
    await expect(builder.button("Undo")).not.toHaveAccessibleDescription("Undo: move 1 step");
  });

  test("a rectangle selects what it touches, Shift adds and takes away, and several move and go together", async ({ builder, page }) => {
    await builder.withExample();
    const [left, right] = [await boxOf(builder.card("Dedicated agent").group), await boxOf(builder.card("Free agent of the team").group)];
    await page.keyboard.down("Shift");
    await drag(page, { x: left.x - 15, y: left.y - 15 }, { x: right.x + 30, y: right.y + 30 });
    await page.keyboard.up("Shift");
    await expect(builder.inspector()).toContainText("2 steps selected");
    await builder.card("Nobody is free").select("Shift");
    await expect(builder.inspector()).toContainText("3 steps selected");
    await builder.card("Nobody is free").select("Shift");
    await expect(builder.inspector()).toContainText("2 steps selected");
    const before = await builder.places();
    await builder.card("Dedicated agent").dragBy(-40, 40);
    const after = await builder.places();
    expect(after.keep.x - before.keep.x).toBe(after.assign.x - before.assign.x);
    expect(after.keep.y - before.keep.y).toBe(after.assign.y - before.assign.y);
    expect(after.route).toEqual(before.route);
    await page.keyboard.press("Delete");
    await expect(builder.cards()).toHaveCount(4);
    await builder.undo(2);
    expect(await builder.places()).toEqual(before);
  });

  test("deleting a step keeps the chain together", async ({ builder, page }) => {
    await builder.withBlank();
    await builder.card("Contact opens a conversation").select();
    await builder.type("Send a Message").click();
    await builder.type("Wait").click();
    await builder.card("Send a Message").select();
    await page.keyboard.press("Delete");
    await expect(builder.cards()).toHaveCount(2);
    expect(await builder.connections()).toEqual(["start.next>wait"]);
    await builder.undo();
    expect(await builder.connections()).toEqual(["message.next>wait", "start.next>message"]);
  });

  test("a step dropped on a connection, or chosen from its plus, is inserted there; its bin deletes it", async ({ builder, page }) => {
    await builder.withExample();
    await builder.dragType("Wait", await builder.between("Contact opens a conversation", "What do you need?"));
    await expect(builder.card("Wait").group).toBeVisible();
    expect(await builder.connections()).toEqual(expect.arrayContaining(["start.next>wait", "wait.next>need"]));
    await builder.button("Zoom to fit").click();
    const spot = await builder.between("Contact opens a conversation", "Wait");
    await page.mouse.move(spot.x, spot.y);
    await builder.button("Add a step here").click();
    await builder.choose("Update Contact Tag");
    expect(await builder.connections()).toEqual(expect.arrayContaining(["start.next>tags", "tags.next>wait", "wait.next>need"]));
    await builder.button("Zoom to fit").click();
    const last = await builder.between("Wait", "What do you need?");
    await page.mouse.move(last.x, last.y);
    await builder.button("Delete connection").click();
    expect(await builder.connections()).not.toContain("wait.next>need");
  });

  test("the plus under a free port adds a step behind it", async ({ builder }) => {
    await builder.withExample();
    await builder.card("Dedicated agent").select();
    await builder.card("Dedicated agent").plus("assigned").click();
    await builder.choose("Close Conversation");
    expect(await builder.connections()).toContain("keep.assigned>close");
    await expect(builder.card("Dedicated agent").plus("assigned")).toBeHidden();
  });

  test("the canvas pans by wheel, drag, space and the middle button, and zooms around the pointer", async ({ builder, page }) => {
    await builder.withExample();
    const card = builder.card("Which team?").group;
    const empty = await builder.emptySpot();
    const moved = async (act: () => Promise<void>): Promise<number[]> => {
      const before = await boxOf(card);
      await act();
      const after = await boxOf(card);
      return [Math.round(after.x - before.x), Math.round(after.y - before.y)];
    };
    await page.mouse.move(empty.x, empty.y);
    expect(await moved(() => page.mouse.wheel(30, 100))).toEqual([-30, -100]);
    expect(await moved(() => drag(page, empty, { x: empty.x - 80, y: empty.y + 50 }))).toEqual([-80, 50]);
    const spot = await middle(card);
    const withSpace = async () => {
      await page.keyboard.down("Space");
      await drag(page, spot, { x: spot.x + 40, y: spot.y + 20 });
      await page.keyboard.up("Space");
    };
    expect(await moved(withSpace)).toEqual([40, 20]);
    const withMiddle = async () => {
      const { x, y } = await middle(card);
      await page.mouse.move(x, y);
      await page.mouse.down({ button: "middle" });
      await page.mouse.move(x - 25, y - 15, { steps: 3 });
      await page.mouse.up({ button: "middle" });
    };
    expect(await moved(withMiddle)).toEqual([-25, -15]);
    const before = await boxOf(card);
    await page.mouse.move(before.x, before.y);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 120);
    await page.keyboard.up("Control");
    const after = await boxOf(card);
    expect(after.width).toBeLessThan(before.width * 0.9);
    expect(Math.abs(after.x - before.x) + Math.abs(after.y - before.y)).toBeLessThan(3);
    await builder.button(/Zoom to 100%$/).click();
    await expect.poll(async () => Math.round((await boxOf(card)).width)).toBe(280);
    await builder.button("Zoom out").click();
    await expect.poll(async () => Math.round((await boxOf(card)).width)).toBe(Math.round(280 / 1.2));
  });

  test("when nothing is in view there is a way back", async ({ builder, page }) => {
    await builder.withExample();
    const empty = await builder.emptySpot();
    await page.mouse.move(empty.x, empty.y);
    await page.mouse.wheel(0, 5000);
    await builder.button("Back to content").click();
    await expect(builder.button("Back to content")).toBeHidden();
    await expect(builder.card("Which team?").group).toBeInViewport();
  });

  test("a sticky note is written, coloured, resized and deleted", async ({ builder, page }) => {
    await builder.withBlank();
    await builder.button("Add a sticky note").click();
    await page.keyboard.type("VIPs first");
    await page.keyboard.press("Escape");
    const note = builder.canvas().getByRole("group", { name: "VIPs first" });
    await expect(note).toBeVisible();
    await note.click({ button: "right", position: { x: 20, y: 20 } });
    await page.getByRole("menuitemradio", { name: "Blue" }).click();
    const grip = await middle(note.getByRole("button", { name: "Resize the note" }));
    await drag(page, grip, { x: grip.x + 60, y: grip.y + 40 });
    const [saved] = (await builder.exported()).notes;
    expect(saved).toMatchObject({ text: "VIPs first", color: "blue" });
    expect(saved.width).toBeGreaterThan(240);
    expect(saved.height).toBeGreaterThan(120);
    await page.keyboard.press("Delete");
    await expect(note).toHaveCount(0);
  });

  test("Tidy up lays the cards out, covers nothing, and is one act", async ({ builder }) => {
    await builder.withExample();
    await builder.card("What do you need?").dragBy(140, 170);
    const messy = await builder.places();
    await builder.button("Tidy up").click();
    await expect(builder.button("Undo")).toHaveAccessibleDescription("Undo: tidy up");
    const tidy = await builder.places();
    expect(tidy.start.y).toBeLessThan(tidy.need.y);
    expect(tidy.need.y).toBeLessThan(tidy.route.y);
    await builder.undo();
    expect(await builder.places()).toEqual(messy);
  });
});

test.describe("with nothing but keys", () => {
  test("walk along the connections, add, connect, move and delete", async ({ builder, page }) => {
    await builder.withBlank();
    await builder.canvas().focus();
    await page.keyboard.press("ArrowDown");
    await expect(builder.card("Contact opens a conversation").group).toBeFocused();
    for (const type of ["Ask a Question", "Send a Message"]) {
      await page.keyboard.press("a");
      await page.keyboard.type(type);
      await page.keyboard.press("Enter");
      await expect(builder.card(type).group).toBeFocused();
    }
    await page.keyboard.press("ArrowUp");
    await expect(builder.card("Ask a Question").group).toBeFocused();
    // The second port, to the same target.
    await page.keyboard.press("]");
    await page.keyboard.press("]");
    await page.keyboard.press("c");
    await page.keyboard.type("Send");
    await page.keyboard.press("Enter");
    await expect.poll(() => builder.connections()).toEqual(["ask.answered>message", "ask.invalid>message", "start.next>ask"]);
    const before = await builder.places();
    await builder.card("Ask a Question").group.focus();
    await page.keyboard.press("m");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect((await builder.places()).ask.x).toBe(before.ask.x + 40);
    await builder.card("Ask a Question").group.focus();
    await page.keyboard.press("m");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    expect((await builder.places()).ask.y).toBe(before.ask.y);
    await builder.card("Send a Message").group.focus();
    await page.keyboard.press("Enter");
    await expect(builder.inspector().getByRole("textbox", { name: "Name" })).toBeFocused();
    await builder.card("Send a Message").group.focus();
    await page.keyboard.press("Delete");
    await expect(builder.cards()).toHaveCount(2);
    await expect(builder.card("Ask a Question").group).toBeFocused();
    await page.keyboard.press("Control+z");
    await expect(builder.cards()).toHaveCount(3);
  });

  test("the palette is searched with the slash, and Enter adds", async ({ builder, page }) => {
    await builder.withBlank();
    await builder.canvas().focus();
    await page.keyboard.press("/");
    await page.keyboard.type("route");
    await page.keyboard.press("Enter");
    await expect(builder.card("Route to Team").group).toBeFocused();
    await builder.type("Wait").focus();
    await page.keyboard.press("Enter");
    await expect(builder.card("Wait").group).toBeVisible();
  });

  test("what the pointer selected is nudged by the arrows, Shift goes further, and it is one act", async ({ builder, page }) => {
    await builder.withExample();
    const before = await builder.places();
    await builder.card("Nobody is free").select();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Shift+ArrowDown");
    const after = await builder.places();
    expect([after.sorry.x - before.sorry.x, after.sorry.y - before.sorry.y]).toEqual([-2, 10]);
    await builder.button("Undo").click();
    expect(await builder.places()).toEqual(before);
  });

  test("copy, cut and paste go through the clipboard, with the connections between", async ({ builder, page }) => {
    await builder.withExample();
    await builder.card("Free agent of the team").select();
    await builder.card("Nobody is free").select("Shift");
    await page.keyboard.press("Control+c");
    await page.keyboard.press("Control+v");
    await expect(builder.cards()).toHaveCount(8);
    expect(await builder.connections()).toContain("assign-2.timeout>sorry-2");
    await page.keyboard.press("Control+x");
    await expect(builder.cards()).toHaveCount(6);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+d");
    await expect(builder.cards()).toHaveCount(11);
  });

  test("finding a step selects it, the outline walks, the question mark lists the keys", async ({ builder, page }) => {
    await builder.withExample();
    await builder.canvas().focus();
    await page.keyboard.press("Control+f");
    await page.keyboard.type("busy");
    await page.keyboard.press("Enter");
    await expect(builder.card("Nobody is free").group).toBeFocused();
    await builder.button("Outline").first().click();
    const tree = page.getByRole("tree", { name: "Outline" });
    await expect(tree.getByRole("treeitem", { selected: true })).toContainText("Nobody is free");
    await tree.getByRole("treeitem", { selected: true }).focus();
    await page.keyboard.press("Home");
    await expect(tree.getByRole("treeitem", { selected: true })).toContainText("Contact opens a conversation");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(builder.inspector().getByRole("textbox", { name: "Name" })).toHaveValue("What do you need?");
    await builder.canvas().focus();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Along the connections");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  });

  test("Tab comes to the canvas once and leaves it again", async ({ builder, page }) => {
    await builder.withExample();
    await builder.canvas().focus();
    await page.keyboard.press("Tab");
    await expect(builder.button("Zoom out")).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(builder.canvas()).toBeFocused();
  });
});

test.describe("problems and publishing", () => {
  test("a finding leads to its setting, publishing waits for it, and the badge goes when it is set right", async ({ builder }) => {
    await builder.withBlank();
    await builder.card("Contact opens a conversation").select();
    await builder.type("Send a Message").click();
    await expect(builder.card("Send a Message").group.getByRole("img", { name: "1 error" })).toBeVisible();
    await expect(builder.button("Publish")).toHaveAccessibleDescription("Publishing needs zero errors: 1 error left.");
    await builder.canvas().focus();
    await builder.problems().getByRole("listitem").getByRole("button").first().click();
    const message = builder.inspector().getByRole("textbox", { name: "Message" });
    await expect(message).toBeFocused();
    await message.fill("Thank you, we will be back.");
    await expect(builder.card("Send a Message").group.getByRole("img")).toHaveCount(0);
    await expect(builder.problems()).toContainText("No errors, ready to publish");
    await builder.button("Publish").click();
    expect((await builder.exported()).status).toBe("published");
    await builder.button("Stop").click();
    expect((await builder.exported()).status).toBe("stopped");
  });

  test("a second trigger is refused by the name of the first", async ({ builder, page }) => {
    await builder.withBlank();
    await builder.palette().getByRole("button", { name: /^Triggers/ }).click();
    await builder.type("Manual").click();
    await expect(page.getByText("Change the type of “Contact opens a conversation” or delete it first.").first()).toBeVisible();
    await expect(builder.cards()).toHaveCount(1);
  });

  test("the workflow is renamed where its name stands", async ({ builder, page }) => {
    await builder.withBlank();
    const title = page.getByRole("textbox", { name: "Workflow title" });
    await title.fill("First contact");
    await title.press("Enter");
    await expect(page).toHaveTitle("First contact · Usher");
    await builder.button("Undo").click();
    await expect(title).toHaveValue("New workflow");
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("sheets for palette, problems and outline, and a tap adds a step", async ({ builder, page }) => {
    await builder.withBlank();
    const bar = page.getByRole("navigation", { name: "Actions" });
    await bar.getByRole("button", { name: "Add step" }).tap();
    await builder.type("Send a Message").tap();
    await expect(builder.card("Send a Message").group).toBeVisible();
    await expect(builder.palette()).toBeHidden();
    await builder.inspector().getByRole("button", { name: "Close" }).tap();
    await bar.getByRole("button", { name: /^Problems/ }).tap();
    await expect(builder.problems().getByRole("listitem")).not.toHaveCount(0);
    await bar.getByRole("button", { name: "Outline" }).tap();
    await expect(page.getByRole("treeitem")).toHaveCount(2);
    await expect(builder.problems()).toBeHidden();
  });
});
