import type { TillView } from '../../../shared/contract/tillViews.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { CommandHandlers } from '../api.ts';
import { type CoreContext, nameOf, venueOf } from '../context.ts';
import { MANAGERS } from '../people.ts';
import type { StoreReader } from '../ports/store.ts';

/** What foreign cash counts for at this till: a manager's word, written down (S24). */
export function rateCommand(context: CoreContext): Pick<CommandHandlers, 'setRate'> {
  return {
    setRate: async (input, screen, id) =>
      context.once({ name: 'setRate', id, input, screen }, MANAGERS, (tx, person) => {
        if (!tx.store.journal.current()) return refuse({ kind: 'notEnrolled' });
        if (input.currency === (venueOf(context)?.currency ?? 'CHF'))
          return refuse({ kind: 'rateMissing', currency: input.currency });
        tx.append('rateSet', { currency: input.currency, rateMicro: input.rateMicro, by: person.id });
        tx.touch('till', 'offer');
        return accept({ rates: rateViews(context, tx.store) });
      }),
  };
}

/** The rates in force. */
export const rateViews = (context: CoreContext, store: StoreReader): TillView['rates'] =>
  store.rates.all().map(({ currency, rateMicro, at, by }) => ({
    currency,
    rateMicro,
    setAt: instant(at),
    setByName: nameOf(context, by),
  }));
