import type { CoreContext } from '../context.ts';

/** What the centre said, now or the last time it was asked. */
export interface Asked<T> {
  readonly reply: T | null;
  /** It was said just now. */
  readonly fresh: boolean;
}

/**
 * Asks the centre for a report and keeps its answer, so that the last one is there offline. `ask` null: only what was kept.
 * `fits`: whether a kept answer is about what is asked now.
 */
export async function askCentre<T>(
  context: CoreContext,
  {
    fact,
    schema,
    fits,
    ask,
  }: {
    readonly fact: string;
    readonly schema: { safeParse(value: unknown): { readonly success: boolean; readonly data?: T } };
    readonly fits: (reply: T) => boolean;
    readonly ask: (() => Promise<T | null>) | null;
  },
): Promise<Asked<T>> {
  const said = ask === null ? null : await ask();
  if (said !== null) {
    context.journalist.transact((tx) => tx.store.facts.set(fact, JSON.stringify(said)));
    return { reply: said, fresh: true };
  }
  const kept = context.parts.store.read.facts.get(fact);
  const read = kept === undefined ? undefined : schema.safeParse(JSON.parse(kept)).data;
  return { reply: read !== undefined && fits(read) ? read : null, fresh: false };
}
