/** How a backlog's way to the centre goes. */
export interface Sending {
  readonly sent: number;
  /** What was sent and what still waits; it grows while selling goes on. */
  readonly total: number;
  readonly bytes: number;
  /** Where it stood after the last pages (ms UTC), oldest first: the rate is theirs. */
  readonly marks: readonly { readonly at: number; readonly sent: number }[];
}

/** The rate is that of so many pages: a line that slows down shows soon. */
const RATE_PAGES = 8;

/** Entries above which a backlog is worth a word, about a page: what is less is gone before it is read. */
export const BACKLOG = 400;

/** Nothing sent yet of `waiting` entries. */
export const startSending = (waiting: number): Sending => ({ sent: 0, total: waiting, bytes: 0, marks: [] });

/** After a page of `entries` and `bytes` was taken, when `waiting` entries are left. A clock set back starts the rate anew. */
export function afterPage(
  before: Sending,
  page: { readonly entries: number; readonly bytes: number },
  waiting: number,
  at: number,
): Sending {
  const sent = before.sent + page.entries;
  const kept = before.marks.filter((mark) => mark.at <= at).slice(1 - RATE_PAGES);
  return { sent, total: sent + waiting, bytes: before.bytes + page.bytes, marks: [...kept, { at, sent }] };
}

/** Seconds until all is sent at the rate of the last pages, at least 1; null while nobody can say. */
export function secondsLeft({ sent, total, marks }: Sending): number | null {
  const first = marks[0];
  const last = marks.at(-1);
  if (!first || !last || last.at <= first.at || last.sent <= first.sent) return null;
  const perMs = (last.sent - first.sent) / (last.at - first.at);
  return Math.max(1, Math.ceil((total - sent) / perMs / 1000));
}
