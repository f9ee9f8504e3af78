import type { Cart } from '../../shared/domain/cart.ts';
import type { OrderId, StreamId } from '../../shared/kernel/ids.ts';
import type { ErasureWriter, PersonalFound } from '../core/ports/erasureStore.ts';
import { type Db, journalId, prepare, seqOf, streamNoOf } from './rows.ts';
import { streamNumbers } from './streamNumbers.ts';

/** What hangs on an order and may say something of persons: its e-mails, acts and refunds. */
const OF_ORDER = ['mail', 'order_act', 'refund'] as const;

/** Full-text indexes with words of persons. */
const INDEXES = ['order_word', 'customer_word', 'customer_part'] as const;
/** Of more customers it would take seconds, while somebody wants to sell: SQLite does it by and by. */
const MOST_MADE_ONE = 20_000;

/** Finds and empties what is said of a customer. Rare, so it may read the whole journal instead of keeping an index. */
export function erasure(db: Db): ErasureWriter {
  const streams = streamNumbers(db);
  const count = prepare<[], { n: number }>(db, 'SELECT count(*) AS n FROM customer');
  const naming = prepare<[string], { id: number }>(
    db,
    'SELECT id FROM journal WHERE personal IS NOT NULL AND instr(bytes, ?) > 0',
  );
  const ordersOf = prepare<[string], { id: string; entry: number }>(
    db,
    'SELECT id, entry FROM sale_order WHERE customer = ?',
  );
  const orderAt = prepare<[number], { id: string }>(db, 'SELECT id FROM sale_order WHERE entry = ?');
  // Made by telephone for a name, and said to be a customer's when it was paid: it says who that is.
  const reservedAs = prepare<[number, string], { id: string; entry: number }>(
    db,
    `SELECT o.id, o.entry FROM journal j
     JOIN sale_order o ON o.id = coalesce(j.bytes ->> '$.body.pays.order', j.bytes ->> '$.body.splitFrom.order')
     JOIN reservation r ON r.id = o.id AND r.state <> 'open'
     WHERE j.id = ? AND (o.customer IS NULL OR o.customer IN ('', ?))
       AND NOT EXISTS (SELECT 1 FROM held_place h WHERE h.id = o.id)`,
  );
  const foreign = prepare<[string], { id: string }>(db, 'SELECT id FROM foreign_order WHERE customer = ?');
  const hanging = OF_ORDER.map((table) =>
    prepare<[string], { entry: number }>(db, `SELECT entry FROM ${table} WHERE sale_order = ?`),
  );
  const said = prepare<[number], { id: number }>(
    db,
    'SELECT id FROM journal WHERE id = ? AND personal IS NOT NULL',
  );
  const entryOf = prepare<[string], { entry: number }>(db, 'SELECT entry FROM sale_order WHERE id = ?');
  const empty = prepare<[number], never>(db, 'UPDATE journal SET personal = NULL WHERE id = ?');
  const unword = prepare<[number], never>(db, 'DELETE FROM order_word WHERE rowid = ?');
  const forget = prepare<[string], never>(db, 'DELETE FROM command WHERE instr(reply, ?) > 0');
  // Replies with a cart name the command that it will be sold by, and may name somebody before the customer is chosen.
  const soldBy = prepare<[number], { command: string | null }>(
    db,
    "SELECT bytes ->> '$.body.command' AS command FROM journal WHERE id = ?",
  );
  // The label of a parked cart is a name, and its reply has those of others.
  const forgetLabels = prepare<[], never>(db, "DELETE FROM command WHERE name = 'dropParked'");
  const carts = prepare<[string], { id: string; content: string }>(
    db,
    'SELECT id, content FROM cart WHERE instr(content, ?) > 0',
  );
  const putCart = prepare<[string, string], never>(db, 'UPDATE cart SET content = ? WHERE id = ?');
  const parked = prepare<[string], { id: string; content: string }>(
    db,
    'SELECT id, content FROM parked_cart WHERE instr(content, ?) > 0',
  );
  const putParked = prepare<[string, string], never>(
    db,
    "UPDATE parked_cart SET content = ?, label = '' WHERE id = ?",
  );
  return {
    find: (customer) => {
      const ids = new Set(naming.all(customer).map(({ id }) => id));
      const own = new Map(ordersOf.all(customer).map((row) => [row.id, row.entry]));
      for (const id of ids) for (const { id: order } of orderAt.all(id)) own.set(order, id);
      // Entries are added while they are gone through: a part names the reservation that it was split off.
      for (const entry of own.values())
        for (const row of reservedAs.all(entry, customer)) if (!own.has(row.id)) own.set(row.id, row.entry);
      for (const entry of own.values()) ids.add(entry);
      const orders = [...own.keys(), ...foreign.all(customer).map(({ id }) => id)];
      for (const order of orders)
        for (const table of hanging) for (const { entry } of table.all(order)) ids.add(entry);
      const left = [...ids].filter((id) => said.get(id) !== undefined).sort((a, b) => a - b);
      return { entries: byStream(left), orders: orders as OrderId[] };
    },
    erase: (customer, found) => {
      // What is emptied is overwritten in the file too.
      db.pragma('secure_delete = ON');
      for (const { stream, seqs } of found.entries)
        for (const seq of seqs) empty.run(journalId(streams.of(stream), seq));
      for (const order of found.orders) {
        for (const { entry } of entryOf.all(order)) {
          unword.run(entry);
          const command = soldBy.get(entry)?.command;
          if (command) forget.run(command);
        }
        forget.run(order);
      }
      forget.run(customer);
      forgetLabels.run();
      for (const { id, content } of carts.all(customer)) {
        forget.run(commandOf(content));
        putCart.run(nobodys(content), id);
      }
      for (const { id, content } of parked.all(customer)) {
        forget.run(commandOf(content));
        putParked.run(nobodys(content), id);
      }
      // An index without content only marks what is deleted: its words go when its parts are made one.
      const few = (count.get()?.n ?? 0) <= MOST_MADE_ONE;
      for (const index of few ? INDEXES : INDEXES.slice(0, 1))
        db.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
      db.pragma('secure_delete = OFF');
    },
  };

  function byStream(ids: readonly number[]): PersonalFound['entries'] {
    return [...Map.groupBy(ids, (id) => streams.stream(streamNoOf(id)))].map(([stream, some]) => ({
      stream: stream as StreamId,
      seqs: some.map(seqOf),
    }));
  }
}

const commandOf = (content: string): string => (JSON.parse(content) as Cart).commandId;

/** A cart that says nothing of persons any more; what is in it stays. */
function nobodys(content: string): string {
  const cart = JSON.parse(content) as Cart;
  return JSON.stringify({
    ...cart,
    customer: null,
    text: [],
    answers: {},
    lines: cart.lines.map((line) =>
      'details' in line
        ? { ...line, details: line.details.map(() => ({ holder: '', email: '', text: [], answers: {} })) }
        : line,
    ),
    ...(cart.reservation ? { reservation: { ...cart.reservation, name: '' } } : {}),
  });
}
