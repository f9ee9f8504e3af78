import type { OrderPersonal, OrderValidated } from '../../shared/journal/bodies.ts';
import type { TicketText, TicketTextChanged } from '../../shared/journal/bodiesOfCorrections.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import type { OrderId } from '../../shared/kernel/ids.ts';
import type { StoreReader } from './ports/store.ts';

/** A change of a ticket's text as it was written down; the text is null once it was erased. */
export interface TextChange {
  /** ms UTC. */
  readonly at: number;
  readonly body: TicketTextChanged;
  readonly text: TicketText | null;
}

/** The changes of an order's ticket texts, oldest first. Throws when an entry is missing: then the store is broken. */
export function textChangesOf(store: StoreReader, order: OrderId): TextChange[] {
  return store.orderActs
    .ofOrder(order)
    .filter((row) => row.kind === 'ticketTextChanged')
    .map((row) => {
      const sealed = store.journal.entry(row.stream, row.seq);
      if (!sealed) throw new Error(`order ${order}: the journal entry of a change is missing`);
      const personal = sealed.personal ? (JSON.parse(sealed.personal) as { data: TicketText }).data : null;
      return { at: row.at, body: openEntry(sealed).body as unknown as TicketTextChanged, text: personal };
    });
}

/** What an order says of persons, with later changes of its tickets in their place; what was erased is empty. */
export function personalNow(
  { tickets }: Pick<OrderValidated, 'tickets'>,
  personal: OrderPersonal,
  changes: readonly TextChange[],
): OrderPersonal {
  if (changes.length === 0) return personal;
  const holders: Record<string, string> = { ...personal.holders };
  const texts: Record<string, readonly string[]> = { ...personal.texts };
  for (const { body, text } of changes) {
    const ticket = tickets.find((one) => one.ticket === body.ticket);
    if (!ticket) continue;
    const key = `${ticket.line}/${ticket.index ?? 0}`;
    holders[key] = text?.holder ?? '';
    texts[key] = text?.text ?? [];
  }
  return { ...personal, holders, texts };
}
