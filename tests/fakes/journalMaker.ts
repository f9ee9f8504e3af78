import { sha256, signerOf } from '../../central/platform/crypto.ts';
import { orderNumber, refundNumber, ticketNumber } from '../../shared/domain/numbers.ts';
import { taxesOf } from '../../shared/domain/pricing.ts';
import { type Draft, type Head, seal } from '../../shared/journal/chain.ts';
import { GENESIS, type SealedEntry } from '../../shared/journal/entry.ts';
import { nextOrdinal, stepStream } from '../../shared/journal/foldStream.ts';
import { taxesOfReturn } from '../../shared/journal/returnBalance.ts';
import { newStream, type StreamState } from '../../shared/journal/streamState.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { type StreamId, uuidv7 } from '../../shared/kernel/ids.ts';
import type { SealedOnWire } from '../../shared/sync/wire.ts';
import { closingOf } from './evenings.ts';

export const AT = Date.parse('2026-11-27T18:00:00.000Z');
/** What every ticket costs, minor units. */
export const PRICE = 3200;

export interface SaleWish {
  readonly quota: string;
  readonly quantity: number;
  /** The rights that the order names; none if not given. */
  readonly rights?: readonly { readonly lease: string; readonly epoch: number; readonly amount: number }[];
  /** Ticket ids instead of new ones. */
  readonly tickets?: readonly string[];
  readonly order?: string;
}

export interface ReturnWish {
  readonly order: string;
  readonly tickets: readonly string[];
  readonly quota: string;
  /** One for each ticket, in a numbered zone. */
  readonly seats?: readonly string[];
  /** The lease that it frees its places into; none if not given. */
  readonly into?: string;
  readonly maker?: string;
  readonly authority?: 'own' | 'granted' | 'override';
}

/** A till that is nothing but its journal: real hashes, real signatures, and whatever a test makes it say. */
export class JournalMaker {
  readonly stream: StreamId;
  readonly publicKey: string;
  readonly sealed: SealedOnWire[] = [];
  head: Head;
  state: StreamState;
  readonly #signer;
  readonly #seed: string;
  readonly #origin: string;
  #made = 0;

  /** `origin` gives key and stream: another journal of the same origin is a copied disk; another `life` has a stream of its own. */
  constructor(seed: string, origin = seed, life = '') {
    this.#seed = seed;
    this.#origin = origin;
    this.#signer = signerOf(sha256(utf8(`key ${origin}`)));
    this.publicKey = toHex(this.#signer.publicKey);
    this.stream = uuidv7(AT, sha256(utf8(`stream ${origin}${life}`)));
    this.head = { stream: this.stream, seq: 0, link: GENESIS };
    this.state = newStream(this.stream);
  }

  id(): string {
    this.#made += 1;
    return uuidv7(AT + this.#made, sha256(utf8(`${this.#seed} ${this.#made}`)));
  }

  /** Seals entries as one transaction. What the till's own fold would refuse is made all the same. */
  append(...drafts: readonly Draft[]): void {
    const wall = AT + this.sealed.length * 1000;
    const made = seal(sha256, this.#signer, this.head, drafts, { wall, monotonic: wall }, null);
    for (const entry of made.opened) {
      const step = stepStream(this.state, entry);
      this.state = step.ok ? step.value.state : { ...this.state, seq: entry.seq };
    }
    this.head = made.head;
    this.sealed.push(...made.entries.map(wireOf));
  }

  /** `changes` replace parts of what its first entry says. */
  start(tillNo = 1, prefix = String(tillNo), changes: object = {}): this {
    const { keyId } = this.#signer;
    const body = {
      organiser: 'organiser-1',
      device: `device-${tillNo}`,
      instance: 'instance',
      tillNo,
      prefix,
      publicKey: this.publicKey,
      keyId,
      currency: 'CHF',
      software: 'test',
      training: false,
      predecessor: null,
      ...changes,
    };
    this.append({ kind: 'streamStarted', body });
    this.append({ kind: 'sessionOpened', body: { session: this.id(), by: 'anna', floatMinor: 20_000 } });
    return this;
  }

  /** An order as a till would write it; `changes` replace parts of the body. */
  orderBody(wish: SaleWish, changes: object = {}): object {
    const ordinal = nextOrdinal(this.state, 'order');
    const totalMinor = PRICE * wish.quantity;
    const line = { quota: wish.quota, date: 'd1', event: 'e1', line: 'l1', priceName: 'Full price' };
    const lines = [
      {
        ...line,
        quantity: wish.quantity,
        unitMinor: PRICE,
        totalMinor,
        vatName: 'A',
        vatBasisPoints: 810,
      },
    ];
    return {
      order: wish.order ?? this.id(),
      ordinal,
      number: orderNumber(this.state.prefix, ordinal),
      command: this.id(),
      session: this.state.session?.session ?? 'none',
      by: 'anna',
      businessDay: '2026-11-27',
      currency: 'CHF',
      lines,
      tickets: Array.from({ length: wish.quantity }, (_, i) => ({
        ticket: wish.tickets?.[i] ?? this.id(),
        ordinal: this.state.ordinals.ticket + 1 + i,
        number: ticketNumber(this.state.prefix, this.state.ordinals.ticket + 1 + i),
        line: 0,
        secret: 'ABCD1234',
        validFromMinute: 1,
        validToMinute: 2,
        signature: 'ab'.repeat(64),
      })),
      payments: [
        {
          method: 'cash',
          methodName: 'Cash',
          kind: 'cash',
          minor: totalMinor,
          givenMinor: totalMinor,
          changeMinor: 0,
        },
      ],
      taxes: taxesOf(lines),
      totalMinor,
      roundingMinor: 0,
      rights: (wish.rights ?? []).map((right) => ({ ...right, quota: wish.quota })),
      perpetual: {
        netMinor: this.state.perpetual.netMinor + totalMinor,
        absoluteMinor: this.state.perpetual.absoluteMinor + totalMinor,
      },
      ...changes,
    };
  }

  sell(wish: SaleWish, changes: object = {}): this {
    this.append({ kind: 'orderValidated', body: this.orderBody(wish, changes) });
    return this;
  }

  /** Takes tickets of an order back: all that the till's own entry says of them, at PRICE each. */
  takeBack(wish: ReturnWish): this {
    const ordinal = nextOrdinal(this.state, 'refund');
    const items = wish.tickets.map((ticket, i) => ({
      ticket,
      number: `T-${ticket.slice(-6)}`,
      kind: 'ticket',
      minor: PRICE,
      vatName: 'A',
      vatBasisPoints: 810,
      date: 'd1',
      event: 'e1',
      eventName: 'Event',
      startsAt: null,
      zoneName: 'Zone',
      priceName: 'Full price',
      quota: wish.quota,
      ...(wish.seats ? { seat: wish.seats[i] } : {}),
    }));
    const totalMinor = -PRICE * items.length;
    const body = {
      refund: this.id(),
      ordinal,
      number: refundNumber(this.state.prefix, ordinal),
      command: this.id(),
      session: this.state.session?.session ?? 'none',
      by: 'anna',
      businessDay: '2026-11-27',
      currency: 'CHF',
      why: 'cancelled',
      original: 'takenBack',
      order: wish.order,
      orderNumber: '1-000001',
      maker: wish.maker ?? this.stream,
      authority: wish.authority ?? 'own',
      items,
      freed:
        wish.into === undefined
          ? []
          : [
              {
                lease: wish.into,
                quota: wish.quota,
                amount: items.length,
                tickets: [...wish.tickets],
                ...(wish.seats ? { seats: [...wish.seats], date: 'd1' } : {}),
              },
            ],
      feeMinor: 0,
      totalMinor,
      roundingMinor: 0,
      payments: [
        {
          method: 'cash',
          methodName: 'Cash',
          kind: 'cash',
          minor: totalMinor,
          givenMinor: totalMinor,
          changeMinor: 0,
        },
      ],
      taxes: taxesOfReturn(items),
      perpetual: {
        netMinor: this.state.perpetual.netMinor + totalMinor,
        absoluteMinor: this.state.perpetual.absoluteMinor - totalMinor,
      },
    };
    this.append({ kind: 'ticketsReturned', body });
    return this;
  }

  giveBack(items: readonly object[], why = 'asked'): this {
    this.append({ kind: 'leaseReleased', body: { by: null, why, items } });
    return this;
  }

  yield(things: readonly string[] | 'all'): this {
    const body = { by: null, all: things === 'all', things: things === 'all' ? [] : things };
    this.append({ kind: 'authorityYielded', body });
    return this;
  }

  close(): this {
    this.append({ kind: 'sessionClosed', body: closingOf(this.state, this.head, 0) });
    return this;
  }

  /** Entries from `from` to `to`, as they are sent. */
  page(from = 1, to = this.sealed.length): SealedOnWire[] {
    return this.sealed.slice(from - 1, to);
  }

  /** A till that has the same past up to `seq` and another future: what a copied disk makes. */
  copyAt(seq: number, seed: string): JournalMaker {
    const copy = new JournalMaker(seed, this.#origin);
    for (const entry of this.page(1, seq)) copy.adopt(entry);
    return copy;
  }

  /** Takes an entry as it is. */
  adopt(entry: SealedOnWire): void {
    const opened = JSON.parse(entry.bytes);
    const step = stepStream(this.state, opened);
    this.state = step.ok ? step.value.state : { ...this.state, seq: entry.seq };
    this.head = { stream: this.stream, seq: entry.seq, link: linkAfter(entry) };
    this.sealed.push(entry);
  }
}

function linkAfter({ hash, signature }: SealedOnWire): string {
  return signature === null ? hash : toHex(sha256(Buffer.from(hash + signature, 'hex')));
}

const wireOf = ({ seq, bytes, hash, signature, personal }: SealedEntry): SealedOnWire => ({
  seq,
  bytes,
  hash,
  signature,
  personal,
});
