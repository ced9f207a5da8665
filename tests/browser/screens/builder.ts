// The builder: palette, canvas, problems, and what one does there with a pointer and with keys.
import { expect, type Locator, type Page } from "../fixtures";
import { App } from "./app";

export interface Spot {
  x: number;
  y: number;
}

/** One card on the canvas. */
export class Card {
  constructor(
    private readonly page: Page,
    readonly group: Locator,
  ) {}

  /** The middle of its upper part: the name, and nothing that can be pressed. */
  async spot(): Promise<Spot> {
    const box = await boxOf(this.group);
    return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 24) };
  }

  async select(held?: "Shift" | "Control"): Promise<void> {
    const { x, y } = await this.spot();
    if (held) await this.page.keyboard.down(held);
    await this.page.mouse.click(x, y);
    if (held) await this.page.keyboard.up(held);
  }

  async dragBy(dx: number, dy: number): Promise<void> {
    const from = await this.spot();
    await drag(this.page, from, { x: from.x + dx, y: from.y + dy });
  }

  port(label: string): Locator {
    return this.group.getByRole("button", { name: `Connect from ${label}`, exact: true });
  }

  plus(label: string): Locator {
    return this.group.getByRole("button", { name: `Add after ${label}`, exact: true });
  }
}

export class Builder extends App {
  constructor(page: Page) {
    super(page);
  }

  /** A blank workflow: a Conversation Opened trigger and nothing else. */
  async withBlank(): Promise<void> {
    await this.open();
    await this.button("New workflow").first().click();
    await expect(this.card("Contact opens a conversation").group).toBeVisible();
  }

  async withExample(): Promise<void> {
    await this.open();
    await this.button("Open the example").click();
    await expect(this.card("Nobody is free").group).toBeVisible();
  }

  canvas(): Locator {
    return this.page.getByRole("region", { name: "Canvas" });
  }

  palette(): Locator {
    return this.page.getByRole("region", { name: "Palette" });
  }

  inspector(): Locator {
    return this.page.getByRole("region", { name: "Inspector" });
  }

  problems(): Locator {
    return this.page.getByRole("region", { name: "Problems" });
  }

  type(name: string): Locator {
    return this.palette().getByRole("button", { name, exact: true });
  }

  card(name: string): Card {
    return new Card(this.page, this.canvas().getByRole("group", { name, exact: true }));
  }

  cards(): Locator {
    return this.canvas().locator('[aria-roledescription="step"]');
  }

  /** Chooses from the menu that is open: of steps, of targets, or of a card. */
  async choose(name: string | RegExp): Promise<void> {
    await this.page.getByRole("menuitem", { name, exact: true }).click();
  }

  async dragType(name: string, to: Spot): Promise<void> {
    const box = await boxOf(this.type(name));
    await drag(this.page, { x: box.x + 24, y: box.y + box.height / 2 }, to);
  }

  /** Draws a connection from a port to a spot. */
  async drawFrom(port: Locator, to: Spot): Promise<void> {
    await drag(this.page, await middle(port), to);
  }

  /** A spot of the canvas where nothing is: near its upper right corner. */
  async emptySpot(): Promise<Spot> {
    const box = await boxOf(this.canvas());
    return { x: box.x + box.width - 60, y: box.y + 60 };
  }

  /** Half the way between two cards that follow each other. */
  async between(upper: string, lower: string): Promise<Spot> {
    const [a, b] = [await boxOf(this.card(upper).group), await boxOf(this.card(lower).group)];
    return { x: a.x + a.width / 2, y: (a.y + a.height + b.y) / 2 };
  }

  async undo(times = 1): Promise<void> {
    for (let n = 0; n < times; n++) await this.button("Undo").click();
  }

  /** The workflow as the export writes it. */
  async exported(): Promise<any> {
    await this.button("Export").click();
    const dialog = this.page.getByRole("dialog");
    const text = await dialog.getByRole("textbox", { name: "JSON" }).inputValue();
    await this.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    return JSON.parse(text).workflow;
  }

  /** The connections as "from.port>to". */
  async connections(): Promise<string[]> {
    const { edges } = await this.exported();
    return edges.map((edge: any) => `${edge.from.node}.${edge.from.port}>${edge.to}`).sort();
  }

  async places(): Promise<Record<string, Spot>> {
    const { nodes } = await this.exported();
    return Object.fromEntries(nodes.map((node: any) => [node.id, node.position]));
  }
}

/** The place of something once it has come to rest: the camera may still be gliding. */
export async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  let last = "";
  await expect
    .poll(async () => {
      const now = JSON.stringify(await locator.boundingBox());
      const same = now === last && now !== "null";
      last = now;
      return same;
    })
    .toBe(true);
  return JSON.parse(last);
}

export async function middle(locator: Locator): Promise<Spot> {
  const box = await boxOf(locator);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses, moves in several steps, and lets go. */
export async function drag(page: Page, from: Spot, to: Spot): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + (to.x - from.x) / 3, from.y + (to.y - from.y) / 3, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}
