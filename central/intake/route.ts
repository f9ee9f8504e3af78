import type { StreamRow } from '../storage/rows.ts';
import type { Arrival } from './examine.ts';

/** A stream or branch as it stands in the middle of a page, with the hashes it has in the page's range. */
export interface Trunk {
  row: StreamRow;
  readonly hashes: Map<number, string>;
}

export type Route =
  | { readonly to: 'next'; readonly trunk: Trunk }
  | { readonly to: 'repeat'; readonly trunk: Trunk }
  | { readonly to: 'fork' }
  /** Next by its number, but its chain does not fit: behind the stream, unless what it names is somewhere else. */
  | { readonly to: 'broken'; readonly trunk: Trunk }
  | { readonly to: 'gap' };

/**
 * Where an entry belongs: behind a stream or one of its branches, at a place where it is already, on a new branch,
 * or behind a gap. The stream itself comes first among `trunks`.
 */
export function routeOf(trunks: readonly [Trunk, ...Trunk[]], arrival: Arrival): Route {
  const { seq } = arrival.sealed;
  const [main, ...branches] = trunks;
  for (const trunk of trunks) if (trunk.hashes.get(seq) === arrival.hash) return { to: 'repeat', trunk };
  const fits = (trunk: Trunk): boolean => seq === trunk.row.seq + 1 && arrival.entry?.prev === trunk.row.link;
  if (fits(main)) return { to: 'next', trunk: main };
  const branch = branches.find(fits);
  if (branch) return { to: 'next', trunk: branch };
  // A chain that does not fit is a case, not a refusal: the fact is there.
  if (seq === main.row.seq + 1) return { to: 'broken', trunk: main };
  return seq <= main.row.seq ? { to: 'fork' } : { to: 'gap' };
}
