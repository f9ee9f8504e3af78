import type { Refusal } from '../../../../shared/contract/refusal.ts';
import { type Cart, soldFrom, withParts } from '../../../../shared/domain/cart.ts';
import { checkSale } from '../../../../shared/domain/checkSale.ts';
import { isOnPassesOnly } from '../../../../shared/domain/passPricing.ts';
import { takePart } from '../../../../shared/domain/payment.ts';
import type { PricedCart } from '../../../../shared/domain/priced.ts';
import { priceCart } from '../../../../shared/domain/pricing.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import { instant } from '../../../../shared/kernel/time.ts';
import type { CommandHandlers } from '../../api.ts';
import { cartOf, change, keep, sellable } from '../../cartDesk.ts';
import { type CoreContext, dayOf } from '../../context.ts';
import type { Tx } from '../../journalist.ts';
import { onDemand } from '../../onDemand.ts';
import { paidSoFar } from '../../paying.ts';
import { paymentTerms } from '../../paymentTerms.ts';
import { SELLERS } from '../../people.ts';
import { paysReservation } from '../../reservations/pay.ts';

type PaymentCommands = Pick<
  CommandHandlers,
  'addPayment' | 'removePayment' | 'startTerminalPayment' | 'acceptTerminalPart' | 'declineTerminalPayment'
>;

/** Parts of a payment, on disk before anything is shown: after a crash the screen says what was taken. */
export function paymentCommands(context: CoreContext): PaymentCommands {
  return {
    addPayment: async (input, screen, id) =>
      context.once({ name: 'addPayment', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          const open = payable(context, tx, cart, input.cart);
          if (!open.ok) return open;
          const { leftMinor } = paidSoFar(context, tx.store, cart, open.value);
          const terms = paymentTerms(context, tx.store);
          const method = terms.methods.get(input.method);
          if (!method || method.kind === 'card' || method.kind === 'twint')
            return refuse({ kind: 'methodUnknown', method: input.method });
          const part = takePart(leftMinor, method, input, terms);
          if (!part.ok) return part;
          // What pays all is no part: it is the sale's last payment.
          if (part.value.payment.minor >= leftMinor)
            return refuse({
              kind: 'paymentTooMuch',
              tooMuchMinor: part.value.payment.givenMinor - leftMinor,
            });
          return accept(withParts(cart, [...cart.payments, part.value.payment], instant(tx.now)));
        }),
      ),
    removePayment: async (input, screen, id) =>
      context.once({ name: 'removePayment', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          const payment = cart.payments[input.index];
          if (cart.id !== input.cart || !payment) return refuse({ kind: 'paymentGone' });
          if ((payment.kind === 'card' || payment.kind === 'twint') && !input.paidBack)
            return refuse({ kind: 'terminalTaken', minor: payment.minor });
          const others = cart.payments.filter((_, i) => i !== input.index);
          return accept(withParts(cart, others, instant(tx.now)));
        }),
      ),
    startTerminalPayment: async (input, screen, id) =>
      onDemand(
        context,
        { name: 'startTerminalPayment', id, input, screen },
        SELLERS,
        null,
        (tx, person, attempt) =>
          change(context, tx, person, (cart) => {
            const open = payable(context, tx, cart, input.cart);
            if (!open.ok) return open;
            const method = context.cache.catalogue().paymentMethods.get(input.method);
            if (method?.kind !== 'card' && method?.kind !== 'twint')
              return refuse({ kind: 'methodUnknown', method: input.method });
            // A reservation has its places and its price: nothing is looked for.
            const allowed = cart.reservation
              ? accept(cart)
              : sellable(context, tx, cart, attempt, soldFrom(cart, tx.now));
            if (!allowed.ok) return allowed;
            const { leftMinor } = paidSoFar(context, tx.store, cart, open.value);
            const minor = input.minor ?? leftMinor;
            if (minor > leftMinor) return refuse({ kind: 'paymentTooMuch', tooMuchMinor: minor - leftMinor });
            return accept({ ...cart, terminal: { method: input.method, minor, startedAt: instant(tx.now) } });
          }),
      ),
    acceptTerminalPart: async (input, screen, id) =>
      context.once({ name: 'acceptTerminalPart', id, input, screen }, SELLERS, (tx, person) => {
        const cart = cartOf(tx, person);
        if (cart.id !== input.cart) return refuse({ kind: 'cartGone' });
        if (!cart.terminal) return refuse({ kind: 'terminalNotStarted' });
        const { method: id, minor, startedAt } = cart.terminal;
        const method = context.cache.catalogue().paymentMethods.get(id);
        const kind = method?.kind ?? 'card';
        const payment = {
          method: id,
          methodName: method?.name ?? id,
          kind,
          minor,
          givenMinor: minor,
          changeMinor: 0,
        };
        const paid = withParts(cart, [...cart.payments, payment], startedAt);
        return keep(context, tx, person, { ...paid, terminal: null });
      }),
    declineTerminalPayment: async (input, screen, id) =>
      context.once({ name: 'declineTerminalPayment', id, input, screen }, SELLERS, (tx, person) => {
        const cart = cartOf(tx, person);
        if (cart.id !== input.cart) return refuse({ kind: 'cartGone' });
        if (!cart.terminal) return refuse({ kind: 'terminalNotStarted' });
        return keep(context, tx, person, { ...cart, terminal: null });
      }),
  };
}

/** The priced cart, if it may be paid now: everything is asked before money changes hands. */
function payable(
  context: CoreContext,
  tx: Tx,
  cart: Cart,
  expected: Cart['id'],
): Result<PricedCart, Refusal> {
  if (cart.id !== expected) return refuse({ kind: 'cartGone' });
  if (cart.lines.length === 0) return refuse({ kind: 'cartEmpty' });
  if (!tx.state().session) return refuse({ kind: 'sessionMissing' });
  const catalogue = context.cache.catalogue();
  const priced = priceCart(cart, catalogue, soldFrom(cart, tx.now), dayOf(context, tx.now));
  if (!priced.ok) return priced;
  const problem = checkSale(cart, priced.value, catalogue);
  if (problem) return refuse(problem);
  const from = paysReservation(tx, cart);
  if (!from.ok) return from;
  if (isOnPassesOnly(priced.value)) return refuse({ kind: 'paymentTooMuch', tooMuchMinor: 0 });
  return priced.value.totalMinor === 0 ? refuse({ kind: 'onlyFree' }) : priced;
}
