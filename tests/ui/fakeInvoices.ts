import type { ReceivableView } from '../../shared/contract/invoices.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { instant } from '../../shared/kernel/time.ts';
import { EVENING } from './fakeVenue.ts';

const DAY = 86_400_000;

/** The open invoices of a fake evening. */
export function fakeInvoices(newId: () => string) {
  const one = (no: number, name: string, minor: number, credited: number): ReceivableView => ({
    id: newId(),
    number: `2-000${no}`,
    tillNo: no % 2 === 0 ? 3 : null,
    at: instant(EVENING - no * DAY),
    methodName: 'Invoice',
    minor,
    openMinor: minor - credited,
    settled: false,
    name,
    authority: no % 2 === 0 ? 'centre' : 'here',
  });
  const all = [
    one(31, 'Classe 8P, Collège du Belvédère', 46_400, 0),
    one(24, 'Amicale des anciens du Conservatoire de Lausanne', 116_000, 11_600),
    one(7, 'Bruno Keller', 5_800, 0),
  ];
  return {
    list: (search: string) => {
      const receivables = all.filter(
        (row) =>
          row.openMinor > 0 && `${row.number} ${row.name}`.toLowerCase().includes(search.toLowerCase()),
      );
      return { receivables, openMinor: receivables.reduce((sum, row) => sum + row.openMinor, 0) };
    },
    settle: (order: string): ReceivableView | Refusal => {
      const row = all.find(({ id }) => id === order);
      return row ? Object.assign(row, { openMinor: 0, settled: true }) : { kind: 'invoiceUnknown' };
    },
  };
}
