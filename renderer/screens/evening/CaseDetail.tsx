import { ArrowLeftRight, Check, Undo2 } from 'lucide-react';
import type { CaseView } from '../../../shared/contract/caseView.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Remedy } from '../../state/casesStore.ts';
import { useCases } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag, TillTag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { BackToList } from '../frame/BackToList.tsx';
import { useShowOrder } from '../orders/useShowOrder.ts';
import { caseKey, resolvedKey } from './caseWords.ts';
import { RemedyForm } from './RemedyForm.tsx';

const ICONS = { accepted: Check, refunded: Undo2, moved: ArrowLeftRight } as const;

/** One case: what happened, whom it is about, what can be done here. */
export function CaseDetail({ of }: { readonly of: CaseView }) {
  const { t, f } = useTexts();
  const choose = useCases((s) => s.choose);
  const remedy = useCases((s) => s.remedy);
  const setRemedy = useCases((s) => s.setRemedy);
  const trouble = useCases((s) => s.trouble);
  const known = new Set(
    of.orders.flatMap((order) => [order.number, ...order.tickets.map((one) => one.number)]),
  );
  const missing = of.about.filter((number) => !known.has(number));
  const showOrder = useShowOrder();
  return (
    <article className="order case" data-testid="case-detail">
      <header className="order-head">
        <BackToList text={t('cases.back')} onPress={() => choose(null)} />
        <h2>{t(caseKey(of.kind))}</h2>
        <p className="muted">
          {[
            of.tillNo === null ? '' : t('till', { no: of.tillNo }),
            t('case.since', { at: f.moment(of.openedAt) }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
        {of.resolved !== null && (
          <p className="case-resolved">
            <Tag tone="ok">{t(resolvedKey(of.resolved.remedy))}</Tag>
            {of.resolved.byName !== '' && of.resolved.at !== null && (
              <span className="muted">
                {of.resolved.byName}, {f.moment(of.resolved.at)}
              </span>
            )}
          </p>
        )}
      </header>
      <div>
        {of.orders.map((order) => (
          <section
            key={order.id}
            className="case-order"
            aria-label={t('order.number', { number: order.number })}
          >
            <div className="ticket-head">
              <Button size="small" look="quiet" onPress={() => showOrder(order.number)}>
                {t('order.number', { number: order.number })}
              </Button>
              {order.tillNo !== null && <TillTag no={order.tillNo} />}
              {order.name !== '' && <span>{order.name}</span>}
            </div>
            <ul>
              {shownOf(order.tickets).map((ticket) => (
                <li key={ticket.id} className="ticket" data-state={ticket.state}>
                  <div className="ticket-head">
                    <b>{ticket.what}</b>
                    <span className="ticket-number">{ticket.number}</span>
                  </div>
                  <p>
                    {[ticket.date === null ? '' : f.moment(ticket.date), ticket.seat]
                      .filter((part) => part !== '')
                      .join(' · ')}
                    {ticket.state === 'returned' && <Tag tone="plain">{t('order.returned')}</Tag>}
                    <span className="amount case-amount">{f.money(ticket.minor)}</span>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {missing.length > 0 && (
        <p className="muted case-missing">{t('case.notHere', { numbers: missing.join(', ') })}</p>
      )}
      <details className="case-words">
        <summary>{t('case.detail')}</summary>
        <p>{of.detail}</p>
      </details>
      {of.remedies.length > 0 && (
        <section className="case-remedies" aria-label={t('case.remedies')}>
          <h3>{t('case.remedies')}</h3>
          {of.remedies.map((one) => {
            const Icon = ICONS[one];
            return (
              <Button
                key={one}
                look={one === remedy ? 'soft' : 'plain'}
                aria-pressed={one === remedy}
                icon={<Icon aria-hidden="true" />}
                onPress={() => setRemedy(one, likely(of, one))}
              >
                {t(`case.${one}`)}
              </Button>
            );
          })}
          {remedy !== null && <RemedyForm of={of} remedy={remedy} />}
          {trouble !== null && <TroubleNote trouble={trouble} />}
        </section>
      )}
    </article>
  );
}

/** Those that the case names; where it names orders alone, all of theirs. */
function shownOf(tickets: CaseView['orders'][number]['tickets']): CaseView['orders'][number]['tickets'] {
  const named = tickets.filter((ticket) => ticket.named);
  return named.length > 0 ? named : tickets;
}

/** What a remedy is most likely about: the last one named, for who came first keeps it. */
function likely(of: CaseView, remedy: Remedy): string[] {
  if (remedy === 'accepted') return [];
  const last = of.orders
    .map((order) => shownOf(order.tickets).filter((ticket) => ticket.state === 'valid'))
    .findLast((tickets) => tickets.length > 0);
  if (!last) return [];
  const fitting = remedy === 'moved' ? last.filter((ticket) => ticket.seat !== '').slice(-1) : last;
  return fitting.map((ticket) => ticket.id);
}
