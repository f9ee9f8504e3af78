import type { FeedChange } from './rows.ts';

/** Of several changes of one name, only the last: a feed has one row per kind and id. */
export function lastOfEach(changes: readonly FeedChange[]): FeedChange[] {
  const last = new Map<string, FeedChange>();
  for (const change of changes) {
    const name = `${change.kind}\n${change.id}`;
    last.delete(name);
    last.set(name, change);
  }
  return [...last.values()];
}
