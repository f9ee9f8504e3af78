import { verifyLives } from '../../central/service/verifyActs.ts';

import type { Tx } from '../../central/storage/port.ts';

import type { EntryRow, StreamRow } from '../../central/storage/rows.ts';
import { createVerifier, sha256 } from '../../electron/platform/crypto.ts';
import { checkStore } from '../../electron/store/checks.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import { type Entry, openEntry, type SealedEntry } from '../../shared/journal/entry.ts';
import { stepStream } from '../../shared/journal/foldStream.ts';
import type { SeatOwner } from '../../shared/journal/foldVenue.ts';
import { newStream } from '../../shared/journal/streamState.ts';
import { actsBefore } from '../../shared/journal/venueReservations.ts';
import { seatKey } from '../../shared/journal/venueSeats.ts';
import { verifyStream } from '../../shared/journal/verify.ts';
import { canonical, type Json } from '../../shared/kernel/canonical.ts';
import type { DateId, SeatId, StreamId, TicketId } from '../../shared/kernel/ids.ts';
import { checkCentre } from './checks.ts';
import { checkInvoices } from './checksOfInvoices.ts';
import { checkPasses } from './checksOfPasses.ts';
import { checkReservations } from './checksOfReservations.ts';
import { checkFreed, type ReturnsAtCentre } from './checksOfReturns.ts';
import { checkExplained, checkLeases, checkSold, type RightsAtCentre } from './checksOfRights.ts';
import type { Holder } from './seats.ts';
import { takingsOf } from './takings.ts';
import type { TillHost } from './tillHost.ts';
import { HOUSE, seatsOfHall } from './venue.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

interface AtCentre extends RightsAtCentre, ReturnsAtCentre {
  readonly rows: readonly StreamRow[];
  readonly owners: ReadonlyMap<string, SeatOwner>;
}

/** What must hold once all have told each other everything; throws Violation. */
export async function checkAtEnd(world: World): Promise<void> {
  await checkCentre(world);
  const centre = await readCentre(world);
  await checkActs(world);
  for (const till of world.tills)
    for (const { id, state } of till.store.read.journal.streams()) {
      const sealed = till.store.read.journal.page(id, 1, state.seq);
      checkChain(`${till.name}, stream ${id}`, sealed);
      checkArrived(centre, till, id, sealed);
      checkFold(world, centre, till, id, sealed, canonical(state as unknown as Json));
    }
  for (const till of world.tills) checkTables(till);
  for (const row of centre.rows) checkTakings(row, centre.entries.get(row.stream) ?? []);
  checkSold(centre);
  checkFreed(world, centre);
  checkExplained(world, centre);
  checkPasses(world, centre);
  checkLeases(world, centre);
  checkSeats(world, centre);
  checkReservations(world, centre.cases, centre.owners);
  await checkInvoices(world, centre.cases);
}

/** G3: a till's tables say what the fold of its journal says. */
function checkTables(till: TillHost): void {
  const { damaged, differs } = checkStore(till.store.file);
  if (damaged !== null || differs !== null) throw new Violation(`G3: ${till.name}: ${damaged ?? differs}`);
}

const SEATS = seatsOfHall().map((seat) => seatKey(HOUSE.hallDate as DateId, seat as SeatId));

const readCentre = (world: World): Promise<AtCentre> =>
  world.centre.read(async (tx) => {
    const rows = await tx.journal.streams();
    const entries = new Map<string, EntryRow[]>();
    for (const row of rows) entries.set(row.stream, await tx.journal.entries(row.stream, 1, row.seq));
    return {
      rows,
      entries,
      cases: await tx.journal.allCases(false),
      quotas: await tx.inventory.quotas(),
      leases: await tx.inventory.leases(),
      owners: await tx.inventory.seatOwners(SEATS),
      returns: await tx.acts.returns(ticketsIn(entries)),
      given: new Set(await givenIn(tx, ticketsIn(entries))),
    };
  });

/** G8: the centre's own stream verifies, life by life, and has an entry for each of its generations. */
async function checkActs(world: World): Promise<void> {
  const lives = await world.centre.read((tx) => verifyLives(tx, world.centre.publicKey));
  const wrong = lives.find(({ fault }) => fault !== null);
  if (lives.length === 0 || wrong)
    throw new Violation(`G8: the centre's own stream: ${JSON.stringify(wrong ?? 'there is none')}`);
}

const givenIn = async (tx: Tx, tickets: readonly TicketId[]): Promise<Iterable<string>> =>
  (await tx.acts.authorities(tickets)).keys();

/** Every ticket that the centre has heard of, and every reservation with its pieces. */
const ticketsIn = (entries: ReadonlyMap<string, readonly EntryRow[]>): TicketId[] =>
  [...entries.values()].flatMap((rows) =>
    rows.flatMap((row) => {
      const { kind, body } = openEntry(row);
      const { order, lines, tickets = [] } = body as unknown as OrderValidated;
      if (kind === 'orderReserved') return actsBefore(order, lines);
      return kind === 'orderValidated' ? tickets.map((t) => t.ticket) : [];
    }),
  );

/** G8: the chain of what a till holds verifies from end to end. */
function checkChain(what: string, sealed: readonly SealedEntry[]): void {
  const verified = verifyStream(
    sealed,
    { sha256, verify: createVerifier() },
    { allSignatures: false, anchors: [] },
  );
  if (verified.fault) throw new Violation(`G8: ${what}: ${JSON.stringify(verified.fault)}`);
}

/** The stream itself, or the branch of it, that has an entry. */
function homeOf({ rows, entries }: AtCentre, stream: string, sealed: SealedEntry): StreamRow | undefined {
  return rows
    .filter((row) => row.stream === stream || row.parent === stream)
    .find((row) =>
      entries.get(row.stream)?.some((one) => one.seq === sealed.seq && one.hash === sealed.hash),
    );
}

/** G6: every entry of every till is at the centre, with the same bytes. */
function checkArrived(
  centre: AtCentre,
  till: TillHost,
  stream: string,
  sealed: readonly SealedEntry[],
): void {
  for (const one of sealed) {
    const home = homeOf(centre, stream, one);
    const there = centre.entries.get(home?.stream ?? '')?.find((entry) => entry.seq === one.seq);
    if (!there)
      throw new Violation(
        `G6: entry ${one.seq} of ${till.name}, stream ${stream}, is not at the centre: ${JSON.stringify([till.process?.context.workers.sync.status(), till.store.read.journal.streams().map((row) => [row.id, row.acked]), centre.rows.map((row) => [row.stream, row.parent, row.seq])])}`,
      );
    if (there.bytes !== one.bytes || there.signature !== one.signature || there.personal !== one.personal)
      throw new Violation(
        `G6: entry ${one.seq} of ${till.name}, stream ${stream}, is another one at the centre`,
      );
  }
}

/** G3: what the till's fold says, the centre's says too. */
function checkFold(
  world: World,
  centre: AtCentre,
  till: TillHost,
  stream: string,
  sealed: readonly SealedEntry[],
  kept: string,
): void {
  let state = newStream(stream as StreamId);
  for (const one of sealed) {
    const step = stepStream(state, openEntry(one));
    if (!step.ok)
      throw new Violation(`G3: ${till.name}: entry ${one.seq} does not fold: ${step.refusal.detail}`);
    state = step.value.state;
  }
  const folded = canonical(state as unknown as Json);
  if (folded !== kept) throw new Violation(`G3: ${till.name}: the totals kept are not those of its entries`);
  const head = sealed.at(-1);
  const home = head && homeOf(centre, stream, head);
  if (!home) return;
  if (home.seq !== head.seq) {
    if (world.copies.has(stream)) return;
    throw new Violation(
      `G6: the centre has ${home.seq} entries of stream ${stream}, ${till.name} has ${head.seq}`,
    );
  }
  if (canonical(home.state as unknown as Json) !== folded)
    throw new Violation(
      `G3: ${till.name}: the centre's fold of stream ${stream} is another one: ${firstDifference(canonical(home.state as unknown as Json), folded)}`,
    );
}

/** G3: the centre's ledger is the sum of the entries it has, and each closing that of its session. */
function checkTakings(row: StreamRow, rows: readonly EntryRow[]): void {
  const entries = rows.map((one): Entry => openEntry(one));
  const expected = canonical(takingsOf(entries, row.stream) as unknown as Json);
  const { taxes: _taxes, ...takings } = row.takings;
  const methods = [...takings.methods]
    .map(({ method, minor, count }) => ({ method, minor, count }))
    .sort((a, b) => (a.method < b.method ? -1 : 1));
  const said = canonical({ ...takings, methods } as unknown as Json);
  if (said !== expected)
    throw new Violation(`G3: stream ${row.stream}: the ledger says ${said}, its entries ${expected}`);
}

/**
 * G4: who has a valid ticket for a seat that somebody else has too, or a reservation of it, is named in a case together
 * with another of them: by his ticket, his order, or the reservation that it came from.
 */
function checkSeats(world: World, { cases }: AtCentre): void {
  const named = (about: readonly string[], { number, orders }: Holder): boolean =>
    about.includes(number) || orders.some((order) => about.includes(order));
  for (const [seat, holders] of world.truth.seats.of) {
    if (holders.size < 2) continue;
    for (const one of holders) {
      const found = cases.some(
        ({ kind, about }) =>
          (kind === 'seatTwice' || kind === 'reservationTwice') &&
          named(about, one) &&
          [...holders].some((other) => other !== one && named(about, other)),
      );
      if (!found)
        throw new Violation(
          `G4: seat ${seat} has the tickets ${[...holders].map((holder) => holder.number).join(', ')}, and no case names ${one.number} beside another`,
        );
    }
  }
}

/** Where two texts part, with what stands there. */
function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const from = Math.max(0, at - 30);
  return `${a.slice(from, at + 60)} ≠ ${b.slice(from, at + 60)}`;
}
