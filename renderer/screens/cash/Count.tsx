import type { CSSProperties } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { piecesMinor } from '../../../shared/domain/cashDrawer.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { minorOf } from '../../state/amount.ts';
import { type CountRow, countedPieces, countRows } from '../../state/countRows.ts';
import { useCash, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';

/** The blind count: pieces per note and coin, then what terminals say. */
export function Count() {
  const { t, f } = useTexts();
  const counts = useCash((s) => s.counts);
  const row = useCash((s) => s.row);
  const working = useCash((s) => s.working);
  const trouble = useCash((s) => s.trouble);
  const differs = useCash((s) => s.differs);
  const chooseRow = useCash((s) => s.chooseRow);
  const keyPiece = useCash((s) => s.keyPiece);
  const check = useCash((s) => s.checkCount);
  const stop = useCash((s) => s.stopCount);
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const session = useTill((s) => s.till?.session ?? null);
  const rows = countRows(currency, session);
  const pieces = countedPieces(rows, counts);
  const isMethod = rows.find((one) => one.key === row)?.kind === 'method';
  return (
    <section className="pay-pane count" aria-label={t('count')}>
      <div
        className="count-rows"
        style={{ '--rows': Math.max(8, Math.ceil(rows.length / 2)) } as CSSProperties}
      >
        {rows.map((one) => (
          <Row
            key={one.key}
            row={one}
            keyed={counts[one.key] ?? ''}
            own={currency}
            chosen={one.key === row}
            onPress={() => chooseRow(one.key)}
          />
        ))}
      </div>
      <div className="pay-right">
        <h2>{t('count')}</h2>
        <p className="muted">
          {t(session?.counted === true && differs === null ? 'count.second' : 'count.says')}
        </p>
        <Keypad label={t('count')} corner={isMethod ? '.' : null} onKey={keyPiece} />
        <div className="count-total amount" aria-live="polite" aria-atomic="true">
          <span>{t('count.total', { currency })}</span>
          <b>{f.money(piecesMinor(pieces, currency))}</b>
        </div>
        {session?.foreign.map((one) => (
          <div key={one} className="count-total count-foreign amount">
            <span>{t('count.total', { currency: one })}</span>
            <b>{f.money(piecesMinor(pieces, one))}</b>
          </div>
        ))}
        {trouble !== null && <TroubleNote trouble={trouble} />}
        {differs === null ? (
          <div className="two">
            <Button size="large" hint="Esc" onPress={stop}>
              {t('back')}
            </Button>
            <Button look="go" size="large" guarded isDisabled={working} onPress={() => void check()}>
              {t('count.goOn')}
            </Button>
          </div>
        ) : (
          <Differs differs={differs} />
        )}
      </div>
    </section>
  );
}

/** The first count was not even: where, never by how much, and what to do. */
function Differs({ differs }: { readonly differs: readonly string[] }) {
  const { t } = useTexts();
  const again = useCash((s) => s.countAgain);
  const goOn = useCash((s) => s.goOn);
  const beside = useTill((s) => s.till?.session?.beside) ?? [];
  const nameOf = (what: string): string =>
    what === 'cash' ? t('count.cash') : (beside.find((one) => one.method === what)?.name ?? what);
  return (
    <>
      <p className="count-differs" role="alert">
        {t('count.differs', { what: differs.map(nameOf).join(', ') })}
      </p>
      <div className="two">
        <Button size="large" onPress={again}>
          {t('count.again')}
        </Button>
        <Button look="go" size="large" guarded onPress={goOn}>
          {t('count.goOnSo')}
        </Button>
      </div>
    </>
  );
}

function Row({
  row,
  keyed,
  own,
  chosen,
  onPress,
}: {
  readonly row: CountRow;
  readonly keyed: string;
  readonly own: string;
  readonly chosen: boolean;
  readonly onPress: () => void;
}) {
  const { t, f } = useTexts();
  const common = { className: 'count-row amount', 'aria-pressed': chosen, onPress };
  if (row.kind === 'method')
    return (
      <AriaButton
        {...common}
        className="count-row count-method amount"
        aria-label={t('count.method', { name: row.name, amount: f.money(minorOf(keyed) ?? 0) })}
      >
        <span>{row.name}</span>
        <b data-empty={keyed === ''}>{keyed === '' ? '0.00' : keyed}</b>
      </AriaButton>
    );
  const value = row.currency === own ? f.money(row.value) : `${row.currency} ${f.note(row.value)}`;
  return (
    <AriaButton {...common} aria-label={t('count.row', { value, count: Number(keyed || 0) })}>
      <span>{value}</span>
      <span className="count-times">×</span>
      <b data-empty={keyed === ''}>{keyed === '' ? '0' : keyed}</b>
    </AriaButton>
  );
}
