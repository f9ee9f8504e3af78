import { paysBack } from '../../../shared/domain/payBack.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import type { TillState } from '../../state/tillStore.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Labelled } from '../../ui/Labelled.tsx';

type Method = NonNullable<TillState['offer']>['methods'][number];

/** The methods that money can go back by; of what is `owed` by invoice, the invoice itself: less is owed then. */
export function backMethods(
  { offer, till }: Pick<TillState, 'offer' | 'till'>,
  owed = false,
): readonly Method[] {
  const currency = till?.venue?.currency ?? 'CHF';
  return (
    offer?.methods.filter((method) => (owed ? method.kind === 'invoice' : paysBack(method, currency))) ?? []
  );
}

/** The method by which money goes back, one of a few. */
export function PayBackBy({
  method,
  owed = false,
  onChange,
}: {
  readonly method: string | null;
  readonly owed?: boolean;
  readonly onChange: (method: string) => void;
}) {
  const { t } = useTexts();
  const offer = useTill((s) => s.offer);
  const till = useTill((s) => s.till);
  return (
    <Labelled label={t('takeBack.method')}>
      <Choice
        label={t('takeBack.method')}
        value={method ?? ''}
        options={backMethods({ offer, till }, owed).map((one) => ({
          value: one.id,
          text:
            one.kind === 'cash' || one.kind === 'card' || one.kind === 'twint'
              ? t(`method.${one.kind}`)
              : one.name,
        }))}
        onChange={onChange}
      />
    </Labelled>
  );
}
