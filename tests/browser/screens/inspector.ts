// The inspector: the form of whatever is selected in the builder, found as a person finds it.
import { expect, type Locator, type Page } from "../fixtures";
import { App } from "./app";

export class Inspector extends App {
  constructor(page: Page) {
    super(page);
  }

  /** A blank workflow: a Conversation Opened trigger and nothing else. */
  async withBlankWorkflow(): Promise<void> {
    await this.open();
    await this.button("New workflow").first().click();
    await expect(this.canvas()).toBeVisible();
  }

  async withExample(): Promise<void> {
    await this.open();
    await this.button("Open the example").click();
    await expect(this.canvas()).toBeVisible();
  }

  canvas() {
    return this.page.getByRole("region", { name: "Canvas" });
  }

  form() {
    return this.page.getByRole("region", { name: "Inspector" });
  }

  card(name: string | RegExp) {
    return this.canvas().getByRole("group", { name });
  }

  /** Adds a step from the palette; it is selected, so its form is shown. */
  async add(type: string): Promise<void> {
    await this.page.getByRole("region", { name: "Palette" }).getByRole("button", { name: type, exact: true }).click();
    await expect(this.form().getByText(new RegExp(`^${type.replace(/[&]/g, ".")} · `))).toBeVisible();
  }

  /** Makes the trigger of a blank workflow one of another type, whose form is then shown. */
  async trigger(type: string): Promise<void> {
    await this.select("Contact opens a conversation");
    await this.pick(this.box("Trigger"), type);
    await expect(this.form().getByText(new RegExp(`^${type} · `))).toBeVisible();
  }

  async select(name: string): Promise<void> {
    await this.card(name).click({ position: { x: 100, y: 18 } });
    await expect(this.text("Name")).toBeVisible();
  }

  /** A label, with or without the word for "may stay empty" after it. */
  private label(name: string): RegExp {
    return new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")} ?(optional)?$`);
  }

  text(name: string) {
    return this.form().getByRole("textbox", { name: this.label(name) });
  }

  number(name: string) {
    return this.form().getByRole("spinbutton", { name: this.label(name) });
  }

  switch(name: string) {
    return this.form().getByRole("switch", { name, exact: true });
  }

  radio(name: string) {
    return this.form().getByRole("radio", { name, exact: true });
  }

  box(name: string) {
    return this.form().getByRole("combobox", { name: this.label(name) });
  }

  group(name: string) {
    return this.form().getByRole("group", { name, exact: true });
  }

  act(name: string, within: Locator = this.form()) {
    return within.getByRole("button", { name, exact: true });
  }

  /** Chooses from a combobox by typing the beginning of an option and pressing Enter. */
  async pick(box: Locator, option: string): Promise<void> {
    if ((await box.evaluate((element) => element.tagName)) === "SELECT") {
      await box.selectOption({ label: option });
      return;
    }
    await box.click();
    await box.fill(option);
    await this.page.getByRole("option", { name: option }).first().click();
  }

  /** Makes a record of the workspace that is not there yet, from its picker. */
  async create(box: Locator, name: string): Promise<void> {
    await box.click();
    await box.fill(name);
    await this.page.getByRole("option", { name: `Create “${name}”`, exact: true }).click();
  }

  /** The open workflow as the export would write it. */
  async exported(): Promise<any> {
    await this.page.getByRole("button", { name: "Export", exact: true }).click();
    const dialog = this.page.getByRole("dialog");
    const text = await dialog.getByRole("textbox", { name: "JSON" }).inputValue();
    await this.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    return JSON.parse(text);
  }

  /** The settings of the only step of a type. */
  async config(type: string): Promise<any> {
    const file = await this.exported();
    const nodes = file.workflow.nodes.filter((node: any) => node.type === type);
    expect(nodes).toHaveLength(1);
    return nodes[0].config;
  }
}
