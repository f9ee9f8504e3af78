import { afterEach, describe, expect, test } from 'vitest';
import { type Centre, startCentre } from '../../central/centre.ts';
import type { ExportFile } from '../../central/export/exportFile.ts';
import { exportFiles } from '../../central/export/exportFiles.ts';
import { importFiles } from '../../central/import/importFiles.ts';
import { memoryFile } from '../fakes/catalogueDoor.ts';
import { dump } from '../fakes/testCentre.ts';

const open: Centre[] = [];
const centre = async (options: Parameters<typeof startCentre>[0] = {}): Promise<Centre> => {
  const made = await startCentre(options);
  open.push(made);
  return made;
};
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function textOf(file: ExportFile): Promise<string> {
  let all = '';
  for await (const some of file.text()) all += some;
  return all;
}

/** The catalogue's part of an export as files to import. */
async function catalogueOf(source: Centre, format: 'csv' | 'json') {
  const files = (await exportFiles(source, { format })).filter(({ name }) => !name.includes('/'));
  return Promise.all(files.map(async (file) => memoryFile(file.name, await textOf(file))));
}

const rowsOf = (of: Centre) =>
  of.storage.transaction(of.organiser, async (tx) =>
    (await tx.feed.feed(0, [], 100_000))
      .filter(({ kind }) => kind !== 'lease')
      .map(({ kind, id }) => `${kind} ${id}`)
      .sort(),
  );

describe.each(['csv', 'json'] as const)('%s', (format) => {
  test('the demo venue exports, and imports again with no change; a new centre has it all', async () => {
    const from = await centre({ demo: { customers: 3000 } });
    const files = await catalogueOf(from, format);
    const before = await from.storage.transaction(from.organiser, (tx) => tx.feed.position());
    const again = await importFiles(from, files);
    expect(again).toMatchObject({ ok: true, changed: 0 });
    expect(await from.storage.transaction(from.organiser, (tx) => tx.feed.position())).toBe(before);
    const to = await centre();
    expect(await importFiles(to, files)).toMatchObject({ ok: true });
    expect(await rowsOf(to)).toEqual(await rowsOf(from));
    expect(await Promise.all((await catalogueOf(to, format)).map(bytesOf))).toEqual(
      await Promise.all(files.map(bytesOf)),
    );
    void dump;
  });
});

async function bytesOf(file: { name: string; open(): AsyncIterable<Uint8Array> }): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.open()) chunks.push(chunk);
  return `${file.name}\n${Buffer.concat(chunks).toString('utf8')}`;
}
