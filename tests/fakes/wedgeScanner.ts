import type { Page } from '@playwright/test';

/** A wedge scanner sends a key every few ms. */
const KEY_MS = 2;

/**
 * Types a code and Enter as a wedge scanner does, faster than any hand: all at one go, and with the times of its keys
 * set, for a busy machine may need longer for one key than a scanner for all.
 */
export const scan = (page: Page, code: string): Promise<void> =>
  page.evaluate(
    ({ keys, keyMs }) => {
      const began = performance.now();
      for (const [i, key] of keys.entries()) {
        const at = document.activeElement ?? document.body;
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
        Object.defineProperty(event, 'timeStamp', { value: began + i * keyMs });
        const goesOn = at.dispatchEvent(event);
        if (goesOn && key.length === 1 && at instanceof HTMLInputElement)
          document.execCommand('insertText', false, key);
      }
    },
    { keys: [...code, 'Enter'], keyMs: KEY_MS },
  );
