// The Content-Security-Policy of the built page, and a canary that shows it bites.
import { expect, test } from "./fixtures";
import { App } from "./screens/app";

test("an inline handler, an inline script and a request elsewhere are blocked", async ({ page, trouble }) => {
  await new App(page).open();
  trouble.expect(/violates the .*Content Security Policy/, /^console error: securitypolicyviolation/);
  const blocked = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = [];
        document.addEventListener("securitypolicyviolation", (event) => {
          if (seen.push(event.effectiveDirective) === 3) resolve(seen);
        });
        document.body.insertAdjacentHTML("beforeend", `<img src="data:," onerror="window.bitten = true">`);
        const script = document.createElement("script");
        script.textContent = "window.bitten = true";
        document.body.append(script);
        fetch("https://example.com/").catch(() => {});
      }),
  );
  expect(blocked.sort()).toEqual(["connect-src", "script-src-attr", "script-src-elem"]);
  expect(await page.evaluate(() => "bitten" in window)).toBe(false);
});
