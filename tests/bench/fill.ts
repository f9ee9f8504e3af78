import { randomBytes } from 'node:crypto';
import type { Tx } from '../../electron/core/journalist.ts';
import { orderNumber, ticketNumber } from '../../shared/domain/numbers.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { ready, sell, type TestTill } from '../fakes/till.ts';

const TICKETS_PER_ORDER = 4;
const ORDERS_PER_TRANSACTION = 2000;

/**
 * Fills a till's store with about `tickets` sold tickets through the journal, the fold and the projection, as
 * sales do, but many in one transaction. Codes and ticket signatures are random bytes.
 */
export async function fillWith(till: TestTill, tickets: number, perOrder = TICKETS_PER_ORDER): Promise<void> {
  await ready(till);
  const sold = await sell(till, 'p1', perOrder);
  if (!sold.ok) throw new Error(sold.refusal.kind);
  const row = till.store.read.journal.current();
  const sealed = row && till.store.read.journal.entry(row.id, row.state.seq);
  if (!sealed) throw new Error('fill: no sale to copy');
  const template = openEntry(sealed).body as unknown as OrderValidated;
  const orders = Math.ceil(tickets / perOrder);
  for (let done = 0; done < orders; done += ORDERS_PER_TRANSACTION) {
    till.clock.pass(100);
    till.context.journalist.transact((tx) => {
      for (let i = 0; i < Math.min(ORDERS_PER_TRANSACTION, orders - done); i++) copyOrder(tx, template);
    });
    till.store.checkpoint();
  }
}

function copyOrder(tx: Tx, template: OrderValidated): void {
  const state = tx.state();
  const ordinal = state.ordinals.order + 1;
  const { personalHash: _none, ...rest } = template;
  const body = {
    ...rest,
    order: tx.id<'order'>(),
    command: tx.id<'command'>(),
    ordinal,
    number: orderNumber(state.prefix, ordinal),
    tickets: template.tickets.map((ticket, i) => ({
      ...ticket,
      ticket: tx.id<'ticket'>(),
      ordinal: state.ordinals.ticket + i + 1,
      number: ticketNumber(state.prefix, state.ordinals.ticket + i + 1),
      signature: randomBytes(64).toString('hex'),
    })),
    perpetual: {
      netMinor: state.perpetual.netMinor + template.totalMinor,
      absoluteMinor: state.perpetual.absoluteMinor + template.totalMinor,
    },
  };
  tx.append('orderValidated', body);
  tx.store.commands.put(
    body.command,
    { name: 'validateOrder', digest: randomBytes(32).toString('hex'), reply: '{}' },
    tx.now,
  );
  for (const { ticket } of body.tickets) {
    const id = tx.id<'printJob'>();
    const content = { type: 'ticket' as const, ticket, copy: 0 };
    tx.store.printJobs.add({ id, use: 'tickets', content, order: body.order, language: 'en' }, tx.now);
    tx.store.printJobs.move(id, 'sending', null, tx.now);
    tx.store.printJobs.move(id, 'printed', null, tx.now);
  }
}
