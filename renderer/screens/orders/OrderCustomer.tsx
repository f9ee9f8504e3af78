import { Pencil, UserPlus, UserX } from 'lucide-react';
import { useState } from 'react';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { nameOfCustomer } from '../../state/customerStore.ts';
import { useCustomers, useOrders, useTill } from '../../state/hooks.ts';
import type { Approval } from '../../state/reservationsStore.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';
import { CustomerForm } from '../sell/customer/CustomerForm.tsx';
import { contactOf } from '../sell/customer/CustomerRows.tsx';

/** Whose an order is: names and contacts are edited in place, or somebody is named after the sale. */
export function OrderCustomer({ order, edits }: { readonly order: OrderView; readonly edits: boolean }) {
  const { t } = useTexts();
  const setCustomer = useOrders((s) => s.setCustomer);
  const refresh = useOrders((s) => s.refresh);
  const [editing, setEditing] = useState(false);
  const [erasing, setErasing] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { customer } = order;
  const give = async (id: string): Promise<void> => {
    setTrouble(await setCustomer(id));
    setEditing(false);
  };
  if (editing)
    return (
      <section className="take-back" aria-label={t('orderCustomer.edit')}>
        <CustomerForm
          known={customer}
          {...(order.foreign === null ? { onChoose: (chosen) => void give(chosen.id) } : {})}
          onDone={(saved) => {
            if (saved !== null && customer === null) void give(saved.id);
            else {
              setEditing(false);
              void refresh();
            }
          }}
        />
        <p className="muted">{t('orderCustomer.says')}</p>
      </section>
    );
  // Another till's order is given to somebody where it was sold; its customer is edited anywhere.
  const may = edits && (customer !== null || order.foreign === null);
  return (
    <div className="order-customer">
      {customer !== null && (
        <p>
          <b>{nameOfCustomer(customer)}</b> <small className="muted">{contactOf(customer)}</small>
        </p>
      )}
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {may && erasing && customer !== null && (
        <Forget customer={customer.id} onDone={() => setErasing(false)} />
      )}
      {may && !erasing && (
        <Button
          size="small"
          look="quiet"
          icon={customer === null ? <UserPlus aria-hidden="true" /> : <Pencil aria-hidden="true" />}
          onPress={() => setEditing(true)}
        >
          {t(customer === null ? 'orderCustomer.add' : 'orderCustomer.edit')}
        </Button>
      )}
      {may && !erasing && customer !== null && (
        <Button
          size="small"
          look="quiet"
          icon={<UserX aria-hidden="true" />}
          onPress={() => setErasing(true)}
        >
          {t('erase')}
        </Button>
      )}
    </div>
  );
}

/** Asks once more, by a manager: what is emptied does not come back. */
function Forget({ customer, onDone }: { readonly customer: string; readonly onDone: () => void }) {
  const { t } = useTexts();
  const erase = useCustomers((s) => s.erase);
  const hush = useCustomers((s) => s.hush);
  const trouble = useCustomers((s) => s.trouble);
  const refresh = useOrders((s) => s.refresh);
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const go = async (approval: Approval | null): Promise<void> => {
    if (!(await erase(customer, approval))) return;
    onDone();
    await refresh();
  };
  return (
    <section className="take-back" aria-label={t('erase')}>
      <p>{t('erase.sure')}</p>
      {trouble !== null && <TroubleNote trouble={trouble} onClose={hush} />}
      {isManager ? (
        <Button look="danger" guarded onPress={() => void go(null)}>
          {t('erase')}
        </Button>
      ) : (
        <ManagerPin
          why={t('manager.erase')}
          confirm={t('erase')}
          onConfirm={(approval) => void go(approval as Approval)}
        />
      )}
      <Button
        look="quiet"
        onPress={() => {
          hush();
          onDone();
        }}
      >
        {t('cancel')}
      </Button>
    </section>
  );
}
