import { sum } from '../kernel/money.ts';
import type { Figures } from './figures.ts';
import type { MoneyAct } from './moneyActs.ts';

/** A figure on which two sides disagree. Minor units. */
export interface FigureDifference {
  readonly what: 'net' | 'rounding' | 'method' | 'vat' | 'vatTax';
  /** The method, or the rate with its name; empty for the others. */
  readonly name: string;
  readonly saidMinor: number;
  readonly bookedMinor: number;
}

/** Where what a till says and what the ledger has booked differ; empty when they are equal to the cent (G3). */
export function compareFigures(said: Figures, booked: Figures): FigureDifference[] {
  return [
    ...differing('net', [['', said.netMinor]], [['', booked.netMinor]]),
    ...differing('rounding', [['', said.roundingMinor]], [['', booked.roundingMinor]]),
    ...differing(
      'method',
      said.methods.map((one) => [one.methodName, one.minor]),
      booked.methods.map((one) => [one.methodName, one.minor]),
    ),
    ...differing(
      'vat',
      said.taxes.map((tax) => [rateOf(tax), tax.grossMinor]),
      booked.taxes.map((tax) => [rateOf(tax), tax.grossMinor]),
    ),
    ...differing(
      'vatTax',
      said.taxes.map((tax) => [rateOf(tax), tax.taxMinor]),
      booked.taxes.map((tax) => [rateOf(tax), tax.taxMinor]),
    ),
  ];
}

const rateOf = (tax: { readonly vatName: string; readonly vatBasisPoints: number }): string =>
  `${tax.vatName} ${tax.vatBasisPoints / 100} %`;

type Named = readonly (readonly [name: string, minor: number])[];

/** A name that is missing on one side stands for zero there. */
function differing(what: FigureDifference['what'], said: Named, booked: Named): FigureDifference[] {
  const of = (side: Named, wanted: string): number =>
    sum(side.flatMap(([name, minor]) => (name === wanted ? [minor] : [])));
  return [...new Set([...said, ...booked].map(([name]) => name))].flatMap((name) => {
    const [saidMinor, bookedMinor] = [of(said, name), of(booked, name)];
    return saidMinor === bookedMinor ? [] : [{ what, name, saidMinor, bookedMinor }];
  });
}

/** What is compared of an act, order by order. */
export type ComparedAct = Pick<MoneyAct, 'seq' | 'number'> & {
  readonly paid: readonly { readonly method: string; readonly minor: number }[];
};

/** An order or a refund on which two sides disagree; null on the side that does not have it. Minor units. */
export interface ActDifference {
  readonly seq: number;
  readonly number: string;
  readonly saidMinor: number | null;
  readonly bookedMinor: number | null;
}

/** The acts of one stream that are not alike on both sides, by their place in the journal. */
export function compareActs(said: readonly ComparedAct[], booked: readonly ComparedAct[]): ActDifference[] {
  const saidAt = new Map(said.map((act) => [act.seq, act]));
  const bookedAt = new Map(booked.map((act) => [act.seq, act]));
  return [...new Set([...saidAt.keys(), ...bookedAt.keys()])]
    .sort((a, b) => a - b)
    .flatMap((seq): ActDifference[] => {
      const [a, b] = [saidAt.get(seq), bookedAt.get(seq)];
      if (a && b && a.number === b.number && partsOf(a) === partsOf(b)) return [];
      return [
        {
          seq,
          number: (a ?? b)?.number ?? '',
          saidMinor: a ? paid(a) : null,
          bookedMinor: b ? paid(b) : null,
        },
      ];
    });
}

const paid = (act: ComparedAct): number => sum(act.paid.map((one) => one.minor));

/** By method, whatever the order of the parts. */
function partsOf(act: ComparedAct): string {
  const parts = new Map<string, number>();
  for (const { method, minor } of act.paid) parts.set(method, (parts.get(method) ?? 0) + minor);
  return JSON.stringify([...parts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
