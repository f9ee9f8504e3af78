import { hasForbiddenCharacters } from '../../shared/kernel/text.ts';
import { Reference } from '../../shared/sync/reference.ts';
import type { FileKind } from './kinds.ts';
import { type Problems, quoted } from './problems.ts';
import { StaffInFile, VoucherInFile } from './secrets.ts';
import { sentenceOf } from './sentences.ts';

/** Where a row stands in its file. */
export interface Place {
  /** Of a table, as a spreadsheet shows it. */
  readonly row?: number;
  /** The place of a field, or of the row, for people: `events.csv, row 3, column name`. */
  at(path: readonly PropertyKey[]): string;
  /** What stands there in the file; undefined where the value itself is what stands there. */
  cell?(path: readonly PropertyKey[]): string | undefined;
  /** A bound of a value as such values are written in the file. */
  bound?(path: readonly PropertyKey[], value: number): string;
}

/** A row whose form is right. People still have their PIN in it, and may lack a verifier. */
export interface FileRow {
  readonly kind: FileKind;
  readonly id: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

/** Fields that no message may show. */
const SECRET: ReadonlySet<PropertyKey> = new Set(['pin', 'pinVerifier', 'code']);

/** Checks a row's form. What is wrong is added to `problems`, each with its place, its value and what to do. */
export function checkRow(
  kind: FileKind,
  raw: Readonly<Record<string, unknown>>,
  place: Place,
  problems: Problems,
): FileRow | undefined {
  const checked = schemaOf(kind).safeParse(raw);
  if (!checked.success) {
    for (const issue of checked.error.issues)
      problems.add(
        `${place.at(issue.path)}: ${shown(kind, raw, issue.path, place)}${sentenceOf(issue, (value) => place.bound?.(issue.path, value) ?? String(value))}`,
      );
    problems.markWrong(kind, raw.id);
    return undefined;
  }
  const value = checked.data as { readonly id: string } & Record<string, unknown>;
  const controls = withControls(value, []);
  for (const path of controls)
    problems.add(
      `${place.at(path)}: ${shown(kind, raw, path, place)}it holds control characters; write plain text`,
    );
  return controls.length > 0 ? undefined : { kind, id: value.id, value, place };
}

const schemaOf = (kind: FileKind) =>
  kind === 'staff' ? StaffInFile : kind === 'voucher' ? VoucherInFile : Reference[kind];

/** The value at a path, for a sentence; nothing for secrets, for what is missing and for what is no plain value. */
function shown(
  kind: FileKind,
  raw: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
  place: Place,
): string {
  if ((kind === 'staff' || kind === 'voucher') && path.some((part) => SECRET.has(part))) return '';
  let value: unknown = raw;
  for (const part of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[part];
  const text = place.cell?.(path) ?? (typeof value === 'object' || value === undefined ? '' : String(value));
  return text === '' ? '' : `${quoted(text)}: `;
}

/** Paths of texts that hold control characters: tills refuse them, and the database some. */
function withControls(value: unknown, path: readonly PropertyKey[]): (readonly PropertyKey[])[] {
  if (typeof value === 'string') return hasForbiddenCharacters(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((one, i) => withControls(one, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, one]) => withControls(one, [...path, field]));
}
