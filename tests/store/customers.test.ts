import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenedStore, openStore } from '../../electron/store/open.ts';

let dataDir: string;
let store: OpenedStore;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'guichet-customers-'));
  store = await openStore({ dataDir, now: () => 0 });
  store.write((tx) => {
    const put = (id: string, fields: object): void => tx.customers.put(id as never, fields);
    put('1', { first: 'Zoë', last: 'Müller', email: 'Zoe@Example.ch', phone: '+41 79 123 45 67' });
    put('2', { first: 'Anna', last: 'Meier', company: 'Garage Müller' });
    put('3', { first: 'Muriel', last: 'Bernasconi-Favre', email: 'm.b@example.ch' });
    put('4', { first: 'Étienne', last: 'Rochat', phone: '021 312 40 50' });
  });
});
afterEach(() => {
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const ids = (text: string) => store.read.customers.search(text, 10).map((row) => row.id);

test('S12: beginnings of words from one character on, accents do not matter, last names come first', () => {
  expect(ids('m')).toEqual(['2', '1', '3']);
  expect(ids('mul')).toEqual(['1', '2']);
  expect(ids('MÜL')).toEqual(['1', '2']);
  expect(ids('etien')).toEqual(['4']);
});
test('S12: several words in any order, parts of words from three characters on', () => {
  expect(ids('zo mül')).toEqual(['1']);
  expect(ids('anna müller')).toEqual(['2']);
  expect(ids('asconi')).toEqual(['3']);
  expect(ids('favre')).toEqual(['3']);
  expect(ids('sc')).toEqual([]);
});
test('S12: e-mail, telephone digits however they are written, company', () => {
  expect(ids('zoe@example')).toEqual(['1']);
  expect(ids('079 123')).toEqual(['1']);
  expect(ids('+41 79 123 45 67')).toEqual(['1']);
  expect(ids('4050')).toEqual(['4']);
  expect(ids('garage')).toEqual(['2']);
  expect(store.read.customers.byEmail('ZOE@example.ch')?.id).toBe('1');
});
test('an edit changes what somebody is found by; what search syntax is stays plain text', () => {
  store.write((tx) => tx.customers.put('1' as never, { last: 'Keller' }));
  expect(ids('müller')).toEqual(['2']);
  expect(ids('keller')).toEqual(['1']);
  expect(store.read.customers.get('1' as never)).toMatchObject({ first: 'Zoë', last: 'Keller' });
  for (const text of ['"', '*', 'last:', 'a OR b', '(', "'; DROP TABLE customer; --", '- -'])
    expect(() => ids(text)).not.toThrow();
});
test('the same person is proposed by e-mail, telephone or name; a removed one is found no more', () => {
  const similar = (fields: object) =>
    store.read.customers
      .similar({ first: '', last: '', email: '', phone: '', ...fields }, 5)
      .map((row) => row.id);
  expect(similar({ email: 'zoe@example.ch' })).toEqual(['1']);
  expect(similar({ phone: '0213124050' })).toEqual(['4']);
  expect(similar({ first: 'anna', last: 'MEIER' })).toEqual(['2']);
  store.write((tx) => tx.customers.remove('2' as never));
  expect(ids('meier')).toEqual([]);
  expect(store.read.customers.count()).toBe(3);
});

test('S12: a last name that was changed is found by the new one only', () => {
  store.write((tx) => tx.customers.put('2' as never, { last: 'Zbinden Áron' }));
  expect(ids('zb')).toEqual(['2']);
  expect(ids('aro')).toEqual(['2']);
  expect(ids('meie')).toEqual([]);
  store.write((tx) => tx.customers.remove('2' as never));
  expect(ids('zb')).toEqual([]);
});
