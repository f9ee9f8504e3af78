import { defineConfig } from '@playwright/test';
import { findBrowser } from '../../build/scripts/browser.mjs';

const executablePath = process.env.GUICHET_CHROMIUM ?? findBrowser();
// Workers inherit the choice; two runs beside each other do not meet.
process.env.GUICHET_UI_PORT ??= String(40_000 + (process.pid % 20_000));
const port = Number(process.env.GUICHET_UI_PORT);
const vite = 'node ../../node_modules/vite/bin/vite.js';

/** The screens over a fake core, in a real Chromium: looks, reach, languages. Built once, served to this machine only. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/ui',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: 'line',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    actionTimeout: 15_000,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: {
    command: `${vite} build -c vite.config.ts && ${vite} preview -c vite.config.ts --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}`,
    timeout: 60_000,
    reuseExistingServer: false,
  },
});
