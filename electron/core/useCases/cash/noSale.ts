import type { StaffId } from '../../../../shared/kernel/ids.ts';
import type { CoreContext } from '../../context.ts';

/** Writes down that the drawer was opened without a sale; without a session there is nothing to count it in. */
export function noteNoSale(context: CoreContext, by: StaffId): void {
  context.journalist.transact((tx) => {
    const session = tx.store.journal.current()?.state.session;
    if (!session) return;
    tx.append('cashMoved', {
      movement: tx.id(),
      session: session.session,
      kind: 'noSale',
      minor: 0,
      by,
    });
    tx.touch('session', 'till');
  });
}
