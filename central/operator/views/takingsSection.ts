import type { TakingsLine, TakingsView } from '../../service/overviewTakings.ts';
import { type Html, html } from '../html.ts';
import { nothing, section, type View } from './view.ts';

/** What was taken, by till and payment method, with totals. */
export function takingsSection(view: View, takings: TakingsView, currency: string): Html {
  const texts = view.texts.takings;
  const cells = (line: Omit<TakingsLine, 'till'>): Html => html`
  <td class="n">${view.count(line.orders)}</td>
  <td class="n">${view.count(line.tickets)}</td>
  <td class="n edge">${view.count(line.returned)}</td>
  ${line.paid.map((minor) => html`<td class="n">${minor === 0 ? html`<span class="quiet">–</span>` : view.money(minor)}</td>`)}
  <td class="n total">${view.money(line.paidMinor)}</td>`;
  const table = html`
<div class="scroll"><table>
  <thead><tr>
    <th scope="col">${texts.till}</th>
    <th scope="col" class="n">${texts.orders}</th>
    <th scope="col" class="n">${texts.tickets}</th>
    <th scope="col" class="n edge">${texts.returned}</th>
    ${takings.methods.map(({ name }) => html`<th scope="col" class="n">${name}</th>`)}
    <th scope="col" class="n total">${texts.total} ${currency}</th>
  </tr></thead>
  <tbody>${takings.rows.map((line) => html`<tr><th scope="row">${line.till}</th>${cells(line)}</tr>`)}</tbody>
  <tfoot><tr><th scope="row">${texts.total}</th>${cells(takings.total)}</tr></tfoot>
</table></div>`;
  return section('takings', texts.title, takings.total.orders === 0 ? nothing(texts.none) : table);
}
