import { useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import { useTexts } from '../../i18n/useTexts.ts';
import { useExchange, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';
import { TicketTicks } from '../orders/TicketTicks.tsx';

/** The old tickets of an exchange: looked for by order, ticket, name or scan, and single ones chosen. */
export function ExchangePane() {
  const { t } = useTexts();
  const search = useExchange((s) => s.search);
  const order = useExchange((s) => s.order);
  const trouble = useExchange((s) => s.trouble);
  const find = useExchange((s) => s.find);
  const stop = useExchange((s) => s.stop);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <section className="exchange-pane" aria-label={t('exchange')} data-testid="exchange-pane">
      <div className="page-head">
        <h2>{t('exchange')}</h2>
        <Button look="quiet" hint="Esc" onPress={stop}>
          {t('cancel')}
        </Button>
      </div>
      <TextField
        className="field"
        aria-label={t('exchange.find')}
        value={search}
        onChange={(next) => void find(next)}
      >
        <Input
          ref={field}
          placeholder={t('exchange.find')}
          maxLength={300}
          autoComplete="off"
          spellCheck="false"
        />
      </TextField>
      {order === null ? <Found /> : <Tickets />}
      {order === null && trouble !== null && <TroubleNote trouble={trouble} />}
    </section>
  );
}

function Found() {
  const { t, f } = useTexts();
  const rows = useExchange((s) => s.rows);
  const pick = useExchange((s) => s.pick);
  if (rows === null) return null;
  if (rows.length === 0) return <p className="muted">{t('exchange.find.none')}</p>;
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <AriaButton className="order-row" onPress={() => void pick(row.id)}>
            <span className="order-row-number">
              <b>{row.number}</b>
              <small>
                {f.moment(row.at)}
                {row.tillNo !== null && ` · ${t('order.foreign', { no: row.tillNo })}`}
              </small>
            </span>
            <span className="order-row-what">
              {t('tickets', { count: row.tickets })}
              {row.name !== '' && <span className="order-name">{row.name}</span>}
              <small>{row.summary}</small>
            </span>
            <span className="amount">{f.money(row.totalMinor)}</span>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}

function Tickets() {
  const { t, f } = useTexts();
  const state = useExchange((s) => s);
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const { order, tickets, original, byWord, trouble, working } = state;
  if (order === null) return null;
  const may = order.tickets.filter((ticket) => ticket.state === 'valid' && ticket.kind === 'ticket');
  const refusal = trouble?.refusal;
  const needed = refusal?.kind === 'managerNeeded' ? refusal.why : byWord ? 'authority' : null;
  const ready = tickets.length > 0 && !working;
  return (
    <div className="take-back">
      <h3>
        {t('order.number', { number: order.number })} · {f.moment(order.at)}
      </h3>
      {may.length === 0 ? (
        <p className="muted">{t('exchange.nothing')}</p>
      ) : (
        <TicketTicks
          label={t('exchange.which')}
          tickets={may}
          chosen={tickets}
          onChange={(ids, on) => state.toggle(ids, on)}
        />
      )}
      <Labelled label={t('takeBack.original')}>
        <Choice
          label={t('takeBack.original')}
          value={original}
          options={(['takenBack', 'missing', 'notPrinted'] as const).map((value) => ({
            value,
            text: t(`takeBack.original.${value}`),
          }))}
          onChange={(next) => state.set({ original: next })}
        />
      </Labelled>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {refusal?.kind === 'authorityElsewhere' && !byWord && (
        <Button onPress={() => state.set({ byWord: true })}>{t('takeBack.byWord')}</Button>
      )}
      {byWord && <p className="muted">{t('takeBack.byWord.says')}</p>}
      {needed !== null && !isManager ? (
        <ManagerPin
          why={t(`manager.${needed}`)}
          confirm={t('exchange.choose')}
          disabled={!ready}
          onConfirm={(approval) => void state.choose(approval)}
        />
      ) : (
        <Button look="go" size="large" guarded isDisabled={!ready} onPress={() => void state.choose(null)}>
          {t('exchange.choose')}
        </Button>
      )}
      <Button look="quiet" onPress={() => void state.pick(null)}>
        {t('back')}
      </Button>
    </div>
  );
}
