import { leaseCanBe, quotaCanBe } from '../../shared/inventory/ledger.ts';
import type { LeaseReleased } from '../../shared/journal/bodiesOfRights.ts';
import { linkOf } from '../../shared/journal/entry.ts';
import {
  emptyVenue,
  enterStep,
  type Place,
  type SeatOwner,
  stepVenue,
  type TicketReturn,
  type VenueBook,
  type VenueState,
  type VenueStep,
  venueBook,
} from '../../shared/journal/foldVenue.ts';
import type { Effect, TicketRecord } from '../../shared/journal/records.ts';
import { takingsWith } from '../../shared/journal/streamTakings.ts';
import { type Finding, finding } from '../../shared/journal/venueCases.ts';
import { readSeatKey } from '../../shared/journal/venueSeats.ts';
import type { OrderId, QuotaId, StreamId, TicketId } from '../../shared/kernel/ids.ts';
import { sha256, sha256Hex } from '../platform/crypto.ts';
import { noLongerAsked } from '../service/authority.ts';
import { TransactionLost, type Tx } from '../storage/port.ts';
import type { CaseRow, EntryRow, StreamRow } from '../storage/rows.ts';
import { amountsOf } from './amounts.ts';
import { bodyProblem } from './bodies.ts';
import { baseOf, branchOf } from './branches.ts';
import type { Arrival } from './examine.ts';
import { foldArrival } from './foldArrival.ts';
import { learn } from './learn.ts';
import { mailOfOther, managersAmong, notClosing } from './mayAct.ts';
import { routeOf, type Trunk } from './route.ts';
import { caseRowOf, publishSeats, type SeatsOf, Told } from './tellTills.ts';
import { flush, isEmpty, join, noWrites, type Writes } from './writes.ts';

/** What a page came to. */
export interface PageOutcome {
  /** The stream itself as it stands now. */
  readonly row: StreamRow;
  readonly added: number;
  /** Set when an entry was too far ahead: where to send from. */
  readonly gapAt: number | null;
  /** Set when an entry went to a branch: the first such one. */
  readonly forkAt: number | null;
  /** Quotas of which something was given back. */
  readonly freed: readonly QuotaId[];
  /** Where the page's entries are, in their order. */
  readonly places: readonly Place[];
}

/**
 * Takes one page of arrivals into a stream, within a transaction that holds the intake's lock. What the entries leave
 * behind is written at once; when the database refuses that, the page is taken again with a savepoint for each entry, so
 * that the one that fails blocks nothing behind it (G6).
 */
export async function takePage(
  tx: Tx,
  main: StreamRow,
  arrivals: readonly Arrival[],
  { intake, now, ahead }: { readonly intake: number; readonly now: number; readonly ahead: boolean },
): Promise<PageOutcome> {
  try {
    return await tx.savepoint(() => pageOnce(new Page(tx, intake, now, false), main, arrivals, ahead));
  } catch (error) {
    if (error instanceof TransactionLost) throw error;
    return await pageOnce(new Page(tx, intake, now, true), main, arrivals, ahead);
  }
}

async function pageOnce(
  page: Page,
  main: StreamRow,
  arrivals: readonly Arrival[],
  ahead: boolean,
): Promise<PageOutcome> {
  const trunks = await page.trunksOf(main, arrivals);
  await page.learn(arrivals);
  const places: Place[] = [];
  let forkAt: number | null = null;
  let gapAt: number | null = null;
  for (const arrival of arrivals) {
    const { seq } = arrival.sealed;
    const route = routeOf(trunks, arrival);
    let forked = false;
    let trunk: Trunk;
    if (route.to === 'next' || route.to === 'repeat') trunk = route.trunk;
    else {
      // What the first of a page names may be on its way; what the others name came before them.
      const waits = ahead && places.length === 0;
      const row = await page.branchOf(trunks, arrival, route.to === 'fork' && !waits);
      if (row) {
        trunk = { row, hashes: new Map() };
        trunks.push(trunk);
      } else if (route.to === 'broken' && !waits) trunk = route.trunk;
      else {
        gapAt = trunks[0].row.seq + 1;
        break;
      }
      forked = row !== undefined;
    }
    if (trunk !== trunks[0]) forkAt ??= seq;
    places.push({ stream: trunk.row.stream, seq });
    if (route.to !== 'repeat') await page.append(trunk, arrival, forked);
  }
  await page.save();
  return { row: trunks[0].row, added: page.added, gapAt, forkAt, freed: [...page.freed], places };
}

/** Entries that are written together. */
const ENTRIES_AT_ONCE = 100;

class Page {
  added = 0;
  readonly freed = new Set<QuotaId>();
  #venue: VenueBook = venueBook(emptyVenue());
  #pending: EntryRow[] = [];
  readonly #adding: Promise<void>[] = [];
  #writes = noWrites();
  #known = new Map<string, CaseRow>();
  #managers: ReadonlySet<string> = new Set();
  readonly #cases: CaseRow[] = [];
  readonly #superseded: { readonly place: Place; readonly by: string }[] = [];
  readonly #resolved: CaseRow[] = [];
  readonly #tillNos = new Map<string, number>();
  readonly #changed = new Set<Trunk>();
  readonly #quotas = new Set<string>();
  readonly #leases = new Set<string>();
  /** Dates and streams whose sold seats have changed. */
  readonly #seats = new Map<string, SeatsOf>();
  readonly #told: Told;
  readonly #tx: Tx;
  readonly #intake: number;
  readonly #now: number;
  readonly #oneByOne: boolean;

  constructor(tx: Tx, intake: number, now: number, oneByOne: boolean) {
    this.#tx = tx;
    this.#intake = intake;
    this.#now = now;
    this.#oneByOne = oneByOne;
    this.#told = new Told(tx, now);
  }

  /** The stream and its branches, with what they have where the page is. */
  async trunksOf(main: StreamRow, arrivals: readonly Arrival[]): Promise<[Trunk, ...Trunk[]]> {
    const seqs = arrivals.map((arrival) => arrival.sealed.seq);
    const trunk = async (row: StreamRow): Promise<Trunk> => ({
      row,
      hashes: await this.#tx.journal.hashes(row.stream, Math.min(...seqs), Math.max(...seqs)),
    });
    const trunks: [Trunk, ...Trunk[]] = [await trunk(main)];
    for (const branch of await this.#tx.journal.branches(main.stream)) trunks.push(await trunk(branch));
    return trunks;
  }

  async learn(arrivals: readonly Arrival[]): Promise<void> {
    const readable = arrivals.filter(({ entry }) => entry !== null && bodyProblem(entry) === null);
    this.#venue = venueBook(await learn(this.#tx, readable));
    await this.#told.prefetch(readable);
    const said = (field: 'case' | 'by'): string[] =>
      readable.flatMap(({ entry }) => {
        const value = entry?.kind === 'caseResolved' ? entry.body[field] : undefined;
        return typeof value === 'string' ? [value] : [];
      });
    this.#known = new Map((await this.#tx.journal.casesById(said('case'))).map((row) => [row.id, row]));
    this.#managers = await managersAmong(this.#tx, said('by'));
  }

  /**
   * A branch that leaves the stream or one of its branches with an arrival: that one is where the entry before it is.
   * Nowhere: it leaves the stream itself if it must, else there is none (a gap). What is pending must be there to be folded.
   */
  async branchOf(
    trunks: readonly [Trunk, ...Trunk[]],
    { sealed: { seq }, hash, entry }: Arrival,
    must: boolean,
  ): Promise<StreamRow | undefined> {
    await this.#flushEntries();
    const before = entry && (await baseOf(this.#tx, trunks, { seq: seq - 1, prev: entry.prev }));
    if (!before && !must) return undefined;
    return branchOf(this.#tx, trunks, (before ?? trunks[0]).row, { seq, hash });
  }

  async append(trunk: Trunk, arrival: Arrival, forked: boolean): Promise<void> {
    const { sealed, entry } = arrival;
    const { row } = trunk;
    const place: Place = { stream: row.stream, seq: sealed.seq };
    const findings: Finding[] = [...arrival.findings];
    if (forked)
      findings.unshift(
        finding('fork', `stream ${row.parent} has another entry ${sealed.seq}; this one began a branch`),
      );
    if (entry && entry.prev !== row.link)
      findings.push(finding('chainBroken', `entry ${sealed.seq} does not name the one before it`));
    this.#pending.push(this.#rowOf(place, arrival));
    if (this.#pending.length >= ENTRIES_AT_ONCE) this.#addPending();
    const folded = foldArrival(row.state, sealed.seq, entry);
    if (folded.finding) findings.push(folded.finding);
    const taken = takingsWith(row.takings, folded.effects);
    if (taken.problem !== null) findings.push(finding('malformed', `takings: ${taken.problem}`));
    this.#tillNos.set(row.stream, folded.state.tillNo);
    if (entry) findings.push(...(await this.#effects(place, arrival, folded.effects, folded.state.tillNo)));
    const yieldsAll = folded.effects.some((effect) => effect.type === 'yielded' && effect.all);
    trunk.row = {
      ...row,
      seq: sealed.seq,
      hash: arrival.hash,
      link: linkOf(sha256, sealed.hash, sealed.signature),
      state: folded.state,
      takings: taken.takings,
      yieldedTo: yieldsAll ? sealed.seq : row.yieldedTo,
    };
    trunk.hashes.set(sealed.seq, arrival.hash);
    this.#changed.add(trunk);
    this.#open(place, arrival, findings);
    this.added += 1;
  }

  /** G6: an entry's effects leave nothing behind when they fail, and block nothing behind it. */
  async #effects(
    place: Place,
    arrival: Arrival,
    effects: readonly Effect[],
    tillNo: number,
  ): Promise<readonly Finding[]> {
    const { entry } = arrival;
    if (!entry) return [];
    try {
      const yields = effects.find((effect) => effect.type === 'yielded');
      const pending = yields ? pendingOf(this.#venue, entry.stream, yields) : [];
      const step = sound(stepVenue(this.#venue, entry, effects, place, pending));
      const mail = effects.find((effect) => effect.type === 'mail');
      const refused = mail ? await mailOfOther(this.#tx, this.#venue, mail, place) : null;
      const amounts = await this.#amounts(effects);
      const done = refused ? effects.filter((effect) => effect !== mail) : effects;
      const writes = await this.#writesOf(place, arrival, done, step, tillNo);
      if (!isEmpty(writes))
        if (this.#oneByOne) {
          // What is erased must be there: a page may bring an entry and its erasure.
          if (writes.erased.length > 0) await this.#flushEntries();
          await this.#tx.savepoint(() => flush(this.#tx, writes));
        } else join(this.#writes, writes);
      this.#apply(step, place, entry.stream, yields);
      const refusals = refused ? [refused] : [];
      return [...step.findings, ...amounts, ...refusals, ...(await this.#resolve(effects, place))];
    } catch (error) {
      if (error instanceof TransactionLost) throw error;
      this.#told.forget();
      return [finding('effectsFailed', error instanceof Error ? error.message : String(error))];
    }
  }

  /** What entries say of money, against the sale that they are about. */
  async #amounts(effects: readonly Effect[]): Promise<Finding[]> {
    const known = { row: (order: OrderId) => this.#told.orderRow(order), tickets: this.#venue.tickets };
    const found: Finding[] = [];
    for (const effect of effects) found.push(...(await amountsOf(this.#tx, known, effect)));
    return found;
  }

  #apply(step: VenueStep, place: Place, stream: StreamId, yields: Yielded | undefined): void {
    for (const key of [...step.seatsFreed, ...step.seats.map((seat) => seat.key)]) {
      const owner = this.#venue.seats.get(key);
      const { date } = readSeatKey(key);
      for (const of of new Set([...streamsAt(owner), place.stream])) {
        this.#seats.set(`${date}\n${of}`, { date, stream: of });
      }
    }
    enterStep(this.#venue, step, place);
    if (yields) yieldIn(this.#venue, stream, yields);
    for (const quota of step.quotas) this.#quotas.add(quota.quota);
    for (const lease of step.leases) this.#leases.add(lease.lease);
  }

  async #writesOf(
    place: Place,
    arrival: Arrival,
    effects: readonly Effect[],
    step: VenueStep,
    tillNo: number,
  ): Promise<Writes> {
    const writes = noWrites();
    const valid = new Set<string>(step.tickets);
    for (const effect of effects) {
      if (effect.type === 'order') {
        const tickets = firstOfEach(effect.tickets.filter((ticket) => valid.has(ticket.ticket)));
        writes.orders.push({ record: effect.record, tickets, place });
      } else if (effect.type === 'personalErased') {
        writes.erased.push({ stream: place.stream, seqs: effect.entries });
        writes.erased.push(...(await this.#erasedBefore(place.stream, effect.others)));
      } else if (effect.type === 'yielded') await this.#yielded(writes, place.stream, effect);
      else if (effect.type === 'released') await this.#released(writes, place.stream, effect.released.items);
    }
    writes.seatsFreed.push(...step.seatsFreed);
    writes.seats.push(...step.seats);
    writes.returns.push(...step.returns);
    const restOf = (quota: QuotaId): number => {
      const balance = this.#venue.quotas.get(quota);
      return balance ? Math.max(0, balance.capacity - balance.sold) : 0;
    };
    await this.#told.add(writes, { arrival, effects, place, tillNo, restOf, returns: this.#venue.returns });
    return writes;
  }

  /** Of earlier lives only those of the same till: nobody empties what another one said. */
  async #erasedBefore(
    stream: StreamId,
    others: Extract<Effect, { type: 'personalErased' }>['others'],
  ): Promise<Writes['erased'][number][]> {
    if (others.length === 0) return [];
    const device = (await this.#tx.journal.stream(stream))?.device;
    const own = [];
    for (const { stream: of, entries } of others)
      if (device !== undefined && (await this.#tx.journal.stream(of))?.device === device)
        own.push({ stream: of, seqs: entries });
    return own;
  }

  /** What a till had of others goes back to the centre, and is not asked for any more. */
  async #yielded(writes: Writes, stream: StreamId, { all, things }: Yielded): Promise<void> {
    const given = all
      ? await this.#tx.acts.yieldAuthorities(stream)
      : yieldedThings(this.#venue, stream, things).map(({ thing }) => thing);
    if (!all) writes.authorities.push(...given.map((thing) => ({ thing, stream: null })));
    for (const thing of given)
      writes.feed.push({ kind: 'authority', id: thing, audience: stream, value: null });
    await noLongerAsked(this.#tx, stream, all ? null : things);
  }

  /** A till that gave something back of a quota has answered what it was asked for of it. */
  async #released(writes: Writes, stream: StreamId, items: LeaseReleased['items']): Promise<void> {
    const quotas = new Set(items.map((item) => item.quota));
    for (const quota of quotas) this.freed.add(quota);
    const asked = (await this.#tx.acts.asks(stream)).filter((row) => quotas.has(row.quota));
    await this.#tx.acts.removeAsks(
      stream,
      asked.map((row) => row.quota),
    );
    for (const { quota } of asked)
      writes.feed.push({ kind: 'leaseAsked', id: `${stream}:${quota}`, audience: stream, value: null });
  }

  /** Cases that a manager's entry closes. */
  async #resolve(effects: readonly Effect[], place: Place): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const effect of effects) {
      if (effect.type !== 'caseResolved') continue;
      const { case: id, remedy, by } = effect.resolved;
      const known = this.#known.get(id) ?? this.#cases.find((row) => row.id === id);
      if (!known)
        findings.push(finding('caseUnknown', `case ${id} was resolved (${remedy}) and is not known`));
      else if (known.resolved === null) {
        const problem = await notClosing(this.#tx, this.#managers, known, by, place);
        if (problem) findings.push(problem);
        else this.#settle({ ...known, resolved: { remedy, by, at: effect.at } });
      }
    }
    return findings;
  }

  #settle(row: CaseRow): void {
    this.#known.set(row.id, row);
    const here = this.#cases.findIndex((one) => one.id === row.id);
    if (here >= 0) this.#cases[here] = row;
    else this.#resolved.push(row);
  }

  #rowOf(place: Place, { sealed, bytes, hash, personal }: Arrival): EntryRow {
    return {
      ...place,
      bytes,
      hash,
      claimedHash: sealed.hash,
      signature: sealed.signature,
      personal,
      intake: this.#intake,
      receivedAt: this.#now,
    };
  }

  #open(place: Place, { hash }: Arrival, findings: readonly Finding[]): void {
    findings.forEach(({ kind, detail, about, supersedes }, i) => {
      const id = `case-${sha256Hex([place.stream, place.seq, hash, kind, i].join('\n')).slice(0, 32)}`;
      this.#cases.push({ id, kind, ...place, detail, about, openedAt: this.#now, resolved: null });
      if (supersedes) this.#superseded.push({ place: supersedes, by: id });
    });
  }

  /** Has the entries so far written while the ones behind them are folded. */
  #addPending(): void {
    const adding = this.#tx.journal.addEntries(this.#pending);
    // Its failure is told by whoever waits for it.
    adding.catch(() => {});
    this.#adding.push(adding);
    this.#pending = [];
  }

  async #flushEntries(): Promise<void> {
    this.#addPending();
    for (const adding of this.#adding.splice(0)) await adding;
  }

  async save(): Promise<void> {
    await this.#flushEntries();
    await flush(this.#tx, this.#writes);
    await this.#merge();
    await this.#tx.journal.addCases(this.#cases);
    await this.#tx.journal.resolveCases(this.#resolved);
    await this.#tx.feed.publish(
      [...this.#cases, ...this.#resolved].map((row) => caseRowOf(row, this.#tillNos.get(row.stream) ?? 0)),
    );
    for (const trunk of this.#changed) await this.#tx.journal.saveStream(trunk.row);
    const { quotas, leases } = this.#venue;
    await this.#tx.inventory.saveQuotas([...quotas.values()].filter((q) => this.#quotas.has(q.quota)));
    await this.#tx.inventory.saveLeases([...leases.values()].filter((l) => this.#leases.has(l.lease)));
    await publishSeats(this.#tx, [...this.#seats.values()]);
  }

  /** A seat sold twice says more than that one of the sales was by a manager's word: one case, not two. */
  async #merge(): Promise<void> {
    if (this.#superseded.length === 0) return;
    const before = await this.#tx.journal.casesAbout(this.#superseded.map(({ place }) => place));
    for (const { place, by } of this.#superseded)
      for (const row of [...before, ...this.#cases])
        if (
          (row.kind === 'soldByOverride' || row.kind === 'actByOverride') &&
          row.stream === place.stream &&
          row.seq === place.seq &&
          (this.#known.get(row.id) ?? row).resolved === null
        )
          this.#settle({ ...row, resolved: { remedy: 'merged', by, at: this.#now } });
  }
}

/** The streams whose tickets are for a seat. */
const streamsAt = (owner: SeatOwner | undefined): StreamId[] =>
  owner ? [owner, ...(owner.behind ?? [])].map((one) => one.place.stream) : [];

/** A step that leaves rights as they can be; throws for one that does not, which no table takes. */
function sound(step: VenueStep): VenueStep {
  const quota = step.quotas.find((one) => !quotaCanBe(one));
  if (quota) throw new Error(`quota ${quota.quota} would have ${quota.sold} sold and ${quota.leased} leased`);
  const lease = step.leases.find((one) => !leaseCanBe(one));
  if (lease)
    throw new Error(`lease ${lease.lease} of ${lease.amount} would have ${lease.consumed} sold of it`);
  return step;
}

type Yielded = Extract<Effect, { type: 'yielded' }>;

/** The returns of others that waited for a till to yield the tickets' authority. */
const pendingOf = (venue: VenueState, stream: StreamId, yields: Yielded): TicketReturn[] =>
  [...venue.returns.values()].filter(
    (row) =>
      !row.freed &&
      venue.authority.get(row.ticket) === stream &&
      (yields.all || yields.things.includes(row.ticket)),
  );

/** Named things go back to the centre, where they were the till's. */
const yieldedThings = (venue: VenueState, stream: StreamId, things: Yielded['things']) =>
  things.flatMap((thing) => {
    const holder = venue.authority.get(thing as TicketId);
    return holder === stream || holder === undefined ? [{ thing, stream: null }] : [];
  });

function yieldIn({ authority }: VenueBook, stream: StreamId, yields: Yielded): void {
  const named = new Set<string>(yields.things);
  for (const [thing, holder] of authority)
    if (holder === stream && (yields.all || named.has(thing))) authority.set(thing, null);
}

function firstOfEach(tickets: readonly TicketRecord[]): TicketRecord[] {
  const first = new Map<string, TicketRecord>();
  for (const ticket of tickets) if (!first.has(ticket.ticket)) first.set(ticket.ticket, ticket);
  return [...first.values()];
}

/** The cases about entries at some places, by place. */
export async function casesAt(tx: Tx, places: readonly Place[]): Promise<CaseRow[]> {
  const found: CaseRow[] = [];
  for (const stream of new Set<StreamId>(places.map((place) => place.stream))) {
    const seqs = places.filter((place) => place.stream === stream).map((place) => place.seq);
    const wanted = new Set(seqs);
    const cases = await tx.journal.cases(stream, Math.min(...seqs), Math.max(...seqs));
    found.push(...cases.filter((row) => wanted.has(row.seq)));
  }
  return found;
}
