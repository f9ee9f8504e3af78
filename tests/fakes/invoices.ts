import type { OrderView } from '../../shared/contract/orderViews.ts';
import { PIN, type TestTill } from './till.ts';
import { accepted } from './toldOrders.ts';

/** The word of the manager. */
export const SOPHIE = { staff: 'sophie' as never, pin: PIN };

/** Makes a customer and gives his id. */
export async function customerOf(till: TestTill, last: string): Promise<string> {
  const made = await till.command('saveCustomer', { customer: null, fields: { first: 'Lea', last } });
  return accepted(made as never as Parameters<typeof accepted<{ id: string }>>[0]).id;
}

/** Validates the cart by an invoice that is issued now. */
export async function tryIssue(till: TestTill, more: object = { approval: SOPHIE }) {
  const { id, commandId } = accepted(await till.query('cart', {}));
  return till.command(
    'validateOrder',
    {
      cart: id as never,
      payments: [{ method: 'invoice' as never, givenMinor: null }],
      language: 'en',
      issueNow: true,
      ...more,
    },
    commandId as never,
  );
}

/** Sells tickets of a price against an invoice that is issued now. */
export async function issue(till: TestTill, price: string, quantity: number): Promise<OrderView> {
  const customer = await customerOf(till, `Favre ${till.newCommand().slice(-4)}`);
  accepted(await till.command('addTickets', { date: 'd1' as never, price: price as never, quantity }));
  accepted(await till.command('setCustomer', { customer: customer as never }));
  return accepted(await tryIssue(till));
}

/** Enters the payment of an invoice. */
export const settle = (till: TestTill, order: string, method = 'cash', more: object = {}) =>
  till.command('settleInvoice', { order: order as never, method: method as never, ...more });
