import type { Centre } from './centre.ts';
import type { ExportSource } from './export/exportFile.ts';
import { exportFolder } from './exportFolder.ts';
import type { CatalogueDoor, ImportOutcome } from './import/importFiles.ts';
import { importPath } from './importFile.ts';

/** What a caller of the centre's command wants of the catalogue; paths. */
export interface CatalogueCommands {
  readonly check?: string | undefined;
  readonly import?: string | undefined;
  readonly export?: string | undefined;
  readonly format?: string | undefined;
  readonly 'check-acts'?: boolean | undefined;
}

/** 0: all was done; 2: files have problems and nothing was imported, or the centre's own stream is not sound. (1 is for what can't be done at all.) */
export type ExitCode = 0 | 2;

/** True when nobody wants the centre itself afterwards. */
export const endsAfterwards = (wanted: CatalogueCommands): boolean =>
  wanted.check !== undefined || wanted.export !== undefined || wanted['check-acts'] === true;

/** Checks, imports, exports and checks the centre's own stream, in this order, and says with `print` what came of it. Throws when files can't be read or written. */
export async function runCatalogueCommands(
  centre: CatalogueDoor & ExportSource & Pick<Centre, 'verifyActs'>,
  wanted: CatalogueCommands,
  print: (line: string) => void,
): Promise<ExitCode> {
  if (wanted.format !== undefined && wanted.format !== 'csv' && wanted.format !== 'json')
    throw new Error(`--format ${wanted.format}: there are csv and json`);
  if (wanted.check !== undefined) {
    const outcome = await importPath(centre, wanted.check, { check: true });
    if (!said(outcome, wanted.check, 'has problems', print)) return 2;
    if (outcome.ok)
      print(`${wanted.check} is good: ${outcome.rows} rows, ${outcome.changed} of them new or changed.`);
  }
  if (wanted.import !== undefined) {
    const outcome = await importPath(centre, wanted.import);
    if (!said(outcome, wanted.import, 'was not imported', print)) return 2;
    if (outcome.ok)
      print(
        `Imported ${outcome.rows} rows from ${wanted.import}, ${outcome.changed} of them new or changed.`,
      );
  }
  if (wanted.export !== undefined) {
    const files = await exportFolder(
      centre,
      wanted.export,
      wanted.format === 'json' ? { format: 'json' } : {},
    );
    print(`Wrote ${files} files into ${wanted.export}.`);
  }
  if (wanted['check-acts']) {
    const lives = await centre.verifyActs();
    for (const { life, stream, entries, signatures, fault } of lives)
      print(
        `Acts, life ${life} (${stream}): ${entries} good entries, ${signatures} signatures checked.` +
          (fault === null ? '' : `\n- FAULT at entry ${fault.seq}: ${fault.detail}`),
      );
    if (lives.some(({ fault }) => fault !== null)) return 2;
  }
  return 0;
}

function said(outcome: ImportOutcome, path: string, what: string, print: (line: string) => void): boolean {
  if (outcome.ok) return true;
  print([`${path} ${what}:`, ...outcome.problems.map((problem) => `- ${problem}`)].join('\n'));
  return false;
}
