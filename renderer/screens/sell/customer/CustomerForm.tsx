import { useEffect, useState } from 'react';
import type { CustomerView } from '../../../../shared/contract/customerView.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useCustomers } from '../../../state/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { TroubleNote } from '../../../ui/TroubleNote.tsx';
import { CustomerRows } from './CustomerRows.tsx';

const FIELDS = ['first', 'last', 'company', 'email', 'phone', 'street', 'postcode', 'city'] as const;
type Fields = Record<(typeof FIELDS)[number], string>;
const MOST: Readonly<Record<keyof Fields, number>> = {
  first: 120,
  last: 120,
  company: 120,
  email: 120,
  phone: 60,
  street: 120,
  postcode: 20,
  city: 80,
};

/** Makes or edits a customer; who may be the same person is proposed while typing, never merged. */
export function CustomerForm({
  known,
  onChoose,
  onDone,
}: {
  readonly known: CustomerView | null;
  /** What choosing somebody similar does; else the cart gets that customer. */
  readonly onChoose?: (customer: CustomerView) => void;
  readonly onDone: (saved: CustomerView | null) => void;
}) {
  const { t } = useTexts();
  const save = useCustomers((s) => s.save);
  const findSimilar = useCustomers((s) => s.findSimilar);
  const similar = useCustomers((s) => s.similar);
  const trouble = useCustomers((s) => s.trouble);
  const hush = useCustomers((s) => s.hush);
  const [fields, setFields] = useState<Fields>(() => startWith(known));
  useEffect(() => {
    void findSimilar(known?.id ?? null, fields);
  }, [fields, known, findSimilar]);
  return (
    <form
      className="holder-form customer-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save(known?.id ?? null, fields).then((saved) => {
          if (saved !== null) onDone(saved);
        });
      }}
    >
      <div className="fields">
        {FIELDS.map((field, i) => (
          <Field
            key={field}
            label={t(`customer.${field}`)}
            value={fields[field]}
            onChange={(value) => setFields({ ...fields, [field]: value })}
            most={MOST[field]}
            type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
            autoFocus={i === 0}
          />
        ))}
      </div>
      {similar.length > 0 && (
        <div role="status">
          <p>{t('customer.similar')}</p>
          <CustomerRows
            customers={similar}
            label={t('customer.similar')}
            {...(onChoose ? { onChoose } : {})}
          />
        </div>
      )}
      {trouble !== null && <TroubleNote trouble={trouble} onClose={hush} />}
      <div className="parked-acts">
        <Button
          onPress={() => {
            hush();
            onDone(null);
          }}
        >
          {t('cancel')}
        </Button>
        <Button type="submit" look="go">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

const startWith = (known: CustomerView | null): Fields =>
  Object.fromEntries(FIELDS.map((field) => [field, known?.[field] ?? ''])) as Fields;
