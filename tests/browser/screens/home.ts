// The list of workflows: what a person finds there and does with it.
import { expect, type Page } from "../fixtures";
import { App } from "./app";

export class Home extends App {
  constructor(page: Page) {
    super(page);
  }

  heading() {
    return this.page.getByRole("heading", { level: 1, name: "Workflows" });
  }

  list() {
    return this.page.getByRole("list", { name: "Workflows" });
  }

  row(name: string) {
    return this.list().getByRole("listitem").filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  /** The names, from top to bottom. */
  names() {
    return this.list().getByRole("link");
  }

  /** Opens the example from the first visit and comes back to the list. */
  async withExample(): Promise<void> {
    await this.button("Open the example").click();
    await expect(this.page).toHaveURL(/#\/w\/inbound$/);
    await this.backToList();
  }

  async backToList(): Promise<void> {
    await this.page.evaluate(() => (location.hash = "#/"));
    await expect(this.heading()).toBeVisible();
  }

  /** Chooses an act from a row's menu. */
  async act(name: string, act: string): Promise<void> {
    await this.button(`More about “${name}”`).click();
    await this.page.getByRole("menuitem", { name: act, exact: true }).click();
  }

  status() {
    return this.page.getByRole("status").first();
  }

  async saved(): Promise<void> {
    await expect(this.status()).toHaveText(/^Saved \d\d:\d\d$/);
  }

  banner() {
    return this.page.getByRole("alert");
  }

  dialog(name: string | RegExp) {
    return this.page.getByRole("dialog", { name });
  }

  /** Pastes a text where no control wants it. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Drops a file on the middle of the window. */
  async drop(name: string, text: string): Promise<void> {
    await this.page.evaluate(
      ({ name, text }) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type: "application/json" }));
        const send = (type: string) =>
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        send("dragover");
        send("drop");
      },
      { name, text },
    );
  }

  /** Chooses a file in the picker that `Import` opens. */
  async choose(name: string, text: string): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.button("Import").click();
    await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  }

  async exported(): Promise<string> {
    return this.page.getByRole("textbox", { name: "JSON" }).inputValue();
  }
}
