import { linkOf } from '../../shared/journal/entry.ts';
import {
  applyVenue,
  emptyVenue,
  type Place,
  stepVenue,
  type VenueState,
  venueKeys,
} from '../../shared/journal/foldVenue.ts';
import type { Effect, TicketRecord } from '../../shared/journal/records.ts';
import { addTakings } from '../../shared/journal/streamTakings.ts';
import { type Finding, finding } from '../../shared/journal/venueCases.ts';
import { readSeatKey } from '../../shared/journal/venueSeats.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { sha256, sha256Hex } from '../platform/crypto.ts';
import { TransactionLost, type Tx } from '../storage/port.ts';
import type { CaseRow, EntryRow, StreamRow } from '../storage/rows.ts';
import { bodyProblem } from './bodies.ts';
import { branchOf } from './branches.ts';
import type { Arrival } from './examine.ts';
import { foldArrival } from './foldArrival.ts';
import { routeOf, type Trunk } from './route.ts';
import { publishSeats, type SeatsOf, tellTills } from './tellTills.ts';

/** What a page came to. */
export interface PageOutcome {
  /** The stream itself as it stands now. */
  readonly row: StreamRow;
  readonly added: number;
  /** Set when an entry was too far ahead: where to send from. */
  readonly gapAt: number | null;
  /** Set when an entry went to a branch: the first such one. */
  readonly forkAt: number | null;
  /** Where the page's entries are, in their order. */
  readonly places: readonly Place[];
}

/** Takes one page of arrivals into a stream, within a transaction that holds the intake's lock. */
export async function takePage(
  tx: Tx,
  main: StreamRow,
  arrivals: readonly Arrival[],
  intake: number,
  now: number,
): Promise<PageOutcome> {
  const page = new Page(tx, intake, now);
  const trunks = await page.trunksOf(main, arrivals);
  await page.learn(arrivals);
  const places: Place[] = [];
  let forkAt: number | null = null;
  let gapAt: number | null = null;
  for (const arrival of arrivals) {
    const { seq } = arrival.sealed;
    const route = routeOf(trunks, arrival);
    if (route.to === 'gap') {
      gapAt = trunks[0].row.seq + 1;
      break;
    }
    let trunk: Trunk;
    if (route.to === 'fork') {
      trunk = { row: await branchOf(tx, trunks[0].row, seq, arrival.hash), hashes: new Map() };
      trunks.push(trunk);
    } else trunk = route.trunk;
    if (trunk !== trunks[0]) forkAt ??= seq;
    places.push({ stream: trunk.row.stream, seq });
    if (route.to !== 'repeat') await page.append(trunk, arrival, route.to === 'fork');
  }
  await page.save();
  return { row: trunks[0].row, added: page.added, gapAt, forkAt, places };
}

/** Effects that leave rows behind. */
const RECORDED: readonly Effect['type'][] = ['order', 'personalErased', 'customer', 'mail'];

class Page {
  added = 0;
  #venue: VenueState = emptyVenue();
  #pending: EntryRow[] = [];
  readonly #cases: CaseRow[] = [];
  readonly #changed = new Set<Trunk>();
  readonly #quotas = new Set<string>();
  readonly #leases = new Set<string>();
  /** Dates and streams whose sold seats have changed. */
  readonly #seats = new Map<string, SeatsOf>();
  readonly #tx: Tx;
  readonly #intake: number;
  readonly #now: number;

  constructor(tx: Tx, intake: number, now: number) {
    this.#tx = tx;
    this.#intake = intake;
    this.#now = now;
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

  /** Reads what is known of everything that the page's sales touch, once for all of them. */
  async learn(arrivals: readonly Arrival[]): Promise<void> {
    const keys = arrivals.flatMap(({ entry }) =>
      entry && bodyProblem(entry.kind, entry.body) === null ? [venueKeys(entry)] : [],
    );
    const { inventory, records } = this.#tx;
    const quotas = await inventory.quotas([...new Set(keys.flatMap((k) => k.quotas))]);
    const leases = await inventory.leases([...new Set(keys.flatMap((k) => k.leases))]);
    this.#venue = {
      quotas: new Map(quotas.map((quota) => [quota.quota, quota])),
      leases: new Map(leases.map((lease) => [lease.lease, lease])),
      tickets: await records.ticketPlaces(keys.flatMap((k) => k.tickets)),
      orders: await records.orderPlaces(keys.flatMap((k) => k.orders)),
      seats: await inventory.seatOwners([...new Set(keys.flatMap((k) => k.seats))]),
    };
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
    const folded = foldArrival(row.state, sealed.seq, entry);
    if (folded.finding) findings.push(folded.finding);
    if (entry) findings.push(...(await this.#effects(place, arrival, folded.effects)));
    trunk.row = {
      ...row,
      seq: sealed.seq,
      hash: arrival.hash,
      link: linkOf(sha256, sealed.hash, sealed.signature),
      state: folded.state,
      takings: addTakings(row.takings, folded.effects),
    };
    trunk.hashes.set(sealed.seq, arrival.hash);
    this.#changed.add(trunk);
    this.#open(place, arrival, findings);
    this.added += 1;
  }

  /** G6: an entry's effects leave nothing behind when they fail, and block nothing behind it. */
  async #effects(place: Place, arrival: Arrival, effects: readonly Effect[]): Promise<readonly Finding[]> {
    const { entry } = arrival;
    if (!entry) return [];
    try {
      const step = stepVenue(this.#venue, entry, effects, place);
      if (effects.some((effect) => RECORDED.includes(effect.type))) {
        // What is erased must be there: a page may bring an entry and its erasure.
        if (effects.some((effect) => effect.type === 'personalErased')) await this.#flush();
        await this.#tx.savepoint(async () => {
          await this.#record(place, effects, new Set(step.tickets));
          await this.#tx.inventory.addSeatOwners(step.seats);
          await tellTills(this.#tx, arrival, effects, place);
        });
      }
      this.#venue = applyVenue(this.#venue, step, place);
      for (const quota of step.quotas) this.#quotas.add(quota.quota);
      for (const lease of step.leases) this.#leases.add(lease.lease);
      for (const { key, owner } of step.seats)
        this.#seats.set(`${readSeatKey(key).date}\n${owner.place.stream}`, {
          date: readSeatKey(key).date,
          stream: owner.place.stream,
        });
      return step.findings;
    } catch (error) {
      if (error instanceof TransactionLost) throw error;
      return [finding('effectsFailed', error instanceof Error ? error.message : String(error))];
    }
  }

  async #record(place: Place, effects: readonly Effect[], valid: ReadonlySet<string>): Promise<void> {
    for (const effect of effects) {
      if (effect.type === 'order') {
        const tickets = firstOfEach(effect.tickets.filter((ticket) => valid.has(ticket.ticket)));
        await this.#tx.records.addOrder(effect.record, tickets, place);
      } else if (effect.type === 'personalErased')
        await this.#tx.journal.erasePersonal(place.stream, effect.entries);
    }
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
    findings.forEach(({ kind, detail }, i) => {
      const id = `case-${sha256Hex([place.stream, place.seq, hash, kind, i].join('\n')).slice(0, 32)}`;
      this.#cases.push({ id, kind, ...place, detail, openedAt: this.#now });
    });
  }

  async #flush(): Promise<void> {
    const rows = this.#pending;
    this.#pending = [];
    await this.#tx.journal.addEntries(rows);
  }

  async save(): Promise<void> {
    await this.#flush();
    await this.#tx.journal.addCases(this.#cases);
    for (const trunk of this.#changed) await this.#tx.journal.saveStream(trunk.row);
    const { quotas, leases } = this.#venue;
    await this.#tx.inventory.saveQuotas([...quotas.values()].filter((q) => this.#quotas.has(q.quota)));
    await this.#tx.inventory.saveLeases([...leases.values()].filter((l) => this.#leases.has(l.lease)));
    await publishSeats(this.#tx, [...this.#seats.values()]);
  }
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
