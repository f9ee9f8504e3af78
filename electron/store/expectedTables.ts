import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { ReservationEnded } from '../../shared/journal/bodiesOfReservations.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { onInvoice } from '../../shared/journal/foldInvoice.ts';
import type { Effect, OrderRecord } from '../../shared/journal/records.ts';
import { usesOf } from '../../shared/sync/uses.ts';
import { type Db, prepare } from './rows.ts';

/** A row as it must stand, and what it is in words. */
interface Expected {
  readonly row: string;
  readonly what: string;
}

/** Tables that are compared whole: how a row of each is keyed and what of it is compared, both as text. */
const TABLES = {
  seat_sale: "SELECT date || ' ' || seat AS key, sale_order AS row FROM seat_sale",
  lease_use: "SELECT lease || ' ' || epoch AS key, consumed || '/' || released AS row FROM lease_use",
  lease_seat: "SELECT lease || ' ' || seat AS key, used AS row FROM lease_seat",
  made_lease: `SELECT id AS key, entry || ' ' || quota || ' ' || amount || ' ' || coalesce(seats, '-') || ' '
    || coalesce(date, '-') AS row FROM made_lease`,
  refund: `SELECT id AS key, entry || ' ' || number || ' ' || sale_order || ' ' || why || ' ' || total_minor AS row
    FROM refund`,
  ticket_return: "SELECT ticket AS key, refund || ' ' || place AS row FROM ticket_return",
  yielded_thing: 'SELECT thing AS key, CAST(entry AS TEXT) AS row FROM yielded_thing',
  reservation: "SELECT id AS key, state || '/' || closed_by || '/' || taken AS row FROM reservation",
  sale_order: 'SELECT id AS key, customer AS row FROM sale_order WHERE customer IS NOT NULL',
  held_place: "SELECT id AS key, kind || ' ' || coalesce(list, '-') AS row FROM held_place",
  receivable:
    "SELECT id AS key, issued || '/' || credited || '/' || coalesce(settled, '-') AS row FROM receivable",
  thing_use: "SELECT thing || ' ' || sale_order AS key, 'used' AS row FROM thing_use",
  pass_sale: 'SELECT id AS key, CAST(entry AS TEXT) AS row FROM pass_sale',
  voucher_void: 'SELECT voucher AS key, CAST(entry AS TEXT) AS row FROM voucher_void',
  case_remedy: "SELECT id AS key, entry || ' ' || remedy || ' ' || made_by AS row FROM case_remedy",
  order_act: "SELECT CAST(entry AS TEXT) AS key, sale_order || ' ' || kind AS row FROM order_act",
} as const;
type Table = keyof typeof TABLES;

/** What the journal says that some tables hold: fed with every entry, then compared with them. */
export class ExpectedTables {
  readonly #rows = new Map<Table, Map<string, Expected>>();
  readonly #uses = new Map<string, { consumed: number; released: number }>();
  readonly #yieldedTo = new Map<string, number>();

  /** `id` is the entry's row in the journal. */
  add(effect: Effect, id: number, entry: Entry): void {
    if (effect.type === 'order') this.#order(effect, id, entry);
    else if (effect.type === 'returned') this.#returned(effect.body, id);
    else if (
      effect.type === 'paymentCorrected' ||
      effect.type === 'ticketTextChanged' ||
      effect.type === 'orderCollected'
    )
      this.#put(
        'order_act',
        String(id),
        `${effect.body.order} ${effect.type}`,
        `an act on order ${effect.body.orderNumber}`,
      );
    else if (effect.type === 'orderCustomerChanged') {
      const { order, orderNumber, customer } = effect.body;
      this.#put('order_act', String(id), `${order} ${effect.type}`, `an act on order ${orderNumber}`);
      this.#put('sale_order', order, customer, `the customer of order ${orderNumber}`);
    } else if (effect.type === 'invoiceSettled') {
      const { order, number } = effect.body;
      this.#put('order_act', String(id), `${order} ${effect.type}`, `the payment of invoice ${number}`);
      this.#owed(order, { settled: String(id) }, `the payment of invoice ${number}`);
    } else if (effect.type === 'reservationEnded') this.#ended(effect.body, id);
    else if (effect.type === 'voucherVoided') {
      const { voucher, last4, rights } = effect.body;
      if (!this.#of('voucher_void').has(voucher))
        this.#put('voucher_void', voucher, String(id), `the end of voucher …${last4}`);
      for (const right of rights) this.#use(right, { consumed: 0, released: right.amount });
    } else if (effect.type === 'released') {
      for (const item of effect.released.items) {
        this.#use(item, { consumed: 0, released: item.amount });
        for (const seat of item.seats ?? []) this.#leaseSeat(item.lease, seat, 'released');
      }
    } else if (effect.type === 'yielded') {
      if (effect.all) this.#yieldedTo.set(entry.stream, entry.seq);
      for (const thing of effect.things)
        this.#put('yielded_thing', thing, String(id), `the yielding of ${thing}`);
    } else if (effect.type === 'caseResolved') {
      const { case: one, remedy, by } = effect.resolved;
      if (!this.#of('case_remedy').has(one))
        this.#put('case_remedy', one, `${id} ${remedy} ${by}`, `the remedy of case ${one}`);
    }
  }

  /** The first table that is not what the journal says; null when all are. */
  difference(db: Db): string | null {
    for (const [key, { consumed, released }] of this.#uses)
      this.#put('lease_use', key, `${consumed}/${released}`, `the use of lease ${key}`);
    for (const table of Object.keys(TABLES) as Table[]) {
      const expected = new Map(this.#of(table));
      const size = expected.size;
      let found = 0;
      let strange = '';
      for (const { key, row } of prepare<[], { key: string; row: string }>(db, TABLES[table]).iterate()) {
        found += 1;
        const should = expected.get(key);
        if (should?.row === row) expected.delete(key);
        else if (!should) strange = key;
      }
      const [missing] = expected.values();
      if (missing) return `${missing.what} is missing or differs in its table`;
      if (strange !== '') return `${found} rows stand in ${table}, ${size} in the journal`;
    }
    const streams = prepare<[], { id: string; seq: number }>(db, 'SELECT id, yielded_to AS seq FROM stream');
    const wrong = streams.all().find(({ id, seq }) => seq !== (this.#yieldedTo.get(id) ?? 0));
    return wrong
      ? `stream ${wrong.id} has yielded up to ${this.#yieldedTo.get(wrong.id) ?? 0}, not ${wrong.seq}`
      : null;
  }

  #order({ record, tickets }: Extract<Effect, { type: 'order' }>, id: number, entry: Entry): void {
    for (const { ticket, number, line } of tickets)
      if (record.lines[line]?.kind === 'pass')
        this.#put('pass_sale', ticket, String(id), `pass ${number} of order ${record.number}`);
    for (const line of record.lines)
      if (line.kind === 'ticket')
        for (const { seat } of line.seats)
          this.#put(
            'seat_sale',
            `${line.date} ${seat}`,
            record.order,
            `seat ${seat} of order ${record.number}`,
          );
    if (record.customer !== null)
      this.#put('sale_order', record.order, record.customer, `the customer of order ${record.number}`);
    this.#reserved(record);
    const owed = onInvoice(record.payments);
    if (owed > 0) this.#owed(record.order, { issued: owed }, `invoice ${record.number}`);
    for (const use of usesOf(record, [], 0))
      this.#put(
        'thing_use',
        `${use.thing} ${record.order}`,
        'used',
        `what order ${record.number} took of ${use.thing}`,
      );
    for (const right of (entry.body as unknown as OrderValidated).rights) {
      this.#use(right, { consumed: right.amount, released: 0 });
      for (const seat of right.seats ?? []) this.#leaseSeat(right.lease, seat, 'sold');
    }
  }

  #reserved({ order, number, state, pays, splitFrom, hold }: OrderRecord): void {
    const what = `reservation ${number}`;
    if (hold) this.#put('held_place', order, `${hold.kind} ${hold.list ?? '-'}`, what);
    if (state === 'reserved') this.#put('reservation', order, 'open//[]', what);
    const from = pays ?? splitFrom;
    if (!from) return;
    const before = this.#of('reservation').get(from.order)?.row ?? 'open//[]';
    const taken = before.slice(before.indexOf('['));
    const more = JSON.stringify([...(JSON.parse(taken) as string[]), ...(splitFrom?.pieces ?? [])]);
    const row = pays ? `paid/${number}/${taken}` : `open//${more}`;
    this.#put('reservation', from.order, row, `reservation ${from.number}`);
  }

  #ended(body: ReservationEnded, id: number): void {
    const before = this.#of('reservation').get(body.order)?.row ?? 'open//[]';
    const taken = before.slice(before.indexOf('['));
    this.#put('reservation', body.order, `ended/${body.why}/${taken}`, `the end of ${body.number}`);
    for (const { lease, quota, amount, seats, date } of body.freed) {
      const row = `${id} ${quota} ${amount} ${seats ? JSON.stringify(seats) : '-'} ${date ?? '-'}`;
      this.#put('made_lease', lease, row, `lease ${lease} of reservation ${body.number}`);
    }
    for (const { date, seats } of [...body.freed, ...(body.beyond ?? [])])
      for (const seat of seats ?? []) this.#seatLeft(date, seat, body.order);
  }

  #returned(body: Extract<Effect, { type: 'returned' }>['body'], id: number): void {
    const { refund, number, order, why, totalMinor } = body;
    this.#put('refund', refund, `${id} ${number} ${order} ${why} ${totalMinor}`, `refund ${number}`);
    const credited = -onInvoice(body.payments);
    if (credited > 0) this.#owed(order, { credited }, `the credit of refund ${number}`);
    body.items.forEach((item, place) => {
      this.#put('ticket_return', item.ticket, `${refund} ${place}`, `the return of ticket ${item.number}`);
    });
    for (const { lease, quota, amount, seats, date } of body.freed) {
      const row = `${id} ${quota} ${amount} ${seats ? JSON.stringify(seats) : '-'} ${date ?? '-'}`;
      this.#put('made_lease', lease, row, `lease ${lease} of refund ${number}`);
    }
    for (const { date, seat } of body.items) if (seat !== undefined) this.#seatLeft(date, seat, order);
  }

  #seatLeft(date: string | null | undefined, seat: string, order: string): void {
    const sold = this.#of('seat_sale');
    if (sold.get(`${date} ${seat}`)?.row === order) sold.delete(`${date} ${seat}`);
  }

  #owed(
    order: string,
    more: { readonly issued?: number; readonly credited?: number; readonly settled?: string },
    what: string,
  ): void {
    const [issued, credited, settled] = (this.#of('receivable').get(order)?.row ?? '0/0/-').split('/');
    const row = [
      Number(issued) + (more.issued ?? 0),
      Number(credited) + (more.credited ?? 0),
      more.settled ?? settled,
    ];
    this.#put('receivable', order, row.join('/'), what);
  }

  #use(
    { lease, epoch }: { readonly lease: string; readonly epoch: number },
    more: { readonly consumed: number; readonly released: number },
  ): void {
    const key = `${lease} ${epoch}`;
    const so = this.#uses.get(key) ?? { consumed: 0, released: 0 };
    this.#uses.set(key, {
      consumed: so.consumed + more.consumed,
      released: so.released + more.released,
    });
  }

  #leaseSeat(lease: string, seat: string, used: string): void {
    this.#put('lease_seat', `${lease} ${seat}`, used, `seat ${seat} of lease ${lease}`);
  }

  #put(table: Table, key: string, row: string, what: string): void {
    this.#of(table).set(key, { row, what });
  }

  #of(table: Table): Map<string, Expected> {
    const rows = this.#rows.get(table) ?? new Map<string, Expected>();
    this.#rows.set(table, rows);
    return rows;
  }
}
