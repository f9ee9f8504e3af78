import { readFileSync } from 'node:fs';
import { chromium, type Page, type Route } from '@playwright/test';
import { session } from './desk.ts';
import { preloadScript } from './preloadRunner.ts';
import { appUrl, protocol } from './protocol.ts';
import type { FakeWebContents } from './window.ts';

/** Opens a page in the Chromium that the test started, with the preload script in it. */
export async function openPage(contents: FakeWebContents, preload: string | undefined): Promise<Page> {
  const endpoint = process.env.GUICHET_STAND_IN_CHROMIUM;
  if (endpoint === undefined) throw new Error('GUICHET_STAND_IN_CHROMIUM names no Chromium');
  const browser = await chromium.connectOverCDP(endpoint);
  const context = browser.contexts()[0] ?? (await browser.newContext());
  const page = await context.newPage();
  await page.exposeBinding('__standInInvoke', (source, channel: string, args: unknown[]) =>
    contents.invoked(source.frame, channel, args),
  );
  if (preload !== undefined)
    await page.addInitScript({ content: preloadScript(readFileSync(preload, 'utf8')) });
  let loaded = false;
  await page.route('**/*', async (route) => {
    await serve(route, contents, loaded);
    loaded = true;
  });
  page.on('popup', (popup) => {
    if (!contents.mayOpen(popup.url())) popup.close().catch(() => {});
  });
  return page;
}

async function serve(route: Route, contents: FakeWebContents, loaded: boolean): Promise<void> {
  const request = route.request();
  const url = appUrl(request.url());
  const leaves = request.isNavigationRequest() && loaded;
  if (leaves && !contents.mayNavigate(url, request.frame().parentFrame() === null))
    return route.abort('aborted');
  const response = session.defaultSession.allows(url)
    ? await protocol.answer(url, request.method())
    : undefined;
  // Whatever is not the app's own is cut off here: a test never reaches a network.
  if (response === undefined) return route.abort('blockedbyclient');
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
