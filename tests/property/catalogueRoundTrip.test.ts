import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExportSource } from '../../central/export/exportFile.ts';
import { exportFiles } from '../../central/export/exportFiles.ts';
import { type CatalogueDoor, importFiles } from '../../central/import/importFiles.ts';
import { guarded, unguarded } from '../../central/import/sheets/guard.ts';
import { signerOf } from '../../central/platform/crypto.ts';
import { makeKeys } from '../../central/platform/keys.ts';
import { silentLog } from '../../central/platform/log.ts';
import { type CatalogueRow, changeCatalogue } from '../../central/service/catalogue.ts';
import type { CentreParts } from '../../central/service/parts.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import type { OrganiserId } from '../../shared/kernel/ids.ts';
import { memoryFile } from '../fakes/catalogueDoor.ts';
import { AT } from '../fakes/journalMaker.ts';
import { randomCatalogue } from '../fakes/randomCatalogue.ts';
import { seededRandom } from '../fakes/testCentre.ts';

/** A centre's catalogue without a centre around it. */
function house(): ExportSource & CatalogueDoor {
  const source = { storage: memoryStorage(), organiser: 'o' as OrganiserId };
  const random = seededRandom('house');
  const parts = {
    ...source,
    generation: 'g',
    log: silentLog,
    random,
    clock: { now: () => AT, monotonic: () => 0 },
    signer: signerOf(makeKeys(random).signing),
    expectedTills: 4,
  } as unknown as CentreParts;
  return { ...source, changeCatalogue: (work) => changeCatalogue(parts, work) };
}

async function filesOf(source: ExportSource, format: 'csv' | 'json') {
  const files = (await exportFiles(source, { format })).filter(({ name }) => !name.includes('/'));
  return Promise.all(
    files.map(async ({ name, text }) => {
      let all = '';
      for await (const some of text()) all += some;
      return memoryFile(name, all);
    }),
  );
}

const published = ({ storage, organiser }: ExportSource): Promise<Map<string, CatalogueRow['value']>> =>
  storage.transaction(
    organiser,
    async (tx) =>
      new Map((await tx.feed.feed(0, [], 100_000)).map(({ kind, id, value }) => [`${kind} ${id}`, value])),
  );

test.each(['csv', 'json'] as const)(
  'what was exported as %s imports again with no change, and makes the same in a new house',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(randomCatalogue, async (rows) => {
        const from = house();
        await from.changeCatalogue((catalogue) => catalogue.put(rows));
        const files = await filesOf(from, format);
        expect(await importFiles(from, files)).toEqual({ ok: true, rows: rows.length, changed: 0 });
        const to = house();
        expect(await importFiles(to, files)).toEqual({ ok: true, rows: rows.length, changed: rows.length });
        expect(await published(to)).toEqual(await published(from));
      }),
      { numRuns: 80 },
    );
  },
);

test('a text in a cell is never a formula and always comes back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', '\r', 'a', '＝', '\u00a0'), {
        maxLength: 6,
      }),
      (letters) => {
        const text = letters.join('');
        expect(guarded(text)).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/);
        expect(unguarded(guarded(text))).toBe(text);
      },
    ),
    { numRuns: 2000 },
  );
});
