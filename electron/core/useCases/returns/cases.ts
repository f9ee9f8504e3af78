import type { CommandGiven, CommandReply } from '../../../../shared/contract/commands.ts';
import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { Staff } from '../../../../shared/domain/catalogue.ts';
import { isAboutItself, remediesOf } from '../../../../shared/journal/remedies.ts';
import { toHex } from '../../../../shared/kernel/bytes.ts';
import type { CommandId, OrderId, RefundId, StaffId } from '../../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers, QueryHandlers } from '../../api.ts';
import { askFirst } from '../../askFirst.ts';
import { type CoreContext, nameOf } from '../../context.ts';
import type { Tx } from '../../journalist.ts';
import { MANAGERS } from '../../people.ts';
import type { CaseRow } from '../../ports/returnsStore.ts';
import { caseViewOf } from '../../returns/caseView.ts';
import { exchange } from '../../returns/exchange.ts';
import { obtainTickets } from '../../returns/obtain.ts';
import { planReturn, type ReturnPlan, rightToReturn } from '../../returns/planReturn.ts';
import { seatForMove } from '../../returns/seatForMove.ts';
import { type SoldOrder, soldOrderOf } from '../../returns/soldOrder.ts';
import { printRefund, takeBack } from '../../returns/takeBack.ts';

type Given = CommandGiven<'resolveCase'>;
/** Cases that a manager looks at; older ones that were resolved stay in the journal. */
const MOST_SHOWN = 200;

/** What the centre objects to, open ones first. */
export function casesQuery(context: CoreContext): Pick<QueryHandlers, 'cases'> {
  const { read } = context.parts.store;
  return {
    cases: async (_input, screen) => {
      const person = context.people.allowed(screen, MANAGERS);
      if (!person.ok) return person;
      return accept({ cases: read.cases.all(MOST_SHOWN).map((row) => caseViewOf(context, read, row)) });
    },
  };
}

/**
 * A remedy and everything that it does (money, seats, a new ticket) are one transaction: the till and the centre fold the
 * same entries, so that takings are equal whatever a manager chooses (G3, G6).
 */
export function caseCommands(context: CoreContext): Pick<CommandHandlers, 'resolveCase'> {
  return {
    resolveCase: async (input, screen, id) => {
      const { read } = context.parts.store;
      const [first] = input.tickets;
      const sold = first === undefined ? undefined : soldOrderOf(read, first);
      const asking = await askFirst(context, { id, screen, roles: MANAGERS }, async () =>
        sold ? await obtainTickets(context, sold.order, input.tickets) : false,
      );
      if (!asking.ok) return asking;
      const { asked } = asking.value;
      return context.once({ name: 'resolveCase', id, input, screen }, MANAGERS, (tx, manager) =>
        resolve(context, tx, manager, id, input, asked),
      );
    },
  };
}

function resolve(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  command: CommandId,
  input: Given,
  asked: boolean,
): Result<CommandReply<'resolveCase'>, Refusal> {
  const row = tx.store.cases.get(input.case);
  if (!row) return refuse({ kind: 'caseUnknown' });
  if (row.state !== 'open')
    return refuse({
      kind: 'caseClosed',
      name: row.resolvedBy === null ? '' : nameOf(context, row.resolvedBy as StaffId),
    });
  // The centre would leave it open; a till that has heard of no other one is alone, and closes what is about itself.
  const own = tx.store.journal.streams().some(({ id }) => id === row.stream);
  if (own && isAboutItself(row.kind) && tx.store.foreignOrders.count() > 0)
    return refuse({ kind: 'caseOfThisTill' });
  if (!remediesOf(row.kind).includes(input.remedy)) return refuse({ kind: 'remedyNotForThis' });
  const done =
    input.remedy === 'accepted' ? accept({}) : remedied(context, tx, person, command, input, asked);
  if (!done.ok) return done;
  const note = input.note.trim();
  tx.append(
    'caseResolved',
    { case: input.case, kind: row.kind, remedy: input.remedy, by: person.id, ...done.value },
    note === '' ? undefined : { salt: toHex(context.parts.random.bytes(16)), data: { note } },
  );
  tx.touch('cases', 'till');
  return accept(caseViewOf(context, tx.store, tx.store.cases.get(input.case) as CaseRow));
}

interface Done {
  readonly refund?: RefundId;
  readonly order?: OrderId;
}

/** Refund and move act on tickets of one order, wherever it was sold, with the rules of every return. */
function remedied(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  command: CommandId,
  input: Given,
  asked: boolean,
): Result<Done, Refusal> {
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  if (!stream.state.session) return refuse({ kind: 'sessionMissing' });
  const [first] = input.tickets;
  if (first === undefined) return refuse({ kind: 'ticketUnknown' });
  const sold = soldOrderOf(tx.store, first);
  if (!sold) return refuse({ kind: 'ticketUnknown' });
  const moved = input.remedy === 'moved';
  // Nothing goes out when somebody only changes seats.
  const plan = planReturn(
    context,
    tx.store,
    stream.id,
    sold,
    { ...input, person: person.id },
    moved ? 'nothing' : 'all',
  );
  if (!plan.ok) return plan;
  const by = { manager: true, byWord: input.byWord, asked, tillNo: stream.state.tillNo };
  const right = rightToReturn(context, plan.value, sold, by);
  if (!right.ok) return right;
  const act = {
    command,
    person,
    approvedBy: plan.value.manager.length === 0 ? null : person.id,
    sold,
    things: plan.value.things,
    authority: right.value,
    why: 'remedy' as const,
    original: input.original,
    note: input.note,
    feeMinor: 0,
    remedyOf: input.case,
  };
  if (moved) return move(context, tx, input, act, plan.value, sold);
  const refund = tx.id<'refund'>();
  takeBack(context, tx, { ...act, refund, paid: plan.value.paid });
  printRefund(tx, refund, sold.order, input.language);
  return accept({ refund });
}

function move(
  context: CoreContext,
  tx: Tx,
  input: Given,
  act: Omit<Parameters<typeof exchange>[2], 'lines' | 'payBackBy' | 'payments' | 'language'>,
  { things }: Pick<ReturnPlan, 'things'>,
  sold: SoldOrder,
): Result<Done, Refusal> {
  const [thing] = things;
  if (things.length !== 1 || !thing) return refuse({ kind: 'remedyNotForThis' });
  const line = seatForMove(context, tx, sold, thing, input.seat);
  if (!line.ok) return line;
  return exchange(context, tx, {
    ...act,
    lines: [line.value],
    payBackBy: null,
    payments: [],
    language: input.language,
  });
}
