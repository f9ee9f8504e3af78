import type { CaseRow, EntryRow, StreamRow } from '../../central/storage/rows.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import type { AuthorityYielded } from '../../shared/journal/bodiesOfRights.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import type { TicketReturn } from '../../shared/journal/foldVenue.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/** What the centre knows of tickets taken back, for the checks at the end. */
export interface ReturnsAtCentre {
  readonly rows: readonly StreamRow[];
  readonly entries: ReadonlyMap<string, readonly EntryRow[]>;
  readonly cases: readonly CaseRow[];
  readonly returns: ReadonlyMap<string, TicketReturn>;
  /** Things whose authority was given to somebody at some time. */
  readonly given: ReadonlySet<string>;
}

/**
 * G4: the place of a ticket is free only once somebody took it back who has the authority over it, or who had it gave it
 * up: by a manager's word alone it stays sold.
 */
export function checkFreed(world: World, centre: ReturnsAtCentre): void {
  const { makers, byRight, yielded, closed } = actsIn(centre);
  // What stands on a branch was made by one of two machines.
  const parents = new Map(centre.rows.map((row) => [row.stream as string, row.parent as string | null]));
  for (const [ticket, { freed, number, refund }] of centre.returns) {
    const maker = makers.get(ticket);
    if (!freed || maker === undefined || byRight.has(ticket) || yielded.has(ticket)) continue;
    // Of a till that was lost the centre has the say, and whoever got a thing may give it up with all it has.
    if (closed.has(maker) || world.suspect.has(parents.get(maker) ?? maker) || centre.given.has(ticket))
      continue;
    if (centre.rows.some((row) => row.stream === maker && hasSucceeded(row))) continue;
    throw new Violation(
      `G4: the place of ticket ${number} is free, and only refund ${refund} took it back, by a manager's word`,
    );
  }
}

/** An earlier life of a till, all of which is here: nobody has the say over its things any more but the centre. */
const hasSucceeded = (row: StreamRow): boolean => row.supersededBy !== null && row.yieldedTo >= row.seq;

/** Who made each ticket, which were taken back or given up by who may, and which streams gave up all that they had. */
function actsIn({ entries, cases }: ReturnsAtCentre) {
  const makers = new Map<string, string>();
  const byRight = new Set<string>();
  const yielded = new Set<string>();
  const closed = new Set<string>();
  // Of one refund some tickets may have been its till's to act on, and others not.
  const refused = new Set(
    cases
      .filter((one) => one.kind === 'authorityMissing')
      .flatMap((one) => one.about.map((number) => `${one.stream}/${one.seq}/${number}`)),
  );
  for (const [stream, rows] of entries)
    for (const row of rows) {
      const { kind, body } = openEntry(row);
      if (kind === 'orderValidated')
        for (const { ticket } of (body as unknown as OrderValidated).tickets) makers.set(ticket, stream);
      else if (kind === 'ticketsReturned') {
        const { authority, items } = body as unknown as TicketsReturned;
        // One word may be for tickets of which only some are elsewhere: what a till made and never gave up is its own.
        for (const { ticket, number } of items)
          if (
            authority === 'override'
              ? makers.get(ticket) === stream
              : !refused.has(`${stream}/${row.seq}/${number}`)
          )
            byRight.add(ticket);
      } else if (kind === 'authorityYielded') {
        const { all, things } = body as unknown as AuthorityYielded;
        if (all) closed.add(stream);
        for (const thing of things) yielded.add(thing);
      }
    }
  return { makers, byRight, yielded, closed };
}
