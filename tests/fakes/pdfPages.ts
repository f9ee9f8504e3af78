import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PDF as readers see it: its text, and a picture of each page, so many dots per inch. Needs poppler's tools. */
export function readPdf(
  pdf: Uint8Array,
  dpi = 150,
): { readonly text: string; readonly pages: readonly Uint8Array[] } {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-pdf-'));
  try {
    const file = join(folder, 'order.pdf');
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    execFileSync('pdftoppm', ['-r', String(dpi), '-png', file, join(folder, 'page')]);
    const pictures = readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort();
    return { text, pages: pictures.map((name) => readFileSync(join(folder, name))) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
