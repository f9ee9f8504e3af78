import { Undo2 } from 'lucide-react';
import type { UseView } from '../../../../shared/contract/passes.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useApp } from '../../../state/hooks.ts';

/** What was taken of a pass or a voucher: which order, when, how much, at which till. */
export function Uses({ uses }: { readonly uses: readonly UseView[] }) {
  const { t, f } = useTexts();
  const { view, orders } = useApp();
  const look = (use: UseView): void => {
    view.getState().go('orders');
    void orders.getState().find(use.number);
  };
  return (
    <section className="uses" aria-label={t('use.history')} data-testid="uses">
      <h3>{t('use.history')}</h3>
      {uses.length === 0 && <p className="muted">{t('use.none')}</p>}
      <ul>
        {uses.map((use) => (
          <li key={use.order} className="use">
            <button type="button" className="use-order" onClick={() => look(use)}>
              <b>{use.number}</b>
              <small>
                {f.moment(use.at)}
                {use.tillNo !== null && ` · ${t('use.till', { no: use.tillNo })}`}
                {use.byWord && ` · ${t('use.byWord')}`}
              </small>
            </button>
            <span className="use-what">
              {use.tickets.map((ticket) => (
                <span key={ticket.number} className={ticket.returned ? 'use-back' : ''}>
                  {ticket.number} · {ticket.eventName}
                  {ticket.returned && (
                    <small>
                      {' '}
                      <Undo2 aria-hidden="true" /> {t('use.returned')}
                    </small>
                  )}
                </span>
              ))}
            </span>
            {use.minor > 0 && <span className="amount">−{f.money(use.minor)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
