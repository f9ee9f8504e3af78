import type { CommandId } from '../../shared/kernel/ids.ts';
import type { TestTill } from '../fakes/till.ts';

/** Times of the whole validate-order command for carts of three tickets, each in µs. */
export async function saleTimes(till: TestTill, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    till.clock.pass(1000);
    await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 2 });
    await till.command('addTickets', { date: 'd1' as never, price: 'p2' as never, quantity: 1 });
    const cart = await till.query('cart', {});
    if (!cart.ok) throw new Error(cart.refusal.kind);
    const input = {
      cart: cart.value.id as never,
      payments: [{ method: 'cash' as never, givenMinor: null }],
      language: 'en' as const,
    };
    const start = performance.now();
    const reply = await till.command('validateOrder', input, cart.value.commandId as CommandId);
    times.push((performance.now() - start) * 1000);
    if (!reply.ok) throw new Error(reply.refusal.kind);
  }
  return times;
}
