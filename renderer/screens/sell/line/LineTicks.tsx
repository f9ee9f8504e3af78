import type { CartLineView } from '../../../../shared/contract/cartViews.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useSale, useTill } from '../../../state/hooks.ts';
import { Choice } from '../../../ui/Choice.tsx';

/** What a line still asks of the cashier: the proof that was seen, the reason why it is free. */
export function LineTicks({ line }: { readonly line: Extract<CartLineView, { kind: 'ticket' }> }) {
  const { t } = useTexts();
  const change = useSale((s) => s.change);
  const reasons = useTill((s) => s.offer?.freeReasons) ?? [];
  return (
    <>
      {line.proof !== '' && (
        <label className={`tick ${line.proofSeen ? '' : 'tick-open'}`}>
          <input
            type="checkbox"
            checked={line.proofSeen}
            onChange={(event) =>
              void change('setLine', { line: line.id, proofSeen: event.currentTarget.checked })
            }
          />
          <span>{t('line.proof', { proof: line.proof })}</span>
        </label>
      )}
      {line.free && (
        <div className={`line-reason ${line.reason === null ? 'tick-open' : ''}`}>
          <Choice
            look="chips"
            label={t('line.reason')}
            value={line.reason ?? ''}
            options={reasons.map(({ id, name }) => ({ value: id, text: name }))}
            onChange={(reason) => void change('setLine', { line: line.id, reason })}
          />
        </div>
      )}
    </>
  );
}
