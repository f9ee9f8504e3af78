import type { RescueContentsView, RescueTotalsView } from '../../../shared/contract/rescueViews.ts';
import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';

/** What rescued entries come to: orders, money by payment method, from when to when. */
export function RescueContents({
  contents,
  entries,
}: {
  /** Without an amount for whoever still has to count the drawer. */
  readonly contents: Omit<RescueTotalsView, 'netMinor'> &
    Partial<Omit<RescueContentsView, 'netMinor'>> & { readonly netMinor: number | null };
  readonly entries: number;
}) {
  const { t, f } = useTexts();
  const paidBy = usePaidBy();
  const { firstAt, lastAt, currency } = contents;
  return (
    <>
      <dl className="strip">
        <div>
          <dt>{t('rescue.orders')}</dt>
          <dd>{contents.orders}</dd>
        </div>
        <div>
          <dt>{t('rescue.entries')}</dt>
          <dd>{entries}</dd>
        </div>
        {contents.netMinor !== null && (
          <div>
            <dt>{t('rescue.takings')}</dt>
            <dd>
              {currency} {f.money(contents.netMinor)}
            </dd>
          </div>
        )}
        {contents.methods.map((one) => (
          <div key={one.method}>
            <dt>{paidBy(one)}</dt>
            <dd>{f.money(one.minor)}</dd>
          </div>
        ))}
      </dl>
      {firstAt != null && lastAt != null && (
        <p className="muted">{t('rescue.span', { from: f.moment(firstAt), to: f.moment(lastAt) })}</p>
      )}
      {(contents.missing ?? 0) > 0 && (
        <p className="field-bad">{t('rescue.missing', { count: contents.missing ?? 0 })}</p>
      )}
      {contents.endUncertain === true && <p className="field-bad">{t('rescue.endUncertain')}</p>}
    </>
  );
}
