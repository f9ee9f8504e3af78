import type { SessionView } from '../../shared/contract/tillViews.ts';
import type { SessionTakings } from '../../shared/journal/streamState.ts';
import { expectedCash, expectedForeign } from '../../shared/journal/streamState.ts';
import { instant } from '../../shared/kernel/time.ts';
import { type CoreContext, nameOf, venueOf } from './context.ts';
import { methodsBeside } from './useCases/cash/count.ts';

/** Whether the drawer holds more than the venue wants in it. */
function dropDue(context: CoreContext, session: SessionTakings): boolean {
  const limit = venueOf(context)?.dropAboveMinor ?? 0;
  return limit > 0 && expectedCash(session) > limit;
}

/** The open cash session as a screen shows it: what was taken is not what must lie in the drawer (blind count). */
export function sessionViewOf(context: CoreContext, session: SessionTakings): SessionView {
  return {
    id: session.session,
    openedAt: instant(session.openedAt),
    openedBy: session.openedBy,
    openedByName: nameOf(context, session.openedBy),
    floatMinor: session.floatMinor,
    orders: session.orders,
    tickets: session.tickets,
    takingsMinor: session.linesMinor + session.roundingMinor,
    foreign: expectedForeign(session).map(({ currency }) => currency),
    beside: methodsBeside(context).map(({ id, name }) => ({ method: id, name })),
    dropDue: dropDue(context, session),
    counted: session.firstCount !== undefined,
  };
}
