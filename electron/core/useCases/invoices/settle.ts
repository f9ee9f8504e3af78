import type { CommandGiven } from '../../../../shared/contract/commands.ts';
import type { ReceivableView } from '../../../../shared/contract/invoices.ts';
import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { Staff } from '../../../../shared/domain/catalogue.ts';
import { canCorrectTo } from '../../../../shared/domain/correctPayment.ts';
import { takePart } from '../../../../shared/domain/payment.ts';
import type { Authority } from '../../../../shared/journal/bodiesOfReturns.ts';
import type { CommandId, OrderId, StaffId, ThingId } from '../../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import { instant } from '../../../../shared/kernel/time.ts';
import type { CommandHandlers, QueryHandlers } from '../../api.ts';
import { withoutPin } from '../../approval.ts';
import { askFirst } from '../../askFirst.ts';
import { authorityOver } from '../../authority.ts';
import { type CoreContext, dayOf } from '../../context.ts';
import { lessOwed, openReceivables, type Receivable, receivableOf } from '../../invoices/receivable.ts';
import type { Tx } from '../../journalist.ts';
import { paymentTerms } from '../../paymentTerms.ts';
import { SELLERS } from '../../people.ts';
import type { StoreReader } from '../../ports/store.ts';
import { limitOf } from '../../returns/ownWord.ts';
import { openDrawerForCash } from '../printers.ts';

/** Receivables that a list shows at most. */
const MOST_SHOWN = 500;

/** An invoice that was issued now is paid, at any till; never a second sale (O2). */
export function invoiceCommands(context: CoreContext): Pick<CommandHandlers, 'settleInvoice'> {
  return {
    settleInvoice: async (input, screen, id) => {
      const { order, approval } = input;
      const asking = await askFirst(context, { id, screen, roles: SELLERS, approval }, () =>
        obtain(context, order),
      );
      if (!asking.ok) return asking;
      const kept = {
        name: 'settleInvoice',
        id,
        input: withoutPin(input, asking.value.manager),
        screen,
      } as const;
      let done: ReturnType<typeof settleInvoice> | undefined;
      const reply = context.once(kept, SELLERS, (tx, seller) => {
        done = settleInvoice(context, tx, seller, id, input, asking.value);
        return done;
      });
      const method = context.cache.catalogue().paymentMethods.get(input.method);
      if (reply.ok && done?.ok && method?.opensDrawer) openDrawerForCash(context);
      return reply;
    },
  };
}

/** What is owed by invoice. */
export function invoiceQueries(context: CoreContext): Pick<QueryHandlers, 'receivables'> {
  const { read } = context.parts.store;
  return {
    receivables: async (input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const wanted = input.search.trim().toLocaleLowerCase();
      const shown = openReceivables(read, MOST_SHOWN).filter((one) =>
        `${one.number} ${one.name}`.toLocaleLowerCase().includes(wanted),
      );
      return accept({
        receivables: shown.map((one) => receivableViewOf(context, read, one)),
        openMinor: shown.reduce((all, one) => all + one.openMinor, 0),
      });
    },
  };
}

/** A receivable as a screen shows it. */
export function receivableViewOf(
  context: CoreContext,
  store: StoreReader,
  { order, number, tillNo, at, methodName, minor, openMinor, settled, name }: Receivable,
): ReceivableView {
  const stream = store.journal.current()?.id;
  const here = stream !== undefined && authorityOver(store, stream, order as string as ThingId) !== null;
  const online = context.workers.sync.status().state === 'online';
  return {
    id: order,
    number,
    tillNo,
    at: instant(at),
    methodName,
    minor,
    openMinor,
    settled,
    name,
    authority: here ? 'here' : online ? 'centre' : 'away',
  };
}

/** Asks the centre for the say over an invoice where this till lacks it; whether another till was asked for it. */
async function obtain(context: CoreContext, order: OrderId): Promise<boolean> {
  const { read } = context.parts.store;
  const stream = read.journal.current()?.id;
  const owed = receivableOf(read, order);
  if (!stream || !owed || owed.settled) return false;
  if (authorityOver(read, stream, order as string as ThingId) !== null) return false;
  const answer = await context.workers.sync.obtain([order as string as ThingId]);
  return answer !== null && answer.asked.length > 0;
}

function settleInvoice(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  command: CommandId,
  input: CommandGiven<'settleInvoice'>,
  by: { readonly manager: StaffId | null; readonly asked: boolean },
): Result<ReceivableView, Refusal> {
  const row = tx.store.journal.current();
  if (!row) return refuse({ kind: 'notEnrolled' });
  const { session, perpetual, tillNo } = row.state;
  if (!session) return refuse({ kind: 'sessionMissing' });
  const owed = receivableOf(tx.store, input.order);
  if (!owed) return refuse({ kind: 'invoiceUnknown' });
  if (owed.openMinor === 0) return refuse({ kind: 'invoiceSettled', number: owed.number });
  const held = authorityOver(tx.store, row.id, input.order as string as ThingId);
  const right = rightTo(held, input.byWord, { ...by, tillNo: owed.tillNo ?? tillNo });
  if (!right.ok) return right;
  const terms = paymentTerms(context, tx.store);
  const method = terms.methods.get(input.method);
  if (!method || !canCorrectTo({ ...method, wantsReference: false }, terms.currency))
    return refuse({ kind: 'methodUnknown', method: method?.name ?? input.method });
  const request = { method: method.id, givenMinor: null, reference: input.reference };
  const part = takePart(owed.openMinor, method, request, terms);
  if (!part.ok) return part;
  // No terminal is asked here: above the limit somebody else has seen its receipt.
  const unseen = part.value.payment.kind !== 'cash' && owed.openMinor > limitOf(context);
  if (unseen && by.manager === null)
    return refuse({ kind: 'managerNeeded', why: 'settle', limitMinor: limitOf(context) });
  tx.append('invoiceSettled', {
    order: owed.order,
    number: owed.number,
    maker: owed.maker,
    authority: right.value,
    command,
    session: session.session,
    by: person.id,
    ...((right.value === 'override' || unseen) && by.manager !== null ? { approvedBy: by.manager } : {}),
    businessDay: dayOf(context, tx.now),
    payments: [lessOwed(owed, owed.openMinor), part.value.payment],
    roundingMinor: part.value.roundingMinor,
    perpetual,
  });
  tx.touch('orders', 'session', 'till');
  const now = receivableOf(tx.store, input.order);
  if (!now) throw new Error(`invoice ${owed.number}: its payment was not written`);
  return accept(receivableViewOf(context, tx.store, now));
}

/** By what right it is paid here: as for reservations. */
function rightTo(
  held: 'own' | 'granted' | null,
  byWord: boolean,
  {
    manager,
    asked,
    tillNo,
  }: { readonly manager: StaffId | null; readonly asked: boolean; readonly tillNo: number },
): Result<Authority, Refusal> {
  if (held !== null) return accept(held);
  if (!byWord) return refuse({ kind: 'authorityElsewhere', tillNo, asked });
  return manager === null
    ? refuse({ kind: 'managerNeeded', why: 'authority', limitMinor: 0 })
    : accept('override');
}
