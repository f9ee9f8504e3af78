import type { Overview } from '../../service/overview.ts';
import { type Html, html } from '../html.ts';
import { actsSection } from './actsSection.ts';
import { casesSection } from './casesSection.ts';
import { frame } from './frame.ts';
import { quotasSection } from './quotasSection.ts';
import { takingsSection } from './takingsSection.ts';
import { tillsSection } from './tillsSection.ts';
import type { View } from './view.ts';

export interface OverviewWish {
  /** Past dates are shown, too. */
  readonly past: boolean;
  /** What was just done, in a sentence. */
  readonly done?: string;
}

/** The operator's page: how the evening stands, on one sheet. */
export function overviewPage(view: View, overview: Overview, { past, done }: OverviewWish): string {
  const { texts } = view;
  const { house, at } = overview;
  return frame({
    language: view.language,
    title: house.name === '' ? texts.title : `${house.name} · ${texts.title}`,
    refresh: past ? '/operator?past=1' : '/operator',
    body: html`
<header>
  <div><p class="brand">Guichet</p><h1>${house.name === '' ? texts.title : house.name}</h1></div>
  <form class="row" method="post" action="/operator/sign-out">
    <input type="hidden" name="key" value="${view.formKey}">
    <span class="quiet">${texts.asOf(view.time(at))}</span>
    <button class="plain">${texts.signOut}</button>
  </form>
</header>
<main>
  ${done === undefined ? null : html`<p class="done" role="status">${done}</p>`}
  ${summary(view, overview)}
  ${tillsSection(view, overview.tills)}
  ${casesSection(view, overview)}
  ${takingsSection(view, overview.takings, house.currency)}
  ${actsSection(view, overview.acts)}
  ${quotasSection(view, overview.quotas, { now: at, past, currency: house.currency })}
</main>`,
  });
}

function summary(view: View, overview: Overview): Html {
  const texts = view.texts.summary;
  const { house, tills, takings, mails } = overview;
  const living = tills.filter((till) => till.latest && !till.revoked && !till.lost);
  const online = living.filter((till) => till.state === 'online').length;
  const behind = tills.filter((till) => (till.backlog.entries ?? 0) > 0);
  const waiting = behind.reduce((total, till) => total + (till.backlog.entries ?? 0), 0);
  const oldest = Math.max(0, ...behind.map((till) => till.backlog.ageMs));
  const open = overview.openCases;
  return html`
<dl class="summary">
  ${figure(texts.tills, view.count(online), texts.ofTills(living.length), online < living.length && 'late')}
  ${figure(texts.waiting, view.count(waiting), waiting === 0 ? texts.nothingWaiting : texts.oldest(view.span(oldest)), waiting > 0 && 'late')}
  ${figure(texts.cases, view.count(open), '', open > 0 && 'bad')}
  ${figure(texts.taken, `${house.currency} ${view.money(takings.total.paidMinor)}`, texts.orders(takings.total.orders))}
  ${figure(texts.mails, view.count(mails.queued), mails.failed > 0 ? texts.failedMails(mails.failed) : '', mails.failed > 0 && 'bad')}
</dl>`;
}

const figure = (name: string, value: string, more: string, colour: string | false = false): Html => html`
<div><dt>${name}</dt><dd><strong${colour ? html` class="${colour}"` : null}>${value}</strong> <span class="quiet">${more}</span></dd></div>`;
