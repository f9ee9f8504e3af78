import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, test } from 'vitest';
import { endsAfterwards, runCatalogueCommands } from '../../central/catalogueCommands.ts';
import { type Centre, startCentre } from '../../central/centre.ts';
import type { ExportFile } from '../../central/export/exportFile.ts';
import { exportFiles } from '../../central/export/exportFiles.ts';
import { exportFolder } from '../../central/exportFolder.ts';
import { importFiles } from '../../central/import/importFiles.ts';
import { memoryFile } from '../fakes/catalogueDoor.ts';
import { JournalMaker, PRICE } from '../fakes/journalMaker.ts';
import { enrolled, testCentre } from '../fakes/testCentre.ts';

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
  });
});

async function bytesOf(file: { name: string; open(): AsyncIterable<Uint8Array> }): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.open()) chunks.push(chunk);
  return `${file.name}\n${Buffer.concat(chunks).toString('utf8')}`;
}

type Record = { readonly [column: string]: string };
async function factsOf(source: Centre): Promise<Map<string, Record[]>> {
  const files = (await exportFiles(source)).filter(({ name }) => name.startsWith('facts/'));
  const read = files.map(async (file): Promise<[string, Record[]]> => {
    const text = await textOf(file);
    const rows = file.name.endsWith('.csv')
      ? (parse(text, { delimiter: ';', columns: true, bom: true }) as Record[])
      : text
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Record);
    return [file.name.slice('facts/'.length), rows];
  });
  return new Map(await Promise.all(read));
}
const minor = (amount: string | undefined): number => Math.round(Number(amount) * 100);

test('G3: payments and tickets of the export are the takings of the centre, to the cent; a fork stands by itself', async () => {
  const from = await testCentre();
  open.push(from);
  const till = new JournalMaker('till').start(3);
  const caller = await enrolled(from, till);
  const { id: lease, epoch } = await caller.lease();
  const sale = (quantity: number, changes: object = {}) =>
    till.sell({ quota: 'q1', quantity, rights: [{ lease, epoch, amount: quantity }] }, changes);
  for (let n = 0; n < 4; n++) sale(2);
  const copy = till.copyAt(5, 'copy');
  till.close();
  copy.sell({ quota: 'q1', quantity: 3 });
  await caller.send(till.page());
  await caller.send(copy.page(6));
  const facts = await factsOf(from);
  const of = (name: string): readonly Record[] => facts.get(name) ?? [];
  const { streams } = await from.takings();
  expect(streams.map(({ stream }) => stream)).toHaveLength(2);
  for (const { stream, orders, tickets, netMinor, methods } of streams) {
    const own = (name: string) => of(name).filter((row) => row.stream === stream);
    expect(own('orders.csv')).toHaveLength(orders);
    expect(own('tickets.csv')).toHaveLength(tickets);
    expect(own('orders.csv').reduce((sum, row) => sum + minor(row.total), 0)).toBe(netMinor);
    expect(own('lines.csv').reduce((sum, row) => sum + minor(row.total), 0)).toBe(netMinor);
    expect(own('payments.csv').reduce((sum, row) => sum + minor(row.amount), 0)).toBe(
      methods.reduce((sum, method) => sum + method.minor, 0),
    );
    expect(own('takings.csv').map((row) => minor(row.amount))).toEqual(methods.map((method) => method.minor));
  }
  expect(of('closings.csv')).toMatchObject([
    { number: 'Z3-0001', orders: '4', countedCash: ((20_000 + 8 * PRICE) / 100).toFixed(2) },
  ]);
  expect(of('cases.csv').map(({ kind }) => kind)).toContain('fork');
  expect(of('tickets.csv')[0]).toMatchObject({ amount: (PRICE / 100).toFixed(2) });
  expect(of('journal.ndjson')).toHaveLength(till.sealed.length + 1);
  expect(of('journal.ndjson')[0]).toMatchObject({
    stream: till.stream,
    seq: 1,
    bytes: till.sealed[0]?.bytes,
  });
  const tables = [...facts].filter(([name]) => name.endsWith('.csv'));
  expect(JSON.stringify(tables)).not.toContain('ABCD1234');
});

test('G3: with tickets taken back, payments are still the takings by method, to the cent; cases say what became of them', async () => {
  const from = await testCentre();
  open.push(from);
  // Only a manager of the house closes a case.
  const sophie = { id: 'sophie', name: 'Sophie', role: 'manager', pinVerifier: 'none' };
  await from.importCatalogue([{ kind: 'staff', id: 'sophie', value: sophie }]);
  const till = new JournalMaker('till').start(3);
  const caller = await enrolled(from, till);
  const { id: lease, epoch } = await caller.lease();
  const order = till.id();
  const tickets = [till.id(), till.id(), till.id()];
  const rights = [{ lease, epoch, amount: 3 }];
  till.sell({ quota: 'q1', quantity: 3, rights, order, tickets });
  till.takeBack({ order, tickets: tickets.slice(0, 2), quota: 'q1', into: 'made' });
  till.takeBack({ order, tickets: tickets.slice(0, 1), quota: 'q1', into: 'again' });
  const reply = await caller.send(till.page());
  const id = reply.status === 'stored' ? (reply.cases[0]?.id ?? '') : '';
  till.append({
    kind: 'caseResolved',
    body: { case: id, kind: 'returnedTwice', remedy: 'accepted', by: 'sophie' },
  });
  await caller.send(till.page());
  const facts = await factsOf(from);
  const of = (name: string): readonly Record[] => facts.get(`${name}.csv`) ?? [];
  const [stream] = (await from.takings()).streams;
  expect(of('payments').map((row) => [row.act, minor(row.amount)])).toEqual([
    ['sale', 3 * PRICE],
    ['refund', -2 * PRICE],
    ['refund', -PRICE],
  ]);
  expect(of('payments').reduce((sum, row) => sum + minor(row.amount), 0)).toBe(stream?.methods[0]?.minor);
  expect(of('refunds')).toMatchObject([
    { refund: 'R3-000001', order, tickets: '2', total: ((-2 * PRICE) / 100).toFixed(2) },
    { refund: 'R3-000002', tickets: '1' },
  ]);
  expect(of('returnedTickets').map((row) => row.ticket)).toEqual([tickets[0], tickets[1], tickets[0]]);
  expect(of('cases')).toMatchObject([
    { kind: 'returnedTwice', state: 'resolved', remedy: 'accepted', by: 'sophie' },
  ]);
  expect(of('tills')).toMatchObject([
    { till: '1', life: '1', lost: 'no', entries: String(till.sealed.length) },
  ]);
  expect(of('quotas')).toMatchObject([{ quota: 'q1', capacity: '40', sold: '1' }]);
  expect(of('leases')[0]).toMatchObject({ till: '1', quota: 'q1' });
  expect(JSON.stringify([...facts])).not.toContain(caller.reply.token);
});

test('what was sold under a name that is a formula is harmless in the tables', async () => {
  const from = await testCentre();
  open.push(from);
  const till = new JournalMaker('till').start(1);
  const caller = await enrolled(from, till);
  const body = till.orderBody({ quota: 'q1', quantity: 1 }) as { lines: object[] };
  const eventName = '=HYPERLINK("http://example.ch","x")';
  till.sell({ quota: 'q1', quantity: 1 }, { lines: body.lines.map((line) => ({ ...line, eventName })) });
  // An older till, or a broken one, says less: its row has less in it.
  till.sell(
    { quota: 'q1', quantity: 1 },
    { payments: [{ method: 'cash', methodName: 'Cash', kind: 'cash', minor: PRICE }] },
  );
  await caller.send(till.page());
  const facts = await factsOf(from);
  expect(facts.get('lines.csv')?.map((row) => row.eventName)).toEqual([`'${eventName}`, '']);
  expect(facts.get('payments.csv')?.at(-1)).toMatchObject({ amount: (PRICE / 100).toFixed(2), given: '' });
  expect(facts.get('tickets.csv')?.map((row) => row.eventName)).toEqual([`'${eventName}`, '']);
});

test('a customer changed while customers are read is in the export once', async () => {
  const from = await centre();
  const customer = (id: string, last: string) => ({ kind: 'customer' as const, id, value: { id, last } });
  await from.importCatalogue(Array.from({ length: 2500 }, (_, i) => customer(`c${i}`, `Name ${i}`)));
  const file = (await exportFiles(from)).find(({ name }) => name === 'customers.csv');
  let text = '';
  for await (const some of file?.text() ?? []) {
    // One who was read, and one who was not.
    if (text === '') await from.importCatalogue([customer('c3', 'Later'), customer('c2400', 'Later')]);
    text += some;
  }
  const rows = parse(text, { delimiter: ';', columns: true, bom: true }) as Record[];
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2500);
  expect(rows).toHaveLength(2500);
  expect(rows.find(({ id }) => id === 'c2400')?.last).toBe('Later');
});

test('a folder is written for its owner alone, and never over another export; the command says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-export-'));
  try {
    const from = await centre({ demo: true });
    const path = join(folder, 'all');
    const said: string[] = [];
    const run = (wanted: Parameters<typeof runCatalogueCommands>[1]) =>
      runCatalogueCommands(from, wanted, (line) => said.push(line));
    expect(await run({ export: path })).toBe(0);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, 'facts', 'journal.ndjson')).mode & 0o777).toBe(0o600);
    expect(readdirSync(path)).toContain('events.csv');
    await expect(exportFolder(from, path)).rejects.toThrow('is not empty');
    expect(await run({ check: path })).toBe(0);
    writeFileSync(
      join(path, 'events.csv'),
      readFileSync(join(path, 'events.csv'), 'utf8').replace('salle', 'cave'),
    );
    expect(await run({ check: path })).toBe(2);
    expect(await run({ import: path, export: join(folder, 'never') })).toBe(2);
    expect(existsSync(join(folder, 'never'))).toBe(false);
    expect(await run({ export: join(folder, 'json'), format: 'json' })).toBe(0);
    expect(await run({ import: join(folder, 'json') })).toBe(0);
    await expect(run({ export: join(folder, 'x'), format: 'xml' })).rejects.toThrow('there are csv and json');
    expect(said).toEqual([
      expect.stringMatching(/^Wrote \d+ files into /),
      expect.stringMatching(/ is good: \d+ rows, 0 of them new or changed\.$/),
      expect.stringMatching(/ has problems:\n- events\.csv, row 2, column venue: /),
      expect.stringMatching(/ was not imported:\n- events\.csv, row 2, column venue: /),
      expect.stringMatching(/^Wrote \d+ files into /),
      expect.stringMatching(/^Imported \d+ rows from .+, 0 of them new or changed\.$/),
    ]);
    expect([endsAfterwards({ import: path }), endsAfterwards({ check: path })]).toEqual([false, true]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('--check-acts walks the centre’s own stream and ends; with a changed entry it says which, and 2', async () => {
  expect(endsAfterwards({ 'check-acts': true })).toBe(true);
  const from = await testCentre();
  open.push(from);
  const lines: string[] = [];
  const run = (of: Centre) => runCatalogueCommands(of, { 'check-acts': true }, (line) => lines.push(line));
  expect(await run(from)).toBe(0);
  expect(lines.at(-1)).toMatch(
    /^Acts, life 1 \(centre-[0-9a-f]{32}\): 2 good entries, 2 signatures checked\.$/,
  );
  const [life] = await from.verifyActs();
  if (!life) throw new Error('the centre has no stream');
  const broken = { ...life, fault: { seq: 2, detail: 'the bytes were changed' } };
  expect(await run({ ...from, verifyActs: async () => [broken] })).toBe(2);
  expect(lines.at(-1)).toContain('FAULT at entry 2: the bytes were changed');
});
