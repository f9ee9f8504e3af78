import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type ShownTill, showTill, temporaryFolder } from './hosts.ts';

test.describe('the Electron shell, through its stand-in', () => {
  // One till for all: starting one takes longer than all that is asked of it.
  test.describe.configure({ mode: 'serial' });
  let folder: ReturnType<typeof temporaryFolder>;
  let till: ShownTill;
  test.beforeAll(async () => {
    folder = temporaryFolder();
    till = await showTill('stand-in', folder.path);
  });
  test.afterAll(async () => {
    await till.close();
    folder.remove();
  });

  test('G10: the page gets two functions and no way to more', async () => {
    const seen = await till.page.evaluate(() => ({
      bridge: Object.keys(window.guichet ?? {}).sort(),
      require: typeof (window as { require?: unknown }).require,
      process: typeof (window as { process?: unknown }).process,
      electron: typeof (window as { electron?: unknown }).electron,
    }));
    expect(seen).toEqual({
      bridge: ['request', 'subscribe'],
      require: 'undefined',
      process: 'undefined',
      electron: 'undefined',
    });
  });

  test('the real core answers over the real bridge', async () => {
    const ask = (message: unknown) => till.page.evaluate((sent) => window.guichet?.request(sent), message);
    expect(await ask({ type: 'query', name: 'till', input: {} })).toMatchObject({
      ok: true,
      value: { enrolled: false, staff: [] },
    });
    expect(await ask({ type: 'query', name: '__proto__', input: {} })).toMatchObject({
      ok: false,
      refusal: { kind: 'unknownCommand' },
    });
  });

  test('G10: a frame inside the page is not answered', async () => {
    await till.page.evaluate(() => document.body.append(document.createElement('iframe')));
    const frame = till.page.frames().find((one) => one.parentFrame() !== null);
    const answer = await frame?.evaluate(async () => {
      const bridge = window.guichet;
      if (bridge === undefined) return 'no bridge';
      return bridge.request({ type: 'query', name: 'till', input: {} }).then(
        () => 'answered',
        (error: Error) => error.message,
      );
    });
    expect(answer).not.toBe('answered');
    expect(answer).toMatch(/not allowed|no way|no bridge/);
  });

  test('G10: the page stays where it is and asks nobody outside', async () => {
    const before = till.page.url();
    const blocked = await till.page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.violatedDirective),
      );
      const outside = await fetch('https://guichet.invalid/').then(
        () => 'reached',
        () => 'blocked',
      );
      const opened = window.open('https://guichet.invalid/') === null ? 'none' : 'tried';
      const script = document.createElement('script');
      script.textContent = 'window.injected = true;';
      document.body.append(script);
      location.href = 'https://guichet.invalid/';
      return { outside, opened, injected: 'injected' in window, violations };
    });
    expect(blocked).toMatchObject({ outside: 'blocked', injected: false });
    await expect.poll(() => till.page.context().pages().length).toBe(1);
    expect(till.page.url()).toBe(before);
  });

  test('a second till on the same data says so and leaves', async () => {
    await expect(showTill('stand-in', folder.path)).rejects.toThrow('already open');
  });

  test('closes the store, ends with 0, and finds its keys again', async () => {
    expect(await till.close()).toBe(0);
    till = await showTill('stand-in', folder.path);
    expect(await till.page.evaluate(() => typeof window.guichet)).toBe('object');
    expect(readdirSync(join(folder.path, 'keystore'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/\.sealed$/)]),
    );
  });
});
