import type { TaxLine } from '../domain/priced.ts';
import { addTaxes } from '../journal/addTaxes.ts';
import type { SessionClosed } from '../journal/bodies.ts';
import { sum } from '../kernel/money.ts';
import type { MoneyAct, PaidBy } from './moneyActs.ts';

/** What some acts come to. Minor units; methods and rates in the order in which they were first met. */
export interface Figures {
  readonly orders: number;
  readonly tickets: number;
  /** Tickets taken back. */
  readonly returned: number;
  readonly netMinor: number;
  readonly roundingMinor: number;
  readonly methods: readonly PaidBy[];
  readonly taxes: readonly TaxLine[];
}

/** Nothing taken. */
export const noFigures: Figures = {
  orders: 0,
  tickets: 0,
  returned: 0,
  netMinor: 0,
  roundingMinor: 0,
  methods: [],
  taxes: [],
};

/** What these acts come to. */
export function figuresOf(acts: readonly MoneyAct[]): Figures {
  const sales = acts.filter((act) => act.kind === 'sale');
  return {
    orders: sales.length,
    tickets: sum(sales.map((act) => act.tickets)),
    returned: sum(acts.filter((act) => act.kind === 'return').map((act) => act.tickets)),
    netMinor: sum(acts.map((act) => act.netMinor)),
    roundingMinor: sum(acts.map((act) => act.roundingMinor)),
    methods: addPaid(
      [],
      acts.flatMap((act) => act.paid),
    ),
    taxes: acts.reduce<readonly TaxLine[]>((taxes, act) => addTaxes(taxes, act.taxes), []),
  };
}

/** Several figures as one. */
export const addFigures = (all: readonly Figures[]): Figures => ({
  orders: sum(all.map((one) => one.orders)),
  tickets: sum(all.map((one) => one.tickets)),
  returned: sum(all.map((one) => one.returned)),
  netMinor: sum(all.map((one) => one.netMinor)),
  roundingMinor: sum(all.map((one) => one.roundingMinor)),
  methods: addPaid(
    [],
    all.flatMap((one) => one.methods),
  ),
  taxes: all.reduce<readonly TaxLine[]>((taxes, one) => addTaxes(taxes, one.taxes), []),
});

/** What a closing says of its session. */
export const figuresOfClosing = (closing: SessionClosed): Figures => ({
  orders: closing.orders,
  tickets: closing.tickets,
  returned: closing.returns?.tickets ?? 0,
  netMinor: closing.linesMinor,
  roundingMinor: closing.roundingMinor,
  methods: closing.methods.map(({ method, methodName, kind, minor }) => ({
    method,
    methodName,
    kind,
    minor,
  })),
  taxes: closing.taxes,
});

/** What went through all methods together: lines and their rounding. */
export const paidOf = (figures: Pick<Figures, 'methods'>): number =>
  sum(figures.methods.map((method) => method.minor));

function addPaid(totals: readonly PaidBy[], paid: readonly PaidBy[]): PaidBy[] {
  const found = new Map(totals.map((one) => [one.method, one]));
  for (const one of paid) {
    const so = found.get(one.method);
    found.set(one.method, so ? { ...so, minor: sum([so.minor, one.minor]) } : one);
  }
  return [...found.values()];
}

/** What was taken within an hour of the clock, as the venue's clock shows it. */
export interface HourFigures {
  /** 0 to 23. */
  readonly hour: number;
  readonly orders: number;
  readonly paidMinor: number;
}

/**
 * Acts by hour, in the order of a business day that begins at `from` o'clock; hours without an act between the first and
 * the last stand there with zeros. `hourOf`: the venue's hour of an instant in ms UTC.
 */
export function byHour(
  acts: readonly MoneyAct[],
  hourOf: (ms: number) => number,
  from: number,
): HourFigures[] {
  const hours = new Map<number, HourFigures>();
  for (const act of acts) {
    const hour = hourOf(act.at);
    const so = hours.get(hour) ?? { hour, orders: 0, paidMinor: 0 };
    hours.set(hour, {
      hour,
      orders: so.orders + (act.kind === 'sale' ? 1 : 0),
      paidMinor: sum([so.paidMinor, ...act.paid.map((one) => one.minor)]),
    });
  }
  return filled([...hours.values()], from);
}

/** Hours of several tills as one. */
export function addHours(all: readonly (readonly HourFigures[])[], from: number): HourFigures[] {
  const hours = new Map<number, HourFigures>();
  for (const { hour, orders, paidMinor } of all.flat()) {
    const so = hours.get(hour);
    hours.set(hour, {
      hour,
      orders: orders + (so?.orders ?? 0),
      paidMinor: sum([paidMinor, so?.paidMinor ?? 0]),
    });
  }
  return filled([...hours.values()], from);
}

function filled(hours: readonly HourFigures[], from: number): HourFigures[] {
  if (hours.length === 0) return [];
  const place = (hour: number): number => (hour - from + 24) % 24;
  const places = hours.map(({ hour }) => place(hour));
  const [first, last] = [Math.min(...places), Math.max(...places)];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const hour = (first + i + from) % 24;
    return hours.find((one) => one.hour === hour) ?? { hour, orders: 0, paidMinor: 0 };
  });
}
