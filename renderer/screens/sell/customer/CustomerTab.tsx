import { Pencil, UserPlus, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CustomerView } from '../../../../shared/contract/customerView.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { nameOfCustomer } from '../../../state/customerStore.ts';
import { useCustomers, useSale } from '../../../state/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import { CustomerRows, contactOf } from './CustomerRows.tsx';

/** Whom the order belongs to; optional (S12). */
export function CustomerTab() {
  const customer = useSale((s) => s.cart?.customer ?? null);
  const change = useSale((s) => s.change);
  const [editing, setEditing] = useState<'new' | CustomerView | null>(null);
  if (editing !== null)
    return (
      <CustomerForm
        known={editing === 'new' ? null : editing}
        onDone={(saved) => {
          setEditing(null);
          if (saved !== null) void change('setCustomer', { customer: saved.id });
        }}
      />
    );
  return customer === null ? (
    <CustomerSearch onNew={() => setEditing('new')} />
  ) : (
    <CustomerCard customer={customer} onEdit={() => setEditing(customer)} />
  );
}

function CustomerCard({
  customer,
  onEdit,
}: {
  readonly customer: CustomerView;
  readonly onEdit: () => void;
}) {
  const { t } = useTexts();
  const change = useSale((s) => s.change);
  return (
    <div className="customer-card">
      <p>
        <b>{nameOfCustomer(customer)}</b>
      </p>
      <p className="muted">{contactOf(customer)}</p>
      <p className="muted">
        {[customer.street, `${customer.postcode} ${customer.city}`.trim()]
          .filter((one) => one !== '')
          .join(', ')}
      </p>
      <div className="parked-acts">
        <Button icon={<Pencil aria-hidden="true" />} onPress={onEdit}>
          {t('customer.edit')}
        </Button>
        <Button
          icon={<X aria-hidden="true" />}
          onPress={() => void change('setCustomer', { customer: null })}
        >
          {t('customer.remove')}
        </Button>
      </div>
    </div>
  );
}

function CustomerSearch({ onNew }: { readonly onNew: () => void }) {
  const { t } = useTexts();
  const found = useCustomers((s) => s.found);
  const search = useCustomers((s) => s.search);
  const find = useCustomers((s) => s.find);
  useEffect(() => () => void find(''), [find]);
  return (
    <div className="customer-search" data-customer="">
      <Field
        label={t('customer.search')}
        type="search"
        value={search}
        onChange={(text) => void find(text)}
        most={120}
        autoFocus
      />
      {found === null && <p className="muted">{t('customer.hint')}</p>}
      {found?.length === 0 && <p className="muted">{t('customer.none')}</p>}
      <CustomerRows customers={found ?? []} label={t('customer')} />
      <Button icon={<UserPlus aria-hidden="true" />} onPress={onNew}>
        {t('customer.new')}
      </Button>
    </div>
  );
}
