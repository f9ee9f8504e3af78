import { ticketNumber } from '../../shared/domain/numbers.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { type ForeignOrderRow, Reference } from '../../shared/sync/reference.ts';
import type { TestTill } from './till.ts';

/** The value of an answer; throws with the refusal's kind. */
export function accepted<T>(reply: Result<T, { readonly kind: string }>): T {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.refusal)}`);
  return reply.value;
}

/** Tells a till of an order that till 1 sold: tickets of tonight's show in zone z1. */
export function foreignOrder(
  till: TestTill,
  {
    customer = null,
    quantity = 2,
    minor = 5800,
  }: { customer?: string | null; quantity?: number; minor?: number } = {},
): ForeignOrderRow {
  const at = new Date(till.clock.now() + 2 * 3_600_000).toISOString();
  const row = Reference.foreignOrder.parse({
    id: till.newCommand(),
    number: '1-000077',
    stream: 'stream-of-till-1',
    tillNo: 1,
    at: till.clock.now() - 60_000,
    state: 'validated',
    customer,
    totalMinor: quantity * minor,
    tickets: Array.from({ length: quantity }, (_, i) => ({
      ticket: till.newCommand(),
      number: ticketNumber('1', 500 + i),
      secret: 'ABCDEFGH',
      kind: 'ticket',
      state: 'valid',
      minor,
      vatName: 'A',
      vatBasisPoints: 810,
      date: 'd1',
      event: 'e1',
      eventName: 'Les Nuits du Lac',
      startsAt: at,
      zoneName: 'Parterre',
      priceName: 'Full price',
      quota: 'q1',
      seat: null,
    })),
  });
  till.context.journalist.transact((tx) => tx.store.foreignOrders.put(row, null));
  return row;
}
