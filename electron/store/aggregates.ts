import type { StoreWriter } from '../core/ports/store.ts';
import { asks } from './asks.ts';
import { authorities } from './authorities.ts';
import { carts } from './carts.ts';
import { cases } from './cases.ts';
import { centreRequests } from './centreRequests.ts';
import { collections } from './collections.ts';
import { commands } from './commands.ts';
import { customers } from './customers.ts';
import { erasure } from './erasure.ts';
import { facts } from './facts.ts';
import { foreignOrders } from './foreignOrders.ts';
import { journal } from './journal.ts';
import { layoutEdits } from './layoutEdits.ts';
import { leases } from './leases.ts';
import { madeLeases } from './madeLeases.ts';
import { mails } from './mails.ts';
import { orderActs } from './orderActs.ts';
import { orders } from './orders.ts';
import { parkedCarts } from './parkedCarts.ts';
import { passes, uses, voucherVoids } from './passes.ts';
import { pins } from './pins.ts';
import { printers } from './printers.ts';
import { printJobs } from './printJobs.ts';
import { rates } from './rates.ts';
import { receivables } from './receivables.ts';
import { reference } from './reference.ts';
import { refunds } from './refunds.ts';
import { reservations } from './reservations.ts';
import { type Db, prepare } from './rows.ts';
import { seatSales } from './seatSales.ts';
import { sessions } from './sessions.ts';
import { vouchers } from './vouchers.ts';

/** Every aggregate over one connection, its statements prepared once. */
export const aggregates = (db: Db): StoreWriter => ({
  newestId: newestId(db),
  facts: facts(db),
  journal: journal(db),
  reference: reference(db),
  carts: carts(db),
  orders: orders(db),
  sessions: sessions(db),
  leases: leases(db),
  printJobs: printJobs(db),
  printers: printers(db),
  layoutEdits: layoutEdits(db),
  pins: pins(db),
  commands: commands(db),
  cases: cases(db),
  parked: parkedCarts(db),
  seatSales: seatSales(db),
  vouchers: vouchers(db),
  rates: rates(db),
  customers: customers(db),
  mails: mails(db),
  madeLeases: madeLeases(db),
  authorities: authorities(db),
  centreRequests: centreRequests(db),
  asks: asks(db),
  refunds: refunds(db),
  foreignOrders: foreignOrders(db),
  orderActs: orderActs(db),
  reservations: reservations(db),
  receivables: receivables(db),
  erasure: erasure(db),
  collections: collections(db),
  passes: passes(db),
  uses: uses(db),
  voucherVoids: voucherVoids(db),
});

/** Rows that the till makes all the time have ids in order of time: the greatest of them is the newest. */
function newestId(db: Db): () => string | undefined {
  const newest = prepare<[], { id: string | null }>(
    db,
    `SELECT max(id) AS id FROM (
       SELECT max(id) AS id FROM print_job UNION ALL SELECT max(id) FROM sale_order
       UNION ALL SELECT max(id) FROM cash_session UNION ALL SELECT max(id) FROM cart
       UNION ALL SELECT max(id) FROM parked_cart UNION ALL SELECT max(id) FROM mail
       UNION ALL SELECT max(id) FROM refund UNION ALL SELECT max(id) FROM made_lease
       UNION ALL SELECT max(id) FROM centre_request)`,
  );
  return () => newest.get()?.id ?? undefined;
}
