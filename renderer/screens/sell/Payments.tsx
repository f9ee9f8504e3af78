import {
  Banknote,
  BookmarkCheck,
  CreditCard,
  Ellipsis,
  FileCheck,
  FileText,
  Gift,
  IdCard,
  Repeat2,
  Smartphone,
  Ticket,
} from 'lucide-react';
import { useState } from 'react';
import { useMethodName } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useExchange, useSale, useTill } from '../../state/hooks.ts';
import { type MethodView, methodOf } from '../../state/selling.ts';
import { Button } from '../../ui/Button.tsx';
import { ExchangeEnd } from './Exchanged.tsx';
import { Reserve } from './Reserve.tsx';

/** The first row of payments; the rest under More. An order that costs nothing has one button. */
export function Payments() {
  const free = useSale((s) => s.cart?.free ?? false);
  const byPass = useSale((s) => s.cart?.byPass ?? false);
  const covered = useSale((s) => s.cart !== null && s.cart.leftMinor === 0 && s.cart.totalMinor > 0);
  const exchanged = useSale((s) => s.cart?.exchange != null && s.cart.leftMinor === 0);
  const reserved = useSale((s) => s.cart?.reservation != null);
  const [more, setMore] = useState(false);
  const [reserving, setReserving] = useState(false);
  const filled = useSale((s) => (s.cart?.lines.length ?? 0) > 0);
  if (exchanged) return <ExchangeEnd />;
  if (reserving && filled && !reserved) return <Reserve close={() => setReserving(false)} />;
  if (free) return <Invitation reserve={reserved ? null : () => setReserving(true)} />;
  if (covered || byPass) return <Covered byPass={byPass} />;
  return more ? (
    <MoreMethods close={() => setMore(false)} reserve={reserved ? null : () => setReserving(true)} />
  ) : (
    <FirstRow openMore={() => setMore(true)} />
  );
}

function useOff(): boolean {
  const session = useTill((s) => s.till?.session != null);
  const filled = useSale((s) => (s.cart?.lines.length ?? 0) > 0);
  return !filled || !session;
}

function FirstRow({ openMore }: { readonly openMore: () => void }) {
  const { t } = useTexts();
  const offer = useTill((s) => s.offer);
  const openCash = useSale((s) => s.openCash);
  const startTerminal = useSale((s) => s.startTerminal);
  const cash = methodOf(offer, 'cash');
  const card = methodOf(offer, 'card');
  const twint = methodOf(offer, 'twint');
  const off = useOff();
  return (
    <div className="payments payments-and-more">
      {cash !== undefined && (
        <Button
          look="go"
          size="large"
          guarded
          isDisabled={off}
          hint="↵"
          icon={<Banknote aria-hidden="true" />}
          onPress={openCash}
        >
          {t('method.cash')}
        </Button>
      )}
      {card !== undefined && (
        <Button
          size="large"
          guarded
          isDisabled={off}
          hint="C"
          icon={<CreditCard aria-hidden="true" />}
          onPress={() => void startTerminal(card.id)}
        >
          {t('method.card')}
        </Button>
      )}
      {twint !== undefined && (
        <Button
          size="large"
          guarded
          isDisabled={off}
          hint="T"
          icon={<Smartphone aria-hidden="true" />}
          onPress={() => void startTerminal(twint.id)}
        >
          {t('method.twint')}
        </Button>
      )}
      <Button
        size="large"
        className="payments-more"
        isDisabled={off}
        aria-label={t('pay.more')}
        icon={<Ellipsis aria-hidden="true" />}
        onPress={openMore}
      />
    </div>
  );
}

/** Methods that are not in the first row: what a voucher pays is entered as a code, an invitation is offered alone. */
const isOther = (method: MethodView, first: readonly (MethodView | undefined)[]): boolean =>
  !first.includes(method) && !['voucher', 'free', 'exchange'].includes(method.kind);

function MoreMethods({
  close,
  reserve,
}: {
  readonly close: () => void;
  /** Reserves it instead of selling; null for what is reserved already. */
  readonly reserve: (() => void) | null;
}) {
  const { t } = useTexts();
  const nameOf = useMethodName();
  const offer = useTill((s) => s.offer);
  const finish = useSale((s) => s.finish);
  const issue = useSale((s) => s.issueNow);
  const payWith = useSale((s) => s.payWith);
  const startTerminal = useSale((s) => s.startTerminal);
  const exchange = useExchange((s) => s.start);
  const off = useOff();
  const first = [methodOf(offer, 'cash'), methodOf(offer, 'card'), methodOf(offer, 'twint')];
  const choose = (method: MethodView): void => {
    close();
    if (method.kind === 'invoice') void finish(method.id);
    else if (method.kind === 'card' || method.kind === 'twint') void startTerminal(method.id);
    else payWith(method.id);
  };
  return (
    <div className="payments payments-others">
      {(offer?.methods ?? [])
        .filter((method) => isOther(method, first) && (reserve !== null || method.kind !== 'invoice'))
        .map((method) => (
          <Button
            key={method.id}
            size="large"
            guarded
            isDisabled={off}
            icon={
              method.kind === 'invoice' ? <FileText aria-hidden="true" /> : <Banknote aria-hidden="true" />
            }
            onPress={() => choose(method)}
          >
            {nameOf(method)}
          </Button>
        ))}
      {(offer?.methods ?? [])
        .filter((method) => method.kind === 'invoice')
        .map((method) => (
          <Button
            key={method.id}
            size="large"
            guarded
            isDisabled={off}
            icon={<FileCheck aria-hidden="true" />}
            onPress={() => void issue(method.id)}
          >
            {t('pay.issueNow', { method: nameOf(method) })}
          </Button>
        ))}
      <Button
        size="large"
        guarded
        isDisabled={off}
        icon={<Repeat2 aria-hidden="true" />}
        onPress={() => {
          close();
          exchange();
        }}
      >
        {t('exchange')}
      </Button>
      {reserve !== null && (
        <Button
          size="large"
          isDisabled={off}
          icon={<BookmarkCheck aria-hidden="true" />}
          onPress={() => {
            close();
            reserve();
          }}
        >
          {t('reserve')}
        </Button>
      )}
      <Button size="large" onPress={close}>
        {t('pay.less')}
      </Button>
    </div>
  );
}

/** Total 0.00: one button; each free ticket says its reason on its line (S10). */
function Invitation({ reserve }: { readonly reserve: (() => void) | null }) {
  const { t } = useTexts();
  const offer = useTill((s) => s.offer);
  const finish = useSale((s) => s.finish);
  const validating = useSale((s) => s.validating);
  const off = useOff();
  const method = methodOf(offer, 'free');
  if (method === undefined) return null;
  return (
    <div className="payments payments-list">
      <Button
        look="go"
        size="large"
        guarded
        hint="↵"
        isDisabled={off || validating}
        icon={<Ticket aria-hidden="true" />}
        onPress={() => void finish(method.id)}
      >
        {t('pay.invitation')}
      </Button>
      {reserve !== null && (
        <Button size="large" isDisabled={off} icon={<BookmarkCheck aria-hidden="true" />} onPress={reserve}>
          {t('reserve.free')}
        </Button>
      )}
    </div>
  );
}

/** Vouchers, parts and passes pay all of it: nothing more to take. */
function Covered({ byPass }: { readonly byPass: boolean }) {
  const { t } = useTexts();
  const finish = useSale((s) => s.finish);
  const validating = useSale((s) => s.validating);
  const off = useOff();
  return (
    <div className="payments payments-list">
      <Button
        look="go"
        size="large"
        guarded
        hint="↵"
        isDisabled={off || validating}
        icon={byPass ? <IdCard aria-hidden="true" /> : <Gift aria-hidden="true" />}
        onPress={() => void finish(null)}
      >
        {t(byPass ? 'pay.byPass' : 'pay.finish')}
      </Button>
    </div>
  );
}
