import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TESTS = join(import.meta.dirname, '..');
const CONTRACT = join(TESTS, '..', 'shared', 'contract', 'refusal.ts');

/** What only a second attempt sees: the first one of a command asks the centre and tries again. */
const INNER = ['voucherNotHeld'];

/** Every kind of refusal that the contract names. */
const kinds = (): string[] =>
  [...readFileSync(CONTRACT, 'utf8').matchAll(/kind: z\.literal\('(\w+)'\)/g)].flatMap(([, kind]) =>
    kind === undefined ? [] : [kind],
  );

test('each refusal of the contract is named by a test', () => {
  const texts = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') || name.endsWith('.spec.ts'))
    .map((name) => readFileSync(join(TESTS, name), 'utf8'))
    .join('\n');
  const all = kinds();
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((kind) => !INNER.includes(kind) && !texts.includes(`'${kind}'`))).toEqual([]);
});
