import { passEventQuota, passQuota } from '../../shared/domain/passes.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { EventId, QuotaId, TicketId } from '../../shared/kernel/ids.ts';
import type { Counted } from './places.ts';
import { HOUSE, PASSES } from './venue.ts';

/** A limit of a pass: its quota, and how much of it there is. */
export interface PassLimit {
  readonly quota: QuotaId;
  readonly amount: number;
}

/** What a pass of a kind is limited by, as the house sells it: entries in all, and tickets of each event. */
export function limitsOfPass(pass: string, product: string): PassLimit[] {
  const sold = PASSES.find((one) => one.id === product);
  if (!sold) throw new Error(`no pass ${product} is sold here`);
  const { entries, perEvent } = sold;
  return [
    ...(entries === null ? [] : [{ quota: passQuota(pass as TicketId), amount: entries }]),
    ...(perEvent === null
      ? []
      : HOUSE.events.map((event) => ({
          quota: passEventQuota(pass as TicketId, event as EventId),
          amount: perEvent,
        }))),
  ];
}

type Body = Pick<OrderValidated, 'lines' | 'rights'> & Partial<Pick<OrderValidated, 'passes'>>;

/** What each ticket of an order counts down on a pass, by its line and index. */
export function countedOnPasses({ lines, rights, passes = [] }: Body): Map<string, readonly Counted[]> {
  const named = new Map<string, number>();
  for (const { quota, amount } of rights) named.set(quota, (named.get(quota) ?? 0) + amount);
  const found = new Map<string, readonly Counted[]>();
  // What somebody had to say a word for comes last: rights are used up by what needed none.
  const uses = [...passes].sort((a, b) => Number(a.approvedBy !== null) - Number(b.approvedBy !== null));
  for (const use of uses)
    for (const [no, line] of lines.entries()) {
      if (line.kind !== 'ticket' || line.event !== use.event) continue;
      for (const [index, pass] of (line.onPass ?? []).entries()) {
        if (pass !== use.pass) continue;
        found.set(
          `${no}/${index}`,
          use.quotas.map((quota) => {
            const left = named.get(quota) ?? 0;
            named.set(quota, left - 1);
            return { quota, byWord: left <= 0 };
          }),
        );
      }
    }
  return found;
}
