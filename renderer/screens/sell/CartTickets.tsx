import { useEffect, useState } from 'react';
import type { CartLineView } from '../../../shared/contract/cartViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useApp, useSale, useTill } from '../../state/hooks.ts';
import type { TicketDocumentView } from '../../state/ordersStore.ts';
import { Choice } from '../../ui/Choice.tsx';
import { TicketPicture } from '../../ui/TicketPicture.tsx';
import { nameOfLine } from './CartLine.tsx';
import { TextLines } from './TextLines.tsx';

type Printed = Exclude<CartLineView, { kind: 'voucher' }>;

/** What will be printed, as it will be printed, and what is said on it (S8, S14). */
export function CartTickets() {
  const { t } = useTexts();
  const lines = useSale((s) => s.cart?.lines) ?? [];
  const printed = lines.filter((one): one is Printed => one.kind !== 'voucher');
  const [chosen, setChosen] = useState<string | null>(null);
  const line = printed.find((one) => one.id === chosen) ?? printed[0];
  if (line === undefined) return <p className="blank blank-small">{t('cart.tickets.empty')}</p>;
  return (
    <div className="preview">
      <PrintChoices />
      <OrderWords />
      {printed.length > 1 && (
        <Choice
          look="chips"
          label={t('cart.tickets')}
          value={line.id}
          options={printed.map((one) => ({ value: one.id, text: nameOfLine(one) }))}
          onChange={setChosen}
        />
      )}
      <Ticket key={line.id} line={line} />
    </div>
  );
}

function PrintChoices() {
  const { t } = useTexts();
  const print = useSale((s) => s.print);
  const setPrint = useSale((s) => s.setPrint);
  return (
    <fieldset className="ticks">
      <legend className="muted">{t('words.print')}</legend>
      <Tick
        label={t('words.print.tickets')}
        on={print.tickets}
        onChange={(tickets) => setPrint({ ...print, tickets })}
      />
      <Tick
        label={t('words.print.receipt')}
        on={print.receipt}
        onChange={(receipt) => setPrint({ ...print, receipt })}
      />
    </fieldset>
  );
}

function Tick({
  label,
  on,
  onChange,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

function OrderWords() {
  const { t } = useTexts();
  const cart = useSale((s) => s.cart);
  const change = useSale((s) => s.change);
  const mayHide = useTill((s) => s.till?.venue?.priceMayBeHidden ?? false);
  if (cart === null) return null;
  return (
    <div className="words">
      <TextLines
        label={t('words.order')}
        lines={cart.text}
        onChange={(text) => void change('setOrderText', { text })}
      />
      {cart.customer !== null && (
        <Tick
          label={t('words.customer')}
          on={cart.customerOnTickets}
          onChange={(customerOnTickets) => void change('setOrderText', { customerOnTickets })}
        />
      )}
      {mayHide && (
        <Tick
          label={t('words.hidePrice')}
          on={cart.hidePrice}
          onChange={(hidePrice) => void change('setOrderText', { hidePrice })}
        />
      )}
    </div>
  );
}

/** One ticket of a line: its own words, and the picture of the printed layout. */
function Ticket({ line }: { readonly line: Printed }) {
  const { t, f, language } = useTexts();
  const { client } = useApp();
  const cart = useSale((s) => s.cart);
  const change = useSale((s) => s.change);
  const [index, setIndex] = useState(0);
  const at = Math.min(index, line.quantity - 1);
  const [document, setDocument] = useState<TicketDocumentView | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the cart may change the picture
  useEffect(() => {
    let gone = false;
    void client.query('cartTicketDocument', { line: line.id, index: at, language }).then((reply) => {
      if (!gone && reply.ok) setDocument(reply.value);
    });
    return () => {
      gone = true;
    };
  }, [client, line.id, at, language, cart]);
  return (
    <>
      {line.quantity > 1 && (
        <Choice
          look="chips"
          label={t('words.ticket')}
          value={String(at)}
          options={Array.from({ length: line.quantity }, (_, i) => ({
            value: String(i),
            text: String(i + 1),
          }))}
          onChange={(next) => setIndex(Number(next))}
        />
      )}
      <TextLines
        key={at}
        label={t('words.ticket')}
        lines={line.details[at]?.text ?? []}
        onChange={(text) => void change('setDetail', { line: line.id, index: at, detail: { text } })}
      />
      <p className="muted">{t('preview.says', { count: line.quantity })}</p>
      {document !== null && (
        <TicketPicture
          document={document}
          label={t('preview.label', { what: nameOfLine(line), at: f.moment(document.startsAt) })}
        />
      )}
    </>
  );
}
