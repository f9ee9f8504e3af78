import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { changeIsGiven } from '../../shared/domain/payment.ts';
import type { Offer, Promotion } from '../../shared/domain/promotion.ts';
import { type Misfit, type Note, noteAt } from './misfit.ts';

/** What is wrong with rows by themselves: times in the wrong order, forms nobody can fill, unknown time zones. */
export function basics(c: Catalogue): Misfit[] {
  return [
    ...[...c.venues.values()].flatMap(({ id, timeZone }) =>
      isTimeZone(timeZone)
        ? []
        : [
            noteAt('venue', id)(
              'timeZone',
              `there is no time zone "${timeZone}"; write one such as Europe/Zurich`,
            ),
          ],
    ),
    ...[...c.vatRates.values()].flatMap(({ id, rates }) =>
      rates.flatMap((rate, i) =>
        i > 0 && rate.from <= (rates[i - 1]?.from ?? '')
          ? [
              noteAt('vatRate', id)(
                ['rates', i, 'from'],
                `its rates do not ascend by "from": ${rate.from} stands behind ${rates[i - 1]?.from}; put them in order, one for each day`,
              ),
            ]
          : [],
      ),
    ),
    ...[...c.paymentMethods.values()].flatMap((method) =>
      method.givesChange && !changeIsGiven(method)
        ? [
            noteAt('paymentMethod', method.id)(
              'givesChange',
              `only cash gives change, for what leaves the drawer is counted with the cash; leave it empty for "${method.kind}"`,
            ),
          ]
        : [],
    ),
    ...dates(c),
    ...[...c.promotions.values()].flatMap((p) => span(noteAt('promotion', p.id), p)),
    ...[...c.offers.values()].flatMap((o) => span(noteAt('offer', o.id), o)),
    ...[...c.prices.values()].flatMap((p) =>
      p.windows.flatMap((w, i) =>
        w.from !== null && w.to !== null && w.from >= w.to
          ? [
              noteAt('price', p.id)(
                ['windows', i, 'to'],
                `a window from ${w.from} is not before its to ${w.to}; it would never hold`,
              ),
            ]
          : [],
      ),
    ),
    ...passes(c),
    ...vouchers(c),
    ...[...c.forms.values()].flatMap(({ id, fields }) =>
      fields.flatMap((field, i) => [
        ...(field.type === 'choice' && field.choices.length === 0
          ? [
              noteAt('form', id)(
                ['fields', i, 'choices'],
                `the choice "${field.label}" has nothing to choose; add "choices"`,
              ),
            ]
          : []),
        ...(fields.findIndex((other) => other.id === field.id) === i
          ? []
          : [
              noteAt('form', id)(
                ['fields', i, 'id'],
                `two fields have the id "${field.id}"; give each its own`,
              ),
            ]),
      ]),
    ),
  ];
}

function dates(c: Catalogue): Misfit[] {
  return [...c.dates.values()].flatMap((d) => {
    const note = noteAt('date', d.id);
    return [
      ...(d.doorsAt <= d.startsAt
        ? []
        : [note('doorsAt', `the doors open at ${d.doorsAt}, after the start at ${d.startsAt}; correct one`)]),
      ...(d.salesEndAt >= d.doorsAt
        ? []
        : [
            note(
              'salesEndAt',
              `its sale ends at ${d.salesEndAt}, before the doors open at ${d.doorsAt}: nobody could buy at the counter that evening; correct one`,
            ),
          ]),
    ];
  });
}

const span = (note: Note, p: Promotion | Offer): Misfit[] =>
  p.from !== null && p.to !== null && p.from >= p.to
    ? [note('to', `from ${p.from} is not before to ${p.to}; it would never hold`)]
    : [];

function passes(c: Catalogue): Misfit[] {
  return [...c.passProducts.values()].flatMap((p) => {
    const note = noteAt('passProduct', p.id);
    return [
      ...(p.kind === 'entries' && p.entries < 1
        ? [note('entries', 'a pack of entries has at least one; set "entries"')]
        : []),
      ...(p.kind === 'discount' && p.reduction === null
        ? [note('reduction', 'a discount card takes something off; set percent or amount off')]
        : []),
      ...(p.kind !== 'discount' && p.reduction !== null
        ? [note('reduction', 'only a discount card takes something off; leave it empty, or make it one')]
        : []),
      ...(p.validFrom < p.validTo
        ? []
        : [note('validTo', `valid from ${p.validFrom} is not before valid to ${p.validTo}; correct one`)]),
    ];
  });
}

function vouchers(c: Catalogue): Misfit[] {
  return [...c.voucherProducts.values()].flatMap((p) => {
    const note = noteAt('voucherProduct', p.id);
    if (p.amounts.length === 0 && p.own === null)
      return [note('amounts', 'it has no amounts and lets nobody choose one; add "amounts" or "own"')];
    return p.own !== null && p.own.least > p.own.most
      ? [
          note(
            ['own', 'most'],
            `least ${p.own.least} is more than most ${p.own.most} minor units; nobody could buy it`,
          ),
        ]
      : [];
  });
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}
