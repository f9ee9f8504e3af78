import { createVerifier, sha256, signerOf } from '../../electron/platform/crypto.ts';
import type { MovementKind } from '../../shared/domain/cashDrawer.ts';
import { zNumber } from '../../shared/domain/numbers.ts';
import type { SessionClosed } from '../../shared/journal/bodies.ts';
import { type Draft, type Head, seal } from '../../shared/journal/chain.ts';
import { type Entry, GENESIS, type SealedEntry } from '../../shared/journal/entry.ts';
import { expectedMethods } from '../../shared/journal/foldCash.ts';
import { nextOrdinal, stepStream } from '../../shared/journal/foldStream.ts';
import type { Effect } from '../../shared/journal/records.ts';
import {
  expectedCash,
  expectedForeign,
  newStream,
  type StreamState,
} from '../../shared/journal/streamState.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import type { Sha256, Signer, Verifier } from '../../shared/kernel/crypto.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { uuidv7 } from '../../shared/kernel/ids.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import {
  EURO,
  type OrderParts,
  type PlannedOrder,
  plannedInvitation,
  plannedReservation,
  plannedSale,
} from './eveningOrders.ts';
import { sellingItems } from './sellingVenue.ts';
import { venueItems } from './venue.ts';

export type PlannedAct =
  | PlannedOrder
  /** Duplicates of the newest ticket, all in one transaction. */
  | { readonly type: 'copies'; readonly count: number }
  /** Empties every personal part so far. */
  | { readonly type: 'erase' }
  /** Tickets that cost nothing. */
  | { readonly type: 'invitation'; readonly count: number }
  /** An order by invoice. */
  | { readonly type: 'reserve'; readonly quantity: number }
  /** Cash moves without a sale, or the drawer is opened for none. */
  | { readonly type: 'move'; readonly kind: MovementKind; readonly minor: number }
  /** The first of two counts; a second first one is left out. */
  | { readonly type: 'count'; readonly cashMinor: number }
  /** A manager sets what a euro counts for. */
  | { readonly type: 'rate' };

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

const SEATS_IN_A_ROW = 10;
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
  const items = venueItems(STARTS_AT, stream, 'none');
  const { catalogue } = catalogueOf([...items, ...sellingItems(STARTS_AT, stream, items.length)]);
  let state = newStream(stream);
  let head: Head = { stream, seq: 0, link: GENESIS };
  let last: { wall: number; monotonic: number } | null = null;
  let sealed: SealedEntry[] = [];
  let seats = 0;
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

  const parts = (): OrderParts => ({
    catalogue,
    state,
    now,
    id,
    random,
    seat: () => {
      seats += 1;
      return `s-${Math.ceil(seats / SEATS_IN_A_ROW)}-${((seats - 1) % SEATS_IN_A_ROW) + 1}`;
    },
  });

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
      if (act.type === 'order') append(plannedSale(parts(), act));
      else if (act.type === 'copies') copies(act.count);
      else if (act.type === 'invitation') append(plannedInvitation(parts(), act.count));
      else if (act.type === 'reserve') append(plannedReservation(parts(), act.quantity));
      else if (act.type === 'move')
        append({
          kind: 'cashMoved',
          body: {
            movement: id(),
            session: state.session?.session,
            kind: act.kind,
            minor: act.kind === 'noSale' ? 0 : act.minor,
            by: 'anna',
          },
        });
      else if (act.type === 'count') {
        const count = { cashMinor: act.cashMinor, pieces: [], foreign: [], methods: [] };
        if (!state.session?.firstCount)
          append({ kind: 'sessionCounted', body: { session: state.session?.session, by: 'anna', count } });
      } else if (act.type === 'rate')
        append({ kind: 'rateSet', body: { currency: 'EUR', rateMicro: EURO, by: 'sophie' } });
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
  const foreign = expectedForeign(session);
  const ordinal = nextOrdinal(state, 'z');
  const counted = Math.max(0, expected + countedOff);
  const floatLeftMinor = Math.min(session.floatMinor, counted);
  const methods = session.methods.filter((m) => m.kind === 'card').map((m) => m.method);
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
    ...(session.vouchersMinor === undefined ? {} : { vouchersMinor: session.vouchersMinor }),
    roundingMinor: session.roundingMinor,
    methods: session.methods,
    taxes: session.taxes,
    ...(session.returns ? { returns: session.returns } : {}),
    ...(session.movements ? { movements: session.movements } : {}),
    expectedCashMinor: expected,
    countedCashMinor: counted,
    differenceMinor: counted - expected,
    ...(foreign.length === 0 ? {} : { countedForeign: foreign }),
    counting: {
      count: {
        cashMinor: counted,
        pieces: [{ currency: 'CHF', value: 1, pieces: counted }],
        foreign,
        methods: methods.map((method) => ({ method, methodName: 'Card', minor: 0 })),
      },
      ...(session.firstCount ? { first: session.firstCount } : {}),
      floatLeftMinor,
      depositMinor: counted - floatLeftMinor,
      bag: 'B1',
      expectedMethods: expectedMethods(session, methods),
    },
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
