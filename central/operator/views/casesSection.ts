import type { Overview } from '../../service/overview.ts';
import { type Html, html } from '../html.ts';
import { nothing, section, type View } from './view.ts';

/** What the centre objects to, newest first. */
export function casesSection(view: View, { cases, openCases }: Pick<Overview, 'cases' | 'openCases'>): Html {
  const texts = view.texts.cases;
  const open = cases.filter((one) => one.state === 'open').length;
  const table = html`
<div class="scroll"><table>
  <thead><tr>
    <th scope="col">${texts.kind}</th>
    <th scope="col">${texts.detail}</th>
    <th scope="col">${view.texts.tills.till}</th>
    <th scope="col">${texts.about}</th>
    <th scope="col">${texts.opened}</th>
    <th scope="col">${texts.state}</th>
  </tr></thead>
  <tbody>${cases.map(
    ({ row, till, about, state }) => html`
<tr>
  <th scope="row">${texts.kinds[row.kind] ?? row.kind}</th>
  <td class="detail">${row.detail}</td>
  <td>${till}</td>
  <td>${about.length === 0 ? '–' : about.join(', ')}</td>
  <td>${view.ago(row.openedAt)}</td>
  <td><span class="state ${state}">${texts.states[state]}</span></td>
</tr>`,
  )}</tbody>
</table></div>
${openCases > open ? html`<p class="quiet">${texts.more(open, openCases)}</p>` : null}`;
  return section('cases', texts.title, cases.length === 0 ? nothing(texts.none) : table);
}
