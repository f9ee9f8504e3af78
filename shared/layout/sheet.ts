import { amountText } from './format.ts';
import { points as mm, PDF_FONTS, type PdfSurface } from './pdfSurface.ts';

/** A cell: words, a number of things, or an amount in minor units. */
export type Cell = string | number | { readonly minor: number };

export interface SheetColumn {
  readonly title: string;
  /** Of the table's width, in parts. */
  readonly share: number;
  /** Numbers stand at the right. */
  readonly right?: true;
}

export interface SheetTable {
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Totals under the rows. */
  readonly foot?: readonly Cell[];
}

/** A report: what it is about, what has to be known of it, its tables, and who signs it. */
export interface Sheet {
  readonly title: string;
  readonly lines: readonly string[];
  /** What must not be overlooked, such as tills that have not sent everything. */
  readonly notes: readonly string[];
  readonly tables: readonly SheetTable[];
  readonly signatures: readonly string[];
  /** What stands before a page's number. */
  readonly page: string;
}

/** A cell as people read it. */
export const cellText = (cell: Cell): string =>
  typeof cell === 'string'
    ? cell
    : typeof cell === 'number'
      ? String(cell)
      : amountText(cell.minor).replace('-', '−');

const LEFT = mm(18);
const WIDTH = mm(174);
const TOP = mm(18);
const LOWEST = mm(276);
const GAP = mm(2);
const INK = '#000000';
const GREY = '#555555';
const SIGNATURES_MM = 34;

/** Draws a report on A4, as many pages as it needs; signatures are never alone on a page of their own without its end. */
export function drawSheet(surface: PdfSurface, sheet: Sheet): void {
  const pen = new Pen(surface, sheet);
  pen.write(sheet.title, 18, { bold: true });
  for (const line of sheet.lines) pen.write(line, 10.5, { colour: GREY });
  for (const note of sheet.notes) {
    pen.down(mm(2));
    pen.write(note, 10.5, { bold: true });
  }
  for (const table of sheet.tables) pen.table(table);
  if (sheet.signatures.length > 0) pen.signatures(sheet.signatures);
  pen.number();
}

interface Look {
  readonly bold?: boolean;
  readonly colour?: string;
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

class Pen {
  #y = TOP;
  #page = 1;
  readonly #surface: PdfSurface;
  readonly #sheet: Sheet;

  constructor(surface: PdfSurface, sheet: Sheet) {
    this.#surface = surface;
    this.#sheet = sheet;
  }

  down(by: number): void {
    this.#y += by;
  }

  /** A paragraph over the whole width. */
  write(text: string, size: number, look: Look = {}): void {
    const height = this.#height(text, size, WIDTH, look.bold);
    this.#room(height);
    this.#put(text, this.#y, size, look);
    this.#y += height + mm(0.6);
  }

  table(table: SheetTable): void {
    const widths = widthsOf(table);
    this.#room(mm(30));
    this.#y += mm(6);
    this.#put(table.title, this.#y, 12, { bold: true });
    this.#y += mm(6);
    const head = (): void => {
      this.#row(
        table.columns.map((column) => column.title),
        table,
        widths,
        8.5,
        { colour: GREY },
      );
      this.#rule(0.75);
    };
    head();
    for (const row of table.rows) {
      if (this.#y > LOWEST - mm(8)) {
        this.#next();
        head();
      }
      this.#row(row.map(cellText), table, widths, 10, {});
    }
    if (!table.foot) return;
    this.#rule(0.5);
    this.#row(table.foot.map(cellText), table, widths, 10, { bold: true });
  }

  /** Room to sign for each, side by side, with a line for place and date above it. */
  signatures(names: readonly string[]): void {
    this.#room(mm(SIGNATURES_MM));
    this.#y += mm(22);
    const width = (WIDTH - mm(12) * (names.length - 1)) / names.length;
    for (const [i, name] of names.entries()) {
      const x = LEFT + i * (width + mm(12));
      this.#surface.rect(x, this.#y, width, 0.75).fill(INK);
      this.#put(name, this.#y + mm(1.5), 9, { colour: GREY, x, width });
    }
    this.#y += mm(10);
  }

  /** The number of the page at its foot. */
  number(): void {
    this.#put(`${this.#sheet.title} · ${this.#sheet.page} ${this.#page}`, mm(285), 8, { colour: GREY });
  }

  #row(
    texts: readonly string[],
    { columns }: SheetTable,
    widths: readonly number[],
    size: number,
    look: Look,
  ) {
    const bold = look.bold ?? false;
    const heights = texts.map((text, i) => this.#height(text, size, widths[i] ?? 0, bold));
    let x = LEFT;
    for (const [i, text] of texts.entries()) {
      const width = widths[i] ?? 0;
      this.#put(text, this.#y, size, { ...look, x, width, align: columns[i]?.right ? 'right' : 'left' });
      x += width + GAP;
    }
    this.#y += Math.max(...heights, 0) + mm(1.2);
  }

  #rule(thickness: number): void {
    this.#surface.rect(LEFT, this.#y, WIDTH, thickness).fill(INK);
    this.#y += mm(1.5);
  }

  #room(height: number): void {
    if (this.#y + height > LOWEST) this.#next();
  }

  #next(): void {
    this.number();
    this.#surface.addPage();
    this.#page += 1;
    this.#y = TOP;
  }

  #height(text: string, size: number, width: number, bold = false): number {
    if (text === '') return 0;
    this.#surface.font(bold ? PDF_FONTS.bold : PDF_FONTS.regular);
    this.#surface.fontSize(size);
    return this.#surface.heightOfString(text, { width });
  }

  #put(
    text: string,
    y: number,
    size: number,
    { bold = false, colour = INK, x = LEFT, width = WIDTH, align = 'left' }: Look,
  ) {
    if (text === '') return;
    this.#surface.font(bold ? PDF_FONTS.bold : PDF_FONTS.regular);
    this.#surface.fontSize(size);
    this.#surface.fillColor(colour);
    this.#surface.text(text, x, y, { width, align });
  }
}

function widthsOf({ columns }: SheetTable): number[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const room = WIDTH - GAP * (columns.length - 1);
  return columns.map((column) => (room * column.share) / shares);
}
