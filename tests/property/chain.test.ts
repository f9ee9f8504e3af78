import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkOf, openEntry, type SealedEntry } from '../../shared/journal/entry.ts';
import { type Anchor, type ChainFault, verifyStream } from '../../shared/journal/verify.ts';
import { eveningPlans } from '../fakes/eveningPlans.ts';
import { journalCrypto, makeEvening } from '../fakes/evenings.ts';

const crypto = journalCrypto();
const evenings = eveningPlans(3).map(makeEvening);
const check = (sealed: readonly SealedEntry[], anchors: readonly Anchor[] = [], allSignatures = false) =>
  verifyStream(sealed, crypto, { allSignatures, anchors });
const faultOf = (sealed: readonly SealedEntry[], anchors?: readonly Anchor[]): ChainFault | null =>
  check(sealed, anchors).fault;

type Column = 'bytes' | 'hash' | 'signature' | 'personal';
const columns: readonly Column[] = ['bytes', 'hash', 'signature', 'personal'];

test('G8: an untouched journal verifies, every signature of it, and its bytes are canonical', () => {
  fc.assert(
    fc.property(evenings, ({ sealed, entries }) => {
      const verified = check(sealed, [], true);
      expect(verified).toMatchObject({ entries: sealed.length, head: sealed.at(-1)?.hash, fault: null });
      expect(verified.signaturesChecked).toBe(sealed.filter((e) => e.signature !== null).length);
      expect(sealed.map(openEntry)).toEqual(entries.map((e) => JSON.parse(JSON.stringify(e))));
    }),
    { numRuns: 40 },
  );
});

test('G8: a change of any character in any column of any entry is found, and that entry named', () => {
  fc.assert(
    fc.property(
      evenings,
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 127 })), {
        minLength: 8,
        maxLength: 8,
      }),
      ({ sealed }, hits) => {
        for (const column of columns)
          for (const [which, where, by] of hits) {
            const able = sealed.filter((e) => e[column] !== null);
            const entry = able[which % Math.max(1, able.length)];
            if (!entry) continue;
            const text = entry[column] as string;
            const at = where % text.length;
            const other = String.fromCharCode(text.charCodeAt(at) ^ by);
            const changed = { ...entry, [column]: text.slice(0, at) + other + text.slice(at + 1) };
            const fault = faultOf(sealed.map((e) => (e === entry ? changed : e)));
            expect(
              fault?.seq,
              `${column}[${at}] ${JSON.stringify(text[at])} → ${JSON.stringify(other)}`,
            ).toBe(entry.seq);
          }
      },
    ),
    { numRuns: 60 },
  );
});

test('G8: a column that is emptied or filled is found, and that entry named', () => {
  fc.assert(
    fc.property(evenings, fc.nat(), ({ sealed }, which) => {
      const entry = sealed[which % sealed.length] as SealedEntry;
      const replaced = (change: Partial<SealedEntry>) =>
        faultOf(sealed.map((e) => (e === entry ? { ...e, ...change } : e)))?.seq;
      expect(replaced({ bytes: '' })).toBe(entry.seq);
      expect(replaced({ bytes: 'null' })).toBe(entry.seq);
      expect(replaced({ signature: entry.signature === null ? 'ab'.repeat(64) : null })).toBe(entry.seq);
      expect(replaced({ personal: '{}' })).toBe(entry.seq);
      if (entry.personal !== null) {
        expect(replaced({ personal: null })).toBe(entry.seq);
        expect(replaced({ personal: entry.personal.replace('{', '{"a":1,') })).toBe(entry.seq);
      }
    }),
    { numRuns: 60 },
  );
});

test('G8: a removed, doubled or swapped entry is found, and the first wrong place named', () => {
  fc.assert(
    fc.property(evenings, fc.nat(), ({ sealed }, which) => {
      const at = which % (sealed.length - 1);
      const entry = sealed[at] as SealedEntry;
      const next = sealed[at + 1] as SealedEntry;
      const without = sealed.filter((e) => e !== entry);
      expect(faultOf(without)?.seq).toBe(entry.seq);
      // The one who removes an entry may also renumber the rows behind it.
      expect(faultOf(without.map((e, i) => ({ ...e, seq: i + 1 })))?.seq).toBe(entry.seq);
      expect(faultOf(sealed.toSpliced(at, 0, entry))?.seq).toBe(entry.seq + 1);
      const swapped = sealed.with(at, { ...next, seq: entry.seq }).with(at + 1, { ...entry, seq: next.seq });
      expect(faultOf(swapped)?.seq).toBe(entry.seq);
    }),
    { numRuns: 60 },
  );
});

test('G8: a cut tail shows against an anchor, and only so', () => {
  fc.assert(
    fc.property(evenings, fc.nat(), ({ sealed }, which) => {
      const ends = sealed.filter((e) => e.signature !== null && e.seq < sealed.length);
      const end = ends[which % ends.length] as SealedEntry;
      const cut = sealed.slice(0, end.seq);
      // A part that an entry behind the cut says was erased looks like one that was taken out.
      fc.pre(faultOf(cut)?.what !== 'personal');
      const head = sealed.at(-1) as SealedEntry;
      expect(faultOf(cut)).toBeNull();
      const anchors: Anchor[] = [
        { seq: head.seq, hash: head.hash },
        { seq: null, hash: head.hash.slice(0, 12) },
        { seq: null, hash: linkOf(crypto.sha256, head.hash, head.signature).slice(0, 12) },
      ];
      for (const anchor of anchors) {
        expect(faultOf(cut, [anchor])?.what).toBe('anchorMissing');
        expect(faultOf(sealed, [anchor])).toBeNull();
      }
      expect(faultOf(sealed, anchors)).toBeNull();
    }),
    { numRuns: 60 },
  );
});

test('G8: a chain made anew with another key differs from its anchor', () => {
  fc.assert(
    fc.property(eveningPlans(3), (plan) => {
      const genuine = makeEvening(plan).sealed;
      const forged = makeEvening({ ...plan, seed: plan.seed + 1 }).sealed;
      const head = genuine.at(-1) as SealedEntry;
      expect(faultOf(forged)).toBeNull();
      expect(faultOf(forged, [{ seq: head.seq, hash: head.hash }])).toMatchObject({
        seq: head.seq,
        what: 'anchorDiffers',
      });
    }),
    { numRuns: 30 },
  );
});
