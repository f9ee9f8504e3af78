import type { Levy } from '../domain/catalogue.ts';
import type { TaxLine } from '../domain/priced.ts';
import { taxesOf } from '../domain/pricing.ts';
import type { OrderValidated } from '../journal/bodies.ts';
import type { TicketsReturned } from '../journal/bodiesOfReturns.ts';
import type { Entry } from '../journal/entry.ts';
import { onInvoice } from '../journal/foldInvoice.ts';
import { orderFromBefore } from '../journal/orderFromBefore.ts';
import { pieceOf } from '../journal/reservedLines.ts';
import { divideRounded, sum } from '../kernel/money.ts';
import { type Instant, msOf } from '../kernel/time.ts';

/** Where something was sold. */
export type Channel = 'till' | 'web';

/** A place of one date that was sold (1) or taken back (-1). Minor units. */
export interface PlaceMoved {
  readonly sign: 1 | -1;
  /** Empty where the entry does not name it. */
  readonly ticket: string;
  readonly channel: Channel;
  readonly zoneName: string;
  readonly priceName: string;
  /** What the ticket cost, 0 or more. */
  readonly minor: number;
  readonly vatName: string;
  readonly vatBasisPoints: number;
  /** Why it was free; empty for none. */
  readonly reasonName: string;
  /** What kind of pass it was taken on; empty for none. */
  readonly passName: string;
  /** Sold against an invoice, or taken off one that was still open. */
  readonly invoiced?: true;
}

/** A pass that lets in on that date. */
export interface PassMoved {
  readonly sign: 1 | -1;
  readonly name: string;
}

export interface Moved {
  readonly places: readonly PlaceMoved[];
  readonly passes: readonly PassMoved[];
}

/** What an entry sold and took back of a date that begins at `startsAt`, whenever it was made. */
export function movedOf(entry: Pick<Entry, 'kind' | 'body'>, date: string, startsAt: Instant): Moved {
  if (entry.kind === 'orderValidated') {
    const body = orderFromBefore(entry.body as unknown as OrderValidated);
    const { lines, passes = [], payments } = body;
    const named = new Map(body.tickets.map((one) => [pieceOf(one.line, one.index ?? 0), one.ticket]));
    const byInvoice = invoiced(payments);
    return {
      places: lines.flatMap((line, no): PlaceMoved[] =>
        line.kind !== 'ticket' || line.date !== date
          ? []
          : line.minors.map((minor, i) => ({
              sign: 1,
              ticket: named.get(pieceOf(no, i)) ?? '',
              channel: 'till',
              ...namesOf(line),
              minor,
              passName: passNameOf(passes, line.onPass?.[i] ?? null),
              ...byInvoice,
            })),
      ),
      passes: lines.flatMap((line): PassMoved[] =>
        line.kind === 'pass' && msOf(line.validFrom) <= msOf(startsAt) && msOf(startsAt) <= msOf(line.validTo)
          ? Array.from({ length: line.quantity }, () => ({ sign: 1, name: line.productName }))
          : [],
      ),
    };
  }
  if (entry.kind !== 'ticketsReturned') return { places: [], passes: [] };
  const { items, payments } = entry.body as unknown as TicketsReturned;
  const byInvoice = invoiced(payments);
  return {
    places: items.flatMap((item): PlaceMoved[] =>
      item.kind !== 'ticket' || item.date !== date
        ? []
        : [
            {
              sign: -1,
              ticket: item.ticket,
              channel: 'till',
              ...namesOf(item),
              minor: item.minor,
              passName: item.pass?.name ?? '',
              ...byInvoice,
            },
          ],
    ),
    passes: items.flatMap((item): PassMoved[] =>
      item.kind === 'pass' ? [{ sign: -1, name: item.eventName }] : [],
    ),
  };
}

const invoiced = (payments: OrderValidated['payments'] | undefined): Pick<PlaceMoved, 'invoiced'> =>
  onInvoice(payments ?? []) === 0 ? {} : { invoiced: true };

/** A ledger books what adds up, whatever names it lacks: a name that is missing is an empty one here. */
const namesOf = (of: {
  readonly zoneName?: string;
  readonly priceName?: string;
  readonly vatName: string;
  readonly vatBasisPoints: number;
  readonly reasonName?: string;
}): Pick<PlaceMoved, 'zoneName' | 'priceName' | 'vatName' | 'vatBasisPoints' | 'reasonName'> => ({
  zoneName: of.zoneName ?? '',
  priceName: of.priceName ?? '',
  vatName: of.vatName,
  vatBasisPoints: of.vatBasisPoints,
  reasonName: of.reasonName ?? '',
});

/** Tickets at one price. */
export interface StatementRow {
  readonly channel: Channel;
  readonly zoneName: string;
  readonly priceName: string;
  readonly eachMinor: number;
  readonly sold: number;
  readonly returned: number;
  /** Of those that were not taken back. */
  readonly grossMinor: number;
}

/** What one performance brought. Minor units; `tickets` are those that were not taken back, free ones included. */
export interface Statement {
  readonly rows: readonly StatementRow[];
  readonly free: readonly { readonly reason: string; readonly tickets: number }[];
  readonly passes: readonly { readonly name: string; readonly passes: number }[];
  /** Tickets that were taken on passes for nothing: they were paid with the pass, and are no free ones (S10). */
  readonly onPass: readonly { readonly name: string; readonly tickets: number }[];
  readonly tickets: number;
  readonly grossMinor: number;
  /** The part of it that was sold on invoices, paid since or not. */
  readonly invoicedMinor: number;
  /** Reckoned on the performance's takings by rate, not order by order. */
  readonly taxes: readonly TaxLine[];
  readonly netMinor: number;
  readonly levies: readonly {
    readonly name: string;
    readonly basisPoints: number;
    readonly base: Levy['base'];
    readonly baseMinor: number;
    readonly minor: number;
  }[];
}

/** The statement of what was sold and taken back of one date: the same for every order of these. */
export function statementOf(moved: Moved, levies: readonly Levy[]): Statement {
  const paying = moved.places.filter((place) => place.minor > 0);
  const rows = [...Map.groupBy(paying, keyOf).values()].map(rowOf).sort(byRow);
  const grossMinor = sum(rows.map((row) => row.grossMinor));
  const taxes = taxesOf(
    paying.map(({ vatName, vatBasisPoints, minor, sign }) => ({
      vatName,
      vatBasisPoints,
      totalMinor: sign * minor,
    })),
  ).sort((a, b) => a.vatBasisPoints - b.vatBasisPoints || (a.vatName < b.vatName ? -1 : 1));
  const netMinor = grossMinor - sum(taxes.map((tax) => tax.taxMinor));
  return {
    rows,
    free: counted(
      moved.places.filter((place) => place.minor === 0 && place.passName === ''),
      (place) => place.reasonName,
    ).map(([reason, tickets]) => ({ reason, tickets })),
    onPass: counted(
      moved.places.filter((place) => place.minor === 0 && place.passName !== ''),
      (place) => place.passName,
    ).map(([name, tickets]) => ({ name, tickets })),
    passes: counted(validPasses(moved.passes), (pass) => pass.name).map(([name, passes]) => ({
      name,
      passes,
    })),
    tickets: sum(moved.places.map((place) => place.sign)),
    grossMinor,
    invoicedMinor: sum(onInvoices(moved.places).map((place) => place.sign * place.minor)),
    taxes,
    netMinor,
    levies: [...levies]
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
      .map(({ name, basisPoints, base }) => {
        const baseMinor = base === 'gross' ? grossMinor : netMinor;
        return { name, basisPoints, base, baseMinor, minor: divideRounded(baseMinor * basisPoints, 10_000) };
      }),
  };
}

/**
 * The places that were sold on invoices, and those of them that were taken back: once the invoice is paid, a return pays out
 * in another way. Where the sale is not among them (a till alone does not know it) the return says it.
 */
function onInvoices(places: readonly PlaceMoved[]): PlaceMoved[] {
  const sales = new Map(
    places.filter((one) => one.sign === 1).map((one) => [one.ticket, one.invoiced === true]),
  );
  return places.filter((one) => (one.sign === 1 ? one.invoiced : (sales.get(one.ticket) ?? one.invoiced)));
}

/** A return does not say until when its pass was valid: it counts beside one that was sold and is. */
function validPasses(passes: readonly PassMoved[]): PassMoved[] {
  const sold = new Set(passes.filter((pass) => pass.sign === 1).map((pass) => pass.name));
  return passes.filter((pass) => sold.has(pass.name));
}

const keyOf = (place: PlaceMoved): string =>
  JSON.stringify([place.channel, place.zoneName, place.priceName, place.minor]);

function rowOf(places: readonly PlaceMoved[]): StatementRow {
  const [first] = places as readonly [PlaceMoved, ...PlaceMoved[]];
  const sold = places.filter((place) => place.sign === 1).length;
  return {
    channel: first.channel,
    zoneName: first.zoneName,
    priceName: first.priceName,
    eachMinor: first.minor,
    sold,
    returned: places.length - sold,
    grossMinor: first.minor * (2 * sold - places.length),
  };
}

const byRow = (a: StatementRow, b: StatementRow): number =>
  compareTexts(a.channel, b.channel) ||
  compareTexts(a.zoneName, b.zoneName) ||
  b.eachMinor - a.eachMinor ||
  compareTexts(a.priceName, b.priceName);

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function counted<T extends { readonly sign: 1 | -1 }>(
  all: readonly T[],
  nameOf: (one: T) => string,
): [string, number][] {
  return [...Map.groupBy(all, nameOf)]
    .map(([name, some]): [string, number] => [name, sum(some.map((one) => one.sign))])
    .filter(([, count]) => count !== 0)
    .sort(([a], [b]) => compareTexts(a, b));
}

const passNameOf = (
  passes: readonly { readonly pass: string; readonly productName: string }[],
  pass: string | null,
): string => passes.find((use) => use.pass === pass)?.productName ?? '';
