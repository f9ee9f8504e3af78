import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok, refusal } from '../fakes/replies.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
  await ready(till);
});
afterEach(() => till.dispose());

const HOUR = 60 * 60_000;
const tryPin = (pin: string, screen: string) =>
  till.command('signIn', { staff: 'sophie' as never, pin }, undefined, screen);
const word = (pin: string) =>
  till.command('moveCash', {
    kind: 'payOut',
    minor: 20_000,
    reason: 'fee',
    language: 'en',
    approval: { staff: 'sophie' as never, pin },
  });

test('A3: whoever guesses at one screen is locked out, however often the person signs in at another', async () => {
  for (let left = 4; left > 0; left--) {
    expect(refusal(await tryPin('0000', 'thief'))).toEqual({ kind: 'wrongPin', triesLeft: left });
    ok(await tryPin(PIN, 'screen-2'));
  }
  expect(refusal(await tryPin('0000', 'thief'))).toEqual({ kind: 'wrongPin', triesLeft: 0 });
  expect(refusal(await tryPin(PIN, 'thief'))).toMatchObject({ kind: 'lockedOut' });
});

test('A3: guesses at a manager’s word count too, and no sign-in takes them back', async () => {
  for (let left = 4; left > 0; left--) {
    expect(refusal(await word('0000'))).toEqual({ kind: 'approvalWrong', triesLeft: left });
    ok(await tryPin(PIN, 'screen-1'));
    ok(await till.command('signIn', { staff: 'anna' as never, pin: PIN }));
  }
  await word('0000');
  expect(refusal(await word(PIN))).toMatchObject({ kind: 'lockedOut' });
});

test('G2: an act whose answer was lost is answered when it is sent again, whoever locked its manager out since', async () => {
  const approval = { staff: 'sophie' as never, pin: PIN };
  const id = till.newCommand();
  const payOut = { kind: 'payOut', minor: 20_000, reason: 'fee', language: 'en', approval } as const;
  const first = ok(await till.command('moveCash', payOut, id));
  for (let wrong = 0; wrong < 5; wrong++) await tryPin('0000', 'thief');
  expect(refusal(await word(PIN))).toMatchObject({ kind: 'lockedOut' });
  expect(ok(await till.command('moveCash', payOut, id))).toEqual(first);
});

test('A3: what somebody mistyped is taken back by signing in there, and forgotten after an hour', async () => {
  for (let round = 0; round < 3; round++) {
    for (let wrong = 0; wrong < 3; wrong++) await tryPin('0000', 'screen-1');
    ok(await tryPin(PIN, 'screen-1'));
  }
  for (let wrong = 0; wrong < 4; wrong++) await tryPin('0000', 'elsewhere');
  till.clock.pass(HOUR + 1);
  expect(refusal(await tryPin('0000', 'screen-1'))).toEqual({ kind: 'wrongPin', triesLeft: 4 });
});
