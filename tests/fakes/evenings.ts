import { createVerifier, sha256, signerOf } from '../../electron/platform/crypto.ts';
import { NO_DETAIL } from '../../shared/domain/cart.ts';
import { orderNumber, ticketNumber, zNumber } from '../../shared/domain/numbers.ts';
import { settle } from '../../shared/domain/payment.ts';
import type { PricedTickets } from '../../shared/domain/priced.ts';
import { priceCart } from '../../shared/domain/pricing.ts';
import type { SessionClosed } from '../../shared/journal/bodies.ts';
import { type Draft, type Head, seal } from '../../shared/journal/chain.ts';
import { type Entry, GENESIS, type Personal, type SealedEntry } from '../../shared/journal/entry.ts';
import { nextOrdinal, stepStream } from '../../shared/journal/foldStream.ts';
import type { Effect } from '../../shared/journal/records.ts';
import { expectedCash, newStream, type StreamState } from '../../shared/journal/streamState.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import type { Sha256, Signer, Verifier } from '../../shared/kernel/crypto.ts';
import type { LineId, StreamId } from '../../shared/kernel/ids.ts';
import { uuidv7 } from '../../shared/kernel/ids.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import { venueItems } from './venue.ts';

/** What the plan's prices cost, for expectations that owe nothing to the code under test. Minor units. */
export const PRICES = { p1: 5800, p2: 1787, p3: 3800 } as const;

export interface PlannedOrder {
  readonly type: 'order';
  readonly lines: readonly {
    readonly price: keyof typeof PRICES;
    readonly quantity: number;
    readonly holder: string;
  }[];
  /** Cash handed over before the last method takes the rest; null: the last method takes all. */
  readonly cashFirst: number | null;
  readonly method: 'cash' | 'card' | 'twint';
}
export type PlannedAct =
  | PlannedOrder
  /** Duplicates of the newest ticket, all in one transaction. */
  | { readonly type: 'copies'; readonly count: number }
  /** Empties every personal part so far. */
  | { readonly type: 'erase' };

/** An evening in plain words, from which a journal is made. The same plan gives the same bytes. */
export interface EveningPlan {
  readonly seed: number;
  readonly sessions: readonly {
    readonly floatMinor: number;
    readonly acts: readonly PlannedAct[];
    /** Counted cash less expected cash, minor units. */
    readonly countedOff: number;
  }[];
  /** Leaves the last session open. */
  readonly stillOpen: boolean;
}

export interface Evening {
  readonly stream: StreamId;
  readonly signer: Signer;
  readonly sealed: readonly SealedEntry[];
  readonly entries: readonly Entry[];
  readonly state: StreamState;
  readonly effects: readonly Effect[];
}

export const journalCrypto = (): { readonly sha256: Sha256; readonly verify: Verifier } => ({
  sha256,
  verify: createVerifier(),
});

const STARTS_AT = Date.parse('2026-11-27T17:00:00.000Z');

/** Makes the journal of an evening with real hashes and real signatures; throws when the fold refuses it. */
export function makeEvening(plan: EveningPlan): Evening {
  const random = (label: string): Uint8Array => sha256(utf8(`${plan.seed}|${label}`));
  const signer = signerOf(random('key'));
  let lastId: string | undefined;
  let now = STARTS_AT;
  const id = <K extends string>() => {
    const made = uuidv7<K>(now, random(`id${lastId ?? ''}`), lastId);
    lastId = made;
    return made;
  };
  const stream = id<'stream'>();
  const { catalogue } = catalogueOf(venueItems(STARTS_AT, stream, 'none'));
  let state = newStream(stream);
  let head: Head = { stream, seq: 0, link: GENESIS };
  let last: { wall: number; monotonic: number } | null = null;
  let sealed: SealedEntry[] = [];
  const entries: Entry[] = [];
  const effects: Effect[] = [];

  const append = (...drafts: Draft[]): void => {
    now += 30_000;
    const reading = { wall: now, monotonic: now - STARTS_AT };
    const made = seal(sha256, signer, head, drafts, reading, last);
    for (const entry of made.opened) {
      const step = stepStream(state, entry);
      if (!step.ok) throw new Error(`evening: ${step.refusal.kind}: ${step.refusal.detail}`);
      state = step.value.state;
      effects.push(...step.value.effects);
    }
    head = made.head;
    last = reading;
    sealed.push(...made.entries);
    entries.push(...made.opened);
  };

  const order = (planned: PlannedOrder): void => {
    const cart = planned.lines.map(({ holder, ...line }) => ({
      kind: 'ticket',
      id: id() as LineId,
      date: 'd1',
      seats: [],
      chosenMinor: null,
      proofSeen: false,
      reason: null,
      ...line,
      details: Array.from({ length: line.quantity }, () => ({ ...NO_DETAIL, holder })),
    }));
    const priced = priceCart({ lines: cart as never }, catalogue, now, '2026-11-27');
    if (!priced.ok) throw new Error(`evening: ${priced.refusal.kind}`);
    const { lines, totalMinor, taxes } = priced.value;
    const part =
      planned.cashFirst !== null && planned.cashFirst < totalMinor - 5
        ? [{ method: 'cash', givenMinor: planned.cashFirst }]
        : [];
    const settled = settle(totalMinor, [], [...part, { method: planned.method, givenMinor: null }] as never, {
      methods: catalogue.paymentMethods,
      cashStep: 5,
      currency: 'CHF',
      rates: new Map(),
    });
    if (!settled.ok) throw new Error(`evening: ${settled.refusal.kind}`);
    const ordinal = nextOrdinal(state, 'order');
    let ticket = state.ordinals.ticket;
    const body = {
      order: id(),
      ordinal,
      number: orderNumber(state.prefix, ordinal),
      command: id(),
      session: state.session?.session,
      by: 'anna',
      businessDay: '2026-11-27',
      currency: 'CHF',
      lines: lines.map((line) => {
        const { details: _personal, ...sold } = line as PricedTickets;
        return sold;
      }),
      tickets: lines.flatMap((line, index) =>
        Array.from({ length: line.quantity }, (_, at) => {
          ticket += 1;
          return {
            ticket: id(),
            ordinal: ticket,
            number: ticketNumber(state.prefix, ticket),
            line: index,
            index: at,
            secret: 'ABCD1234',
            validFromMinute: 29_000_000,
            validToMinute: 29_002_000,
            signature: toHex(random(`ticket${ticket}`)).repeat(2),
          };
        }),
      ),
      payments: settled.value.payments,
      taxes,
      totalMinor,
      roundingMinor: settled.value.roundingMinor,
      rights: [],
      perpetual: {
        netMinor: state.perpetual.netMinor + totalMinor,
        absoluteMinor: state.perpetual.absoluteMinor + totalMinor,
      },
    };
    const holders = Object.fromEntries(
      lines.flatMap((l, i) => {
        const holder = l.kind === 'ticket' ? (l.details[0]?.holder ?? '') : '';
        return holder === '' ? [] : [[`${i}/0`, holder]];
      }),
    );
    const personal: Personal = { salt: toHex(random(`salt${ordinal}`)).slice(0, 32), data: { holders } };
    append({ kind: 'orderValidated', body, ...(Object.keys(holders).length > 0 ? { personal } : {}) });
  };

  const copies = (count: number): void => {
    const newest = effects.findLast((e) => e.type === 'order')?.tickets.at(-1);
    if (!newest) return;
    const before = effects.filter((e) => e.type === 'copy' && e.ticket === newest.ticket).length;
    const bodies = Array.from({ length: count }, (_, i) => ({
      ticket: newest.ticket,
      order: newest.order,
      ordinal: state.ordinals.copy + i + 1,
      copy: before + i + 1,
      by: 'anna',
      reason: 'reprint',
    }));
    append(...bodies.map((body) => ({ kind: 'copyPrinted', body })));
  };

  const erase = (): void => {
    const erased = sealed.filter((e) => e.personal !== null).map((e) => e.seq);
    sealed = sealed.map((entry) => ({ ...entry, personal: null }));
    append({ kind: 'personalErased', body: { entries: erased } });
  };

  append({
    kind: 'streamStarted',
    body: {
      organiser: 'o1',
      device: 'dev1',
      instance: 'instance-1',
      tillNo: 2,
      prefix: '2',
      publicKey: toHex(signer.publicKey),
      keyId: signer.keyId,
      currency: 'CHF',
      software: 'guichet test',
      training: false,
      predecessor: null,
    },
  });
  for (const [i, session] of plan.sessions.entries()) {
    append({
      kind: 'sessionOpened',
      body: { session: id(), by: 'anna', floatMinor: session.floatMinor },
    });
    for (const act of session.acts) {
      if (act.type === 'order') order(act);
      else if (act.type === 'copies') copies(act.count);
      else erase();
    }
    if (plan.stillOpen && i === plan.sessions.length - 1) break;
    append({ kind: 'sessionClosed', body: closingOf(state, head, session.countedOff) });
  }
  return { stream, signer, sealed, entries, state, effects };
}

/** What a correct closing says at this point of the stream. */
export function closingOf(state: StreamState, head: Head, countedOff: number): SessionClosed {
  const { session } = state;
  if (!session) throw new Error('evening: no session is open');
  const expected = expectedCash(session);
  const ordinal = nextOrdinal(state, 'z');
  return {
    session: session.session,
    ordinal,
    number: zNumber(state.prefix, ordinal),
    by: session.openedBy,
    fromSeq: session.fromSeq,
    toSeq: state.seq,
    orders: session.orders,
    tickets: session.tickets,
    copies: session.copies,
    floatMinor: session.floatMinor,
    linesMinor: session.linesMinor,
    roundingMinor: session.roundingMinor,
    methods: session.methods,
    taxes: session.taxes,
    expectedCashMinor: expected,
    countedCashMinor: expected + countedOff,
    differenceMinor: countedOff,
    head: head.link,
    previousClosing: state.lastClosing,
    perpetual: state.perpetual,
  };
}

/** A plan that a test can name: two sessions, names to erase, duplicates, every payment method. */
export const ORDINARY_EVENING: EveningPlan = {
  seed: 1,
  stillOpen: false,
  sessions: [
    {
      floatMinor: 20_000,
      countedOff: -100,
      acts: [
        {
          type: 'order',
          lines: [{ price: 'p1', quantity: 2, holder: 'Zoé 🎻' }],
          cashFirst: null,
          method: 'cash',
        },
        { type: 'order', lines: [{ price: 'p2', quantity: 1, holder: '' }], cashFirst: 500, method: 'card' },
        { type: 'copies', count: 2 },
        { type: 'erase' },
      ],
    },
    {
      floatMinor: 10_000,
      countedOff: 0,
      acts: [
        {
          type: 'order',
          lines: [
            { price: 'p2', quantity: 1, holder: 'Müller' },
            { price: 'p3', quantity: 3, holder: '' },
          ],
          cashFirst: null,
          method: 'twint',
        },
      ],
    },
  ],
};
