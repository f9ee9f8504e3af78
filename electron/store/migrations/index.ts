import { sql as first } from './0001-first.ts';
import { sql as selling } from './0002-selling.ts';
import { sql as customers } from './0003-customers.ts';
import { sql as lastNames } from './0004-last-names.ts';
import { sql as printers } from './0005-printers.ts';
import { sql as rights } from './0006-rights.ts';
import { sql as reservations } from './0009-reservations.ts';
import { sql as corrections } from './0010-corrections.ts';
import { sql as passes } from './0011-passes.ts';
import { sql as invoices } from './0012-invoices.ts';
import { sql as ordersAtCentre } from './0013-orders-at-centre.ts';

/** Every change of the schema in its order; the index + 1 is the `user_version` that it leads to. */
export const MIGRATIONS: readonly string[] = [
  first,
  selling,
  customers,
  lastNames,
  printers,
  rights,
  corrections,
  reservations,
  passes,
  invoices,
  ordersAtCentre,
];
