import type { CentreBodies } from '../../shared/journal/bodiesOfCentre.ts';
import type { Place } from '../../shared/journal/venueSeats.ts';
import type { OrderId, StreamId, ThingId, TicketId } from '../../shared/kernel/ids.ts';
import { Reference } from '../../shared/sync/reference.ts';
import type { AuthorityReply, AuthorityRequest } from '../../shared/sync/wire.ts';
import { authorityOf } from '../intake/learn.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { answeredOnce } from './answeredOnce.ts';
import { record } from './centreStream.ts';
import type { CentreParts } from './parts.ts';
import { mayGrant, ownStream } from './streams.ts';

/**
 * Gives a till the authority over things that others made: at once where it is the centre's or a lost till's; else their
 * till is asked to yield, and the till asks again; so it does while a restored centre has not heard of all tills, and for
 * what is its own as far as the centre has heard of it: it may have given it up since. Refuses as `ownStream` does.
 */
export function giveAuthority(
  parts: CentreParts,
  device: DeviceRow,
  request: AuthorityRequest,
): Promise<AuthorityReply> {
  const stream = request.stream as StreamId;
  return parts.storage.transaction(parts.organiser, async (tx) => {
    await tx.identity.lockIntake();
    const row = await ownStream(tx, device, stream);
    return answeredOnce(tx, request.request, request, async () => {
      const outcome = await giveAll(
        parts,
        tx,
        stream,
        request.things as readonly string[] as readonly ThingId[],
        row.seq >= (request.seq ?? 0),
      );
      return { keep: outcome.granted.length > 0, reply: { generation: parts.generation, ...outcome } };
    });
  });
}

async function giveAll(
  parts: CentreParts,
  tx: Tx,
  stream: StreamId,
  things: readonly ThingId[],
  /** All that its till has written is here. */
  heardAll: boolean,
): Promise<Pick<AuthorityReply, 'granted' | 'asked' | 'unknown'>> {
  const places = await placesOfThings(tx, things);
  const holders = await authorityOf(tx, places);
  // A restored centre may have forgotten whom it gave something: it waits until it has heard of all tills.
  const mayGive = await mayGrant(tx, parts.generation);
  const granted: ThingId[] = [];
  const asked = new Map<StreamId, ThingId[]>();
  const unknown: ThingId[] = [];
  const later: ThingId[] = [];
  for (const thing of things) {
    if (!places.has(thing)) unknown.push(thing);
    else {
      const holder = holders.get(thing) ?? null;
      const out = holder !== null && holder !== stream && !(await tx.journal.stream(holder))?.lost;
      if (out) asked.set(holder, [...(asked.get(holder) ?? []), thing]);
      else if (holder === stream ? heardAll : mayGive) granted.push(thing);
      else later.push(thing);
    }
  }
  await grantThings(parts, tx, { by: stream, stream, things: granted });
  for (const [holder, wanted] of asked) await askFor(tx, holder, wanted);
  return { granted, asked: [...later, ...[...asked.values()].flat()], unknown };
}

/** Where tickets, passes and reservations were made; those that the centre does not know are missing. */
export const placesOfThings = async (tx: Tx, things: readonly ThingId[]): Promise<Map<ThingId, Place>> =>
  new Map<ThingId, Place>([
    ...(await tx.records.ticketPlaces(things as readonly TicketId[])),
    ...(await tx.records.orderPlaces(things as readonly OrderId[])),
  ]);

/** Gives things into a stream's authority and tells its till. */
export async function grantThings(
  parts: CentreParts,
  tx: Tx,
  given: CentreBodies['authorityGiven'],
): Promise<void> {
  const { stream, things } = given;
  if (things.length === 0) return;
  await record(parts, tx, [{ kind: 'authorityGiven', body: given }]);
  await tx.acts.saveAuthorities(things.map((thing) => ({ thing, stream })));
  await tx.feed.publish(
    things.map((thing) => ({ kind: 'authority', id: thing, audience: stream, value: { id: thing, stream } })),
  );
}

async function askFor(tx: Tx, holder: StreamId, wanted: readonly ThingId[]): Promise<void> {
  const before = await thingsAsked(tx, holder);
  const things = [...new Set([...before, ...wanted])];
  if (things.length > before.length) await tellAsked(tx, holder, things);
}

/** What a till was asked to yield and has not yielded yet. */
async function thingsAsked(tx: Tx, holder: StreamId): Promise<readonly string[]> {
  const [row] = await tx.feed.published('authorityAsked', [holder]);
  const read = Reference.authorityAsked.safeParse(row?.value);
  return read.success ? read.data.things : [];
}

const tellAsked = (tx: Tx, holder: StreamId, things: readonly string[]): Promise<void> =>
  tx.feed.publish([
    {
      kind: 'authorityAsked',
      id: holder,
      audience: holder,
      value: things.length === 0 ? null : { id: holder, things: [...things] },
    },
  ]);

/** What a till has yielded is not asked for any more; null for all of it. */
export async function noLongerAsked(
  tx: Tx,
  holder: StreamId,
  yielded: readonly ThingId[] | null,
): Promise<void> {
  const before = await thingsAsked(tx, holder);
  if (before.length === 0) return;
  const gone = new Set<string>(yielded ?? before);
  const left = before.filter((thing) => !gone.has(thing));
  if (left.length < before.length) await tellAsked(tx, holder, left);
}
