// What every journey stands on: a page whose console must stay empty. Import `test` and `expect` from here, never from
// @playwright/test.
import { test as base, expect, type BrowserContext } from "@playwright/test";

/** Everything that went wrong in a browser context without a person seeing it. */
export class Trouble {
  private readonly seen: string[] = [];
  private readonly allowed: RegExp[] = [];

  /** Listens to every page of the context, those opened later too. Call it before the first page loads. */
  async watch(context: BrowserContext): Promise<void> {
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.seen.push(`console ${message.type()}: ${message.text()}`);
    });
    context.on("weberror", (error) => this.seen.push(`uncaught: ${error.error()}`));
    context.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      // The browser's own word for "the page went elsewhere" or "this became a download".
      if (why !== "net::ERR_ABORTED") this.seen.push(`request failed: ${request.url()} ${why}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 400) this.seen.push(`response ${response.status()}: ${response.url()}`);
    });
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`securitypolicyviolation: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }

  /** A test of a fault names the trouble it makes on purpose; the test fails if that does not come. */
  expect(...patterns: RegExp[]): void {
    this.allowed.push(...patterns);
  }

  /** Nothing was seen but what was expected, and all of that was seen. */
  check(): void {
    const surprises = this.seen.filter((line) => !this.allowed.some((pattern) => pattern.test(line)));
    const absent = this.allowed.filter((pattern) => !this.seen.some((line) => pattern.test(line))).map(String);
    expect({ surprises, absent }, "console, page errors, requests and policy").toEqual({ surprises: [], absent: [] });
  }
}

export const test = base.extend<{ trouble: Trouble }>({
  trouble: [
    async ({ context }, use) => {
      const trouble = new Trouble();
      await trouble.watch(context);
      await use(trouble);
      trouble.check();
    },
    { auto: true },
  ],
});

export { expect };
export type { BrowserContext, Download, Locator, Page } from "@playwright/test";
