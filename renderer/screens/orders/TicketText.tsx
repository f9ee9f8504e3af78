import { useState } from 'react';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useOrders } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { TextLines } from '../sell/TextLines.tsx';

/** The holder and the free lines of a ticket, changed after its sale. */
export function TicketText({
  ticket,
  onDone,
}: {
  readonly ticket: OrderView['tickets'][number];
  readonly onDone: () => void;
}) {
  const { t } = useTexts();
  const change = useOrders((s) => s.changeText);
  const [holder, setHolder] = useState(ticket.holder);
  const [text, setText] = useState<readonly string[]>(ticket.text);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = async (): Promise<void> => {
    const input = { ticket: ticket.id, holder, text } as unknown as CommandInput<'changeTicketText'>;
    const wrong = await change(input);
    setTrouble(wrong);
    if (wrong === null) onDone();
  };
  return (
    <div className="fields ticket-text">
      <Field label={t('ticketText.holder')} value={holder} onChange={setHolder} most={80} />
      <TextLines label={t('ticketText.text')} lines={text} onChange={setText} />
      {trouble !== null && <TroubleNote trouble={trouble} />}
      <p className="muted">{t('ticketText.says')}</p>
      <Button look="go" guarded onPress={() => void save()}>
        {t('ticketText.save')}
      </Button>
    </div>
  );
}
