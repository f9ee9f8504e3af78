import { describe, expect, test } from 'vitest';
import { startCentre } from '../../central/centre.ts';
import { makeOperatorToken, operatorAccess } from '../../central/operator/access.ts';
import { html } from '../../central/operator/html.ts';
import { textsFor } from '../../central/operator/texts/pick.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import { testParts } from '../fakes/testCentre.ts';

const TOKEN = 'operator-token-of-the-tests';

describe('the token', () => {
  test('is made at the first start, told once, and kept as a keyed hash; a new one ends the old one', async () => {
    const storage = memoryStorage();
    const parts = await testParts({ storage });
    const access = operatorAccess(parts);
    expect(await access.isToken('')).toBe(false);
    const token = (await makeOperatorToken(parts)) ?? '';
    expect(token).toMatch(/^[0-9a-f]{40}$/);
    expect(await makeOperatorToken(parts)).toBeNull();
    expect(await access.isToken(token)).toBe(true);
    expect(await access.isToken('')).toBe(false);
    const kept = await storage.transaction(parts.organiser, (tx) => tx.identity.operator());
    expect(JSON.stringify(kept)).not.toContain(token);
    const session = await access.open();
    expect(await access.session(session.value)).toBeDefined();
    const next = (await makeOperatorToken(parts, true)) ?? '';
    expect([await access.isToken(next), await access.isToken(token)]).toEqual([true, false]);
    expect(await access.session(session.value)).toBeUndefined();
  });

  test('that is given counts alone, and must not be short', async () => {
    const parts = await testParts();
    expect(() => operatorAccess(parts, 'short')).toThrow('20 characters');
    const made = (await makeOperatorToken(parts)) ?? '';
    const given = operatorAccess(parts, TOKEN);
    expect([await given.isToken(TOKEN), await given.isToken(made)]).toEqual([true, false]);
  });

  test('is not made by a start that fails', async () => {
    const running = await startCentre({});
    const storage = memoryStorage();
    const port = Number(new URL(running.url).port);
    await expect(startCentre({ storage, port })).rejects.toThrow('EADDRINUSE');
    const centre = await startCentre({ storage });
    expect(centre.operatorToken).toMatch(/^[0-9a-f]{40}$/);
    await Promise.all([centre.close(), running.close()]);
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
