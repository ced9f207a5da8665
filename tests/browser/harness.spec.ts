// The harness itself: what happens behind a person's back must make a test fail.
import { expect, test, Trouble, type Page } from "./fixtures";

const picture = (page: Page, name: string) => page.evaluate((name) => void (new Image().src = name), name);
const faults: [string, (page: Page) => Promise<unknown>, RegExp][] = [
  ["a console warning", (page) => page.evaluate(() => console.warn("hm")), /console warning: hm/],
  ["a console error", (page) => page.evaluate(() => console.error("oh")), /console error: oh/],
  ["an uncaught error", (page) => page.evaluate(() => void setTimeout(() => { throw new Error("lost"); })), /uncaught: Error: lost/],
  ["a missing file", (page) => picture(page, "absent.png"), /response 404: .*absent\.png/],
  ["a request that fails", async (page) => {
    await page.route("**/cut.png", (route) => route.abort("connectionreset"));
    await picture(page, "cut.png");
  }, /request failed: .*cut\.png/],
  ["a blocked style", (page) => page.evaluate(() => document.body.setAttribute("style", "color: red")), /securitypolicyviolation: style-src/],
];

for (const [name, commit, pattern] of faults) {
  test(`${name} does not go unnoticed`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL });
    const trouble = new Trouble();
    await trouble.watch(context);
    const page = await context.newPage();
    await page.goto("recover.html");
    trouble.check();
    await commit(page);
    await expect(() => expect(() => trouble.check()).toThrow(pattern)).toPass();
    await context.close();
  });
}

test("trouble that was announced must come", () => {
  const trouble = new Trouble();
  trouble.expect(/never/);
  expect(() => trouble.check()).toThrow(/never/);
});
