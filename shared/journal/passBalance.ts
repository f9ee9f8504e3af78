import { sum } from '../kernel/money.ts';
import type { OrderValidated } from './bodies.ts';

/** What an order says of passes must be what its lines say: as many tickets of each event on each pass. */
export function passImbalance(body: Pick<OrderValidated, 'lines' | 'passes'>): string | null {
  const counts = new Map<string, number>();
  for (const line of body.lines) {
    if (line.kind !== 'ticket' || line.onPass === undefined) continue;
    if (line.onPass.length !== line.quantity)
      return `${line.quantity} tickets name ${line.onPass.length} passes`;
    for (const pass of line.onPass) {
      const key = `${pass}\n${line.event}`;
      if (pass !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const uses = body.passes ?? [];
  const odd = uses.find((use) => counts.get(`${use.pass}\n${use.event}`) !== use.tickets);
  if (odd) return `${odd.tickets} tickets are said to be on pass ${odd.number}, the lines say otherwise`;
  return sum([...counts.values()]) === sum(uses.map((use) => use.tickets))
    ? null
    : 'tickets are on passes that the order does not name';
}
