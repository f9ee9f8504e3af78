import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { ClosingView } from '../../state/cashStore.ts';

/** What was counted beside the drawer, and what moved without a sale, in a closing. */
export function Counted({ closing }: { readonly closing: ClosingView }) {
  const { t, f } = useTexts();
  const paidBy = usePaidBy();
  const { counting, movements } = closing;
  const moved = movements && [
    [t('closing.payIns'), movements.payIns, movements.payInsMinor],
    [t('closing.payOuts'), movements.payOuts, 0 - movements.payOutsMinor],
    [t('closing.drops'), movements.drops, 0 - movements.dropsMinor],
    [t('cash.noSale'), movements.noSales, null],
  ];
  const rows = (moved ?? []).filter(([, count]) => count !== 0) as [string, number, number | null][];
  return (
    <>
      {counting !== null && counting.methods.length > 0 && (
        <table className="table">
          <caption>{t('closing.beside')}</caption>
          <tbody>
            {counting.methods.map((one) => (
              <tr key={one.method}>
                <th scope="row">{paidBy(one)}</th>
                <td>{f.money(one.countedMinor)}</td>
                <td data-differs={one.countedMinor !== one.expectedMinor}>
                  {f.signed(one.countedMinor - one.expectedMinor)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 0 && (
        <table className="table">
          <caption>{t('cash.moved')}</caption>
          <tbody>
            {rows.map(([name, count, minor]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{count} ×</td>
                <td>{minor === null ? '' : f.money(minor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
