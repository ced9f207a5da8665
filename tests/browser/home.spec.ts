// The page as it comes from a static host.
import { expect, test } from "./fixtures";
import { App } from "./screens/app";

test("the page starts with an empty console and is called Usher", async ({ page }) => {
  await new App(page).open();
  await expect(page).toHaveTitle(/Usher/);
});

for (const [theme, scheme] of [["light", "light"], ["dark", "dark"], ["system", "light dark"]]) {
  test(`a chosen ${theme} theme and Russian hold before the app has started`, async ({ page }) => {
    // Without its WebAssembly the app never starts: what the page shows then is what it shows before.
    await page.route("**/*.wasm", () => {});
    await page.addInitScript(
      (preferences) => localStorage.setItem("usher.preferences", preferences),
      JSON.stringify({ theme, language: "ru" }),
    );
    await page.goto("./", { waitUntil: "domcontentloaded" });
    const html = page.locator("html");
    await expect(html).toHaveAttribute("lang", "ru");
    await expect(html).toHaveAttribute("data-theme", theme);
    await expect(html).toHaveCSS("color-scheme", scheme);
  });
}
