import { z } from 'zod';
import { checkRow, type FileRow, type Place } from './fileRow.ts';
import { type FileKind, LISTS, type ListName } from './kinds.ts';
import type { Problems } from './problems.ts';
import { unknownFields } from './unknownFields.ts';

const lists = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));

/**
 * Reads a catalogue file (JSON text): every row for itself, what is wrong added to `problems`. How the rows fit
 * together and to what the centre has is asked by `catalogueProblems`. `file` is its name.
 */
export function readCatalogueFile(file: string, text: string, problems: Problems): FileRow[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    problems.add(
      `${file}: the file is no JSON${whereOf(error)}; open it in an editor that shows such faults`,
    );
    return [];
  }
  const checked = lists.safeParse(read);
  if (!checked.success) {
    problems.add(
      `${file}: the file must be an object of lists of objects, such as {"events": [{…}], "zones": [{…}]}`,
    );
    return [];
  }
  const rows: FileRow[] = [];
  for (const [name, items] of Object.entries(checked.data)) {
    if (!Object.hasOwn(LISTS, name)) {
      problems.add(`${file}, ${name}: no such list; there are ${Object.keys(LISTS).join(', ')}`);
      continue;
    }
    for (const [i, item] of items.entries())
      for (const part of partsOf(file, name as ListName, i, item, problems)) {
        const row = checkRow(part.kind, part.raw, part.place, problems);
        if (!row) continue;
        problems.add(...unknown(part, row));
        rows.push(row);
      }
  }
  return rows;
}

/** Where a JSON text breaks off; the parser's own words would show what stands there, which may be a secret. */
function whereOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line !== undefined) return ` from line ${line}, character ${column} on`;
  return message.includes('end of JSON') ? ': it ends too early' : '';
}

interface Part {
  readonly kind: FileKind;
  readonly raw: Record<string, unknown>;
  readonly place: Place;
}

/** A plan's sections are rows of their own. */
function partsOf(
  file: string,
  list: ListName,
  i: number,
  item: Record<string, unknown>,
  problems: Problems,
): Part[] {
  const place = placeOf(`${file}, ${list}[${i}]`);
  if (list !== 'plans') return [{ kind: LISTS[list], raw: item, place }];
  const { sections, ...plan } = item;
  if (!Array.isArray(sections) || sections.length === 0) {
    problems.add(`${place.at(['sections'])}: a plan needs sections; add its seats`);
    return [];
  }
  return [
    { kind: 'plan', raw: plan, place },
    ...sections.map((section: unknown, k): Part => {
      const raw = typeof section === 'object' ? { ...section, plan: plan.id } : {};
      return { kind: 'planSection', raw, place: placeOf(`${file}, ${list}[${i}].sections[${k}]`) };
    }),
  ];
}

const placeOf = (row: string): Place => ({
  at: (path) =>
    row + path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join(''),
});

/** A voucher's code is read, and not kept. */
const unknown = ({ raw, place }: Part, { kind, value }: FileRow): string[] =>
  unknownFields(raw, kind === 'voucher' ? { ...value, code: '' } : value, place.at([]));
