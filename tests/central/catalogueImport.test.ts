import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Centre, startCentre } from '../../central/centre.ts';
import { importFiles } from '../../central/import/importFiles.ts';
import { SHEETS } from '../../central/import/sheets/index.ts';
import { importPath } from '../../central/importFile.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import type { CentreStorage, Tx } from '../../central/storage/port.ts';
import { embeddedDatabase } from '../../central/storage/sql/embedded.ts';
import { sqlStorage } from '../../central/storage/sql/storage.ts';
import { voucherQuota } from '../../shared/domain/vouchers.ts';
import type { VoucherId } from '../../shared/kernel/ids.ts';
import { catalogueDoor, memoryFile } from '../fakes/catalogueDoor.ts';
import { exampleCatalogue } from '../fakes/exampleCatalogue.ts';
import { JournalMaker } from '../fakes/journalMaker.ts';
import { enrolled, everything, seededRandom } from '../fakes/testCentre.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
async function centreOn(storage: CentreStorage): Promise<Centre> {
  const centre = await startCentre({ storage, random: seededRandom('centre') });
  open.push(centre);
  return centre;
}
const filesOf = (files: Record<string, string>) =>
  Object.entries(files).map(([name, text]) => memoryFile(name, text));

const STORAGES: readonly [string, () => Promise<CentreStorage>][] = [
  ['in memory', async () => memoryStorage()],
  ['on an embedded PostgreSQL', async () => sqlStorage(await embeddedDatabase(null))],
];

describe.each(STORAGES)('%s', (_name, storage) => {
  test('the example is imported, quotas, seats and a voucher’s balance with it; again changes nothing', async () => {
    const centre = await centreOn(await storage());
    const files = filesOf(exampleCatalogue());
    const checked = await importFiles(centre, files, { check: true });
    const rows = checked.ok ? checked.rows : 0;
    // Into an empty centre, every row is new.
    expect(checked).toEqual({ ok: true, rows, changed: rows });
    expect(rows).toBeGreaterThan(40);
    const till = await enrolled(centre, new JournalMaker('till').start(1));
    // The centre's own key is there from its start.
    expect((await till.feed()).items.filter(({ kind }) => kind !== 'centreKey')).toEqual([]);
    expect(await importFiles(centre, files)).toEqual({ ok: true, rows, changed: rows });
    const after = await everything(centre);
    expect(await importFiles(centre, files)).toEqual({ ok: true, rows, changed: 0 });
    expect(await everything(centre)).toEqual({ ...(after as object) });
    const { items } = await till.feed();
    const leases = items.filter(({ kind }) => kind === 'lease').map(({ value }) => value);
    const voucher = items.find(({ kind }) => kind === 'voucher');
    expect(leases).toContainEqual(
      expect.objectContaining({ quota: voucherQuota(voucher?.id as VoucherId), amount: 5000 }),
    );
    expect(leases).toContainEqual(
      expect.objectContaining({
        quota: 'lac-noel-lac-a',
        seats: expect.arrayContaining([expect.any(String)]),
      }),
    );
  });

  test('a fault in the middle leaves nothing; the same files are imported afterwards', async () => {
    const inner = await storage();
    let publishes = 0;
    let failAt = 0;
    const failing: CentreStorage = {
      ...inner,
      transaction: (organiser, work) =>
        inner.transaction(organiser, (tx) => {
          const publish: Tx['feed']['publish'] = async (changes) => {
            publishes += 1;
            await tx.feed.publish(changes);
            if (publishes === failAt) throw new Error('the power is gone');
          };
          return work({ ...tx, feed: { ...tx.feed, publish } });
        }),
    };
    const centre = await centreOn(failing);
    const customers = Array.from({ length: 1200 }, (_, i) => `c${i};Name ${i}`).join('\n');
    const files = filesOf({ ...exampleCatalogue(), 'customers.csv': `id;last\n${customers}\n` });
    const before = await everything(centre);
    // The catalogue, the people, the vouchers, three batches of customers, the shares.
    for (failAt of [1, 2, 3, 4, 5, 6]) {
      publishes = 0;
      await expect(importFiles(centre, files)).rejects.toThrow('the power is gone');
      expect(await everything(centre)).toEqual(before);
    }
    failAt = 0;
    const whole = await importFiles(centre, files);
    const rows = whole.ok ? whole.rows : 0;
    expect(whole).toEqual({ ok: true, rows, changed: rows });
    expect(rows).toBeGreaterThan(1200);
  });

  test('a row that is wrong at the very end leaves nothing of what was read before', async () => {
    const centre = await centreOn(await storage());
    const before = await everything(centre);
    const customers = Array.from({ length: 1200 }, (_, i) => `c${i};Name ${i}`).join('\n');
    const outcome = await importFiles(
      centre,
      filesOf({ ...exampleCatalogue(), 'customers.csv': `id;last\n${customers}\nc7;Twice\n` }),
    );
    expect(outcome).toEqual({
      ok: false,
      problems: [
        'customers.csv, row 1202, column id: the id "c7" is used twice, at row 9 too; give each its own',
      ],
    });
    expect(await everything(centre)).toEqual(before);
  });
});

test('G10: a PIN is kept as a verifier, the same PIN keeps its verifier, and nobody loses theirs without a word', async () => {
  const door = catalogueDoor();
  const verifier = () => door.rows.find(({ id }) => id === 'staff-anna')?.value?.pinVerifier;
  const staff = (text: string) => importFiles(door, [memoryFile('staff.csv', text)]);
  await staff('name;role;pin\nAnna;door;1234\n');
  const first = verifier();
  expect(first).toMatch(/^scrypt\$16384\$8\$1\$/);
  await staff('name;role;pin\nAnna;cashier;1234\n');
  expect(verifier()).toBe(first);
  await staff('id;name;role\nstaff-anna;Anna Meier;manager\n');
  expect(verifier()).toBe(first);
  expect(door.rows).toMatchObject([{ value: { name: 'Anna Meier', role: 'manager' } }]);
  await staff('name;role;pin\nAnna;cashier;12345\n');
  expect(verifier()).not.toBe(first);
  const json = { staff: [{ id: 'b', name: 'Beat', role: 'door', pin: '123' }] };
  expect(await importFiles(door, [memoryFile('c.json', JSON.stringify(json))])).toMatchObject({
    problems: [expect.stringMatching(/^c\.json, staff\[0\]\.pin: a PIN has 4 to 12 digits/)],
  });
  const verifierOf = (text: string) => ({
    staff: [{ id: 'b', name: 'Beat', role: 'door', pinVerifier: text }],
  });
  for (const text of [
    '1234',
    'scrypt$16384$8$1$00$00',
    `scrypt$1048576$8$1$${'ab'.repeat(16)}$${'cd'.repeat(32)}`,
  ])
    expect(await importFiles(door, [memoryFile('c.json', JSON.stringify(verifierOf(text)))])).toMatchObject({
      problems: ['c.json, staff[0].pinVerifier: this is no verifier of an export; write a PIN instead'],
    });
});

test('JSON takes vouchers by their code and customers; a field too many is named', async () => {
  const door = catalogueDoor();
  const json = {
    vouchers: [{ code: '7k3m q9xw 2tb5 hd8r 76', minor: 5000, validTo: '2028-12-31T22:59:59.999Z' }],
    customers: [{ id: 'c1', last: 'Favre' }],
  };
  expect(await importFiles(door, [memoryFile('c.json', JSON.stringify(json))])).toMatchObject({
    ok: true,
    rows: 2,
  });
  expect(door.rows).toMatchObject([
    {
      kind: 'voucher',
      id: '24583ecb65e6ed3e43a8b5d77a0a0ab13a6c71aead059039f8e002f57a913f46',
      value: { last4: '8R76', minor: 5000 },
    },
    { kind: 'customer', value: { last: 'Favre', first: '' } },
  ]);
  const more = { vouchers: [{ ...json.vouchers[0], pin: 'x' }] };
  expect(await importFiles(door, [memoryFile('c.json', JSON.stringify(more))])).toMatchObject({
    problems: [expect.stringMatching(/^c\.json, vouchers\[0\]\.pin: no such field/)],
  });
});

test('a folder is read without what else lies in it; a path without anything is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-import-'));
  try {
    const door = catalogueDoor();
    expect(await importPath(door, folder)).toEqual({
      ok: false,
      problems: [`${folder}: the folder has no .csv and no .json file; name another one`],
    });
    await expect(importPath(door, join(folder, 'gone'))).rejects.toThrow('there is nothing at');
    for (const name of ['.DS_Store', '~$events.csv', 'README.md', 'Thumbs.db'])
      writeFileSync(join(folder, name), 'x');
    writeFileSync(join(folder, 'customers.csv'), 'id,last\nc1,Favre\n');
    expect(await importPath(door, folder)).toEqual({ ok: true, rows: 1, changed: 1 });
    expect(await importPath(door, join(folder, 'customers.csv'))).toMatchObject({ ok: true, rows: 1 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('whatever a file holds, the answer is an import or sentences', () => {
  const sentences = async (name: string, bytes: Uint8Array): Promise<void> => {
    const outcome = await importFiles(catalogueDoor(), [memoryFile(name, bytes, 13)]);
    if (outcome.ok) return;
    expect(outcome.problems.length).toBeGreaterThan(0);
    for (const problem of outcome.problems) {
      expect(problem.startsWith(name)).toBe(true);
      expect(problem).not.toMatch(/[\u0000-\u001f\u007f]|undefined|\[object|NaN/);
    }
  };
  const sheet = fc.constantFrom(...SHEETS.map(({ name }) => `${name}.csv`), 'catalogue.json');

  test('random bytes', async () => {
    await fc.assert(fc.asyncProperty(sheet, fc.uint8Array({ maxLength: 400 }), sentences), { numRuns: 250 });
  });

  test('a good header over random cells', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '',
        'x',
        '1',
        '0.05',
        'yes',
        '2026-12-24 20:00',
        '2026-12-24',
        'Europe/Zurich',
        'CHF',
        '"',
        '\n',
        '""',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SHEETS),
        fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 5 }),
        (one, rows) =>
          sentences(
            `${one.name}.csv`,
            Buffer.from(
              [one.columns.map(({ name }) => name).join(';'), ...rows.map((cells) => cells.join(';'))].join(
                '\n',
              ),
            ),
          ),
      ),
      { numRuns: 250 },
    );
  });

  test('the example with bytes changed, taken out and put in', async () => {
    const example = exampleCatalogue();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(example)),
        fc.array(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 3 }), fc.nat(3)), {
          minLength: 1,
          maxLength: 3,
        }),
        async (name, edits) => {
          let bytes = Buffer.from(example[name] ?? '');
          for (const [at, put, taken] of edits) {
            const from = at % (bytes.length + 1);
            bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + taken)]);
          }
          await sentences(name, bytes);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('random JSON', async () => {
    const lists = fc.constantFrom(
      'venues',
      'plans',
      'prices',
      'staff',
      'vouchers',
      'customers',
      'x',
      '__proto__',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          lists,
          fc.oneof(fc.array(fc.object({ maxDepth: 3 }), { maxLength: 3 }), fc.jsonValue()),
        ),
        (value) => sentences('c.json', Buffer.from(JSON.stringify(value) ?? '')),
      ),
      { numRuns: 150 },
    );
  });
});
