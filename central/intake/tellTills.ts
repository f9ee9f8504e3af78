import type { CustomerFields } from '../../shared/journal/bodies.ts';
import type { Effect } from '../../shared/journal/records.ts';
import type { Place } from '../../shared/journal/venueSeats.ts';
import type { DateId, StreamId } from '../../shared/kernel/ids.ts';
import { Reference } from '../../shared/sync/reference.ts';
import type { Tx } from '../storage/port.ts';
import type { Arrival } from './examine.ts';

/** Seats of a date that a stream has sold. */
export interface SeatsOf {
  readonly date: DateId;
  readonly stream: StreamId;
}

/** Tells all tills which seats are sold, one row for each date and stream. */
export async function publishSeats(tx: Tx, changed: readonly SeatsOf[]): Promise<void> {
  for (const { date, stream } of changed) {
    const seats = await tx.inventory.seatsTaken(date, stream);
    const id = `${date}:${stream}`;
    await tx.feed.publish([{ kind: 'seatsSold', id, audience: null, value: { id, date, stream, seats } }]);
  }
}

/** What an entry's effects let other tills know: customers, merged per field in the order of intake. */
export async function tellTills(
  tx: Tx,
  arrival: Arrival,
  effects: readonly Effect[],
  place: Place,
): Promise<void> {
  for (const effect of effects) {
    if (effect.type === 'mail') await queueMail(tx, arrival, effect, place);
    if (effect.type !== 'customer') continue;
    const { customer, fields } = effect.saved;
    const said = personalFields(arrival.personal);
    const [known] = await tx.feed.published('customer', [customer]);
    const before = Reference.customer.safeParse(known?.value ?? { id: customer });
    const changed = Object.fromEntries(
      fields.flatMap((field) => {
        const value = said[field as keyof CustomerFields];
        return typeof value === 'string' ? [[field, value]] : [];
      }),
    );
    const value = { ...(before.success ? before.data : {}), ...changed, id: customer };
    const checked = Reference.customer.safeParse(value);
    if (checked.success)
      await tx.feed.publish([{ kind: 'customer', id: customer, audience: null, value: checked.data }]);
  }
}

async function queueMail(
  tx: Tx,
  { entry }: Arrival,
  { mail, order, what }: Extract<Effect, { type: 'mail' }>,
  place: Place,
): Promise<void> {
  // Due at once: the till's clock decides nothing here.
  const language = String(entry?.body.language ?? 'en');
  const row = { mail, order, what, language, state: 'queued' as const, attempts: 0, dueAt: 0, problem: '' };
  await tx.mails.addMail({ ...row, stream: place.stream, seq: place.seq });
}

/** Fields in a personal part; none once it was erased. */
function personalFields(personal: string | null): CustomerFields {
  if (personal === null) return {};
  return (JSON.parse(personal) as { readonly data: CustomerFields }).data;
}
