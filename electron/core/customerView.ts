import type { CustomerView } from '../../shared/contract/customerView.ts';
import type { CustomerRow } from './ports/sellingStore.ts';

/** A customer as a screen shows it. */
export const customerViewOf = (row: CustomerRow): CustomerView => ({
  id: row.id,
  first: row.first,
  last: row.last,
  company: row.company,
  email: row.email,
  phone: row.phone,
  street: row.street,
  postcode: row.postcode,
  city: row.city,
  note: row.note,
});
