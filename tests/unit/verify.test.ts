import { expect, test } from 'vitest';
import { signerOf } from '../../electron/platform/crypto.ts';
import { type Draft, seal } from '../../shared/journal/chain.ts';
import { GENESIS, hashOf, linkOf, type SealedEntry } from '../../shared/journal/entry.ts';
import { verifyStream } from '../../shared/journal/verify.ts';
import { fromHex, toHex } from '../../shared/kernel/bytes.ts';
import { canonical } from '../../shared/kernel/canonical.ts';
import { journalCrypto, makeEvening, ORDINARY_EVENING } from '../fakes/evenings.ts';

const crypto = journalCrypto();
const evening = makeEvening(ORDINARY_EVENING);
const thief = signerOf(new Uint8Array(32).fill(9));
const check = (sealed: readonly SealedEntry[], allSignatures = false) =>
  verifyStream(sealed, crypto, { allSignatures, anchors: [] }).fault;
const clock = { wall: 1, monotonic: 1 };

/** What somebody with the program but without the till's key can write behind an entry. */
const forge = (after: readonly SealedEntry[], signer: typeof thief, ...drafts: Draft[]): SealedEntry[] => {
  const head = after.at(-1) as SealedEntry;
  const link = linkOf(crypto.sha256, head.hash, head.signature);
  const made = seal(crypto.sha256, signer, { stream: head.stream, seq: head.seq, link }, drafts, clock, null);
  return [...after, ...made.entries];
};

test('G8: whoever has not the key can add nothing, not even with a key of his own', () => {
  const publicKey = toHex(thief.publicKey);
  const start = { kind: 'streamStarted', body: { publicKey } };
  const note = { kind: 'personalErased', body: { entries: [] } };
  expect(check(forge(evening.sealed, thief, note))?.what).toBe('signature');
  expect(check(forge(evening.sealed, thief, start, note))?.what).toBe('signature');
  expect(check(forge(evening.sealed, evening.signer, note))).toBeNull();
});

test('G8: an entry rewritten with its hash, and all links behind it, shows in the signatures', () => {
  const rewritten: SealedEntry[] = [];
  let prev = GENESIS;
  for (const entry of evening.sealed) {
    const value = { ...JSON.parse(entry.bytes), prev };
    if (entry.seq === 3) value.at += 1;
    const bytes = canonical(value);
    const hash = hashOf(crypto.sha256, bytes);
    rewritten.push({ ...entry, bytes, hash });
    prev = linkOf(crypto.sha256, hash, entry.signature);
  }
  expect(check(rewritten, true)).toMatchObject({ seq: 3, what: 'signature' });
  // Without --signatures the first closing says it.
  expect(check(rewritten)).toMatchObject({ what: 'signature' });
});

test('G8: one entry rewritten with its hash alone is named, not the one behind it', () => {
  const entry = evening.sealed[2] as SealedEntry;
  const bytes = canonical({ ...JSON.parse(entry.bytes), at: 1 });
  const changed = { ...entry, bytes, hash: hashOf(crypto.sha256, bytes) };
  expect(check(evening.sealed.with(2, changed))).toMatchObject({ seq: 3, what: 'signature' });
});

test('G8: half a transaction at the end is found', () => {
  const { sealed } = makeEvening({
    seed: 3,
    stillOpen: true,
    sessions: [
      {
        floatMinor: 0,
        countedOff: 0,
        acts: [
          {
            type: 'order',
            lines: [{ price: 'p1', quantity: 1, holder: '' }],
            cashFirst: null,
            method: 'cash',
          },
          { type: 'copies', count: 2 },
        ],
      },
    ],
  });
  expect(check(sealed)).toBeNull();
  expect(check(sealed.slice(0, -1))).toMatchObject({ seq: sealed.length - 1, what: 'unsignedHead' });
});

test('G8: an entry of another stream is found', () => {
  const other = makeEvening({ ...ORDINARY_EVENING, seed: 2 });
  expect(check(evening.sealed.with(1, other.sealed[1] as SealedEntry))?.seq).toBe(2);
  const moved = evening.sealed.map((e) => ({ ...e, stream: other.stream }));
  expect(check(moved)).toMatchObject({ seq: 1, what: 'stream' });
});

test('G8: a signature has one spelling', () => {
  const last = evening.sealed.at(-1) as SealedEntry;
  const shouting = { ...last, signature: last.signature?.toUpperCase() ?? null };
  expect(check(evening.sealed.with(-1, shouting))).toMatchObject({ seq: last.seq, what: 'signature' });
});

test('an erased personal part verifies with an entry that says so, and without one does not', () => {
  const named = makeEvening({
    ...ORDINARY_EVENING,
    sessions: ORDINARY_EVENING.sessions.slice(1),
  });
  const order = named.sealed.find((e) => e.personal !== null) as SealedEntry;
  const emptied = named.sealed.map((e) => (e === order ? { ...e, personal: null } : e));
  expect(check(emptied)).toMatchObject({ seq: order.seq, what: 'personal' });
  const said = (...entries: number[]) =>
    forge(emptied, named.signer, { kind: 'personalErased', body: { entries } });
  expect(check(said(order.seq))).toBeNull();
  expect(check(said(order.seq - 1))).toMatchObject({ seq: order.seq, what: 'personal' });
});

test('no content, however strange, makes the walk throw', () => {
  const strange = [
    'null',
    '[]',
    '5',
    '"a"',
    '{}',
    '{"body":null}',
    '{"a":1,"a":2}',
    '[1.5]',
    '[1e400]',
    '',
    '\u0000',
  ];
  for (const bytes of strange) {
    const hash = hashOf(crypto.sha256, bytes);
    expect(
      check([{ stream: evening.stream, seq: 1, bytes, hash, signature: null, personal: null }])?.seq,
    ).toBe(1);
  }
  for (const body of [{}, { publicKey: 5 }, { publicKey: 'zz' }, { entries: 7 }])
    for (const kind of ['streamStarted', 'personalErased', 'sessionClosed']) {
      const made = seal(
        crypto.sha256,
        thief,
        { stream: evening.stream, seq: 0, link: GENESIS },
        [{ kind, body }],
        clock,
        null,
      );
      expect(check(made.entries, true)).toMatchObject({ seq: 1, what: 'signature' });
    }
});

test('an empty stream has no fault, and its head is the beginning', () => {
  expect(verifyStream([], crypto, { allSignatures: true, anchors: [] })).toMatchObject({
    entries: 0,
    head: GENESIS,
    fault: null,
  });
});

test('clocks that part by more than five minutes mark the entries of that transaction', () => {
  const at = (wall: number, monotonic: number) =>
    seal(
      crypto.sha256,
      thief,
      { stream: evening.stream, seq: 0, link: GENESIS },
      [
        { kind: 'a', body: {} },
        { kind: 'b', body: {} },
      ],
      { wall, monotonic },
      { wall: 1_000_000, monotonic: 0 },
    ).opened.map((e) => [e.step, e.clockSuspect ?? false]);
  expect(at(1_010_000, 10_000)).toEqual([
    [10_000, false],
    [0, false],
  ]);
  expect(at(1_310_001, 10_000)).toEqual([
    [10_000, true],
    [0, true],
  ]);
  expect(at(700_000, 10_000)).toEqual([
    [10_000, true],
    [0, true],
  ]);
});

test('a link covers the signature that ends a transaction', () => {
  const hash = 'ab'.repeat(32);
  expect(linkOf(crypto.sha256, hash, null)).toBe(hash);
  expect(linkOf(crypto.sha256, hash, 'cd'.repeat(64))).toBe(
    toHex(crypto.sha256(fromHex(hash + 'cd'.repeat(64)))),
  );
});
