import type { DateView, QuotasView, QuotaView } from '../../service/overviewQuotas.ts';
import { DATE_ACTS } from '../acts.ts';
import { type Html, html } from '../html.ts';
import { actLink } from './tillsSection.ts';
import { nothing, section, type View } from './view.ts';

/** A date that ended longer ago than this is shown on demand only, in ms. */
const PAST_MS = 12 * 3_600_000;

/** Dates with their quotas: how much is sold, with the tills, and free; and how much of it each till has. */
export function quotasSection(
  view: View,
  quotas: QuotasView,
  { now, past, currency }: { readonly now: number; readonly past: boolean; readonly currency: string },
): Html {
  const texts = view.texts.quotas;
  const isPast = (date: DateView): boolean =>
    date.salesEndAt !== null && Date.parse(date.salesEndAt) < now - PAST_MS;
  const over = quotas.dates.filter(isPast).length;
  const dates = quotas.dates.filter((date) => past || !isPast(date));
  const shown = [...dates.flatMap((date) => date.quotas), ...quotas.others];
  // One table for all dates, so that a till's column is the same all the way down.
  const tills = [...new Set(shown.flatMap((quota) => quota.tills.map((part) => part.till)))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  const table = html`
<div class="scroll"><table>
  <thead><tr>
    <th scope="col">${texts.quota}</th>
    <th scope="col" class="bar"><span class="hidden">${texts.sold}, ${texts.leased}, ${texts.free}</span></th>
    <th scope="col" class="n">${texts.sold}</th>
    <th scope="col" class="n">${texts.leased}</th>
    <th scope="col" class="n">${texts.free}</th>
    <th scope="col" class="n edge">${texts.capacity}</th>
    ${tills.map((till) => html`<th scope="col" class="n" title="${texts.tillHint}">${texts.till(till)}</th>`)}
  </tr></thead>
  ${dates.map((date) => group(view, dateHeading(view, date), date.quotas, tills))}
  ${quotas.others.length > 0 && group(view, html`${texts.others}`, quotas.others, tills)}
</table></div>`;
  const { count, openMinor } = quotas.vouchers;
  const vouchers =
    count > 0 && html`<p class="quiet">${texts.vouchers(count, `${currency} ${view.money(openMinor)}`)}</p>`;
  const aside =
    over === 0
      ? undefined
      : html`<a href="${past ? '/operator' : '/operator?past=1'}#quotas">${past ? texts.hidePast : texts.past(over)}</a>`;
  const body = html`${shown.length === 0 ? nothing(texts.none) : table}${vouchers}`;
  return section('quotas', texts.title, body, aside);
}

const dateHeading = (view: View, date: DateView): Html => html`
${date.event}${date.startsAt === null ? null : html` <span class="quiet">${view.moment(date.startsAt)}</span>`}
${DATE_ACTS.filter((act) => act.offered(date)).map((act) => actLink(view, 'dates', date.date, act))}`;

const group = (
  view: View,
  heading: Html,
  quotas: readonly QuotaView[],
  tills: readonly string[],
): Html => html`
<tbody>
  <tr class="group"><th scope="rowgroup" colspan="${6 + tills.length}">${heading}</th></tr>
  ${quotas.map((quota) => quotaRow(view, quota, tills))}
</tbody>`;

function quotaRow(view: View, { balance, name, tills }: QuotaView, columns: readonly string[]): Html {
  const { sold, leased, free, capacity } = balance;
  return html`
<tr>
  <th scope="row">${name}</th>
  <td class="bar">${bar(sold, leased, capacity)}</td>
  <td class="n">${view.count(sold)}</td>
  <td class="n">${view.count(leased)}</td>
  <td class="n">${free < 0 ? html`<strong class="bad">${view.count(free)}</strong>` : view.count(free)}</td>
  <td class="n edge">${view.count(capacity)}</td>
  ${columns.map((column) => {
    const part = tills.find((one) => one.till === column);
    return html`<td class="n">${part ? html`${view.count(part.consumed)}<span class="quiet"> / ${view.count(part.amount)}</span>` : html`<span class="quiet">–</span>`}</td>`;
  })}
</tr>`;
}

/** Sold and leased as lengths, in percent of the capacity; the figures stand beside it. */
function bar(sold: number, leased: number, capacity: number): Html {
  const percent = (part: number): number =>
    capacity <= 0 ? 0 : Math.min(100, Math.max(0, (100 * part) / capacity));
  const first = percent(sold);
  const second = Math.min(100 - first, percent(leased));
  return html`<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="100" height="6"/><rect class="sold" width="${first.toFixed(2)}" height="6"/><rect class="leased" x="${first.toFixed(2)}" width="${second.toFixed(2)}" height="6"/></svg>`;
}
