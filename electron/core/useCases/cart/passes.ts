import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { Cart } from '../../../../shared/domain/cart.ts';
import type { CartPass } from '../../../../shared/domain/passes.ts';
import type { DateId, EventId, StaffId, TicketId } from '../../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../../api.ts';
import { managersWord, withoutPin } from '../../approval.ts';
import { change } from '../../cartDesk.ts';
import { type CoreContext, nameOf } from '../../context.ts';
import type { Tx } from '../../journalist.ts';
import { type Attempt, onDemand } from '../../onDemand.ts';
import { eventsIn, mostByWord, passNow } from '../../passes/cartPasses.ts';
import { type KnownPass, knownPass } from '../../passes/known.ts';
import { lastUse, passProblem, usesOfThing } from '../../passes/view.ts';
import { SELLERS } from '../../people.ts';

type PassCartCommands = Pick<CommandHandlers, 'takePass' | 'dropPass'>;

/** Passes in the cart: tickets are taken on them as far as they give (O5). */
export function passCommands(context: CoreContext): PassCartCommands {
  return {
    takePass: async (input, screen, id) => {
      const manager = await managersWord(context, input.approval, id);
      if (!manager.ok) return manager;
      const kept = { name: 'takePass', id, input: withoutPin(input, manager.value), screen } as const;
      return onDemand(context, kept, SELLERS, manager.value, (tx, person, attempt) => {
        const word = { ...attempt, word: attempt.word ?? (person.role === 'manager' ? person.id : null) };
        return change(context, tx, person, (cart) => take(context, tx, cart, input, word, person.id));
      });
    },
    dropPass: async (input, screen, id) =>
      context.once({ name: 'dropPass', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) =>
          accept({ ...cart, passes: cart.passes.filter((one) => one.pass !== input.pass) }),
        ),
      ),
  };
}

function take(
  context: CoreContext,
  tx: Tx,
  cart: Cart,
  input: { readonly pass: TicketId; readonly date: DateId | null },
  attempt: Attempt,
  person: StaffId,
): Result<Cart, Refusal> {
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  if (cart.reservation) return refuse({ kind: 'reservationFixed', number: cart.reservation.number });
  const pass = knownPass(tx.store, input.pass);
  if (!pass) return refuse({ kind: 'passUnknown' });
  const wrong = passProblem(context, pass, tx.now) ?? inHands(context, tx, cart, pass);
  if (wrong) return refuse(wrong);
  const shown = input.date === null ? undefined : context.cache.catalogue().dates.get(input.date)?.event;
  const events = new Set<EventId>([...eventsIn(context, cart), ...(shown === undefined ? [] : [shown])]);
  const fresh: CartPass = {
    pass: pass.pass,
    number: pass.number,
    product: pass.product,
    entries: pass.entries,
    perEvent: pass.perEvent,
    left: null,
    leftOf: {},
    approvedBy: null,
  };
  let now = passNow(context, tx.store, stream.id, fresh, events);
  if (now.lacks.length > 0) {
    attempt.lacks.push(...now.lacks);
    const most = mostByWord(context);
    // The centre may give it: nobody takes a risk before it was asked.
    if (!attempt.beyond) return refuse({ kind: 'passNeedsManager', number: pass.number, most });
    now = passNow(context, tx.store, stream.id, { ...fresh, approvedBy: attempt.word ?? person }, events);
    const known = most > 0 ? fullProblem(context, tx, pass, now.pass, shown ?? null) : null;
    if (known) return refuse(known);
    if (attempt.word === null || most === 0)
      return refuse({ kind: 'passNeedsManager', number: pass.number, most });
  }
  const full = fullProblem(context, tx, pass, now.pass, shown ?? null);
  return full ? refuse(full) : accept({ ...cart, passes: [...cart.passes, now.pass] });
}

/** A pass is in one cart at a time: nobody takes its last entry twice. */
function inHands(context: CoreContext, tx: Tx, cart: Cart, { pass, number }: KnownPass): Refusal | null {
  if (cart.passes.some((one) => one.pass === pass)) return { kind: 'passTwice', number };
  const hands = [...tx.store.carts.owned(), ...tx.store.parked.all(tx.now)];
  const other = hands.find((one) => one.cart.id !== cart.id && one.cart.passes.some((p) => p.pass === pass));
  return other ? { kind: 'passInOtherCart', number, name: nameOf(context, other.owner) } : null;
}

/** Nothing is left on it, or nothing for the event that is looked at. */
function fullProblem(
  context: CoreContext,
  tx: Tx,
  { pass, number }: KnownPass,
  now: CartPass,
  event: EventId | null,
): Refusal | null {
  if (now.left === 0)
    return { kind: 'passUsedUp', number, order: lastUse(usesOfThing(tx.store, pass), null) };
  if (event === null || now.perEvent === null || now.leftOf[event] !== 0) return null;
  const name = context.cache.catalogue().events.get(event)?.name ?? '';
  const order = lastUse(usesOfThing(tx.store, pass), event);
  return { kind: 'passEventFull', number, event: name, most: now.perEvent, order };
}
