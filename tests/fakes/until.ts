import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a condition holds; throws, naming it, when it does not within `withinMs`. */
export async function until(what: string, holds: () => boolean, withinMs = 8000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await delay(5);
  }
}
