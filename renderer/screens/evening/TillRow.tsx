import type { TillEveningView } from '../../../shared/contract/evening.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Say } from '../../i18n/texts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';

const TONES: Readonly<Record<TillEveningView['verdict'], Tone>> = {
  differs: 'bad',
  missing: 'warn',
  open: 'warn',
  equal: 'ok',
};

/** What the centre, or this till, lacks of a till; empty for nothing. */
export function lackOf(till: TillEveningView, t: Say, f: Formats): string {
  const parts: string[] = [];
  if (!till.here && till.heardAt === null) parts.push(t('evening.says.never'));
  if (!till.here && till.heardAt !== null && (till.silent || till.missingEntries > 0))
    parts.push(t('evening.says.silent', { at: f.time(till.heardAt) }));
  if (till.missingActs !== null && till.missingActs > 0)
    parts.push(t('evening.says.orders', { count: till.missingActs }));
  else if (till.missingEntries > 0) parts.push(t('evening.says.entries', { count: till.missingEntries }));
  return parts.join(', ');
}

/** One till: its verdict, what is missing, its closings beside the ledger, and each difference by name. */
export function TillRow({
  till,
  compared,
}: {
  readonly till: TillEveningView;
  /** The centre has said something about this day. */
  readonly compared: boolean;
}) {
  const { t, f } = useTexts();
  const lack = lackOf(till, t, f);
  const verdict = till.verdict === 'equal' && !compared ? 'equal.alone' : till.verdict;
  return (
    <li className="till-evening" data-verdict={till.verdict} data-testid={`till-${till.prefix}`}>
      <div className="till-evening-head">
        <b>{t('till', { no: till.tillNo })}</b>
        {till.here && <span className="muted">{t('evening.here')}</span>}
        <Tag tone={verdict === 'equal.alone' ? 'plain' : TONES[till.verdict]}>{t(`evening.${verdict}`)}</Tag>
        {till.openCases > 0 && <Tag tone="bad">{t('cases.open', { count: till.openCases })}</Tag>}
        {lack !== '' && <span className="till-evening-lack">{lack}</span>}
        <span className="amount till-evening-total">
          {f.money(till.figures.netMinor + till.figures.roundingMinor)}
        </span>
      </div>
      {till.acts.length > 0 && (
        <ul className="till-evening-acts">
          {till.acts.map((act) => (
            <li key={act.number}>
              <b>{t('evening.order', { number: act.number })}</b>
              <span>
                {act.saidMinor === null
                  ? t('evening.notHere')
                  : `${t('evening.said')} ${f.money(act.saidMinor)}`}
              </span>
              <span>
                {act.bookedMinor === null
                  ? t('evening.notAtCentre')
                  : `${t('evening.booked')} ${f.money(act.bookedMinor)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {till.closings.length === 0 ? (
        <p className="muted">{t('evening.noClosing')}</p>
      ) : (
        <Closings till={till} />
      )}
    </li>
  );
}

function Closings({ till }: { readonly till: TillEveningView }) {
  const { t, f } = useTexts();
  return (
    <table className="table report-table">
      <thead>
        <tr>
          <th scope="col">{t('evening.closing')}</th>
          <th scope="col">{t('evening.said')}</th>
          <th scope="col">{t('evening.booked')}</th>
          <th scope="col">{t('evening.cash')}</th>
          <th scope="col">{t('closing.difference')}</th>
        </tr>
      </thead>
      {till.closings.map((closing) => (
        <tbody key={closing.number}>
          <tr>
            <th scope="row">
              {closing.number}
              <small className="muted">
                {closing.byName}, {f.time(closing.at)}
              </small>
            </th>
            <td>{f.money(closing.paidMinor)}</td>
            <td>{f.money(closing.bookedMinor)}</td>
            <td>{f.money(closing.countedCashMinor)}</td>
            <td data-even={closing.differenceMinor === 0}>{f.signed(closing.differenceMinor)}</td>
          </tr>
          {closing.differences.map((one) => (
            <tr key={`${one.what}${one.name}`} className="figure-differs">
              <th scope="row">
                {one.what === 'method' || one.what === 'vat'
                  ? one.name
                  : t(`evening.what.${one.what}`, { name: one.name })}
              </th>
              <td>{f.money(one.saidMinor)}</td>
              <td>{f.money(one.bookedMinor)}</td>
              <td />
              <td>{f.signed(one.saidMinor - one.bookedMinor)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
