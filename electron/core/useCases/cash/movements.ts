import type { MovementView } from '../../../../shared/contract/cash.ts';
import type { CashMoved } from '../../../../shared/journal/bodiesOfCash.ts';
import { openEntry } from '../../../../shared/journal/entry.ts';
import { expectedCash } from '../../../../shared/journal/streamState.ts';
import { toHex } from '../../../../shared/kernel/bytes.ts';
import { accept, refuse } from '../../../../shared/kernel/result.ts';
import { instant } from '../../../../shared/kernel/time.ts';
import type { CommandHandlers, QueryHandlers } from '../../api.ts';
import { managersWord, withoutPin } from '../../approval.ts';
import { noteOf } from '../../cash/notes.ts';
import { sealedBetween } from '../../cash/sessionEntries.ts';
import { type CoreContext, nameOf } from '../../context.ts';
import { SELLERS } from '../../people.ts';
import type { StoreReader, StreamRow } from '../../ports/store.ts';
import { limitOf, passesLimit } from '../../returns/ownWord.ts';
import { openDrawerForCash } from '../printers.ts';
import { queueMovementSlip } from './slips.ts';

/** Cash moves without a sale: a bag to the safe, a bill paid out of the drawer, change brought to it (C1). */
export function movementCommands(context: CoreContext): Pick<CommandHandlers, 'moveCash'> {
  return {
    moveCash: async (input, screen, id) => {
      const word = await managersWord(context, input.approval, id);
      if (!word.ok) return word;
      const kept = withoutPin(input, word.value);
      let done = false;
      const reply = context.once({ name: 'moveCash', id, input: kept, screen }, SELLERS, (tx, person) => {
        const session = tx.store.journal.current()?.state.session;
        if (!session) return refuse({ kind: 'sessionMissing' });
        const { kind, minor, reason } = input;
        if (kind !== 'drop' && reason === null) return refuse({ kind: 'cashReasonMissing' });
        const manager = person.role === 'manager' ? person.id : word.value;
        const of = { order: null, person: person.id };
        const why =
          kind === 'payOut' && passesLimit(context, tx.store, minor, of)
            ? 'limit'
            : kind === 'drop' && minor > expectedCash(session)
              ? 'drop'
              : null;
        // Of a drop no amount is said: the count is blind.
        if (why !== null && manager === null)
          return refuse({ kind: 'managerNeeded', why, limitMinor: why === 'drop' ? 0 : limitOf(context) });
        const bag = input.bag.trim();
        const note = input.note.trim();
        const body: CashMoved = {
          movement: tx.id(),
          session: session.session,
          kind,
          minor,
          ...(kind === 'drop' || reason === null ? {} : { reason }),
          ...(bag === '' ? {} : { bag }),
          by: person.id,
          ...(why !== null && manager !== null ? { approvedBy: manager } : {}),
        };
        const entry = tx.append(
          'cashMoved',
          body,
          note === '' ? undefined : { salt: toHex(context.parts.random.bytes(16)), data: { note } },
        );
        queueMovementSlip(tx, entry, input.language);
        tx.touch('session', 'till', 'printing');
        done = true;
        return accept(movementViewOf(context, body, tx.now, note));
      });
      // Only for the act itself: an answer given again opens no drawer.
      if (done) openDrawerForCash(context);
      return reply;
    },
  };
}

/** What moved in the session that is open, newest first. */
export function movementsQuery(context: CoreContext): Pick<QueryHandlers, 'cashMovements'> {
  return {
    cashMovements: async (_input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const { read } = context.parts.store;
      const row = read.journal.current();
      const session = row?.state.session;
      if (!row || !session?.movements) return accept({ movements: [] });
      return accept({ movements: movementsIn(context, read, row, session.fromSeq).reverse() });
    },
  };
}

function movementsIn(
  context: CoreContext,
  read: StoreReader,
  { id, state }: StreamRow,
  fromSeq: number,
): MovementView[] {
  const found: MovementView[] = [];
  for (const sealed of sealedBetween(read, id, fromSeq, state.seq)) {
    // The kind is looked for in the text first: orders are long, and most entries are orders.
    if (!sealed.bytes.includes('"cashMoved"')) continue;
    const entry = openEntry(sealed);
    if (entry.kind === 'cashMoved')
      found.push(movementViewOf(context, entry.body as unknown as CashMoved, entry.at, noteOf(sealed)));
  }
  return found;
}

const movementViewOf = (context: CoreContext, body: CashMoved, at: number, note: string): MovementView => ({
  id: body.movement,
  kind: body.kind,
  at: instant(at),
  minor: body.minor,
  reason: body.reason ?? null,
  note,
  bag: body.bag ?? '',
  by: nameOf(context, body.by),
  approvedBy: body.approvedBy === undefined ? '' : nameOf(context, body.approvedBy),
});
