// The app as a whole: opening it and knowing when it is ready.
import { expect, type Page } from "../fixtures";

export class App {
  constructor(readonly page: Page) {}

  /** Opens a place of the app (`""`, `"#/w/inbound"`) and waits until it has started. */
  async open(place = ""): Promise<void> {
    await this.page.goto(place === "" ? "./" : `./${place}`);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.page.locator("html")).toHaveAttribute("data-usher-ready", /.*/);
  }

  button(name: string | RegExp) {
    return this.page.getByRole("button", { name, exact: true });
  }
}
