import type { Cart } from '../../../shared/domain/cart.ts';
import type { PricedLine } from '../../../shared/domain/priced.ts';
import type { OrderPersonal } from '../../../shared/journal/bodies.ts';
import type { Json } from '../../../shared/kernel/canonical.ts';
import type { CustomerRow } from '../ports/sellingStore.ts';

/** What an order says of persons; empty parts are left out, and nothing at all gives null. */
export function personalOf(
  cart: Pick<Cart, 'text' | 'answers'>,
  lines: readonly PricedLine[],
  customer: CustomerRow | undefined,
  { reservedFor = '', heldReason = '' }: { readonly reservedFor?: string; readonly heldReason?: string } = {},
): { readonly [key: string]: Json } | null {
  const holders: Record<string, string> = {};
  const emails: Record<string, string> = {};
  const photos: Record<string, string> = {};
  const texts: Record<string, readonly string[]> = {};
  const answers: Record<string, Readonly<Record<string, string>>> = {};
  for (const [i, line] of lines.entries()) {
    if (line.kind === 'voucher') continue;
    for (const [index, detail] of line.details.entries()) {
      const key = `${i}/${index}`;
      if (detail.holder.trim() !== '') holders[key] = detail.holder.trim();
      if (detail.email.trim() !== '') emails[key] = detail.email.trim();
      const photo = (detail.photo ?? '').trim();
      if (photo !== '') photos[key] = photo;
      const text = spoken(detail.text);
      if (text.length > 0) texts[key] = text;
      if (Object.keys(detail.answers).length > 0) answers[key] = detail.answers;
    }
  }
  const orderAnswers = Object.fromEntries(
    Object.entries(cart.answers).filter(([, given]) => Object.keys(given).length > 0),
  );
  const orderText = spoken(cart.text);
  const personal: OrderPersonal = {
    ...(isEmpty(holders) ? {} : { holders }),
    ...(isEmpty(emails) ? {} : { emails }),
    ...(isEmpty(photos) ? {} : { photos }),
    ...(isEmpty(texts) ? {} : { texts }),
    ...(isEmpty(answers) ? {} : { answers }),
    ...(isEmpty(orderAnswers) ? {} : { orderAnswers }),
    ...(orderText.length === 0 ? {} : { orderText }),
    ...(reservedFor === '' ? {} : { reservedFor }),
    ...(heldReason === '' ? {} : { heldReason }),
    ...(customer
      ? {
          customer: {
            first: customer.first,
            last: customer.last,
            company: customer.company,
            email: customer.email,
          },
        }
      : {}),
  };
  return isEmpty(personal) ? null : (personal as { readonly [key: string]: Json });
}

const spoken = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trim()).filter((line) => line !== '');
const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** The words that an order is found by: names and e-mails. */
export function wordsOfOrder(personal: OrderPersonal): string {
  const { customer } = personal;
  return [
    ...Object.values(personal.holders ?? {}),
    ...Object.values(personal.emails ?? {}),
    personal.reservedFor ?? '',
    ...(customer ? [customer.first, customer.last, customer.company, customer.email] : []),
  ]
    .filter((word) => word !== '')
    .join(' ');
}
