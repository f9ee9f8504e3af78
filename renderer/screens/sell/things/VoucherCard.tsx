import { Gift } from 'lucide-react';
import { useState } from 'react';
import type { CommandInput } from '../../../../shared/contract/commands.ts';
import type { VoucherStateView } from '../../../../shared/contract/passes.ts';
import { VOID_REASONS } from '../../../../shared/domain/returnReasons.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useSale, useThings, useTill } from '../../../state/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Labelled } from '../../../ui/Labelled.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { ManagerPin } from '../../frame/ManagerPin.tsx';
import { Uses } from './Uses.tsx';

type Reason = CommandInput<'voidVoucher'>['reason'];
const isReason = (reason: string): reason is Reason => (VOID_REASONS as readonly string[]).includes(reason);

/** A gift voucher: what is left on it, until when, who took the rest; a manager makes it void. */
export function VoucherCard({ voucher }: { readonly voucher: VoucherStateView }) {
  const { t, f } = useTexts();
  const voiding = useThings((s) => s.voiding);
  const setVoiding = useThings((s) => s.setVoiding);
  const pay = useThings((s) => s.pay);
  const filled = useSale((s) => (s.cart?.lines.length ?? 0) > 0);
  const { state, voided } = voucher;
  return (
    <article className="thing" data-testid="voucher">
      <header className="thing-head">
        <Gift aria-hidden="true" />
        <div>
          <h2>{t('voucher.title', { last4: voucher.last4 })}</h2>
          <p>
            {t('voucher.sold', { amount: f.money(voucher.minor) })} ·{' '}
            {t('voucher.validTo', { at: f.date(voucher.validTo) })}
          </p>
        </div>
        <Tag tone={state === 'valid' ? 'ok' : 'bad'}>{t(`voucher.state.${state}`)}</Tag>
      </header>
      <p className="thing-left thing-rest">
        <b className="amount" data-testid="voucher-left">
          {f.money(voucher.leftMinor)}
        </b>{' '}
        {t(voucher.balanceMinor === null ? 'voucher.restSeen' : 'voucher.rest')}
      </p>
      {voided !== null && (
        <p role="status" className="thing-void">
          {t('voucher.void.was', {
            at: f.moment(voided.at),
            name: voided.byName,
            reason: isReason(voided.reason) ? t(`voucher.void.${voided.reason}`) : voided.reason,
          })}
          {voided.restMinor !== null && (
            <> · {t('voucher.void.rest', { amount: f.money(voided.restMinor) })}</>
          )}
        </p>
      )}
      {voiding ? (
        <VoidForm />
      ) : (
        <div className="thing-acts">
          {filled && state === 'valid' && (
            <Button look="go" size="large" guarded onPress={() => void pay()}>
              {t('voucher.take')}
            </Button>
          )}
          {(state === 'valid' || state === 'expired') && (
            <Button size="large" onPress={() => setVoiding(true)}>
              {t('voucher.void')}
            </Button>
          )}
        </div>
      )}
      <Uses uses={voucher.uses} />
    </article>
  );
}

/** Why, and a manager's word: in place where somebody else is at the screen. */
function VoidForm() {
  const { t } = useTexts();
  const makeVoid = useThings((s) => s.makeVoid);
  const setVoiding = useThings((s) => s.setVoiding);
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const send = (approval: { staff: string; pin: string } | null): void => {
    if (reason !== null) void makeVoid(reason, note.trim(), approval);
  };
  return (
    <section className="void-form" aria-label={t('voucher.void')}>
      <p>{t('voucher.void.says')}</p>
      <Labelled label={t('voucher.void.why')}>
        <Choice
          look="chips"
          label={t('voucher.void.why')}
          value={reason ?? ('' as Reason)}
          options={VOID_REASONS.map((value) => ({ value, text: t(`voucher.void.${value}`) }))}
          onChange={setReason}
        />
      </Labelled>
      <Field label={t('voucher.void.note')} value={note} onChange={setNote} most={300} />
      {isManager ? (
        <Button look="go" size="large" guarded isDisabled={reason === null} onPress={() => send(null)}>
          {t('voucher.void.do')}
        </Button>
      ) : (
        <ManagerPin
          why={t('voucher.void')}
          confirm={t('voucher.void.do')}
          disabled={reason === null}
          onConfirm={send}
        />
      )}
      <Button look="quiet" onPress={() => setVoiding(false)}>
        {t('cancel')}
      </Button>
    </section>
  );
}
