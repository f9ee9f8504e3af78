import { IdCard } from 'lucide-react';
import type { PassView } from '../../../../shared/contract/passes.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useSale, useThings } from '../../../state/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Uses } from './Uses.tsx';

/** When a pass is good, in a word. */
export function usePassState(): (pass: PassView) => string {
  const { t, f } = useTexts();
  return (pass) => {
    if (pass.state === 'returned') return t('pass.returned');
    if (pass.state === 'expired') return t('pass.expired', { at: f.date(pass.validTo) });
    if (pass.state === 'notYet') return t('pass.notYet', { at: f.date(pass.validFrom) });
    return t('pass.valid', { at: f.date(pass.validTo) });
  };
}

/** What is left of a pass in words; empty where nothing counts. */
export function usePassLeft(): (pass: PassView) => string {
  const { t } = useTexts();
  return ({ entries, left, leftKnown, ofEvent, perEvent }) => {
    const counted =
      entries === null
        ? ''
        : left === null
          ? t('pass.leftSeen', { left: leftKnown ?? 0, entries })
          : t('pass.leftOf', { left, entries });
    const event =
      ofEvent === null
        ? ''
        : t('pass.ofEvent', { taken: ofEvent.taken, most: perEvent ?? 0, event: ofEvent.eventName });
    return [counted, event].filter((text) => text !== '').join(' · ');
  };
}

/** A pass: whose it is, what is left, who took the rest; one tap takes it into the cart. */
export function PassCard({ pass }: { readonly pass: PassView }) {
  const { t } = useTexts();
  const stateOf = usePassState();
  const leftOf = usePassLeft();
  const take = useThings((s) => s.take);
  const inCart = useSale((s) => s.cart?.passes.some((one) => one.pass === pass.pass) ?? false);
  const good = pass.state === 'valid';
  return (
    <article className="thing" data-testid="pass">
      <header className="thing-head">
        <IdCard aria-hidden="true" />
        <div>
          <h2>{pass.holder}</h2>
          <p>
            {pass.productName} · {pass.number}
          </p>
        </div>
        <Tag tone={good ? 'ok' : 'bad'}>{stateOf(pass)}</Tag>
      </header>
      <p className="thing-left">{leftOf(pass)}</p>
      <p className="muted">
        {[
          pass.photo === '' ? '' : t('pass.photoIs', { photo: pass.photo }),
          pass.email,
          pass.tillNo === null ? '' : t('use.till', { no: pass.tillNo }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <Button
        look="go"
        size="large"
        guarded
        isDisabled={!good || inCart}
        onPress={() => void take(pass.pass)}
      >
        {t(inCart ? 'pass.inCart' : 'pass.take')}
      </Button>
      <Uses uses={pass.uses} />
    </article>
  );
}
