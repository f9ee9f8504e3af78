import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { which } from './machine.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A Chromium on this machine: GUICHET_CHROMIUM, an installed one, or Playwright's; undefined when there is none. */
export function findBrowser() {
  const named = process.env.GUICHET_CHROMIUM;
  if (named && existsSync(named)) return named;
  for (const name of NAMES) {
    const found = which(name);
    if (found) return found;
  }
  return PLACES.find((place) => existsSync(place)) ?? playwrightBrowser();
}

function playwrightBrowser() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return undefined;
  for (const dir of readdirSync(cache).filter((name) => name.startsWith('chromium-'))) {
    const file = join(cache, dir, 'chrome-linux', 'chrome');
    if (existsSync(file)) return file;
  }
  return undefined;
}
