import type { Language } from '../kernel/language.ts';
import type { StatementDocument } from '../layout/documents.ts';
import { amountText, momentText, percentText, priceText } from '../layout/format.ts';
import { reportWords } from './reportWords.ts';
import { type HouseOnReport, type StatementOnPaper, waitingText } from './statementSheet.ts';

/** The statement on the receipt roll: the same figures as on the A4 sheet, one under the other (C5). */
export function statementPaper(
  of: StatementOnPaper,
  house: HouseOnReport & { readonly venueCity: string; readonly tillNo: number },
  language: Language,
  copy: number,
): StatementDocument {
  const w = reportWords(language);
  const { timeZone, currency } = house;
  const each = (row: StatementOnPaper['rows'][number]) => {
    const count = row.sold - row.returned;
    const back = row.returned === 0 ? '' : ` (${w('sold')} ${row.sold}, ${w('returned')} ${row.returned})`;
    const channel = row.channel === 'till' ? '' : ` · ${w(`channel.${row.channel}`)}`;
    return [
      { name: `${row.zoneName} · ${row.priceName}${channel}`, value: '' },
      { name: `${count} × ${amountText(row.eachMinor)}${back}`, value: amountText(row.grossMinor) },
    ];
  };
  const list = (title: string, rows: StatementDocument['lists'][number]['rows']) =>
    rows.length === 0 ? [] : [{ title, rows }];
  return {
    kind: 'closing',
    statement: true,
    language,
    venueName: house.venueName,
    venueCity: house.venueCity,
    title: w('statement'),
    startsAt: momentText(of.startsAt, timeZone),
    asOf: of.asOf === null ? w('alone') : w('asOf', { at: momentText(of.asOf, timeZone) }),
    tillNo: house.tillNo,
    gross: { name: w('gross'), value: priceText(of.grossMinor, currency) },
    lists: [
      {
        title: of.eventName,
        rows: of.waiting.map((till) => ({ name: waitingText(till, house, language), value: '' })),
      },
      ...list(w('sales'), [
        ...of.rows.flatMap(each),
        { name: w('tickets'), value: String(of.tickets) },
        ...(of.invoicedMinor === 0 ? [] : [{ name: w('invoiced'), value: amountText(of.invoicedMinor) }]),
      ]),
      ...list(
        w('free'),
        of.free.map(({ reason, tickets }) => ({
          name: reason === '' ? w('noReason') : reason,
          value: String(tickets),
        })),
      ),
      ...list(
        w('onPass'),
        of.onPass.map(({ name, tickets }) => ({ name, value: String(tickets) })),
      ),
      ...list(
        w('passes'),
        of.passes.map(({ name, passes }) => ({ name, value: String(passes) })),
      ),
      ...list(w('byVat'), [
        ...of.taxes.map((tax) => ({
          name: `${tax.vatName} ${percentText(tax.vatBasisPoints)} · ${amountText(tax.grossMinor)}`,
          value: amountText(tax.taxMinor),
        })),
        { name: w('net'), value: amountText(of.netMinor) },
      ]),
      ...list(
        w('levies'),
        of.levies.map((levy) => ({
          name: [levy.name, levy.basisPoints === 0 ? '' : percentText(levy.basisPoints)]
            .filter((text) => text !== '')
            .join(' ')
            .concat(` · ${w(`base.${levy.base}`)} ${amountText(levy.baseMinor)}`),
          value: levy.basisPoints === 0 ? '' : amountText(levy.minor),
        })),
      ),
    ],
    signatures: [w('forVenue'), w('forPromoter')],
    copy,
  };
}
