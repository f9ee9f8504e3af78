import type { StatementView } from '../../../shared/contract/evening.ts';
import { useTexts } from '../../i18n/useTexts.ts';

/** A table's body: each VAT rate with what was taken at it and the tax in it. */
export function RateRows({ taxes }: Pick<StatementView, 'taxes'>) {
  const { f } = useTexts();
  return (
    <tbody>
      {taxes.map((tax) => (
        <tr key={`${tax.vatName}${tax.vatBasisPoints}`}>
          <th scope="row">
            {tax.vatName} {f.percent(tax.vatBasisPoints)}
          </th>
          <td>{f.money(tax.grossMinor)}</td>
          <td>{f.money(tax.taxMinor)}</td>
        </tr>
      ))}
    </tbody>
  );
}
