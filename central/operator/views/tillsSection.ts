import type { TillView } from '../../service/overview.ts';
import { type Act, TILL_ACTS } from '../acts.ts';
import { type Html, html } from '../html.ts';
import { nothing, section, type View } from './view.ts';

/** The tills with their lives, their backlogs, and what can be done to them. */
export function tillsSection(view: View, tills: readonly TillView[]): Html {
  const texts = view.texts.tills;
  const table = html`
<div class="scroll"><table>
  <thead><tr>
    <th scope="col">${texts.till}</th>
    <th scope="col">${texts.prefix}</th>
    <th scope="col">${texts.state}</th>
    <th scope="col">${texts.lastContact}</th>
    <th scope="col" class="n">${texts.acked}</th>
    <th scope="col" class="n">${texts.backlog}</th>
    <th scope="col">${texts.software}</th>
    <th scope="col" class="spare">${texts.enrolled}</th>
    <th scope="col"><span class="hidden">${texts.acts}</span></th>
  </tr></thead>
  <tbody>${tills.map((till) => tillRow(view, till))}</tbody>
</table></div>`;
  return section(
    'tills',
    texts.title,
    tills.length === 0 ? nothing(texts.none) : table,
    codeForm(view, tills),
  );
}

function tillRow(view: View, till: TillView): Html {
  const texts = view.texts.tills;
  const { device, lastContactAt, software, acked } = till;
  const ended = [...(till.revoked ? (['revoked'] as const) : []), ...(till.lost ? (['lost'] as const) : [])];
  const states = ended.length > 0 ? ended : [till.state];
  return html`
<tr${till.latest ? null : html` class="earlier"`}>
  <th scope="row">${till.latest ? device.tillNo : html`<span class="hidden">${device.tillNo}, ${texts.earlierLife}</span>`}</th>
  <td>${device.prefix}</td>
  <td>${states.map((state) => html`<span class="state ${state}">${texts.states[state]}</span> `)}</td>
  <td>${lastContactAt === null ? '–' : view.ago(lastContactAt)}</td>
  <td class="n">${view.count(acked)}</td>
  <td class="n">${backlog(view, till)}</td>
  <td class="quiet">${software}</td>
  <td class="quiet spare" title="${view.moment(device.enrolledAt)}">${view.day(device.enrolledAt)}</td>
  <td class="acts">${TILL_ACTS.filter((act) => act.offered(till)).map((act) => actLink(view, 'tills', device.device, act))}</td>
</tr>`;
}

function backlog(view: View, { backlog: { entries, ageMs } }: TillView): Html | string {
  if (entries === null) return html`<span class="quiet">${view.texts.tills.notSaid}</span>`;
  if (entries === 0) return '0';
  return html`<strong class="late">${view.count(entries)}</strong> <span class="quiet">${view.texts.summary.oldest(view.span(ageMs))}</span>`;
}

/** The way to the page that asks whether an act is meant. */
export const actLink = <Subject>(view: View, about: string, id: string, act: Act<Subject>): Html =>
  html`<a class="button small" href="/operator/${about}/${encodeURIComponent(id)}/${act.name}">${act.texts(view.texts).button}</a>`;

function codeForm(view: View, tills: readonly TillView[]): Html {
  const texts = view.texts.tills;
  const numbers = [...new Set(tills.map((till) => till.device.tillNo))];
  return html`
<form class="row" method="post" action="/operator/codes">
  <input type="hidden" name="key" value="${view.formKey}">
  <label for="for">${texts.codeFor}</label>
  <select id="for" name="till">
    <option value="">${texts.newTill}</option>
    ${numbers.map((number) => html`<option value="${number}">${texts.nextLife(number)}</option>`)}
  </select>
  <button>${texts.code}</button>
</form>`;
}
