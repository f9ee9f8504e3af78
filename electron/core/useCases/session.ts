import type { ClosingView } from '../../../shared/contract/tillViews.ts';
import { zNumber } from '../../../shared/domain/numbers.ts';
import type { SessionClosed } from '../../../shared/journal/bodies.ts';
import { expectedMethods } from '../../../shared/journal/foldCash.ts';
import { nextOrdinal } from '../../../shared/journal/foldStream.ts';
import { expectedCash } from '../../../shared/journal/streamState.ts';
import type { StaffId } from '../../../shared/kernel/ids.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { CommandHandlers, QueryHandlers } from '../api.ts';
import { managersWord, withoutPin } from '../approval.ts';
import { type CoreContext, nameOf } from '../context.ts';
import { handBack } from '../handBack.ts';
import type { Tx } from '../journalist.ts';
import { SELLERS } from '../people.ts';
import { inHandEmpty, nobodyPays } from '../takenMoney.ts';
import { sessionViewOf } from '../views.ts';
import { parkedOnly } from './cart/parking.ts';
import { countOf } from './cash/count.ts';

/** The cash session of the till's drawer: opened with a float, closed with a blind count. */
export function sessionCommands(context: CoreContext): Pick<CommandHandlers, 'openSession' | 'closeSession'> {
  return {
    openSession: async (input, screen, id) => {
      const word = await managersWord(context, input.approval, id);
      if (!word.ok) return word;
      const kept = withoutPin(input, word.value);
      return context.once({ name: 'openSession', id, input: kept, screen }, SELLERS, (tx, person) => {
        const row = tx.store.journal.current();
        if (!row) return refuse({ kind: 'notEnrolled' });
        if (row.state.session) return refuse({ kind: 'sessionOpen' });
        const { floatMinor } = input;
        const leftMinor = tx.store.sessions.closed(1)[0]?.closing?.counting?.floatLeftMinor ?? 0;
        const isLess = floatMinor < leftMinor;
        const approvedBy = person.role === 'manager' ? person.id : word.value;
        if (isLess && approvedBy === null)
          return refuse({ kind: 'managerNeeded', why: 'float', limitMinor: leftMinor });
        tx.append('sessionOpened', {
          session: tx.id(),
          by: person.id,
          floatMinor,
          ...(isLess ? { leftMinor } : {}),
          ...(isLess && approvedBy !== null ? { approvedBy } : {}),
        });
        tx.touch('session', 'till');
        const opened = tx.state().session;
        if (!opened) throw new Error('openSession: the fold shows no open session');
        return accept(sessionViewOf(context, opened));
      });
    },
    closeSession: async (input, screen, id) => {
      const word = await managersWord(context, input.approval, id);
      if (!word.ok) return word;
      const kept = withoutPin(input, word.value);
      return context.once({ name: 'closeSession', id, input: kept, screen }, SELLERS, (tx, person) => {
        const open = tx.store.journal.current();
        if (!open?.state.session) return refuse({ kind: 'sessionMissing' });
        const { openedBy } = open.state.session;
        const own = openedBy === person.id || person.role === 'manager';
        if (!own && word.value === null)
          return refuse({ kind: 'sessionOfOther', name: nameOf(context, openedBy) });
        const counted = countOf(context, open.state.session, input, open.state.currency);
        if (input.floatLeftMinor > counted.cashMinor)
          return refuse({ kind: 'floatTooMuch', countedMinor: counted.cashMinor });
        const cart = tx.store.carts.of(person.id);
        if (cart?.terminal) return refuse({ kind: 'terminalPending' });
        const empty = cart && inHandEmpty(cart);
        if (empty?.ok === false) return empty;
        const others = nobodyPays(context, tx, person);
        if (!others.ok) return others;
        const parked = parkedOnly(tx.store.parked.all(tx.now)).length;
        if (parked > 0) return refuse({ kind: 'cartsParked', count: parked });
        leftBehind(context, tx, person.id);
        handBack(context, tx, open.id, person.id);
        const row = tx.store.journal.current() ?? open;
        const session = row.state.session ?? open.state.session;
        const ordinal = nextOrdinal(row.state, 'z');
        const expected = expectedCash(session);
        const closing: SessionClosed = {
          session: session.session,
          ordinal,
          number: zNumber(row.state.prefix, ordinal),
          by: person.id,
          fromSeq: session.fromSeq,
          toSeq: row.state.seq,
          orders: session.orders,
          tickets: session.tickets,
          copies: session.copies,
          floatMinor: session.floatMinor,
          linesMinor: session.linesMinor,
          ...(session.vouchersMinor === undefined ? {} : { vouchersMinor: session.vouchersMinor }),
          roundingMinor: session.roundingMinor,
          methods: session.methods,
          taxes: session.taxes,
          ...(session.returns ? { returns: session.returns } : {}),
          ...(session.movements ? { movements: session.movements } : {}),
          ...(session.invoices ? { invoices: session.invoices } : {}),
          expectedCashMinor: expected,
          countedCashMinor: counted.cashMinor,
          differenceMinor: counted.cashMinor - expected,
          ...(counted.foreign.length === 0 ? {} : { countedForeign: counted.foreign }),
          counting: {
            count: counted,
            ...(session.firstCount ? { first: session.firstCount } : {}),
            floatLeftMinor: input.floatLeftMinor,
            depositMinor: counted.cashMinor - input.floatLeftMinor,
            bag: input.bag.trim(),
            expectedMethods: expectedMethods(
              session,
              counted.methods.map((one) => one.method),
            ),
          },
          ...(own || word.value === null ? {} : { approvedBy: word.value }),
          head: row.link,
          previousClosing: row.state.lastClosing,
          perpetual: row.state.perpetual,
        };
        tx.append('sessionClosed', closing);
        tx.touch('session', 'till');
        return accept(closingViewOf(context, closing, session.openedBy, tx.now));
      });
    },
  };
}

/** Carts of people who have gone are let go (S21): their seats, reservations, passes and vouchers would be kept for nobody. */
function leftBehind(context: CoreContext, tx: Tx, closer: StaffId): void {
  for (const { owner, cart } of tx.store.carts.owned())
    if (owner !== closer && !context.people.isHere(owner)) tx.store.carts.remove(cart.id);
  tx.touch('cart', 'seats');
}

/** Closings of this till, newest first. */
export function closingsQuery(context: CoreContext): Pick<QueryHandlers, 'closings'> {
  return {
    closings: async (_input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const closed = context.parts.store.read.sessions.closed(50);
      return accept({
        closings: closed.flatMap((row) =>
          row.closing && row.closedAt !== null
            ? [closingViewOf(context, row.closing, row.openedBy, row.closedAt)]
            : [],
        ),
      });
    },
  };
}

function countingOf({ counting }: SessionClosed): ClosingView['counting'] {
  if (!counting) return null;
  const { count, first, floatLeftMinor, depositMinor, bag, expectedMethods: expected } = counting;
  return {
    floatLeftMinor,
    depositMinor,
    bag,
    methods: count.methods.map(({ method, methodName, minor }, i) => ({
      method,
      methodName,
      countedMinor: minor,
      expectedMinor: expected[i]?.minor ?? 0,
    })),
    firstCashMinor: first?.cashMinor ?? null,
  };
}

function closingViewOf(
  context: CoreContext,
  closing: SessionClosed,
  openedBy: StaffId,
  at: number,
): ClosingView {
  return {
    number: closing.number,
    at: instant(at),
    by: nameOf(context, closing.by),
    orders: closing.orders,
    tickets: closing.tickets,
    copies: closing.copies,
    floatMinor: closing.floatMinor,
    linesMinor: closing.linesMinor,
    roundingMinor: closing.roundingMinor,
    methods: closing.methods.map((m) => ({ ...m, foreign: m.foreign ?? null })),
    taxes: closing.taxes.map((t) => ({ ...t })),
    expectedCashMinor: closing.expectedCashMinor,
    countedCashMinor: closing.countedCashMinor,
    differenceMinor: closing.differenceMinor,
    countedForeign: (closing.countedForeign ?? []).map((one) => ({ ...one })),
    vouchersMinor: closing.vouchersMinor ?? 0,
    returns: closing.returns ? { ...closing.returns } : null,
    shortHash: closing.head.slice(0, 12),
    openedBy: nameOf(context, openedBy),
    approvedBy: closing.approvedBy === undefined ? '' : nameOf(context, closing.approvedBy),
    movements: closing.movements ? { ...closing.movements } : null,
    invoices: closing.invoices ? { ...closing.invoices } : null,
    counting: countingOf(closing),
  };
}
