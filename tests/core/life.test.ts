import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginNewLifeIfNeeded } from '../../electron/life.ts';
import { fileKeystore } from '../../electron/platform/fileKeystore.ts';
import type { InstanceMark } from '../../electron/platform/identity.ts';
import { openKeystore } from '../../electron/platform/identity.ts';
import { ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
  begin(null);
  await ready(till);
  await sell(till, 'p1', 1);
});
afterEach(() => till.dispose());

const begin = (mark: InstanceMark | null, instance = 'instance-1'): string | null =>
  beginNewLifeIfNeeded(
    { ...till.context.parts, identity: { ...till.context.parts.identity, instance } },
    till.context.journalist,
    mark,
  );
const markNow = (): InstanceMark => {
  const row = till.store.read.journal.current();
  if (!row) throw new Error('no stream');
  const hash = till.store.read.journal.entry(row.id, row.state.seq)?.hash ?? '';
  return { instance: 'instance-1', stream: row.id, seq: row.state.seq, hash };
};

test('a till that is started again goes on with its stream', async () => {
  const before = till.store.read.journal.current()?.id;
  expect(begin(markNow())).toBeNull();
  // The mark may lag behind the database.
  const lagging = markNow();
  await sell(till, 'p1', 1);
  expect(begin(lagging)).toBeNull();
  expect(till.store.read.journal.current()?.id).toBe(before);
});

test('numbers are never reused: a restored database begins a new life with another prefix', async () => {
  const restored = mkdtempSync(join(tmpdir(), 'guichet-restored-'));
  till.store.checkpoint();
  cpSync(till.store.file, join(restored, 'till.db'));
  await sell(till, 'p1', 1);
  const ahead = markNow();
  till.dispose();
  till = await testTill({ dataDir: restored });
  const old = till.store.read.journal.current();
  const prefix = begin(ahead);
  expect(prefix).toMatch(/^2[A-Z]{3}$/);
  const row = till.store.read.journal.current();
  expect(row?.id).not.toBe(old?.id);
  expect(row?.state).toMatchObject({ prefix, session: null, tillNo: 2 });
  const first = row && till.store.read.journal.entry(row.id, 1);
  expect(JSON.parse(first?.bytes ?? '{}')).toMatchObject({
    kind: 'streamStarted',
    body: {
      predecessor: {
        stream: old?.id,
        seq: old?.state.seq,
        written: ahead.seq,
        perpetual: { netMinor: 5800 },
      },
    },
  });
  await ready(till);
  // Rights of the old life stay frozen until the centre has heard of it.
  const add = await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 });
  expect(add).toEqual({ ok: false, refusal: { kind: 'notOnThisTill', zone: 'Parterre' } });
  expect(begin(markNow())).toBeNull();
});

test('a database copied to another installation, or without its mark, begins a new life', () => {
  expect(begin({ ...markNow(), instance: 'instance-2' }, 'instance-2')).toMatch(/^2[A-Z]{3}$/);
});

test('a head that differs from the mark begins a new life', () => {
  expect(begin({ ...markNow(), hash: 'f'.repeat(64) })).toMatch(/^2[A-Z]{3}$/);
});

test('the keystore keeps key, secret, token and instance over openings, readable by the owner only', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'guichet-keys-'));
  const secret = () => new Uint8Array(32).fill(9);
  const first = await openKeystore(fileKeystore(dir), secret);
  await first.identity.keepToken('a-token');
  await first.keepMark({ instance: first.identity.instance, stream: 's', seq: 3, hash: 'h' });
  const second = await openKeystore(fileKeystore(dir), () => new Uint8Array(32));
  expect(second.identity.signer.publicKey).toEqual(first.identity.signer.publicKey);
  expect(second.storeSecret).toEqual(Buffer.from(secret()));
  expect(second.identity.token()).toBe('a-token');
  expect(second.mark).toEqual({ instance: first.identity.instance, stream: 's', seq: 3, hash: 'h' });
  await expect(fileKeystore(dir).read('../till.db')).rejects.toThrow();
  rmSync(dir, { recursive: true });
});
