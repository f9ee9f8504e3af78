import type { Language } from '../kernel/language.ts';
import type { Currency } from '../kernel/money.ts';
import type { Instant } from '../kernel/time.ts';
import { amountText, dateText, momentText, percentText, timeText } from '../layout/format.ts';
import type { Sheet, SheetTable } from '../layout/sheet.ts';
import type { Statement } from '../reports/statement.ts';
import { reportWords } from './reportWords.ts';

/** Whose report it is. */
export interface HouseOnReport {
  readonly venueName: string;
  readonly currency: Currency;
  readonly timeZone: string;
}

/** A till that has more than the centre has of it. */
export interface WaitingTill {
  readonly tillNo: number;
  readonly heardAt: Instant | null;
  readonly missingEntries: number | null;
}

/** A statement with what it stands on. */
export interface StatementOnPaper extends Statement {
  readonly eventName: string;
  readonly startsAt: Instant;
  /** When the centre said it; null: this till alone. */
  readonly asOf: Instant | null;
  readonly waiting: readonly WaitingTill[];
}

/** The sheet that venue and promoter sign. */
export function statementSheet(of: StatementOnPaper, house: HouseOnReport, language: Language): Sheet {
  const w = reportWords(language);
  const { timeZone } = house;
  return {
    title: w('statement'),
    lines: [
      of.eventName,
      `${dateText(of.startsAt, timeZone, language)} ${timeText(of.startsAt, timeZone)} · ${house.venueName} · ${house.currency}`,
      ...(of.asOf === null ? [] : [w('asOf', { at: momentText(of.asOf, timeZone) })]),
      ...(of.invoicedMinor === 0 ? [] : [`${w('invoiced')}: ${amountText(of.invoicedMinor)}`]),
    ],
    notes: [
      ...(of.asOf === null ? [w('alone')] : []),
      ...of.waiting.map((till) => waitingText(till, house, language)),
    ],
    tables: [
      {
        title: w('sales'),
        columns: [
          { title: w('category'), share: 40 },
          { title: w('channel'), share: 14 },
          { title: `${w('each')} ${house.currency}`, share: 14, right: true },
          { title: w('sold'), share: 12, right: true },
          { title: w('returned'), share: 13, right: true },
          { title: w('tickets'), share: 13, right: true },
          { title: `${w('gross')} ${house.currency}`, share: 20, right: true },
        ],
        rows: of.rows.map((row) => [
          `${row.zoneName} · ${row.priceName}`,
          w(`channel.${row.channel}`),
          { minor: row.eachMinor },
          row.sold,
          row.returned,
          row.sold - row.returned,
          { minor: row.grossMinor },
        ]),
        foot: [
          w('total'),
          '',
          '',
          of.rows.reduce((sum, row) => sum + row.sold, 0),
          of.rows.reduce((sum, row) => sum + row.returned, 0),
          of.rows.reduce((sum, row) => sum + row.sold - row.returned, 0),
          { minor: of.grossMinor },
        ],
      },
      ...only(of.free.length > 0, {
        title: w('free'),
        columns: [
          { title: w('reason'), share: 80 },
          { title: w('tickets'), share: 20, right: true },
        ],
        rows: of.free.map(({ reason, tickets }) => [reason === '' ? w('noReason') : reason, tickets]),
      }),
      ...only(of.onPass.length > 0, {
        title: w('onPass'),
        columns: [
          { title: w('pass'), share: 80 },
          { title: w('tickets'), share: 20, right: true },
        ],
        rows: of.onPass.map(({ name, tickets }) => [name, tickets]),
      }),
      ...only(of.passes.length > 0, {
        title: w('passes'),
        columns: [
          { title: w('pass'), share: 80 },
          { title: '', share: 20, right: true },
        ],
        rows: of.passes.map(({ name, passes }) => [name, passes]),
      }),
      {
        title: w('byVat'),
        columns: [
          { title: w('rate'), share: 40 },
          { title: w('gross'), share: 20, right: true },
          { title: w('tax'), share: 20, right: true },
          { title: w('net'), share: 20, right: true },
        ],
        rows: of.taxes.map((tax) => [
          `${tax.vatName} ${percentText(tax.vatBasisPoints)}`,
          { minor: tax.grossMinor },
          { minor: tax.taxMinor },
          { minor: tax.grossMinor - tax.taxMinor },
        ]),
        foot: [
          w('total'),
          { minor: of.grossMinor },
          { minor: of.grossMinor - of.netMinor },
          { minor: of.netMinor },
        ],
      },
      ...only(of.levies.length > 0, {
        title: w('levies'),
        columns: [
          { title: w('levy'), share: 40 },
          { title: w('base'), share: 30 },
          { title: w('gross'), share: 15, right: true },
          { title: '%', share: 10, right: true },
          { title: w('amount'), share: 15, right: true },
        ],
        rows: of.levies.map((levy) => [
          levy.name,
          w(`base.${levy.base}`),
          { minor: levy.baseMinor },
          levy.basisPoints === 0 ? '' : percentText(levy.basisPoints),
          levy.basisPoints === 0 ? '' : { minor: levy.minor },
        ]),
      }),
    ],
    signatures: [w('forVenue'), w('forPromoter')],
    page: w('page'),
  };
}

const only = (there: boolean, table: SheetTable): SheetTable[] => (there ? [table] : []);

/** What is to be known of a till that has not sent everything. */
export function waitingText(till: WaitingTill, { timeZone }: HouseOnReport, language: Language): string {
  const w = reportWords(language);
  if (till.heardAt === null) return w('neverHeard', { no: till.tillNo });
  const values = { no: till.tillNo, at: momentText(till.heardAt, timeZone), count: till.missingEntries ?? 0 };
  return w(till.missingEntries === null ? 'missingUnknown' : 'missing', values);
}
