// The simulator docked in the builder: what a person finds there and does with it.
import { expect, type Page } from "../fixtures";
import { App } from "./app";

export class Simulator extends App {
  constructor(page: Page) {
    super(page);
  }

  region() {
    return this.page.getByRole("region", { name: "Simulator" });
  }

  /** Opens the example from the first visit, and the simulator from its bar. */
  async withExample(): Promise<void> {
    await this.open();
    await this.button("Open the example").click();
    await expect(this.page).toHaveURL(/#\/w\/inbound$/);
    await this.simulate();
  }

  async simulate(): Promise<void> {
    await this.button("Simulate").click();
    await expect(this.page).toHaveURL(/\/simulate$/);
    await expect(this.region()).toBeVisible();
  }

  // As the contact.

  message(name = "Ivan") {
    return this.region().getByRole("textbox", { name: `Message as ${name}` });
  }

  async write(text: string, name = "Ivan"): Promise<void> {
    await this.message(name).fill(text);
    await this.act("Send").click();
    await expect(this.message(name)).toHaveValue("");
  }

  async tap(choice: string): Promise<void> {
    await this.chat().getByRole("button", { name: choice, exact: true }).last().click();
  }

  chat() {
    return this.region().getByRole("log", { name: "Conversation" });
  }

  contact(name: string) {
    return this.region().getByRole("group", { name: "Contacts" }).getByRole("button", { name: new RegExp(name) });
  }

  // As the team.

  status(user: string) {
    return this.region().getByRole("combobox", { name: `Status of ${user}`, exact: true });
  }

  async set(status: "online" | "busy" | "offline", ...users: string[]): Promise<void> {
    for (const user of users) await this.status(user).selectOption(status);
  }

  async reply(user: string, text: string): Promise<void> {
    await this.region().getByRole("combobox", { name: "Act as" }).selectOption({ label: user });
    await this.region().getByRole("textbox", { name: `Reply as ${user}` }).fill(text);
    await this.act("Reply").click();
  }

  // The clock and the rest.

  /** A button of the dock. */
  act(name: string) {
    return this.region().getByRole("button", { name, exact: true });
  }

  clock() {
    return this.region().getByRole("button", { name: /^Set the clock: / });
  }

  async showsTime(time: string): Promise<void> {
    await expect(this.clock()).toHaveAccessibleName(new RegExp(`${time}$`));
  }

  async choose(item: string): Promise<void> {
    await this.act("More about the simulation").click();
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  async tab(name: string): Promise<void> {
    await this.region().getByRole("tab", { name }).click();
  }

  timeline() {
    return this.region().getByRole("list", { name: "Timeline" });
  }

  /** Lines of the timeline that say this. */
  line(says: string | RegExp) {
    return this.timeline().getByRole("listitem").filter({ hasText: says });
  }

  // Tests.

  tests() {
    return this.region().getByRole("list", { name: "Tests of this workflow" });
  }

  test(name: string) {
    return this.tests().getByRole("listitem").filter({ has: this.page.getByRole("button", { name: `More about “${name}”` }) });
  }

  async testAct(name: string, act: string): Promise<void> {
    await this.test(name).getByRole("button", { name: `More about “${name}”` }).click();
    await this.page.getByRole("menuitem", { name: act, exact: true }).click();
  }

  card(name: string) {
    return this.page.getByRole("region", { name: "Canvas" }).getByRole("group", { name, exact: true });
  }
}
