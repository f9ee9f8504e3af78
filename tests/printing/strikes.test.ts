import { expect, test } from 'vitest';
import { createStrikes } from '../../electron/printing/virtual/strikes.ts';

test('a fault counts once for each time it was set, and only when it met something', () => {
  const strikes = createStrikes();
  strikes.strike('silent', true);
  strikes.arm('silent');
  strikes.arm('lostAck');
  expect(strikes.all()).toEqual([]);
  strikes.strike('lostAck', true);
  strikes.strike('silent', false);
  strikes.strike('silent', true);
  strikes.strike('silent', false);
  expect(strikes.all()).toEqual([
    { kind: 'lostAck', inJob: true },
    { kind: 'silent', inJob: true },
  ]);
  strikes.arm('silent');
  strikes.strike('silent', false);
  expect(strikes.all().at(-1)).toEqual({ kind: 'silent', inJob: false });
});
