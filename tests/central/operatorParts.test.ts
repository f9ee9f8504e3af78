import { describe, expect, test } from 'vitest';
import { settleOperator } from '../../central/operator/access.ts';
import { html } from '../../central/operator/html.ts';
import { textsFor } from '../../central/operator/texts/pick.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import { testParts } from '../fakes/testCentre.ts';

const TOKEN = 'operator-token-of-the-tests';

describe('the token', () => {
  test('is made at the first start, told once, and kept as a keyed hash; a new one ends the old one', async () => {
    const storage = memoryStorage();
    const parts = await testParts({ storage });
    const first = await settleOperator(parts);
    const token = first.made ?? '';
    expect(token).toMatch(/^[0-9a-f]{40}$/);
    expect((await settleOperator(parts)).made).toBeNull();
    expect(await first.access.isToken(token)).toBe(true);
    expect(await first.access.isToken('')).toBe(false);
    const kept = await storage.transaction(parts.organiser, (tx) => tx.identity.operator());
    expect(JSON.stringify(kept)).not.toContain(token);
    const session = await first.access.open();
    expect(await first.access.session(session.value)).toBeDefined();
    const second = await settleOperator(parts, undefined, true);
    // The instance that had started before knows it, too.
    expect(await first.access.isToken(second.made ?? '')).toBe(true);
    expect(await first.access.isToken(token)).toBe(false);
    expect(await first.access.session(session.value)).toBeUndefined();
  });

  test('that is given counts alone, and must not be short', async () => {
    const parts = await testParts();
    await expect(settleOperator(parts, 'short')).rejects.toThrow('20 characters');
    const made = (await settleOperator(parts)).made ?? '';
    const given = await settleOperator(parts, TOKEN);
    expect(given.made).toBeNull();
    expect([await given.access.isToken(TOKEN), await given.access.isToken(made)]).toEqual([true, false]);
  });
});

test('text in a page is escaped, whatever it is; only HTML itself is not', () => {
  const fake = JSON.parse('{"html":"<b>","toString":"<b>"}');
  expect(
    String(html`<p title="${`"'&`}">${'<i>'}${html`<b>${1}</b>`}${[null, undefined, false, '>']}</p>`),
  ).toBe('<p title="&quot;&#39;&amp;">&lt;i&gt;<b>1</b>&gt;</p>');
  expect(() => String(html`${fake}`)).toThrow();
  expect(textsFor(undefined).language).toBe('en');
});

test('German says ss, never sz', () => {
  const said = JSON.stringify(textsFor('de').texts, (_key, value) =>
    typeof value === 'function' ? String(value) : value,
  );
  expect(said).toContain('Kassen');
  expect(said).not.toContain('ß');
});
