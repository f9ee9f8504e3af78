import type { CartView } from '../../shared/contract/cartViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { TestTill } from './till.ts';

export type TestReply<T> = { ok: true; value: T } | { ok: false; refusal: { kind: string } };

/** What was accepted; throws what was refused. */
export function ok<T>(reply: TestReply<T>): T {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.refusal)}`);
  return reply.value;
}

/** What was refused; null when nothing was. */
export const refusal = (reply: TestReply<unknown>) => (reply.ok ? null : reply.refusal);

/** Validates a cart with these payments, in English. */
export const sell = (
  till: TestTill,
  cart: Pick<CartView, 'id' | 'commandId'>,
  ...payments: { method: string; givenMinor: number | null }[]
): Promise<TestReply<OrderView>> =>
  till.command(
    'validateOrder',
    { cart: cart.id, payments, language: 'en' },
    cart.commandId as CommandId,
  ) as Promise<TestReply<OrderView>>;
