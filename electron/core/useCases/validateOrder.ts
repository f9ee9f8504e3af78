import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { OrderView } from '../../../shared/contract/views.ts';
import type { Cart } from '../../../shared/domain/cart.ts';
import type { Staff } from '../../../shared/domain/catalogue.ts';
import { orderNumber, ticketNumber } from '../../../shared/domain/numbers.ts';
import { type Settlement, settle } from '../../../shared/domain/payment.ts';
import { type PricedCart, type PricedLine, priceCart } from '../../../shared/domain/pricing.ts';
import { claimBytes, dateDigest, ticketSecret } from '../../../shared/domain/ticketCode.ts';
import type { OrderValidated, SoldTicket } from '../../../shared/journal/bodies.ts';
import type { Personal } from '../../../shared/journal/entry.ts';
import { nextOrdinal } from '../../../shared/journal/foldStream.ts';
import type { StreamState } from '../../../shared/journal/streamState.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { msOf } from '../../../shared/kernel/time.ts';
import type { CommandHandlers } from '../api.ts';
import { type CoreContext, dayOf, venueOf } from '../context.ts';
import type { Tx } from '../journalist.ts';
import { SELLERS } from '../people.ts';
import type { PrintJob } from '../ports/printing.ts';
import { bookRights, reservedByOthers, takeRights } from '../rights.ts';
import { viewOfOrder } from '../views.ts';

/** A ticket opens a door from this long before doors until this long after the start. */
const VALID_BEFORE_DOORS_MIN = 12 * 60;
const VALID_AFTER_START_MIN = 24 * 60;

/**
 * The sale: journal entry, order, tickets, rights counted down, print jobs queued, cart consumed, reply kept,
 * all in one transaction that is on disk before the reply leaves (G1, G2).
 */
export function validateOrderCommand(context: CoreContext): Pick<CommandHandlers, 'validateOrder'> {
  return {
    validateOrder: async (input, screen, id) =>
      context.once({ name: 'validateOrder', id, input, screen }, SELLERS, (tx, person) =>
        sell(context, tx, person, id, input),
      ),
  };
}

function sell(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  commandId: CommandId,
  input: CommandInput<'validateOrder'>,
): Result<OrderView, Refusal> {
  const cart = tx.store.carts.of(person.id);
  if (!cart || cart.id !== input.cart || cart.commandId !== commandId) return refuse({ kind: 'cartGone' });
  if (cart.lines.length === 0) return refuse({ kind: 'cartEmpty' });
  const row = tx.store.journal.current();
  if (!row) return refuse({ kind: 'notEnrolled' });
  const { session } = row.state;
  if (!session) return refuse({ kind: 'sessionMissing' });

  const catalogue = context.cache.catalogue();
  // Money that a terminal has taken is a fact: the sale counts from when it was asked for.
  const soldAt = cart.terminal ? msOf(cart.terminal.startedAt) : tx.now;
  const day = dayOf(context, tx.now);
  const priced = priceCart(cart, catalogue, soldAt, day);
  if (!priced.ok) return priced;
  const settled = settle(
    priced.value.totalMinor,
    input.payments,
    catalogue.paymentMethods,
    venueOf(context)?.cashStep ?? 5,
  );
  if (!settled.ok) return settled;
  const terminal = terminalFits(cart, settled.value);
  if (terminal) return refuse(terminal);
  const rights = takeRights(
    context.cache.leases(),
    tx.store.leases,
    row.id,
    priced.value,
    reservedByOthers(tx.store.carts.all(), cart.id, catalogue),
  );
  if (!rights.ok) return rights;

  const ordinal = nextOrdinal(row.state, 'order');
  const { totalMinor } = priced.value;
  const body: Omit<OrderValidated, 'personalHash'> = {
    order: tx.id(),
    ordinal,
    number: orderNumber(row.state.prefix, ordinal),
    command: commandId,
    session: session.session,
    by: person.id,
    businessDay: day,
    currency: row.state.currency,
    lines: priced.value.lines.map(({ holder: _personal, ...line }) => line),
    tickets: ticketsOf(context, tx, row.state, priced.value),
    payments: settled.value.payments,
    taxes: priced.value.taxes,
    totalMinor,
    roundingMinor: settled.value.roundingMinor,
    rights: rights.value,
    perpetual: {
      netMinor: row.state.perpetual.netMinor + totalMinor,
      absoluteMinor: row.state.perpetual.absoluteMinor + Math.abs(totalMinor),
    },
  };
  const holders = holdersByLine(priced.value);
  const personal: Personal | undefined =
    Object.keys(holders).length === 0
      ? undefined
      : { salt: toHex(context.parts.random.bytes(16)), data: { holders } };
  tx.append('orderValidated', body, personal);
  bookRights(tx.store.leases, rights.value);
  const jobs = queueTickets(tx, body, input.language);
  tx.store.carts.remove(cart.id);
  tx.touch('cart', 'orders', 'offer', 'session', 'printing', 'till');
  return accept(viewOfOrder(context, body, holders, { at: tx.now, jobs, atCentre: false }));
}

/** A terminal's amount must have been on disk first, and must be what the payment says. */
function terminalFits(cart: Cart, settled: Settlement): Refusal | null {
  const asked = cart.terminal;
  const taken = settled.payments.filter((p) => p.kind !== 'cash');
  if (asked && !taken.some((p) => p.method === asked.method && p.minor === asked.minor))
    return { kind: 'terminalPending' };
  if (taken.some((p) => p.method !== asked?.method)) return { kind: 'terminalNotStarted' };
  return null;
}

function ticketsOf(context: CoreContext, tx: Tx, state: StreamState, priced: PricedCart): SoldTicket[] {
  const { prefix, keyId } = state;
  let ordinal = nextOrdinal(state, 'ticket');
  return priced.lines.flatMap((line, index) => {
    const date = dateDigest(context.parts.sha256, line.date);
    return Array.from({ length: line.quantity }, () =>
      signedTicket(context, tx, line, index, ordinal++, prefix, keyId, date),
    );
  });
}

function signedTicket(
  context: CoreContext,
  tx: Tx,
  line: PricedLine,
  index: number,
  ordinal: number,
  prefix: string,
  keyId: string,
  date: string,
): SoldTicket {
  const claim = {
    ticket: tx.id<'ticket'>(),
    date,
    validFromMinute: Math.floor(msOf(line.doorsAt) / 60_000) - VALID_BEFORE_DOORS_MIN,
    validToMinute: Math.floor(msOf(line.startsAt) / 60_000) + VALID_AFTER_START_MIN,
    keyId,
  };
  return {
    ticket: claim.ticket,
    ordinal,
    number: ticketNumber(prefix, ordinal),
    line: index,
    secret: ticketSecret(context.parts.random.bytes(5)),
    validFromMinute: claim.validFromMinute,
    validToMinute: claim.validToMinute,
    signature: toHex(context.parts.identity.signer.sign(claimBytes(claim))),
  };
}

function holdersByLine(priced: PricedCart): Record<string, string> {
  const named = priced.lines
    .map((line, i) => [String(i), line.holder.trim()] as const)
    .filter(([, name]) => name !== '');
  return Object.fromEntries(named);
}

function queueTickets(
  tx: Tx,
  body: Pick<OrderValidated, 'order' | 'tickets'>,
  language: PrintJob['language'],
): PrintJob[] {
  return body.tickets.map(({ ticket }) => {
    const job = {
      id: tx.id<'printJob'>(),
      use: 'tickets' as const,
      content: { type: 'ticket' as const, ticket, copy: 0 },
      order: body.order,
      language,
    };
    tx.store.printJobs.add(job, tx.now);
    return { ...job, state: 'queued', reason: null, attempts: 0, createdAt: tx.now, changedAt: tx.now };
  });
}
