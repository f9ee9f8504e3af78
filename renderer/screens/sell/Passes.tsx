import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTexts } from '../../i18n/useTexts.ts';
import { keyAmount, minorOf } from '../../state/amount.ts';
import { useSale, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { SaidHere } from './SaidHere.tsx';

/** Passes that are sold here (S13). */
export function Passes() {
  const { t, f } = useTexts();
  const passes = useTill((s) => s.offer?.passes) ?? [];
  const add = useSale((s) => s.change);
  const typed = useSale((s) => s.typed);
  const forget = useSale((s) => s.forgetTyped);
  if (passes.length === 0) return <p className="blank">{t('pass.none')}</p>;
  const quantity = Math.max(1, Number(typed || '1'));
  return (
    <div className="prices">
      <SaidHere place="prices" />
      <div className="tiles tiles-wide">
        {passes.map((pass) => (
          <AriaButton
            key={pass.id}
            className={`tile ${pass.here === 0 ? 'tile-gone' : ''}`}
            data-tile={pass.id}
            isDisabled={pass.here === 0}
            onPress={() => {
              forget();
              void add('addPass', { product: pass.id, quantity }, 'prices');
            }}
          >
            <span className="tile-head">
              <span className="tile-name">{pass.name}</span>
            </span>
            <span className="tile-note">
              {pass.kind === 'entries' ? t('pass.entries', { count: pass.entries }) : t(`pass.${pass.kind}`)}{' '}
              · {t('pass.until', { at: f.date(pass.validTo) })}
            </span>
            <span className="tile-foot amount">
              <b>{f.money(pass.minor)}</b>
              {pass.here !== null && (
                <span className="tile-left">
                  {pass.here === 0 ? t('tile.none') : t('pass.here', { count: pass.here })}
                </span>
              )}
            </span>
          </AriaButton>
        ))}
      </div>
    </div>
  );
}

/** Gift vouchers: offered amounts, and one of one's own. */
export function Vouchers() {
  const { t, f } = useTexts();
  const products = useTill((s) => s.offer?.vouchers) ?? [];
  const add = useSale((s) => s.change);
  if (products.length === 0) return <p className="blank">{t('voucher.none')}</p>;
  return (
    <div className="prices">
      <SaidHere place="prices" />
      {products.map((product) => (
        <section key={product.id} className="zone" aria-label={product.name}>
          <h3 className="zone-head">
            <span>{product.name}</span>
          </h3>
          <div className="tiles">
            {product.amounts.map((minor) => (
              <AriaButton
                key={minor}
                className="tile"
                data-tile={`${product.id}-${minor}`}
                onPress={() => void add('addVoucher', { product: product.id, minor, quantity: 1 }, 'prices')}
              >
                <span className="tile-head">
                  <span className="tile-name">{product.name}</span>
                </span>
                <span className="tile-foot amount">
                  <b>{f.money(minor)}</b>
                </span>
              </AriaButton>
            ))}
          </div>
          {product.own !== null && <OwnAmount product={product.id} own={product.own} />}
        </section>
      ))}
    </div>
  );
}

function OwnAmount({
  product,
  own,
}: {
  readonly product: string;
  readonly own: { readonly least: number; readonly most: number };
}) {
  const { t, f } = useTexts();
  const add = useSale((s) => s.change);
  const [keyed, setKeyed] = useState('');
  const minor = minorOf(keyed);
  return (
    <section className="own-amount" aria-label={t('voucher.own')}>
      <div>
        <p>{t('voucher.own')}</p>
        <p className="muted">
          {t('voucher.own.says', { least: f.money(own.least), most: f.money(own.most) })}
        </p>
        <output className="quantity-keyed amount">{f.money(minor ?? 0)}</output>
        <Button
          look="go"
          isDisabled={minor === null || minor < own.least || minor > own.most}
          onPress={() => {
            void add('addVoucher', { product, minor: minor ?? 0, quantity: 1 }, 'prices');
            setKeyed('');
          }}
        >
          {t('add')}
        </Button>
      </div>
      <Keypad label={t('voucher.own')} corner="." onKey={(key) => setKeyed(keyAmount(keyed, key))} />
    </section>
  );
}
