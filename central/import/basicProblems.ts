import type { Catalogue } from '../../shared/domain/catalogue.ts';

/** A name that leads nowhere, with what it should lead to. */
export const unless = (known: boolean, place: string, what: string, id: string): string[] =>
  known ? [] : [`${place}: there is no ${what} "${id}"; add it or correct the name`];

/** What is wrong with rows by themselves: times in the wrong order, forms nobody can fill, unknown time zones. */
export function basics(c: Catalogue): string[] {
  return [
    ...[...c.venues.values()].flatMap((v) =>
      isTimeZone(v.timeZone)
        ? []
        : [`venue ${v.id}: there is no time zone "${v.timeZone}"; write one such as Europe/Zurich`],
    ),
    ...[...c.vatRates.values()].flatMap(({ id, rates }) =>
      rates.some((rate, i) => i > 0 && rate.from <= (rates[i - 1]?.from ?? ''))
        ? [`VAT rate ${id}: its rates do not ascend by "from"; put them in order, one for each day`]
        : [],
    ),
    ...[...c.dates.values()].flatMap((d) => [
      ...(d.doorsAt <= d.startsAt
        ? []
        : [`date ${d.id}: the doors open at ${d.doorsAt}, after the start at ${d.startsAt}; correct one`]),
      ...(d.salesEndAt >= d.doorsAt
        ? []
        : [
            `date ${d.id}: its sale ends at ${d.salesEndAt}, before the doors open at ${d.doorsAt}: nobody could buy at the counter that evening; correct one`,
          ]),
    ]),
    ...[...c.promotions.values(), ...c.offers.values()].flatMap((p) =>
      p.from !== null && p.to !== null && p.from >= p.to
        ? [`promotion ${p.id}: from ${p.from} is not before to ${p.to}; it would never hold`]
        : [],
    ),
    ...[...c.prices.values()].flatMap((p) =>
      p.windows.flatMap((w) =>
        w.from !== null && w.to !== null && w.from >= w.to
          ? [`price ${p.id}: a window from ${w.from} is not before its to ${w.to}; it would never hold`]
          : [],
      ),
    ),
    ...[...c.passProducts.values()].flatMap((p) => [
      ...(p.kind === 'entries' && p.entries < 1
        ? [`pass ${p.id}: a pack of entries has at least one; set "entries"`]
        : []),
      ...(p.validFrom < p.validTo
        ? []
        : [`pass ${p.id}: valid from ${p.validFrom} is not before valid to ${p.validTo}; correct one`]),
    ]),
    ...[...c.voucherProducts.values()].flatMap((p) =>
      p.amounts.length > 0 || p.own !== null
        ? p.own !== null && p.own.least > p.own.most
          ? [`voucher ${p.id}: least ${p.own.least} is more than most ${p.own.most}; nobody could buy it`]
          : []
        : [`voucher ${p.id}: it has no amounts and lets nobody choose one; add "amounts" or "own"`],
    ),
    ...[...c.forms.values()].flatMap(({ id, fields }) =>
      fields.flatMap((field, i) => [
        ...(field.type === 'choice' && field.choices.length === 0
          ? [`form ${id}: the choice "${field.label}" has nothing to choose; add "choices"`]
          : []),
        ...(fields.findIndex((other) => other.id === field.id) === i
          ? []
          : [`form ${id}: two fields have the id "${field.id}"; give each its own`]),
      ]),
    ),
  ];
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}
