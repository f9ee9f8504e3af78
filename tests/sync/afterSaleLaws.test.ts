import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { voucherOfQuota } from '../../shared/domain/vouchers.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { PaymentCorrected } from '../../shared/journal/bodiesOfCorrections.ts';
import type { InvoiceSettled } from '../../shared/journal/bodiesOfInvoices.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { ACTS, act } from '../fakes/eveningActs.ts';
import { type Counter, newCounter } from '../fakes/eveningCounter.ts';
import { passRows } from '../fakes/passes.ts';
import { ok } from '../fakes/replies.ts';
import { booksOf } from '../fakes/rightsAtCentre.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { PIN } from '../fakes/till.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich; the show begins two hours later.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
const BOTH = [0, 1] as const;
/** Cases of a voucher of which more was taken than was on it, or after it was made void. */
const NEGATIVE = /^voucher(Overspent|Void)$/;

/** What the bodies in a till's journal say, summed without any fold. */
interface Written {
  readonly minor: number;
  /** By method and by VAT rate, those that are not zero. */
  readonly methods: Record<string, number>;
  readonly taxes: Record<string, number>;
  readonly sold: {
    readonly ticket: string;
    readonly number: string;
    readonly order: string;
    readonly seat: string | null;
  }[];
  readonly returned: string[];
}

function written({ till, stream }: TillAtCentre): Written {
  const methods = new Map<string, number>();
  const taxes = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, minor: number) =>
    to.set(key, (to.get(key) ?? 0) + minor);
  const sold: Written['sold'] = [];
  const returned: string[] = [];
  let minor = 0;
  for (const sealed of till.store.read.journal.page(stream as never, 1, 10_000)) {
    const { kind, body } = openEntry(sealed);
    if (kind === 'orderValidated' || kind === 'ticketsReturned') {
      const said = body as unknown as OrderValidated | TicketsReturned;
      minor += said.totalMinor;
      for (const one of said.payments) add(methods, one.method, one.minor);
      for (const one of said.taxes) add(taxes, `${one.vatName} ${one.vatBasisPoints}`, one.grossMinor);
    }
    if (kind === 'orderValidated') {
      const { number, tickets, lines } = body as unknown as OrderValidated;
      for (const { ticket, number: printed, line: no, index } of tickets) {
        const line = lines[no];
        if (!line || line.kind === 'voucher') throw new Error('a ticket of no line');
        const seat = line.kind === 'ticket' ? line.seats[index ?? 0] : undefined;
        sold.push({
          ticket,
          number: printed,
          order: number,
          seat: line.kind === 'ticket' && seat ? `${line.date} ${seat.seat}` : null,
        });
      }
    }
    if (kind === 'ticketsReturned')
      returned.push(...(body as unknown as TicketsReturned).items.map((item) => item.ticket));
    if (kind === 'invoiceSettled')
      for (const one of (body as unknown as InvoiceSettled).payments) add(methods, one.method, one.minor);
    if (kind === 'paymentCorrected') {
      const { minus, plus } = body as unknown as PaymentCorrected;
      for (const one of [minus, plus]) add(methods, one.method, one.minor);
    }
  }
  return { minor, methods: nonZero(methods), taxes: nonZero(taxes), sold, returned };
}

const nonZero = (rows: Iterable<readonly [string, number]>): Record<string, number> =>
  Object.fromEntries([...rows].filter(([, minor]) => minor !== 0).sort());

const casesOf = (centre: Centre) =>
  centre.storage.transaction(centre.organiser, (tx) => tx.journal.allCases(true));

/** Both lines are up; rounds are made until neither till has anything to send, nor the centre to tell. */
async function settle(counter: Counter): Promise<void> {
  for (const till of counter.tills) till.line.up = true;
  for (let round = 0; round < 4; round++) for (const till of counter.tills) await till.round();
}

/** What each till says of itself, what the centre has of it, and what stands in its journal are one. */
async function moneyIsOne(centre: Centre, counter: Counter): Promise<Written[]> {
  const { streams } = await centre.takings();
  return counter.tills.map((till) => {
    const said = written(till);
    const state = till.till.store.read.journal.current()?.state;
    const stream = streams.find((one) => one.stream === till.stream);
    expect(state?.perpetual.netMinor, 'G3: the till').toBe(said.minor);
    expect(stream?.netMinor, 'G3: the centre').toBe(said.minor);
    expect(nonZero((stream?.methods ?? []).map((one) => [one.method, one.minor]))).toEqual(said.methods);
    const taxes = (stream?.taxes ?? []).map(
      (one) => [`${one.vatName} ${one.vatBasisPoints}`, one.grossMinor] as const,
    );
    expect(nonZero(taxes)).toEqual(said.taxes);
    return said;
  });
}

/** The manager's evening, asked at each till, finds each closing of both to be what the ledger has booked. */
async function eveningIsEqual(counter: Counter): Promise<void> {
  for (const { till } of counter.tills) {
    await till.command('signIn', { staff: 'sophie' as never, pin: PIN });
    const { tills } = ok(await till.query('evening', { day: null, ask: true }));
    expect(tills).toHaveLength(2);
    for (const one of tills) {
      expect(one.closings.flatMap((closing) => closing.differences)).toEqual([]);
      expect(one.acts).toEqual([]);
      // Both have opened a session again.
      expect(one.verdict).toBe('open');
    }
  }
}

/** A ticket is sold once, and taken back once unless a case says so; a seat has one valid ticket, or a case. */
function ticketsAreOne(
  all: readonly Written[],
  cases: readonly { kind: string; about: readonly string[] }[],
) {
  const sold = all.flatMap((one) => one.sold);
  expect(new Set(sold.map((one) => one.ticket)).size, 'G4: a ticket is sold once').toBe(sold.length);
  const returned = all.flatMap((one) => one.returned);
  const twice = returned.length - new Set(returned).size;
  expect(cases.filter((one) => one.kind === 'returnedTwice').length, 'G6: taken back twice').toBe(twice);
  const gone = new Set(returned);
  const seats = Map.groupBy(
    sold.filter((one) => one.seat !== null && !gone.has(one.ticket)),
    (one) => one.seat,
  );
  for (const [seat, tickets] of seats) {
    if (tickets.length < 2) continue;
    const names = tickets.flatMap((one) => [one.number, one.order]);
    const named = cases.some(({ about }) => about.some((one) => names.includes(one)));
    expect(named, `G4, G6: seat ${seat} is sold twice and in no case`).toBe(true);
  }
}

test('G3, G4, G5, G6: whatever two tills do after the sale, with and without the line, money is one, a ticket is valid once, Z numbers have no gap', async () => {
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...BOTH), fc.constantFrom(...ACTS), fc.nat(200)), {
        minLength: 40,
        maxLength: 110,
      }),
      async (acts) => {
        const centre = await testCentre({ expectedTills: 2 });
        await centre.importCatalogue([...venueRows(EVENING, true), ...passRows(EVENING)] as never);
        const tills = [await tillAt(() => centre, EVENING), await tillAt(() => centre, EVENING)] as const;
        try {
          const counter = newCounter(tills);
          for (const no of BOTH) await act(counter, no, 'sell', no);
          for (const [no, name, n] of acts) await act(counter, no, name, n);
          await settle(counter);
          for (const no of BOTH) await act(counter, no, 'close', 0);
          await settle(counter);
          const said = await moneyIsOne(centre, counter);
          await eveningIsEqual(counter);
          const cases = await casesOf(centre);
          ticketsAreOne(said, cases);
          const kinds = cases.map((one) => one.kind);
          const { quotas, balanced } = await booksOf(centre);
          expect(balanced, 'G5: free, leased and sold make the capacity').toBe(true);
          for (const quota of quotas.filter((one) => voucherOfQuota(one.quota) !== undefined))
            if (quota.sold > quota.capacity) expect(kinds).toContainEqual(expect.stringMatching(NEGATIVE));
          for (const no of BOTH) {
            const numbers = counter.closings[no].map((one) => Number(one.split('-').at(-1)));
            expect(numbers, 'Z numbers have no gap').toEqual(numbers.map((_, i) => i + 1));
            expect(checkStore(tills[no].till.store.file)).toEqual({ damaged: null, differs: null });
          }
          for (const [name, times] of counter.done) done.set(name, (done.get(name) ?? 0) + times);
        } finally {
          for (const { till } of tills) till.dispose();
          await centre.close();
        }
      },
    ),
    // An evening takes most of a second: what fails is printed as it is, and shrunk by whoever looks into it.
    { numRuns: Number(process.env.GUICHET_LAW_RUNS ?? 25), endOnFailure: true },
  );
  if (process.env.GUICHET_LAW_RUNS) console.log(Object.fromEntries(done));
  // Nothing of the list was refused each time.
  expect(ACTS.filter((name) => !done.has(name))).toEqual([]);
}, 600_000);
