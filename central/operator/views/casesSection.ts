import type { Overview } from '../../service/overview.ts';
import { type Html, html } from '../html.ts';
import { nothing, section, type View } from './view.ts';

/** What the centre objects to, newest first. */
export function casesSection(view: View, { cases, caseCount }: Pick<Overview, 'cases' | 'caseCount'>): Html {
  const texts = view.texts.cases;
  const table = html`
<div class="scroll"><table>
  <thead><tr>
    <th scope="col">${texts.kind}</th>
    <th scope="col">${texts.detail}</th>
    <th scope="col">${view.texts.tills.till}</th>
    <th scope="col">${texts.orders}</th>
    <th scope="col">${texts.opened}</th>
    <th scope="col">${texts.state}</th>
  </tr></thead>
  <tbody>${cases.map(
    ({ row, till, orders, state }) => html`
<tr>
  <th scope="row">${texts.kinds[row.kind] ?? row.kind}</th>
  <td class="detail">${row.detail}</td>
  <td>${till}</td>
  <td>${orders.length === 0 ? '–' : orders.join(', ')}</td>
  <td>${view.ago(row.openedAt)}</td>
  <td><span class="state ${state}">${texts.states[state]}</span></td>
</tr>`,
  )}</tbody>
</table></div>
${caseCount > cases.length ? html`<p class="quiet">${texts.more(cases.length, caseCount)}</p>` : null}`;
  return section('cases', texts.title, cases.length === 0 ? nothing(texts.none) : table);
}
