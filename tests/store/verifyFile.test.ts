import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { journalId } from '../../electron/store/rows.ts';
import { readArguments } from '../../electron/verify/arguments.ts';
import type { CheckOptions, JournalReport } from '../../electron/verify/checkJournal.ts';
import { UnusableFile } from '../../electron/verify/journalFile.ts';
import { verifyFile } from '../../electron/verify/verifyFile.ts';
import { linkOf } from '../../shared/journal/entry.ts';
import { journalCrypto, makeEvening, ORDINARY_EVENING } from '../fakes/evenings.ts';
import { tamper, writeJournalFile } from '../fakes/journalFiles.ts';

const evening = makeEvening(ORDINARY_EVENING);
const crypto = journalCrypto();
let dir: string;
let genuine: string;
let copies = 0;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'guichet-verify-'));
  genuine = join(dir, 'till.db');
  writeJournalFile(genuine, [evening]);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A copy to be spoilt. */
function copy(): string {
  copies += 1;
  const file = join(dir, `copy-${copies}.db`);
  copyFileSync(genuine, file);
  return file;
}

const check = (file: string, options: Partial<CheckOptions> = {}): JournalReport =>
  verifyFile(file, { allSignatures: false, anchors: [], ...options });

const faultySeq = (file: string): number | undefined => {
  const { streams, sound } = check(file);
  return sound ? undefined : streams[0]?.fault?.seq;
};

test('G8: an untouched file is sound, and its takings are those of the fold', () => {
  expect(check(genuine, { allSignatures: true })).toMatchObject({
    sound: true,
    stray: null,
    streams: [{ entries: evening.sealed.length, orders: 3, netMinor: evening.state.perpetual.netMinor }],
  });
});

describe('G8: changing any byte of any column of any journal entry makes verify name that entry', () => {
  test.each(evening.sealed.map((e) => [e.seq, e] as const))('entry %i', (seq, entry) => {
    const file = copy();
    tamper(file, (db) => {
      // One connection for all changes of this entry: each is committed, checked and put back.
      for (const column of ['bytes', 'hash', 'signature', 'personal'] as const) {
        const kept = entry[column];
        if (kept === null) continue;
        const put = db.prepare(`UPDATE journal SET ${column} = CAST(? AS TEXT) WHERE id = ?`);
        const bytes = Buffer.from(kept, 'utf8');
        const step = Math.max(1, Math.floor(bytes.length / 11));
        for (let at = seq % step; at < bytes.length; at += step)
          for (const flip of [0x01, 0x20, 0x80]) {
            const changed = Buffer.from(bytes);
            changed[at] = (changed[at] as number) ^ flip;
            put.run(changed, journalId(1, seq));
            expect(faultySeq(file), `${column}[${at}] ^ ${flip}`).toBe(seq);
          }
        put.run(bytes, journalId(1, seq));
      }
      expect(faultySeq(file)).toBeUndefined();
    });
  });
});

test('G8: a byte changed in the file itself, past SQLite, is found where it lies', () => {
  const file = copy();
  const whole = readFileSync(genuine);
  for (const entry of evening.sealed)
    for (const text of [entry.hash, entry.signature, entry.bytes.slice(0, 200)]) {
      if (text === null) continue;
      const named = new Set<number | undefined>();
      // Pages that were split leave a copy of the text behind that nobody reads.
      for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
        const changed = Buffer.from(whole);
        changed[at + 7] = (changed[at + 7] as number) ^ 0x04;
        writeFileSync(file, changed);
        named.add(faultySeq(file));
      }
      expect(named).toContain(entry.seq);
      // The entry behind an unsigned one names its hash too.
      for (const seq of named) expect([undefined, entry.seq, entry.seq + 1]).toContain(seq);
    }
});

test('G8: bytes that are no UTF-8 are not taken for the character that stands in for them', () => {
  const order = {
    type: 'order',
    lines: [{ price: 'p1', quantity: 1, holder: 'strange \ufffd name' }],
    cashFirst: null,
    method: 'cash',
  } as const;
  const odd = makeEvening({
    seed: 5,
    stillOpen: true,
    sessions: [{ floatMinor: 0, countedOff: 0, acts: [order] }],
  });
  const file = join(dir, 'odd.db');
  writeJournalFile(file, [odd]);
  expect(faultySeq(file)).toBeUndefined();
  tamper(file, (db) => {
    db.exec(`UPDATE journal SET personal = replace(personal, char(65533), CAST(X'FF' AS TEXT))`);
  });
  expect(faultySeq(file)).toBe(3);
});

describe('G8: rows moved, removed or added are found', () => {
  const change = (sql: string, ...values: unknown[]): JournalReport => {
    const file = copy();
    tamper(file, (db) => db.prepare(sql).run(...values));
    return check(file);
  };
  const id = (seq: number): number => journalId(1, seq);
  const last = evening.sealed.length;
  test.each([
    ['removed', 'DELETE FROM journal WHERE id = ?', [id(4)], 4],
    ['the first removed', 'DELETE FROM journal WHERE id = ?', [id(1)], 1],
    ['moved behind the last', 'UPDATE journal SET id = ? WHERE id = ?', [id(last + 1), id(4)], 4],
    ['moved before the first', 'UPDATE journal SET id = ? WHERE id = ?', [id(0), id(4)], 1],
    [
      'doubled at the end',
      'INSERT INTO journal SELECT ?, bytes, hash, signature, personal FROM journal WHERE id = ?',
      [id(last + 1), id(4)],
      last + 1,
    ],
    ['the stream renamed', `UPDATE stream SET id = 'other' WHERE ? = ?`, [1, 1], 1],
  ])('%s', (_what, sql, values, seq) => {
    expect(change(sql, ...values).streams[0]?.fault?.seq).toBe(seq);
  });
  test.each([
    ['moved to a stream that is none', 'UPDATE journal SET id = ? WHERE id = ?', [journalId(3, 9), id(last)]],
    ['moved to a number below all streams', 'UPDATE journal SET id = ? WHERE id = ?', [-5, id(last)]],
    ['left without their stream', 'DELETE FROM stream WHERE ? = ?', [1, 1]],
  ])('%s', (_what, sql, values) => {
    const report = change(sql, ...values);
    expect(report.sound).toBe(false);
    expect(report.stray).toMatch(/^stream -?\d+, entry -?\d+$/);
  });
});

test('G8: a cut tail shows against an anchor, a countersigned head that the till kept among them', () => {
  const head = evening.sealed.at(-1);
  if (!head) throw new Error('no head');
  const z = linkOf(crypto.sha256, head.hash, head.signature).slice(0, 12);
  const file = copy();
  tamper(file, (db) => db.prepare('DELETE FROM journal WHERE id = ?').run(journalId(1, head.seq)));
  const anchored = (hash: string, seq: number | null = null) => check(file, { anchors: [{ seq, hash }] });
  expect(check(file).sound).toBe(true);
  expect(anchored(z).sound).toBe(false);
  expect(anchored(head.hash, head.seq).streams[0]?.fault).toMatchObject({
    what: 'anchorMissing',
    seq: head.seq,
  });
  expect(check(genuine, { anchors: [{ seq: null, hash: z }] }).sound).toBe(true);
  tamper(file, (db) =>
    db.prepare('INSERT INTO anchor VALUES (?, ?, ?, ?)').run(evening.stream, head.seq, head.hash, 'ab'),
  );
  expect(check(file).sound).toBe(false);
});

test('an anchor is held against the till life that has it', () => {
  const next = makeEvening({ ...ORDINARY_EVENING, seed: 2 });
  const file = join(dir, 'lives.db');
  writeJournalFile(file, [evening, next]);
  for (const { sealed } of [evening, next]) {
    const entry = sealed[3];
    if (!entry) throw new Error('too short');
    const link = linkOf(crypto.sha256, entry.hash, entry.signature);
    for (const hash of [entry.hash, link.slice(0, 8)])
      for (const seq of [null, entry.seq]) expect(check(file, { anchors: [{ seq, hash }] }).sound).toBe(true);
  }
  expect(check(file, { anchors: [{ seq: null, hash: 'deadbeef' }] })).toMatchObject({
    sound: false,
    streams: [{ fault: null }, { fault: { what: 'anchorMissing' } }],
  });
});

describe('the command', () => {
  const run = (...args: string[]) => {
    const script = new URL('../../electron/verify.ts', import.meta.url).pathname;
    const done = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    return { status: done.status, out: done.stdout, error: done.stderr };
  };
  test('ends with 0 and says what it saw; with 1 and names the entry', () => {
    const good = run(genuine, '--json', '--signatures');
    expect(good).toMatchObject({ status: 0, error: '' });
    expect(good.out).toContain('till 2');
    expect(JSON.parse(good.out.trim().split('\n').at(-1) ?? '')).toMatchObject({ sound: true });
    const file = copy();
    tamper(file, (db) =>
      db
        .prepare(`UPDATE journal SET bytes = replace(bytes, '5800', '5900') WHERE id = ?`)
        .run(journalId(1, 3)),
    );
    const bad = run(file);
    expect(bad.status).toBe(1);
    expect(bad.out).toContain('FAULT at entry 3');
  });
  test('ends with 2 on what is no till’s database, and on words it does not know', () => {
    const text = join(dir, 'text.db');
    writeFileSync(text, 'This is not a database, however long it may be.'.repeat(100));
    const foreign = join(dir, 'foreign.db');
    new Database(foreign).exec('CREATE TABLE a (b)').close();
    for (const file of [join(dir, 'nothing.db'), text, foreign])
      expect(() => check(file)).toThrow(UnusableFile);
    expect(run(text).status).toBe(2);
    expect(run('--what').error).toContain('--what is not known');
  });
  test('anchors are read as people type them', () => {
    expect(readArguments(['f', '--anchor', '12:ABCD 1234', '--anchor=abcd12345'])).toMatchObject({
      anchors: [
        { seq: 12, hash: 'abcd1234' },
        { seq: null, hash: 'abcd12345' },
      ],
    });
    for (const bad of ['', 'abcd', 'x', '1:2:abcdabcd'])
      expect(readArguments(['f', '--anchor', bad])).toContain('anchor');
    expect(readArguments([])).toBe('give one file');
  });
});
