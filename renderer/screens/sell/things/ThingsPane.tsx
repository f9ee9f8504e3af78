import { useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useThings } from '../../../state/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { TroubleNote } from '../../../ui/TroubleNote.tsx';
import { PassCard, usePassLeft, usePassState } from './PassCard.tsx';
import { VoucherCard } from './VoucherCard.tsx';

/** Passes and gift vouchers: found by scan, number, code, name or e-mail, the cart beside them. */
export function ThingsPane() {
  const { t } = useTexts();
  const search = useThings((s) => s.search);
  const pass = useThings((s) => s.pass);
  const voucher = useThings((s) => s.voucher);
  const trouble = useThings((s) => s.trouble);
  const find = useThings((s) => s.find);
  const stop = useThings((s) => s.stop);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <section className="exchange-pane" aria-label={t('things')} data-testid="things-pane">
      <div className="page-head">
        <h2>{t('things')}</h2>
        <Button look="quiet" hint="Esc" onPress={stop}>
          {t('cancel')}
        </Button>
      </div>
      <TextField
        className="field"
        aria-label={t('things.find')}
        value={search}
        onChange={(next) => void find(next)}
      >
        <Input
          ref={field}
          placeholder={t('things.find')}
          maxLength={300}
          autoComplete="off"
          spellCheck="false"
        />
      </TextField>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {voucher !== null ? (
        <VoucherCard voucher={voucher} />
      ) : pass !== null ? (
        <PassCard pass={pass} />
      ) : (
        <Found />
      )}
    </section>
  );
}

function Found() {
  const { t } = useTexts();
  const stateOf = usePassState();
  const leftOf = usePassLeft();
  const passes = useThings((s) => s.passes);
  const mistyped = useThings((s) => s.mistyped);
  const search = useThings((s) => s.search);
  const show = useThings((s) => s.show);
  if (passes === null) return null;
  if (passes.length === 0)
    return (
      <p className="muted" role="status">
        {mistyped
          ? t('voucher.find.mistyped')
          : search.replace(/[\s-]/g, '').length === VOUCHER_LENGTH
            ? t('voucher.find.none')
            : t('pass.find.none')}
      </p>
    );
  return (
    <ul className="rows">
      {passes.map((pass) => (
        <li key={pass.pass}>
          <AriaButton className="order-row" onPress={() => show(pass)}>
            <span className="order-row-number">
              <b>{pass.number}</b>
              <small>{stateOf(pass)}</small>
            </span>
            <span className="order-row-what">
              {pass.holder} · {pass.productName}
              <small>{leftOf(pass)}</small>
            </span>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}

/** A voucher's code without its hyphens. */
const VOUCHER_LENGTH = 18;
