import { z } from 'zod';
import { Reference } from '../../shared/sync/reference.ts';
import type { CatalogueRow } from '../service/catalogue.ts';
import { unknownFields } from './unknownFields.ts';

/** A file names its rows by the plural of their kind; a plan has its sections in it. */
const LISTS = {
  venues: 'venue',
  vatRates: 'vatRate',
  paymentMethods: 'paymentMethod',
  plans: 'plan',
  forms: 'form',
  events: 'event',
  zones: 'zone',
  prices: 'price',
  dates: 'date',
  quotas: 'quota',
  seatHolds: 'seatHold',
  promotions: 'promotion',
  offers: 'offer',
  passProducts: 'passProduct',
  voucherProducts: 'voucherProduct',
  freeReasons: 'freeReason',
  customers: 'customer',
} as const satisfies Readonly<Record<string, CatalogueRow['kind']>>;
type ListName = keyof typeof LISTS;

/** What a file came to: rows to import, or what is wrong with it, each with its place and what to do. */
export type ReadFile =
  | { readonly ok: true; readonly rows: readonly CatalogueRow[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** No list of problems is longer: who mends fifty has mended the file. */
export const MOST_PROBLEMS = 50;

/**
 * Reads a catalogue file (JSON text): every row for itself. How the rows fit together and to what the centre has is
 * asked by `catalogueProblems`.
 */
export function readCatalogueFile(text: string): ReadFile {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      problems: [`the file is no JSON: ${error instanceof Error ? error.message : error}`],
    };
  }
  const lists = z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).safeParse(file);
  if (!lists.success)
    return {
      ok: false,
      problems: ['the file must be an object of lists, such as {"events": [...], "zones": [...]}'],
    };
  const problems: string[] = [];
  const rows: CatalogueRow[] = [];
  for (const [name, items] of Object.entries(lists.data)) {
    if (!Object.hasOwn(LISTS, name)) {
      problems.push(`${name}: no such list; there are ${Object.keys(LISTS).join(', ')}`);
      continue;
    }
    for (const [i, item] of items.entries()) read(name as ListName, i, item, rows, problems);
  }
  return problems.length === 0
    ? { ok: true, rows }
    : { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
}

function read(
  list: ListName,
  i: number,
  item: Record<string, unknown>,
  rows: CatalogueRow[],
  problems: string[],
): void {
  const { sections, ...value } = item;
  const parts: [CatalogueRow['kind'], Record<string, unknown>, string][] = [
    [LISTS[list], list === 'plans' ? value : item, `${list}[${i}]`],
  ];
  if (list === 'plans')
    for (const [k, section] of (Array.isArray(sections) ? sections : []).entries())
      parts.push(['planSection', { ...section, plan: value.id }, `${list}[${i}].sections[${k}]`]);
  if (list === 'plans' && parts.length === 1) problems.push(`plans[${i}]: a plan needs sections`);
  for (const [kind, one, place] of parts) {
    const checked = Reference[kind].safeParse(one);
    if (!checked.success)
      for (const issue of checked.error.issues)
        problems.push(`${place}.${issue.path.join('.')}: ${issue.message}`);
    else {
      problems.push(...unknownFields(one, checked.data, place));
      rows.push({ kind, id: checked.data.id, value: checked.data });
    }
  }
}
