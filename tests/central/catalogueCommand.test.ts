import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SERVE = new URL('../../central/serve.ts', import.meta.url).pathname;
const EXAMPLE = new URL('../../docs/examples/catalogue-csv', import.meta.url).pathname;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-command-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the centre's command to its end. */
const central = (...words: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const { DATABASE_URL: _, ...env } = process.env;
    const all = [SERVE, '--data', join(folder, 'centre'), ...words];
    execFile(process.execPath, all, { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

test('npm run central: checks, imports and exports end by themselves with 0, 2 or 1', async () => {
  const all = join(folder, 'all');
  expect(await central('--import', EXAMPLE, '--stop', '--export', all)).toMatchObject({
    code: 0,
    // Into an empty centre, every row is new.
    out: expect.stringMatching(/Imported (\d{2,}) rows .*, \1 of them new or changed/),
  });
  expect(readdirSync(all)).toContain('seats.csv');
  const wrong = join(folder, 'events.csv');
  writeFileSync(wrong, 'id;venue;name\nx;nowhere;Gala\n');
  expect(await central('--check', wrong)).toMatchObject({
    code: 2,
    out: expect.stringContaining('events.csv, row 2, column venue: event "x": there is no venue "nowhere"'),
  });
  expect(await central('--check', join(folder, 'gone'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('there is nothing at'),
  });
}, 300_000);
