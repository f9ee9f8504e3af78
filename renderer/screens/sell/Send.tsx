import { FileDown, IdCard, Mail, Printer } from 'lucide-react';
import { useState } from 'react';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useApp, useOrders } from '../../state/hooks.ts';
import { type Trouble, troubleOf } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';

type What = CommandInput<'sendMail'>['what'];

/** What can be sent of an order, the main paper first. */
function papersOf(order: OrderView): readonly [What, ...What[]] {
  if (order.state === 'reserved') return ['invoice', 'confirmation'];
  return order.tickets.length > 0 ? ['tickets', 'confirmation'] : ['confirmation'];
}

/** An order's papers: printed, as a PDF, or by e-mail (S14, S15). */
export function Send({ order }: { readonly order: OrderView }) {
  const { t } = useTexts();
  const { client } = useApp();
  const { language } = useTexts();
  const printTickets = useOrders((s) => s.printTickets);
  const paid = order.state === 'validated';
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // What was dropped before its first byte has no original yet.
  const isMissing = ({
    print,
  }: {
    readonly print: { readonly state: string; readonly copy: number };
  }): boolean => print.state === 'none' || (print.state === 'cancelled' && print.copy === 0);
  const notPrinted = order.tickets.filter((one) => one.state === 'valid' && isMissing(one));
  const notSlipped = order.vouchers.filter(isMissing);
  const passes = order.tickets.filter((one) => one.kind === 'pass' && one.state === 'valid');
  const showPdf = async (what: 'cards' | What = papersOf(order)[0]): Promise<void> => {
    const reply = await client.query('orderPdf', { order: order.id, what, tickets: [], language });
    setTrouble(troubleOf(reply));
    if (reply.ok) download(reply.value.fileName, reply.value.base64);
  };
  return (
    <section className="send" aria-label={t('send')}>
      <div className="send-acts">
        {paid && (notPrinted.length > 0 || notSlipped.length > 0) && (
          <Button
            size="small"
            icon={<Printer aria-hidden="true" />}
            onPress={() =>
              void printTickets(
                order.id,
                notPrinted.map((ticket) => ticket.id),
                notSlipped.map((voucher) => voucher.id),
              )
            }
          >
            {t('send.tickets')}
          </Button>
        )}
        <Button size="small" icon={<FileDown aria-hidden="true" />} onPress={() => void showPdf()}>
          {t('send.pdf')}
        </Button>
        {paid && passes.length > 0 && (
          <Button size="small" icon={<IdCard aria-hidden="true" />} onPress={() => void showPdf('cards')}>
            {t('pass.card')}
          </Button>
        )}
      </div>
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
      <MailForm order={order} />
      {order.mails.map((mail) => (
        <p key={mail.id} className="mail-state">
          <span>{mail.to}</span>
          <Tag tone={mail.state === 'sent' ? 'ok' : mail.state === 'failed' ? 'bad' : 'plain'}>
            {t(`mail.${mail.state}`)}
          </Tag>
          {mail.problem !== '' && <span className="muted">{mail.problem}</span>}
        </p>
      ))}
    </section>
  );
}

/** Sends by e-mail; asks for the address here when the customer has none. */
function MailForm({ order }: { readonly order: OrderView }) {
  const { t } = useTexts();
  const sendMail = useOrders((s) => s.sendMail);
  const [to, setTo] = useState(order.customer?.email ?? '');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  return (
    <div className="mail-form">
      <Field label={t('send.to')} type="email" value={to} onChange={setTo} most={120} />
      <div className="send-acts">
        {papersOf(order).map((what) => (
          <Button
            key={what}
            size="small"
            guarded
            icon={<Mail aria-hidden="true" />}
            onPress={() =>
              void sendMail(order.id, what, to.trim() === '' ? null : to.trim()).then(setTrouble)
            }
          >
            {t(what === 'tickets' ? 'send.mail' : `send.${what}`)}
          </Button>
        ))}
      </div>
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
    </div>
  );
}

/** Hands a PDF to the browser, which shows or keeps it. */
function download(name: string, base64: string): void {
  const link = document.createElement('a');
  link.href = `data:application/pdf;base64,${base64}`;
  link.download = name;
  link.click();
}
