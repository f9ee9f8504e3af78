import type { ClosingDocument } from './documents.ts';
import { closingFields } from './fields/closing.ts';
import { points as mm, PDF_FONTS, type PdfSurface } from './pdfSurface.ts';

const LEFT = mm(20);
const WIDTH = mm(170);
const VALUE = mm(60);
const TOP = mm(18);
/** Lines below this go to the next page. */
const LOWEST = mm(272);

type Row = { readonly name?: string; readonly value?: string; readonly title?: string };

/** Draws an X or a Z on A4: as many pages as its lists need. */
export function drawReport(surface: PdfSurface, report: ClosingDocument): void {
  const fields = closingFields(report);
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const rows = (name: string): readonly Row[] => (Array.isArray(fields[name]) ? (fields[name] as Row[]) : []);
  let y = TOP;
  const write = (name: string, value: string, size: number, bold = false): void => {
    if (y > LOWEST) {
      surface.addPage();
      y = TOP;
    }
    surface.font(bold ? PDF_FONTS.bold : PDF_FONTS.regular);
    surface.fontSize(size);
    surface.fillColor('#000000');
    const width = value === '' ? WIDTH : WIDTH - VALUE - mm(4);
    const height = surface.heightOfString(name === '' ? ' ' : name, { width });
    if (name !== '') surface.text(name, LEFT, y, { width, align: 'left' });
    if (value !== '') surface.text(value, LEFT + WIDTH - VALUE, y, { width: VALUE, align: 'right' });
    y += height + mm(0.8);
  };
  const rule = (): void => {
    surface.rect(LEFT, y + mm(1.5), WIDTH, 0.5).fill('#000000');
    y += mm(4);
  };
  const list = (name: string): void => {
    for (const row of rows(name)) write(row.name ?? '', row.value ?? '', 10);
  };
  write(text('venue'), '', 16, true);
  write(text('city'), '', 10);
  y += mm(5);
  write(`${text('mark')} ${text('number')}`.trim(), '', 18, true);
  write(`${text('at')} · ${text('till')} · ${text('by')}`, '', 10);
  rule();
  list('counts');
  rule();
  write(text('salesName'), text('sales'), 12, true);
  for (const name of ['vouchers', 'returns', 'rounding'])
    if (text(name) !== '') write(text(`${name}Name`), text(name), 10);
  rule();
  for (const { name = '', amount = '', foreign = '' } of rows('methods') as readonly {
    name?: string;
    amount?: string;
    foreign?: string;
  }[])
    write(foreign === '' ? name : `${name}, ${foreign}`, amount, 10);
  if (rows('taxes').length > 0) rule();
  for (const { text: name = '', tax = '' } of rows('taxes') as readonly { text?: string; tax?: string }[])
    write(name, tax, 10);
  rule();
  list('cash');
  list('foreign');
  if (text('difference') !== '') write(text('differenceName'), text('difference'), 12, true);
  list('beside');
  list('deposit');
  for (const { title = '', name = '', value = '' } of rows('lists')) {
    if (title !== '') {
      rule();
      write(title, '', 10, true);
    } else write(name, value.trim(), 10);
  }
  if (text('hash') !== '') {
    rule();
    write(text('hashName'), text('hash'), 10);
  }
  y += mm(14);
  rule();
  write(text('signature'), '', 9);
}
