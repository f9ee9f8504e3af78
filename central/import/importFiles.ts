import type { CatalogueChange, CatalogueRow } from '../service/catalogue.ts';
import { catalogueProblems } from './catalogueProblems.ts';
import type { FileRow } from './fileRow.ts';
import { type FileKind, LISTS } from './kinds.ts';
import { type Misfit, WORDS } from './misfit.ts';
import { Problems } from './problems.ts';
import { readCatalogueFile } from './readCatalogueFile.ts';
import { readSheet } from './readSheet.ts';
import { knownVerifiers, type PersonInFile, staffRow } from './secrets.ts';
import { Known } from './sheets/context.ts';
import { SHEETS, sheetNamed } from './sheets/index.ts';
import type { Sheet } from './sheets/sheet.ts';
import { type SourceFile, UnreadableFile } from './sourceFile.ts';
import { utf8Lines } from './utf8.ts';

/** What files are imported into: a centre. */
export interface CatalogueDoor {
  changeCatalogue<T>(work: (catalogue: CatalogueChange) => Promise<T>): Promise<T>;
}

/** What an import came to: `rows` read, `changed` of them new or unlike before; or, with nothing imported, why. */
export type ImportOutcome =
  | { readonly ok: true; readonly rows: number; readonly changed: number }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Ends a transaction without a trace, with what was found out in it. */
class Undone extends Error {
  readonly outcome: ImportOutcome;
  constructor(outcome: ImportOutcome) {
    super('nothing is kept');
    this.outcome = outcome;
  }
}

/** Tills read rows in the order in which they are published: what is named comes before what names it. */
const ORDER: readonly FileKind[] = Object.values(LISTS).flatMap((kind) =>
  kind === 'plan' ? [kind, 'planSection'] : [kind],
);

/** Rows of long lists that are held at a time. */
const BATCH = 500;

/**
 * Imports catalogue files, JSON and CSV, in one transaction: all of them or nothing. With `check` nothing is imported
 * in any case. Long lists (customers, gift vouchers) are read as they are written, a batch at a time, but for their ids.
 */
export async function importFiles(
  door: CatalogueDoor,
  files: readonly SourceFile[],
  { check = false }: { readonly check?: boolean } = {},
): Promise<ImportOutcome> {
  try {
    return await door.changeCatalogue(async (catalogue) => {
      const outcome = await new Import(catalogue, check).run(files);
      if (check || !outcome.ok) throw new Undone(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

interface SheetFile {
  readonly sheet: Sheet;
  readonly file: SourceFile;
}

class Import {
  readonly #catalogue: CatalogueChange;
  readonly #check: boolean;
  readonly #problems = new Problems();
  readonly #known: Known;
  /** Where each id stands first: its row, or for JSON its place. By kind. */
  readonly #places = new Map<FileRow['kind'], Map<string, number | string>>();
  #rows = 0;
  #changed = 0;

  constructor(catalogue: CatalogueChange, check: boolean) {
    this.#catalogue = catalogue;
    this.#check = check;
    this.#known = new Known(catalogue.known);
  }

  async run(files: readonly SourceFile[]): Promise<ImportOutcome> {
    const sheets = this.#sheetsOf(files);
    const people: FileRow[] = [];
    const rows: FileRow[] = [];
    const take = (row: FileRow): void => {
      if (!this.#once(row)) return;
      this.#known.learn(row);
      (row.kind === 'staff' ? people : rows).push(row);
    };
    for (const file of files) if (isJson(file)) for (const row of await this.#json(file)) take(row);
    for (const { sheet, file } of sheets)
      if (!sheet.streamed)
        for await (const row of readSheet(sheet, file, this.#known, this.#problems)) take(row);
    this.#misfits(rows);
    await this.#put(rows.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)));
    await this.#staff(people);
    for (const { sheet, file } of sheets) if (sheet.streamed) await this.#stream(sheet, file);
    return this.#problems.count === 0
      ? { ok: true, rows: this.#rows, changed: this.#changed }
      : { ok: false, problems: this.#problems.list() };
  }

  /** CSV files with what they hold, in the order in which they are read. */
  #sheetsOf(files: readonly SourceFile[]): SheetFile[] {
    const found: SheetFile[] = [];
    for (const file of files) {
      if (isJson(file)) continue;
      const csv = /^(.*)\.csv$/i.exec(file.name);
      const sheet = csv ? sheetNamed(csv[1] ?? '') : undefined;
      const other = found.find((one) => one.sheet === sheet);
      if (!csv)
        this.#problems.add(
          `${file.name}: it is neither .csv nor .json; save it as one of them or take it away`,
        );
      else if (!sheet)
        this.#problems.add(
          `${file.name}: there is no list of that name; there are ${SHEETS.map(({ name }) => `${name}.csv`).join(', ')}`,
        );
      else if (other) this.#problems.add(`${file.name}: ${other.file.name} is the same list; keep one`);
      else found.push({ sheet, file });
    }
    return found.sort((a, b) => SHEETS.indexOf(a.sheet) - SHEETS.indexOf(b.sheet));
  }

  async #json(file: SourceFile): Promise<FileRow[]> {
    try {
      return readCatalogueFile(file.name, await wholeText(file), this.#problems);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.#problems.add(`${file.name}, ${error.message}`);
      return [];
    }
  }

  /** False, and said, for an id that stood in the files before. */
  #once({ kind, id, place }: FileRow): boolean {
    const ids = this.#places.get(kind) ?? new Map<string, number | string>();
    this.#places.set(kind, ids);
    const other = ids.get(id);
    if (other === undefined) {
      ids.set(id, place.row ?? place.at([]));
      return true;
    }
    const where = typeof other === 'number' ? `row ${other}` : other;
    this.#problems.add(
      `${place.at(['id'])}: the id "${id}" is used twice, at ${where} too; give each its own`,
    );
    return false;
  }

  /**
   * What does not fit is said where it stands in the files, or else which row of the centre's no longer fits. While rows
   * are wrong by themselves, only names that lead nowhere are said: the rest may be wrong for want of those rows.
   */
  #misfits(rows: readonly FileRow[]): void {
    const places = new Map(rows.map((row) => [`${row.kind}\n${row.id}`, row.place]));
    const sentence = ({ kind, id, path, say }: Misfit): string => {
      const place = places.get(`${kind}\n${id}`);
      return place
        ? `${place.at(path)}: ${WORDS[kind]} "${id}": ${say}`
        : `the centre's ${WORDS[kind]} "${id}" would no longer fit: ${say}`;
    };
    const formed = this.#problems.count === 0;
    const misfits = catalogueProblems(rows, this.#catalogue.known).filter(({ missing }) =>
      missing ? !this.#problems.isWrong(missing.kind, missing.id) : formed,
    );
    this.#problems.add(...misfits.map(sentence));
  }

  async #put(rows: readonly CatalogueRow[]): Promise<void> {
    this.#rows += rows.length;
    if (this.#problems.count > 0) return;
    this.#changed += this.#check ? await this.#catalogue.compare(rows) : await this.#catalogue.put(rows);
  }

  async #staff(people: readonly FileRow[]): Promise<void> {
    const values = people.map(({ value }) => value as unknown as PersonInFile);
    const before = await knownVerifiers(values, this.#catalogue);
    for (const [i, { id, pin, pinVerifier }] of values.entries())
      if (pin === undefined && pinVerifier === undefined && !before.has(id))
        this.#problems.add(
          `${people[i]?.place.at(['pin'])}: "${id}" is new and has no PIN; write one of 4 to 12 digits`,
        );
    if (this.#problems.count > 0) return;
    const rows: CatalogueRow[] = [];
    for (const person of values)
      rows.push(await staffRow(person, before.get(person.id), this.#catalogue.random(16)));
    await this.#put(rows);
  }

  async #stream(sheet: Sheet, file: SourceFile): Promise<void> {
    let batch: FileRow[] = [];
    for await (const row of readSheet(sheet, file, this.#known, this.#problems)) {
      if (!this.#once(row)) continue;
      batch.push(row);
      if (batch.length < BATCH) continue;
      await this.#put(batch);
      batch = [];
    }
    await this.#put(batch);
  }
}

/** The text of a file that is read at once. */
async function wholeText(file: SourceFile): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.open()) chunks.push(chunk);
  const all = (async function* () {
    yield Buffer.concat(chunks);
  })();
  const lines: Buffer[] = [];
  for await (const some of utf8Lines(all, Number.POSITIVE_INFINITY)) lines.push(some);
  return Buffer.concat(lines).toString('utf8');
}

const isJson = (file: SourceFile): boolean => /\.json$/i.test(file.name);
