import type { z } from 'zod';
import { CatalogueRows } from './catalogueRows.ts';
import { CustomerRows } from './customerRows.ts';
import { OrderRows } from './orderRows.ts';
import { PassRows } from './passRows.ts';
import { RightsRows } from './rightsRows.ts';

/** Reference data as it stands in the feed, one schema per kind; the same rows make the catalogue on a till. */
export const Reference = {
  ...CatalogueRows,
  ...RightsRows,
  ...PassRows,
  ...OrderRows,
  ...CustomerRows,
} as const;

export type ReferenceKind = keyof typeof Reference;
export type LeaseRow = z.infer<(typeof Reference)['lease']>;
export type PassRow = z.infer<(typeof Reference)['pass']>;
export type UseRow = z.infer<(typeof Reference)['use']>;
export type VoucherVoidRow = z.infer<(typeof Reference)['voucherVoid']>;
export type ForeignOrderRow = z.infer<(typeof Reference)['foreignOrder']>;
export type CaseStateRow = z.infer<(typeof Reference)['case']>;
export type LeaseAskedRow = z.infer<(typeof Reference)['leaseAsked']>;
