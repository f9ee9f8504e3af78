import { TicketPercent, X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useThings } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

/** One field for promotion codes and gift vouchers, and what was entered (S6, S7). */
export function CodeField() {
  const { t } = useTexts();
  const change = useSale((s) => s.change);
  const takeNamed = useThings((s) => s.takeNamed);
  const entered = useSale((s) => (s.cart?.codes.length ?? 0) + (s.cart?.vouchers.length ?? 0));
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState('');
  const [seen, setSeen] = useState(entered);
  // What was refused first, and then taken by a manager's word, has not to be put right any more.
  if (entered !== seen) {
    setSeen(entered);
    if (entered > seen && code === asked) setCode('');
  }
  const enter = async (): Promise<void> => {
    const text = code.trim();
    if (text.length < 2) return;
    setAsked(text);
    setCode('');
    if (await takeNamed(text)) return;
    // One wrong letter is put right, not typed again, unless the next code was begun meanwhile.
    if (!(await change('enterCode', { code: text }))) setCode((now) => (now === '' ? text : now));
  };
  return (
    <div className="codes">
      <Entered />
      <form
        className="code-form"
        data-code=""
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <TextField className="field" aria-label={t('code')} value={code} onChange={setCode}>
          <Input placeholder={t('code')} maxLength={60} autoComplete="off" spellCheck="false" />
        </TextField>
        {code.trim() !== '' && (
          <Button type="submit" size="small" icon={<TicketPercent aria-hidden="true" />}>
            {t('code.enter')}
          </Button>
        )}
      </form>
    </div>
  );
}

function Entered() {
  const { t, f } = useTexts();
  const codes = useSale((s) => s.cart?.codes) ?? [];
  const vouchers = useSale((s) => s.cart?.vouchers) ?? [];
  const change = useSale((s) => s.change);
  if (codes.length + vouchers.length === 0) return null;
  return (
    <ul className="entered">
      {codes.map((code) => (
        <li key={code.code}>
          <span>{code.uses === 0 ? `${code.code}: ${t('code.unused')}` : code.name}</span>
          <span className="amount">−{f.money(code.minor)}</span>
          <AriaButton
            className="entered-remove"
            aria-label={t('code.remove', { code: code.code })}
            onPress={() => void change('removeCode', { code: code.code })}
          >
            <X aria-hidden="true" />
          </AriaButton>
        </li>
      ))}
      {vouchers.map((voucher) => (
        <li key={voucher.voucher}>
          <span>
            {voucher.leftMinor === null
              ? t('voucher.byManager', { last4: voucher.last4 })
              : voucher.validTo === null
                ? t('voucher.left', { last4: voucher.last4, amount: f.money(voucher.leftMinor) })
                : t('voucher.leftUntil', {
                    last4: voucher.last4,
                    amount: f.money(voucher.leftMinor),
                    at: f.date(voucher.validTo),
                  })}
          </span>
          <span className="amount">−{f.money(voucher.paysMinor)}</span>
          <AriaButton
            className="entered-remove"
            aria-label={t('code.remove', { code: `…${voucher.last4}` })}
            onPress={() => void change('removeVoucher', { voucher: voucher.voucher })}
          >
            <X aria-hidden="true" />
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
