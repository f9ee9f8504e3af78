import type { PrintedPaper } from '../../electron/printing/virtual/printer.ts';

/** What came out of the printers, by the printers' own decoded log. */
export interface PaperCount {
  readonly originals: number;
  readonly duplicates: number;
  /** CODE128 texts of tickets that came out more than once without a mark. */
  readonly unmarkedTwice: readonly string[];
  /** Every CODE128 text that is on paper. */
  readonly codes: ReadonlySet<string>;
  readonly errors: number;
}

/** Counts the papers of tickets; a duplicate says so on the paper. */
export function countPapers(papers: readonly PrintedPaper[]): PaperCount {
  const originals = new Map<string, number>();
  const codes = new Set<string>();
  let duplicates = 0;
  for (const paper of papers) {
    const code = paper.code128[0];
    if (code === undefined || !paper.cut) continue;
    codes.add(code);
    if (paper.lines.some((line) => /DUPLICATE \d/.test(line))) duplicates += 1;
    else originals.set(code, (originals.get(code) ?? 0) + 1);
  }
  return {
    originals: originals.size,
    duplicates,
    unmarkedTwice: [...originals].filter(([, count]) => count > 1).map(([code]) => code),
    codes,
    errors: papers.reduce((sum, paper) => sum + paper.errors.length, 0),
  };
}
