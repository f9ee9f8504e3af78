import type { Effect } from '../../shared/journal/records.ts';
import { assertNever } from '../../shared/kernel/result.ts';
import type { StoreWriter } from './ports/store.ts';

/** Writes what entries changed into the tables, in the transaction of the entries. */
export function project(store: StoreWriter, effects: readonly Effect[]): void {
  for (const effect of effects) {
    switch (effect.type) {
      case 'order':
        store.orders.insert(effect.record, effect.tickets);
        break;
      case 'copy':
        store.orders.setCopies(effect.ticket, effect.copy);
        break;
      case 'sessionOpened':
        store.sessions.opened({
          session: effect.session,
          openedAt: effect.at,
          openedBy: effect.by,
          floatMinor: effect.floatMinor,
        });
        break;
      case 'sessionClosed':
        store.sessions.close(effect.session, effect.at, effect.closing);
        break;
      case 'rate':
        store.rates.put({
          currency: effect.currency,
          rateMicro: effect.rateMicro,
          at: effect.at,
          by: effect.by,
        });
        break;
      case 'mail':
        store.mails.add(effect);
        break;
      // Returned tickets, and rights given back or yielded: see the aggregates that keep them.
      case 'returned':
      case 'released':
      case 'yielded':
      case 'caseResolved':
        break;
      // A customer's fields are personal: whoever has them puts them into the tables.
      case 'customer':
      case 'personalErased':
        break;
      default:
        assertNever(effect, 'effect');
    }
  }
}
