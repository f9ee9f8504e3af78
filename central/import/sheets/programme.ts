import { amount, decimal, flag, id, moment, since, text, timeZone, until, whole, word } from './cells.ts';
import { column, count, maybeAmount, maybeText, name, no, order, ownId } from './columns.ts';
import { idOfParts, slug } from './madeIds.ts';
import { seatItems } from './seatItems.ts';
import type { Sheet } from './sheet.ts';

const event = column('event', id, { must: true });

/** What is played, where, when, on which seats and for how much. */
export const PROGRAMME: readonly Sheet[] = [
  {
    name: 'venues',
    kind: 'venue',
    makeId: (draft) => idOfParts(slug(draft.name)),
    columns: [
      ownId('made of the name'),
      name,
      maybeText('city'),
      column('timeZone', timeZone, { must: true, about: 'such as Europe/Zurich' }),
      column('currency', word, { must: true, about: 'CHF or EUR' }),
      column('cashStep', amount, { must: true, about: 'the smallest coin: 0.05 in Switzerland' }),
      maybeText('receiptFooter', 'printed at the foot of receipts'),
      no('priceMayBeHidden', 'tickets may leave their price out'),
      column('voucherRisk', amount, {
        at: 'voucherRiskMinor',
        about: 'most that a manager may take of a voucher without its lease; empty: nothing',
      }),
      column('refundLimit', amount, {
        at: 'refundLimitMinor',
        about:
          'more than this of an order, or by one person in a session, is paid out by a manager only; empty: 100.00',
      }),
      column('dropAbove', amount, {
        at: 'dropAboveMinor',
        about: 'cash in the drawer above which the till asks for a drop; empty: never',
      }),
      count('reservationsTill', 'number of the till that unpaid reservations of an evening go to'),
      count('overrideMost', 'places per order that a manager may sell beyond what a till holds; empty: 10'),
      column('exchangeFee', amount, {
        at: 'exchangeFeeMinor',
        about: 'kept of each ticket that is exchanged; empty: nothing',
      }),
      count(
        'exchangeUntilHours',
        'so many hours before they start a manager is asked to exchange or take back tickets; empty: 0',
      ),
      count('autoLockMinutes', 'a screen that nobody touches for so long locks itself; empty or 0: never'),
      count('reservationMinutes', 'minutes before the show that a reservation ends by itself; empty: 30'),
    ],
  },
  {
    name: 'plans',
    kind: 'plan',
    makeId: (draft) => idOfParts(slug(draft.name)),
    columns: [
      ownId('made of the name'),
      column('venue', id, { must: true }),
      name,
      column('width', decimal, { must: true, about: 'of the drawing; a seat is about 1 wide' }),
      column('height', decimal, { must: true }),
      column('stageX', decimal, { must: true, at: 'stage.x' }),
      column('stageY', decimal, { must: true, at: 'stage.y' }),
      column('stageLabel', text, { at: 'stage.label', empty: () => '' }),
    ],
  },
  {
    name: 'seats',
    kind: 'planSection',
    makeId: (draft) => idOfParts(draft.plan, slug(draft.name)),
    items: seatItems,
    columns: [
      column('section', id, { at: 'id', about: 'its id; empty: made of plan and sectionName' }),
      column('plan', id, { must: true }),
      column('sectionName', text, { must: true, at: 'name' }),
      column('sectionOrder', whole, {
        at: 'order',
        empty: (position) => position,
        about: 'empty: as in the file',
      }),
      column('row', text, { must: true, item: true, about: 'from front to back' }),
      column('seat', id, { at: 'id', item: true, about: 'its id; empty: made of section, row and number' }),
      column('number', text, { must: true, item: true }),
      column('x', decimal, { must: true, item: true }),
      column('y', decimal, { must: true, item: true, about: 'grows away from the stage' }),
      column('category', text, { must: true, item: true, about: 'what a zone sells' }),
      column('kind', word, {
        item: true,
        about: 'normal, wheelchair, companion, restricted or house; empty: normal',
      }),
      column('with', id, { item: true, about: 'the seat that is sold with it' }),
      column('gapBefore', flag, {
        item: true,
        about: 'an aisle or a pillar parts it from the one before; empty: no',
      }),
    ],
  },
  {
    name: 'events',
    kind: 'event',
    makeId: (draft) => idOfParts(slug(draft.name)),
    columns: [
      ownId('made of the name'),
      column('venue', id, { must: true }),
      name,
      maybeText('subtitle'),
      column('plan', id, { about: 'for numbered seats' }),
      no('hidden', 'not offered at the counter'),
      count('mostPerOrder', 'empty: no limit'),
    ],
  },
  {
    name: 'dates',
    kind: 'date',
    makeId: (draft, local) =>
      idOfParts(draft.event, draft.startsAt === undefined ? '' : slug(local(draft.startsAt))),
    columns: [
      ownId('made of event and start'),
      event,
      column('doors', moment, { must: true, at: 'doorsAt' }),
      column('starts', moment, { must: true, at: 'startsAt' }),
      column('salesEnd', moment, { must: true, at: 'salesEndAt' }),
      no('hidden', 'not offered at the counter'),
      no('full', 'shown as sold out'),
      count('reservationsTill', 'number of the till that its unpaid reservations go to; empty: the venue’s'),
    ],
  },
  {
    name: 'zones',
    kind: 'zone',
    makeId: (draft) => idOfParts(draft.event, slug(draft.name)),
    columns: [
      ownId('made of event and name'),
      event,
      name,
      column('colour', whole, {
        empty: (position) => ((position - 1) % 8) + 1,
        about: '1 to 8; empty: one after the other',
      }),
      order,
      column('category', text, { about: 'the seats of the plan that it sells; empty: without numbers' }),
    ],
  },
  {
    name: 'prices',
    kind: 'price',
    makeId: (draft) => idOfParts(draft.zone, slug(draft.name)),
    items: {
      optional: true,
      add: (draft, item) => {
        const windows = (draft.windows ?? []) as unknown[];
        draft.windows = [...windows, { from: null, to: null, ...item }];
        return ['windows', windows.length];
      },
      of: (value) => value.windows as Record<string, unknown>[],
    },
    columns: [
      ownId('made of zone and name'),
      column('zone', id, { must: true }),
      name,
      column('amount', amount, { must: true, at: 'minor' }),
      column('vatRate', id, { must: true }),
      order,
      column('form', id, { about: 'what is asked of the buyer' }),
      count('least', 'least in one order; empty: no limit'),
      count('most', 'most in one order; empty: no limit'),
      maybeAmount(
        'payWhatYouWantFrom',
        'payWhatYouWantFrom',
        'the least that may be paid; empty: a fixed price',
      ),
      maybeText('proof', 'what the cashier must have seen'),
      column('windowFrom', since, {
        at: 'from',
        item: true,
        about: 'a time with another amount; one line each',
      }),
      column('windowTo', until, { at: 'to', item: true }),
      column('windowAmount', amount, { at: 'minor', item: true }),
    ],
  },
  {
    name: 'quotas',
    kind: 'quota',
    makeId: (draft) => idOfParts(draft.date, draft.zone),
    columns: [
      ownId('made of date and zone'),
      column('date', id, { about: 'empty with zone: a contingent that a price, pass or code counts down' }),
      column('zone', id),
      column('capacity', whole, { must: true }),
    ],
  },
  {
    name: 'seatHolds',
    kind: 'seatHold',
    makeId: (draft) => idOfParts(draft.date, draft.kind, slug(draft.owner)),
    items: {
      add: (draft, item) => {
        const seats = (draft.seats ?? []) as unknown[];
        draft.seats = [...seats, item.seat];
        return ['seats', seats.length];
      },
      of: (value) => (value.seats as string[]).map((seat) => ({ seat })),
    },
    columns: [
      ownId('made of date, kind and owner'),
      column('date', id, { must: true }),
      column('kind', word, { must: true, about: 'held or blocked' }),
      maybeText('owner', 'for whom, or why'),
      column('seat', id, { must: true, item: true, about: 'one line each' }),
    ],
  },
];
