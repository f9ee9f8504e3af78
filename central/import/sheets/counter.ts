import { amount, day, flag, id, percent, secret, several, since, text, until, whole, word } from './cells.ts';
import {
  cardReduction,
  column,
  count,
  maybePercentOrAmount,
  maybeText,
  name,
  no,
  order,
  ownId,
  percentOrAmount,
  reduction,
  scope,
  span,
  ticketScope,
} from './columns.ts';
import { idOfParts, idOfPerson, slug } from './madeIds.ts';
import type { Draft, Items, Sheet } from './sheet.ts';

/** Items in a list of the value. */
const inList = (list: string): Items => ({
  add: (draft: Draft, item) => {
    const items = (draft[list] ?? []) as unknown[];
    draft[list] = [...items, item];
    return [list, items.length];
  },
  of: (value) => value[list] as Draft[],
});

/** What a counter has beyond the programme: money, forms, codes, passes, vouchers, people. */
export const COUNTER: readonly Sheet[] = [
  {
    name: 'vatRates',
    kind: 'vatRate',
    makeId: (draft) => idOfParts(slug(draft.name)),
    items: inList('rates'),
    columns: [
      ownId('made of the name'),
      name,
      column('from', day, { must: true, item: true, about: 'one line for each change, in their order' }),
      column('percent', percent, { must: true, at: 'basisPoints', item: true }),
    ],
  },
  {
    name: 'paymentMethods',
    kind: 'paymentMethod',
    makeId: (draft) => idOfParts(slug(draft.name)),
    columns: [
      ownId('made of the name'),
      column('kind', word, { must: true, about: 'cash, card, twint, voucher, invoice, free or other' }),
      name,
      order,
      column('opensDrawer', flag, { empty: () => false, about: 'empty: no' }),
      no('givesChange', 'of cash alone: change is given in the venue’s money'),
      no('wantsReference', 'asks for a number, such as a cheque’s'),
      column('countedAtClosing', flag, { about: 'empty: yes' }),
      column('currency', word, { about: 'of foreign cash; empty: the venue’s' }),
    ],
  },
  {
    name: 'forms',
    kind: 'form',
    makeId: (draft) => idOfParts(slug(draft.name)),
    items: inList('fields'),
    columns: [
      ownId('made of the name'),
      name,
      column('per', word, { must: true, about: 'ticket or order' }),
      column('field', id, { must: true, at: 'id', item: true, about: 'its id; one line for each field' }),
      column('label', text, { must: true, item: true }),
      column('type', word, {
        must: true,
        item: true,
        about: 'text, number, choice, date, checkbox or email',
      }),
      column('required', flag, { item: true, empty: () => false, about: 'empty: no' }),
      column('choices', several(text), { item: true }),
    ],
  },
  {
    name: 'promotions',
    kind: 'promotion',
    makeId: (draft) => idOfParts('promotion', slug(draft.code)),
    complete: percentOrAmount,
    columns: [
      ownId('made of the code'),
      column('code', text, { must: true, about: 'capital letters and digits' }),
      name,
      ...reduction,
      column('per', word, { must: true, about: 'ticket or cart' }),
      count('capPerOrder', 'tickets of an order that it lowers; empty: all'),
      column('quota', id, { about: 'counts its uses; empty: any number' }),
      ...span,
      ...scope,
    ],
  },
  {
    name: 'offers',
    kind: 'offer',
    makeId: (draft) => idOfParts(slug(draft.name)),
    complete: percentOrAmount,
    columns: [
      ownId('made of the name'),
      name,
      column('buy', whole, { must: true }),
      column('get', whole, { must: true, about: 'how many then cost less' }),
      ...reduction,
      ...span,
      ...scope,
    ],
  },
  {
    name: 'passProducts',
    aliases: ['passes'],
    kind: 'passProduct',
    makeId: (draft) => idOfParts(slug(draft.name)),
    complete: maybePercentOrAmount,
    columns: [
      ownId('made of the name'),
      name,
      column('kind', word, { must: true, about: 'season, entries, discount or accreditation' }),
      count('entries', 'how many, of a pass of entries'),
      column('perEvent', whole, { about: 'most tickets of one event on it; empty: no limit' }),
      column('surcharge', amount, {
        at: 'surchargeMinor',
        about: 'what a ticket on it still costs; empty: nothing',
      }),
      ...cardReduction,
      ...ticketScope,
      no('photo', 'the holder’s photo is kept by a reference'),
      column('amount', amount, { must: true, at: 'minor' }),
      column('vatRate', id, { must: true }),
      column('validFrom', since, { must: true }),
      column('validTo', until, { must: true }),
      column('form', id),
      column('quota', id, { about: 'empty: any number' }),
      order,
    ],
  },
  {
    name: 'voucherProducts',
    kind: 'voucherProduct',
    makeId: (draft) => idOfParts(slug(draft.name)),
    columns: [
      ownId('made of the name'),
      name,
      column('amounts', several(amount), { empty: () => [] }),
      column('ownLeast', amount, { at: 'own.least', about: 'an amount of the buyer’s choice, from' }),
      column('ownMost', amount, { at: 'own.most', about: 'and to; both empty: none' }),
      column('validMonths', whole, { must: true }),
      order,
    ],
  },
  {
    name: 'freeReasons',
    kind: 'freeReason',
    makeId: (draft) => idOfParts(slug(draft.name)),
    columns: [
      ownId('made of the name'),
      name,
      order,
      column('contingent', id, {
        about: 'the quota that it counts down; empty: none, and each sale is a manager’s',
      }),
    ],
  },
  {
    name: 'levies',
    kind: 'levy',
    makeId: (draft) => idOfParts(slug(draft.name)),
    columns: [
      ownId('made of the name'),
      name,
      column('percent', percent, {
        must: true,
        at: 'basisPoints',
        about: 'of its base; 0: the base is stated',
      }),
      column('base', word, { must: true, about: 'gross (takings with VAT) or net' }),
      order,
    ],
  },
  {
    name: 'staff',
    kind: 'staff',
    makeId: (draft) => idOfParts('staff', slug(draft.name)),
    columns: [
      ownId('made of the name'),
      name,
      column('role', word, { must: true, about: 'cashier, door or manager' }),
      column('pin', secret, { about: '4 to 12 digits; empty: the PIN stays' }),
      column('pinVerifier', text, { about: 'of an export, instead of a PIN' }),
    ],
  },
  {
    name: 'vouchers',
    kind: 'voucher',
    streamed: true,
    columns: [
      column('code', secret, { about: 'never exported' }),
      column('id', id, { about: 'of an export, with last4, instead of a code' }),
      column('last4', text),
      column('amount', amount, { must: true, at: 'minor', about: 'what was on it at first' }),
      column('validTo', until, { must: true }),
    ],
  },
  {
    name: 'customers',
    kind: 'customer',
    streamed: true,
    makeId: (draft) =>
      idOfPerson(draft.email) ??
      idOfPerson(draft.first, draft.last, draft.company, draft.street, draft.postcode),
    columns: [
      ownId('made of the e-mail, else of name and address'),
      ...['first', 'last', 'company', 'email', 'phone', 'street', 'postcode', 'city', 'note'].map((field) =>
        maybeText(field),
      ),
    ],
  },
];
