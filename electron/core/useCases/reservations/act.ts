import type { CommandGiven } from '../../../../shared/contract/commands.ts';
import type { Refusal } from '../../../../shared/contract/refusal.ts';
import { emptyCart } from '../../../../shared/domain/cart.ts';
import type { Staff } from '../../../../shared/domain/catalogue.ts';
import type { CommandId, OrderId, StaffId } from '../../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers, ScreenId } from '../../api.ts';
import { withoutPin } from '../../approval.ts';
import { type Asked, askFirst } from '../../askFirst.ts';
import { cartOf, keep } from '../../cartDesk.ts';
import type { CoreContext } from '../../context.ts';
import type { Tx } from '../../journalist.ts';
import { SELLERS } from '../../people.ts';
import {
  elsewhere,
  endReservation,
  heldNotReserved,
  obtainReservation,
  openReservation,
  ownedReservation,
  type Standing,
} from '../../reservations/acts.ts';
import { reservationOf } from '../../reservations/known.ts';
import { cartLineOf } from '../../reservations/pay.ts';
import { seatSoldHere } from '../../reservations/soldHere.ts';
import { nameOfReservation, reservationViewOf } from '../../reservations/view.ts';
import { inHandEmpty } from '../../takenMoney.ts';

type Acts = Pick<CommandHandlers, 'takeReservation' | 'endReservation' | 'releaseHold' | 'releaseNoShows'>;

/** Who answers for an act on a reservation, and the say over it. */
const askFor = (
  context: CoreContext,
  { order, approval }: Pick<CommandGiven<'releaseHold'>, 'order' | 'approval'>,
  screen: ScreenId,
  id: CommandId,
): Promise<Result<Asked, Refusal>> =>
  askFirst(context, { id, screen, roles: SELLERS, approval }, () => obtainReservation(context, order));

/** What becomes of a reservation: taken into the cart to be paid, cancelled, released because nobody came. */
export function reservationActs(context: CoreContext): Acts {
  return {
    takeReservation: async (input, screen, id) => {
      const asking = await askFor(context, input, screen, id);
      if (!asking.ok) return asking;
      const { manager, asked } = asking.value;
      const kept = { name: 'takeReservation', id, input: withoutPin(input, manager), screen } as const;
      return context.once(kept, SELLERS, (tx, seller) => {
        const by = { manager, byWord: input.byWord, asked };
        return take(context, tx, seller, input.order, by);
      });
    },
    endReservation: async (input, screen, id) => {
      const asking = await askFor(context, input, screen, id);
      if (!asking.ok) return asking;
      const { manager, asked } = asking.value;
      const kept = { name: 'endReservation', id, input: withoutPin(input, manager), screen } as const;
      return context.once(kept, SELLERS, (tx, seller) => {
        const found = ownedReservation(tx, input.order, asked);
        if (!found.ok) return found;
        const held = heldNotReserved(found.value, 'guest');
        if (held) return refuse(held);
        const isGuest = found.value.reservation.hold !== null;
        if (isGuest && manager === null) return refuse({ kind: 'managerNeeded', why: 'hold', limitMinor: 0 });
        const paid = beingPaid(tx, found.value);
        if (paid) return refuse(paid);
        const by = isGuest && manager !== null ? manager : seller.id;
        endReservation(tx, found.value, { why: input.why, by, command: id });
        const ended = reservationOf(tx.store, input.order);
        if (!ended) throw new Error(`reservation ${input.order}: its end was not written`);
        return accept(reservationViewOf(context, tx.store, ended));
      });
    },
    releaseHold: async (input, screen, id) => {
      const asking = await askFor(context, input, screen, id);
      if (!asking.ok) return asking;
      const { manager, asked } = asking.value;
      const kept = { name: 'releaseHold', id, input: withoutPin(input, manager), screen } as const;
      return context.once(kept, SELLERS, (tx) => {
        const found = ownedReservation(tx, input.order, asked);
        if (!found.ok) return found;
        const { hold, number } = found.value.reservation;
        if (hold === null || hold.kind === 'guest') return refuse({ kind: 'notHeld', number });
        if (manager === null) return refuse({ kind: 'managerNeeded', why: 'hold', limitMinor: 0 });
        endReservation(tx, found.value, { why: 'released', by: manager, command: id });
        const ended = reservationOf(tx.store, input.order);
        if (!ended) throw new Error(`hold ${number}: its release was not written`);
        return accept(reservationViewOf(context, tx.store, ended));
      });
    },
    releaseNoShows: async (input, screen, id) => {
      const asking = await askFirst(context, { id, screen, roles: SELLERS }, async () => {
        for (const order of input.orders) await obtainReservation(context, order);
        return false;
      });
      if (!asking.ok) return asking;
      return context.once({ name: 'releaseNoShows', id, input, screen }, SELLERS, (tx, seller) => {
        let released = 0;
        let places = 0;
        for (const order of new Set(input.orders)) {
          const found = ownedReservation(tx, order, false);
          if (!found.ok || beingPaid(tx, found.value) || heldNotReserved(found.value)) continue;
          endReservation(tx, found.value, { why: 'noShow', by: seller.id, command: id });
          released += 1;
          places += found.value.reservation.pieces.length;
        }
        return accept({ released, places, kept: new Set(input.orders).size - released });
      });
    },
  };
}

/** Somebody at this till has it in the cart. */
const beingPaid = (tx: Tx, { reservation }: Pick<Standing, 'reservation'>): Refusal | null =>
  tx.store.carts.all().some((cart) => cart.reservation?.order === reservation.order)
    ? { kind: 'reservationBeingPaid', number: reservation.number }
    : null;

function take(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  order: OrderId,
  by: { readonly manager: StaffId | null; readonly byWord: boolean; readonly asked: boolean },
): ReturnType<typeof keep> {
  const empty = inHandEmpty(cartOf(tx, person));
  if (!empty.ok) return empty;
  const found = openReservation(tx, order);
  if (!found.ok) return found;
  const held = heldNotReserved(found.value);
  if (held) return refuse(held);
  const { reservation } = found.value;
  const right = rightToTake(tx, found.value, by);
  if (!right.ok) return right;
  const paid = beingPaid(tx, found.value);
  if (paid) return refuse(paid);
  const { number, maker, lines, customer, personal } = reservation;
  const sold = seatSoldHere(tx, reservation, lines);
  if (sold) return refuse(sold);
  return keep(context, tx, person, {
    ...emptyCart(tx.id(), tx.id()),
    lines: lines.map(cartLineOf),
    customer,
    text: personal.orderText ?? [],
    answers: personal.orderAnswers ?? {},
    reservation: {
      order,
      number,
      maker,
      authority: right.value,
      name: customer === null ? nameOfReservation(tx.store, reservation) : '',
      lines,
    },
  });
}

/** By what right it is paid here: its own, one that was given, or a manager's word while nobody can be asked. */
function rightToTake(
  tx: Tx,
  { reservation, authority }: Standing,
  by: { readonly manager: StaffId | null; readonly byWord: boolean; readonly asked: boolean },
): Result<'own' | 'granted' | 'override', Refusal> {
  if (authority !== null) return accept(authority);
  if (!by.byWord) return refuse(elsewhere(tx, reservation, by.asked));
  return by.manager === null
    ? refuse({ kind: 'managerNeeded', why: 'authority', limitMinor: 0 })
    : accept('override');
}
