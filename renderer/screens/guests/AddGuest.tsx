import { Minus, Plus, UserPlus } from 'lucide-react';
import type { GuestListView } from '../../../shared/contract/guests.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useGuests } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { BackToList } from '../frame/BackToList.tsx';

/** Puts guests on a list, one after the other: name, and so many more. */
export function AddGuest({ to }: { readonly to: GuestListView }) {
  const { t } = useTexts();
  const { name, plus, working, trouble, set, add, startAdding } = useGuests((s) => s);
  const most = Math.max(0, to.left - 1);
  return (
    <article className="order" data-testid="add-guest">
      <header className="order-head">
        <BackToList text={t('guests.back')} onPress={() => startAdding(null)} />
        <h2>{to.name}</h2>
        <p className="muted">
          {t('guests.counts', { came: to.came, expected: to.places - to.left - to.came, left: to.left })}
        </p>
      </header>
      <section className="take-back" aria-label={t('guests.add')}>
        <Field
          label={t('guests.name')}
          value={name}
          onChange={(next) => set({ name: next })}
          most={80}
          autoFocus
          required
        />
        <div className="guest-count">
          <Button
            aria-label={t('guests.less')}
            isDisabled={plus === 0}
            icon={<Minus aria-hidden="true" />}
            onPress={() => set({ plus: plus - 1 })}
          />
          <span>
            <b className="amount">+ {plus}</b> <small className="muted">{t('guests.plus')}</small>
          </span>
          <Button
            aria-label={t('guests.more')}
            isDisabled={plus >= most}
            icon={<Plus aria-hidden="true" />}
            onPress={() => set({ plus: plus + 1 })}
          />
        </div>
        {trouble !== null && <TroubleNote trouble={trouble} />}
        <Button
          look="go"
          size="large"
          isDisabled={working || name.trim() === '' || to.left === 0}
          icon={<UserPlus aria-hidden="true" />}
          onPress={() => void add()}
        >
          {t('guests.add')}
        </Button>
      </section>
    </article>
  );
}
