import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { findBrowser } from '../../build/scripts/browser.mjs';
import { quantile } from './disk.ts';

const FRAMES = 120;

/** What the page measures and gives back: time to draw a frame while panning, and an empty frame's, in ms each. */
interface Measured {
  readonly seats: number;
  readonly overview: number[];
  readonly near: number[];
  readonly empty: number[];
}

/** Draws a plan of 30,000 seats in Chromium while it is panned, far and near; beside it, a frame that draws nothing. */
export async function planFrame() {
  const server = await createServer({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', fs: { strict: false } },
  });
  await server.listen();
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${server.resolvedUrls?.local[0]}planFrame.html`);
    await page.waitForFunction(() => 'measure' in window);
    const measured = await page.evaluate(
      (frames) => (window as unknown as { measure(n: number): Measured }).measure(frames),
      FRAMES,
    );
    const of = (times: number[]) => ({ p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) });
    return {
      seats: measured.seats,
      overview: of(measured.overview),
      near: of(measured.near),
      bare: of(measured.empty),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
