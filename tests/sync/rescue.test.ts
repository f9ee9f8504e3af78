import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { rescueKeyOf } from '../../central/rescue/key.ts';
import { openPart, startOf } from '../../central/rescue/openPart.ts';
import { createPinVault } from '../../electron/platform/pinVault.ts';
import { checkRescueFile } from '../../electron/rescue/checkFile.ts';
import { requestsOf } from '../fakes/rescues.ts';
import { bring, fold, house, saved, sell } from '../fakes/rescueTills.ts';

const h = house();
const job = async (at: Parameters<typeof saved>[0]) => (await at.ask('rescues', {})).jobs[0];

describe('a till whose line is dead', () => {
  test('G3: its takings come on a stick and by another till, once, to the cent', async () => {
    const [one, two] = [await h.joined('one'), await h.joined('two')];
    await h.synced(two);
    await sell(two, 2);
    await h.synced(two);
    await h.closed(two);
    // Its line is dead for good: the address leads nowhere.
    const lost = await h.withoutLine('two');
    await sell(lost, 12);
    const { sync } = await lost.ask('till', {});
    expect(sync.ordersWaiting).toBe(12);
    const made = await lost.do('makeRescueFile', {});
    expect(made).toMatchObject({ entries: 12, contents: { orders: 12, missing: 0 } });
    const upload = await bring(one, await saved(lost));
    const found = await one.ask('rescueFile', { upload });
    expect(found).toMatchObject({ tillNo: 2, entries: 12, atCentre: 0, madeFrom: 'till' });
    expect(found.contents).toEqual(made.contents);
    expect(await h.takingsOf(2)).toMatchObject([{ orders: 2 }]);
    await one.do('handInRescue', { upload });
    await vi.waitFor(async () => expect(await job(one)).toMatchObject({ state: 'done' }), 8000);
    expect(await job(one)).toMatchObject({
      brought: { entries: 12, orders: 12, netMinor: made.contents.netMinor },
      gaps: 0,
      unproven: 0,
    });
    const there = await h.takingsOf(2);
    expect(there).toEqual(fold(h.folder('two')));
    // Everybody's manager sees it.
    await vi.waitFor(async () => {
      const [mark] = (await one.ask('rescues', {})).marks;
      expect(mark).toMatchObject({ tillNo: 2, byTill: 1, orders: 12, netMinor: made.contents.netMinor });
    }, 8000);
    // Again, and the line is mended after all: nothing is doubled (G2, G6).
    await one.do('handInRescue', { upload: await bring(one, await saved(lost)) });
    await vi.waitFor(async () => expect((await one.ask('rescues', {})).jobs).toHaveLength(2));
    await vi.waitFor(
      async () => expect(await job(one)).toMatchObject({ state: 'done', brought: null }),
      8000,
    );
    await h.closed(lost);
    const back = await h.withLine('two');
    await h.synced(back);
    expect(await h.takingsOf(2)).toEqual(there);
    expect((await one.ask('till', {})).sync.cases).toBe(0);
  });

  test('the same file is the same job; one that has ended goes off the list', async () => {
    const one = await h.joined('one');
    await sell(one, 1);
    await h.synced(one);
    const file = await saved(one, true);
    const first = await one.do('handInRescue', { upload: await bring(one, file) });
    const second = await one.do('handInRescue', { upload: await bring(one, file) });
    expect(second.id).toBe(first.id);
    await vi.waitFor(
      async () => expect(await job(one)).toMatchObject({ state: 'done', brought: null }),
      8000,
    );
    expect((await one.ask('rescues', {})).jobs).toHaveLength(1);
    await one.do('forgetRescue', { rescue: first.id });
    expect(await job(one)).toBeUndefined();
    await expect(one.do('makeRescueFile', {})).rejects.toThrow('nothingToSave');
  });

  test('G6: handed in without a line, it is kept over a kill and delivered when there is one', async () => {
    const [one, two] = [await h.joined('one'), await h.joined('two')];
    await h.synced(one);
    await h.synced(two);
    await h.closed(two);
    const lost = await h.withoutLine('two');
    await sell(lost, 3);
    const file = await saved(lost);
    await h.closed(one);
    const offline = await h.withoutLine('one');
    const upload = await bring(offline, file);
    expect(await offline.ask('rescueFile', { upload })).toMatchObject({
      entries: 3,
      contents: null,
      atCentre: null,
    });
    expect(await offline.do('handInRescue', { upload })).toMatchObject({ state: 'waiting', entries: 3 });
    // A kill leaves what is on disk at this moment; the other folder is that disk.
    cpSync(h.folder('one'), h.folder('killed'), {
      recursive: true,
      filter: (path) => !path.endsWith('lock'),
    });
    await h.closed(offline);
    rmSync(h.folder('one'), { recursive: true });
    cpSync(h.folder('killed'), h.folder('one'), { recursive: true });
    // Even a till that was restored from a backup, which knows of no file, finds it again.
    const db = new Database(join(h.folder('one'), 'till.db'));
    db.prepare("DELETE FROM fact WHERE key = 'rescues'").run();
    db.close();
    const back = await h.withLine('one');
    await vi.waitFor(
      async () => expect(await job(back)).toMatchObject({ state: 'done', brought: { orders: 3 } }),
      8000,
    );
    expect(await h.takingsOf(2)).toMatchObject([{ orders: 3 }]);
    await vi.waitFor(() => expect(readdirSync(join(h.folder('one'), 'rescue'))).toEqual([]), 8000);
  });

  test('what is wrong with a file is said before it is kept', async () => {
    const one = await h.joined('one');
    await sell(one, 2);
    const file = await saved(one, true);
    const said = async (bytes: Buffer): Promise<string> => {
      const upload = await bring(one, bytes);
      return String(await one.ask('rescueFile', { upload }).catch((error: Error) => error.message));
    };
    expect(await said(Buffer.from('Dear diary'))).toContain('notARescueFile');
    for (const left of [10, 40, 300, file.length - 5, file.length - 40])
      expect(await said(file.subarray(0, left)), String(left)).toContain('truncated');
    for (let at = 20; at < file.length; at += 97) {
      const bad = Buffer.from(file);
      bad[at] = (bad[at] ?? 0) ^ 0x10;
      expect(await said(bad), String(at)).toMatch(/damaged|notARescueFile|truncated|newerVersion|other/);
    }
    expect(await said(Buffer.concat([file, Buffer.from('x')]))).toContain('damaged');
    const cashier = async () => {
      await one.do('signIn', { staff: 'staff-anna-meier' as never, pin: '1111' });
      return await bring(one, file);
    };
    await expect(cashier()).rejects.toThrow('roleMissing');
    // Whoever sells may save: nobody but the centre can read it.
    expect((await saved(one, true)).length).toBeGreaterThan(500);
  });

  test('no secret of the till is in the file: neither in clear nor for the centre', async () => {
    const one = await h.joined('one');
    await sell(one, 3);
    const product = (await one.ask('offer', {})).vouchers[0];
    await one.do('addVoucher', {
      product: product?.id as never,
      minor: product?.amounts[0] ?? 0,
      quantity: 1,
    });
    await sell(one, 1);
    const bytes = await saved(one, true);
    const file = h.folder('file');
    writeFileSync(file, bytes);
    expect((await checkRescueFile(file)).ok).toBe(true);
    const inClear = bytes.toString('latin1');
    for (const word of ['Sophie', 'cash', 'orderValidated', 'netMinor'])
      expect(inClear, word).not.toContain(word);
    expect(inClear).toContain('"tillNo":1');
    // What the centre gets to read.
    const key = rescueKeyOf(h.keys.secret);
    const parts = [];
    for (const request of await requestsOf(bytes)) {
      const start = await startOf(Buffer.from(request.start, 'base64'));
      parts.push(openPart(key, start, { ...request, data: Buffer.from(request.data, 'base64') }));
    }
    const text = JSON.stringify(parts);
    expect(text).toContain('orderValidated');
    const keystore = join(h.folder('one'), 'keystore');
    const kept = (name: string): Buffer => readFileSync(join(keystore, name));
    const db = new Database(join(h.folder('one'), 'till.db'), { readonly: true });
    const sealed = db.prepare<[], { sealed: string }>('SELECT sealed FROM voucher').all();
    const staff = db.prepare<[], { value: string }>("SELECT value FROM reference WHERE kind = 'staff'").all();
    db.close();
    const vault = createPinVault(kept('store-secret'));
    const secrets = [
      kept('till-key').toString('hex'),
      kept('store-secret').toString('hex'),
      kept('centre-token').toString('utf8'),
      ...sealed.flatMap((row) => [row.sealed, vault.open(row.sealed) ?? row.sealed]),
      ...staff.map(({ value }) => (JSON.parse(value) as { pinVerifier: string }).pinVerifier),
    ];
    expect(secrets.length).toBeGreaterThan(6);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(text.includes(secret), secret.slice(0, 6)).toBe(false);
      expect(text.includes(Buffer.from(secret).toString('base64')), secret.slice(0, 6)).toBe(false);
    }
  });
});
