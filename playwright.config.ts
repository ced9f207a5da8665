// How the browser journeys run: `scripts/test browser`. See docs/testing.md.
import { defineConfig } from "@playwright/test";

const port = Number(process.env.USHER_PORT ?? 4173);

export default defineConfig({
  testDir: "tests/browser",
  outputDir: "test-results/artifacts",
  fullyParallel: true,
  workers: 2,
  // A journey that passes only at the second try is a journey that fails.
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.USHER_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: `node tests/browser/server.mjs dist ${port}`,
    url: `http://127.0.0.1:${port}/`,
    // Another checkout's server would answer just as well, and with the wrong build.
    reuseExistingServer: false,
  },
});
