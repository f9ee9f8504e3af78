import type { Refusal } from '../../../../shared/contract/refusal.ts';
import { type Cart, type CartLine, type ItemDetail, putLine } from '../../../../shared/domain/cart.ts';
import type { Answers, Form } from '../../../../shared/domain/form.ts';
import { askedOnly } from '../../../../shared/domain/forms.ts';
import type { FormId } from '../../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../../api.ts';
import { change, sellable } from '../../cartDesk.ts';
import { type CoreContext, venueOf } from '../../context.ts';
import { SELLERS } from '../../people.ts';
import { lineOf } from './lines.ts';

type WordCommands = Pick<CommandHandlers, 'setDetail' | 'setLine' | 'setOrderText' | 'setCustomer'>;

/** What is said about a cart: on its tickets, in forms, of its customer. */
export function wordCommands(context: CoreContext): WordCommands {
  return {
    setDetail: async (input, screen, id) =>
      context.once({ name: 'setDetail', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          const line = lineOf(cart, input.line);
          if (!line || line.kind === 'voucher') return refuse({ kind: 'lineGone' });
          if (input.index !== null && input.index >= line.quantity) return refuse({ kind: 'lineGone' });
          const { answers } = input.detail;
          const kept = {
            ...input.detail,
            ...(answers && { answers: askedOnly(formOf(context, line), answers) }),
          };
          const details = line.details.map((detail, i) =>
            input.index === null || input.index === i ? { ...detail, ...said(kept) } : detail,
          );
          return accept(putLine(cart, { ...line, details } as CartLine));
        }),
      ),
    setLine: async (input, screen, id) =>
      context.once({ name: 'setLine', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          const line = lineOf(cart, input.line);
          if (line?.kind !== 'ticket') return refuse({ kind: 'lineGone' });
          const next = putLine(cart, {
            ...line,
            proofSeen: input.proofSeen ?? line.proofSeen,
            reason: input.reason === undefined ? line.reason : input.reason,
            chosenMinor: input.chosenMinor ?? line.chosenMinor,
          });
          return input.chosenMinor === undefined ? accept(next) : sellable(context, tx, next);
        }),
      ),
    setOrderText: async (input, screen, id) =>
      context.once({ name: 'setOrderText', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart): Result<Cart, Refusal> => {
          if (input.hidePrice === true && !venueOf(context)?.priceMayBeHidden)
            return refuse({ kind: 'priceMayNotHide' });
          return accept({
            ...cart,
            text: input.text ?? cart.text,
            hidePrice: input.hidePrice ?? cart.hidePrice,
            customerOnTickets: input.customerOnTickets ?? cart.customerOnTickets,
            answers: { ...cart.answers, ...answersTo(context, input.answers ?? {}) },
          });
        }),
      ),
    setCustomer: async (input, screen, id) =>
      context.once({ name: 'setCustomer', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          if (input.customer !== null && !tx.store.customers.get(input.customer))
            return refuse({ kind: 'customerUnknown' });
          return accept({ ...cart, customer: input.customer });
        }),
      ),
  };
}

/** Only what was said: a missing part of a detail stays as it is. */
const said = (detail: { [K in keyof ItemDetail]?: ItemDetail[K] | undefined }): Partial<ItemDetail> =>
  Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined));

/** The form that a line's price or pass asks for. */
function formOf(
  context: CoreContext,
  line: Extract<CartLine, { kind: 'ticket' | 'pass' }>,
): Form | undefined {
  const { prices, passProducts, forms } = context.cache.catalogue();
  const id = line.kind === 'ticket' ? prices.get(line.price)?.form : passProducts.get(line.product)?.form;
  return id ? forms.get(id) : undefined;
}

/** Answers to forms that the catalogue has, and to nothing else: what a cart gathers is bounded by them. */
const answersTo = (context: CoreContext, given: Readonly<Record<string, Answers>>): Cart['answers'] =>
  Object.fromEntries(
    Object.entries(given).flatMap(([id, answers]) => {
      const form = context.cache.catalogue().forms.get(id as FormId);
      return form ? [[id, askedOnly(form, answers)]] : [];
    }),
  );
