import type { ActView } from '../../service/overviewActs.ts';
import { type Html, html } from '../html.ts';
import { nothing, section, type View } from './view.ts';

/** What the centre did, newest first, as it stands in its own signed stream. */
export function actsSection(view: View, acts: readonly ActView[]): Html {
  const texts = view.texts.centreActs;
  const by = (act: ActView): string =>
    act.by.who === 'till' ? view.texts.quotas.till(act.by.prefix) : texts[act.by.who];
  const concerns = ({ concerns: of }: ActView): string =>
    of === null ? '–' : 'till' in of ? view.texts.quotas.till(of.till) : of.text;
  const table = html`
<div class="scroll"><table>
  <thead><tr>
    <th scope="col">${texts.act}</th>
    <th scope="col">${texts.concerns}</th>
    <th scope="col" class="n">${texts.places}</th>
    <th scope="col">${texts.who}</th>
    <th scope="col">${texts.when}</th>
    <th scope="col" class="n">${texts.number}</th>
  </tr></thead>
  <tbody>${acts.map(
    (act) => html`
<tr>
  <th scope="row">${texts.kinds[act.kind]}</th>
  <td>${concerns(act)}</td>
  <td class="n">${act.places === null ? '–' : view.count(act.places)}</td>
  <td>${by(act)}</td>
  <td>${view.ago(act.at)}</td>
  <td class="n quiet">${act.number}</td>
</tr>`,
  )}</tbody>
</table></div>`;
  return section('acts', texts.title, acts.length === 0 ? nothing(texts.none) : table);
}
