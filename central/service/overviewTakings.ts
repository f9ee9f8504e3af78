import { sum } from '../../shared/kernel/money.ts';
import type { StreamRow } from '../storage/rows.ts';

/** What was taken, by till and payment method; minor units. */
export interface TakingsView {
  readonly methods: readonly { readonly method: string; readonly name: string }[];
  readonly rows: readonly TakingsLine[];
  readonly total: Omit<TakingsLine, 'till'>;
}

export interface TakingsLine {
  /** The prefix of the till's numbers. */
  readonly till: string;
  readonly orders: number;
  readonly tickets: number;
  /** Tickets that were taken back. */
  readonly returned: number;
  /** In the order of the methods; 0 for one that was not used. */
  readonly paid: readonly number[];
  /** All methods together. */
  readonly paidMinor: number;
}

/** Takings of all streams but those of training; branches of a copied till count, for their money was taken. */
export function takingsView(
  streams: readonly StreamRow[],
  prefixOf: (stream: string) => string,
): TakingsView {
  const real = streams.filter((row) => !row.state.training);
  const names = new Map<string, string>();
  for (const row of real)
    for (const { method, methodName } of row.takings.methods) names.set(method, methodName);
  const methods = [...names].map(([method, name]) => ({ method, name })).sort(byName);
  const lineOf = (till: string, rows: readonly StreamRow[]): TakingsLine => {
    const paid = methods.map(({ method }) =>
      sum(rows.flatMap((row) => row.takings.methods.filter((m) => m.method === method).map((m) => m.minor))),
    );
    return {
      till,
      orders: sum(rows.map((row) => row.takings.orders)),
      tickets: sum(rows.map((row) => row.takings.tickets)),
      returned: sum(rows.map((row) => row.takings.returned ?? 0)),
      paid,
      paidMinor: sum(paid),
    };
  };
  const byTill = Map.groupBy(real, (row) => prefixOf(row.stream));
  const rows = [...byTill]
    .map(([till, some]) => lineOf(till, some))
    .sort((a, b) => a.till.localeCompare(b.till, 'en', { numeric: true }));
  return { methods, rows, total: lineOf('', real) };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name, 'en');
