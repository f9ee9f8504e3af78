import type { Language } from '../kernel/language.ts';
import type { Instant } from '../kernel/time.ts';
import { momentText, percentText } from '../layout/format.ts';
import type { Cell, Sheet, SheetTable } from '../layout/sheet.ts';
import type { FigureDifference } from '../reports/compare.ts';
import type { Figures, HourFigures } from '../reports/figures.ts';
import { reportWords } from './reportWords.ts';
import { type HouseOnReport, waitingText } from './statementSheet.ts';

/** An evening with what it stands on; instants instead of ms. */
export interface EveningOnPaper {
  readonly day: string;
  readonly asOf: Instant | null;
  readonly tills: readonly {
    readonly tillNo: number;
    readonly here: boolean;
    readonly silent: boolean;
    readonly heardAt: Instant | null;
    readonly missingEntries: number;
    readonly closings: readonly {
      readonly number: string;
      readonly byName: string;
      readonly paidMinor: number;
      readonly bookedMinor: number;
      readonly differenceMinor: number;
      readonly differences: readonly FigureDifference[];
    }[];
    readonly acts: readonly {
      readonly number: string;
      readonly saidMinor: number | null;
      readonly bookedMinor: number | null;
    }[];
    readonly figures: Figures;
  }[];
  readonly totals: Figures;
  readonly hours: readonly HourFigures[];
  readonly dates: readonly {
    readonly eventName: string;
    readonly startsAt: Instant;
    readonly capacity: number;
    readonly sold: number;
  }[];
}

/** The manager's evening on paper: differences first, then closings, methods, rates, hours, places. */
export function eveningSheet(of: EveningOnPaper, house: HouseOnReport, language: Language): Sheet {
  const w = reportWords(language);
  const { timeZone, currency } = house;
  const till = (no: number): string => w('till', { no });
  const differences = of.tills.flatMap((one): Cell[][] => [
    ...one.acts.map((act) => [
      till(one.tillNo),
      `${w('order')} ${act.number}`,
      act.saidMinor === null ? '–' : { minor: act.saidMinor },
      act.bookedMinor === null ? '–' : { minor: act.bookedMinor },
    ]),
    ...one.closings.flatMap((closing) =>
      closing.differences.map((d): Cell[] => [
        till(one.tillNo),
        `${closing.number} · ${whatOf(d, language)}`,
        { minor: d.saidMinor },
        { minor: d.bookedMinor },
      ]),
    ),
  ]);
  const tables: SheetTable[] = [];
  if (differences.length > 0)
    tables.push({
      title: w('differences'),
      columns: [
        { title: '', share: 20 },
        { title: w('order'), share: 40 },
        { title: w('closed'), share: 20, right: true },
        { title: w('booked'), share: 20, right: true },
      ],
      rows: differences,
    });
  tables.push(
    {
      title: w('closings'),
      columns: [
        { title: w('closing'), share: 22 },
        { title: w('closedBy'), share: 28 },
        { title: w('closed'), share: 18, right: true },
        { title: w('booked'), share: 18, right: true },
        { title: w('cashDifference'), share: 22, right: true },
      ],
      rows: of.tills.flatMap((one) =>
        one.closings.map((closing): Cell[] => [
          closing.number,
          `${till(one.tillNo)} · ${closing.byName}`,
          { minor: closing.paidMinor },
          { minor: closing.bookedMinor },
          { minor: closing.differenceMinor },
        ]),
      ),
    },
    {
      title: w('byMethod'),
      columns: [
        { title: w('method'), share: 40 },
        ...of.tills.map((one) => ({ title: till(one.tillNo), share: 20, right: true as const })),
        { title: `${w('total')} ${currency}`, share: 20, right: true },
      ],
      rows: of.totals.methods.map((method) => [
        method.methodName,
        ...of.tills.map((one) => ({
          minor: one.figures.methods.find((each) => each.method === method.method)?.minor ?? 0,
        })),
        { minor: method.minor },
      ]),
      foot: [
        w('total'),
        ...of.tills.map((one) => ({ minor: one.figures.netMinor + one.figures.roundingMinor })),
        { minor: of.totals.netMinor + of.totals.roundingMinor },
      ],
    },
    {
      title: w('byVat'),
      columns: [
        { title: w('rate'), share: 40 },
        { title: w('gross'), share: 30, right: true },
        { title: w('tax'), share: 30, right: true },
      ],
      rows: of.totals.taxes.map((tax) => [
        `${tax.vatName} ${percentText(tax.vatBasisPoints)}`,
        { minor: tax.grossMinor },
        { minor: tax.taxMinor },
      ]),
    },
    {
      title: w('byHour'),
      columns: [
        { title: w('hour'), share: 30 },
        { title: w('orders'), share: 30, right: true },
        { title: w('amount'), share: 40, right: true },
      ],
      rows: of.hours.map(({ hour, orders, paidMinor }) => [
        `${String(hour).padStart(2, '0')}:00`,
        orders,
        { minor: paidMinor },
      ]),
    },
  );
  if (of.dates.length > 0)
    tables.push({
      title: w('capacity'),
      columns: [
        { title: w('performance'), share: 60 },
        { title: w('sold'), share: 20, right: true },
        { title: w('places'), share: 20, right: true },
      ],
      rows: of.dates.map((date) => [
        `${date.eventName} · ${momentText(date.startsAt, timeZone)}`,
        date.sold,
        date.capacity,
      ]),
    });
  return {
    title: `${w('evening')} ${of.day}`,
    lines: [
      `${house.venueName} · ${currency}`,
      ...(of.asOf === null ? [] : [w('asOf', { at: momentText(of.asOf, timeZone) })]),
    ],
    notes: [
      ...(of.asOf === null ? [w('alone')] : []),
      ...of.tills.flatMap((one) =>
        one.here
          ? one.missingEntries > 0
            ? [w('waits', { no: one.tillNo, count: one.missingEntries })]
            : []
          : one.missingEntries > 0 || one.silent
            ? [waitingText({ ...one, missingEntries: one.missingEntries || null }, house, language)]
            : [],
      ),
    ],
    tables,
    signatures: [],
    page: w('page'),
  };
}

/** A figure that differs, in words. */
function whatOf({ what, name }: FigureDifference, language: Language): string {
  const w = reportWords(language);
  if (what === 'method' || what === 'vat') return name;
  if (what === 'vatTax') return `${w('tax')} ${name}`;
  return w(what === 'rounding' ? 'rounding' : 'gross');
}
