import { Button as AriaButton } from 'react-aria-components/Button';
import type { CustomerView } from '../../../../shared/contract/customerView.ts';
import { nameOfCustomer } from '../../../state/customerStore.ts';
import { useSale } from '../../../state/hooks.ts';

/** Customers to choose from. */
export function CustomerRows({
  customers,
  label,
  onChoose,
}: {
  readonly customers: readonly CustomerView[];
  readonly label: string;
  /** Instead of giving the customer to the cart. */
  readonly onChoose?: (customer: CustomerView) => void;
}) {
  const change = useSale((s) => s.change);
  if (customers.length === 0) return null;
  return (
    <ul className="customer-rows" aria-label={label}>
      {customers.map((customer) => (
        <li key={customer.id}>
          <AriaButton
            className="customer-row"
            onPress={() =>
              onChoose ? onChoose(customer) : void change('setCustomer', { customer: customer.id })
            }
          >
            <b>{nameOfCustomer(customer)}</b>
            <span className="muted">{contactOf(customer)}</span>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}

/** How somebody can be reached, in one line. */
export const contactOf = ({ email, phone, city, company, last }: CustomerView): string =>
  [last === '' ? '' : company, email, phone.replaceAll(' ', '\u00a0'), city]
    .filter((one) => one !== '')
    .join(' · ');
