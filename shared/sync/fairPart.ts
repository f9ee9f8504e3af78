/** What a till has given of a quota lately, because others asked. */
export interface GivenLately {
  /** When it was first asked, ms UTC. */
  readonly since: number;
  /** The most that it could have sold of it since then, without giving. */
  readonly had: number;
  readonly given: number;
}

/**
 * For so long, in ms, asks are seen as one: together they get no more than one alone would. After that the tills' sales have
 * shown where the places are needed, and half of what is left may go again.
 */
export const ONE_ASK_MS = 5 * 60_000;

/**
 * How asks of a quota stand when one comes at `now` (ms UTC) and `free` places could be sold or given. A clock that was set
 * back begins anew.
 */
export function givenLately(before: GivenLately | undefined, free: number, now: number): GivenLately {
  if (before === undefined || now < before.since || now - before.since >= ONE_ASK_MS)
    return { since: now, had: free, given: 0 };
  return { ...before, had: Math.max(before.had, free + before.given) };
}

/**
 * Places that may be given now: at most half of what is left, and with all that was given lately at most half of what there
 * was. So whoever is asked keeps half of it for its own customers, however often it is asked.
 */
export const mostToGive = ({ had, given }: GivenLately, free: number): number =>
  Math.max(0, Math.min(Math.floor(free / 2), Math.floor(had / 2) - given));
