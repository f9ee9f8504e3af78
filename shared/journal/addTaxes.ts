import type { TaxLine } from '../domain/priced.ts';

/** Totals per rate with more of them, in the order in which rates were first met. Minor units. */
export function addTaxes(totals: readonly TaxLine[], taxes: readonly TaxLine[]): TaxLine[] {
  const next = [...totals];
  for (const tax of taxes) {
    const i = next.findIndex((t) => t.vatName === tax.vatName && t.vatBasisPoints === tax.vatBasisPoints);
    const so = next[i];
    if (!so) next.push(tax);
    else
      next[i] = { ...so, grossMinor: so.grossMinor + tax.grossMinor, taxMinor: so.taxMinor + tax.taxMinor };
  }
  return next;
}
