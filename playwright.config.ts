import { defineConfig } from '@playwright/test';

/** Whole sales through the built product: over HTTP, through the stand-in, and in Electron where its runtime is. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 15_000 },
  // Each test starts a centre, a printer and a till of its own; two beside each other are slower than hands expect.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'line',
});
