import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SELLERS } from '../../electron/core/people.ts';
import { Commands } from '../../shared/contract/commands.ts';
import { MOST_FIELDS } from '../../shared/domain/form.ts';
import { MOST_ENTRY_CHARACTERS } from '../../shared/journal/limits.ts';
import { accept } from '../../shared/kernel/result.ts';
import { ready, type TestTill, testTill } from '../fakes/till.ts';
import { accepted } from '../fakes/toldOrders.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill({ selling: true });
  await ready(till);
});
afterEach(() => till.dispose());

const seq = () => till.store.read.journal.current()?.state.seq;

describe('G6: nothing is written that would not reach the centre', () => {
  test('an entry that the wire would not carry is refused, and nothing of its act remains', () => {
    const before = seq();
    const queue = (to: string) =>
      till.context.once(
        { name: 'emptyCart', id: till.newCommand(), input: {}, screen: 'screen-1' },
        SELLERS,
        (tx, person) => {
          const body = { mail: tx.id(), order: tx.id(), what: 'tickets', language: 'en', by: person.id };
          tx.append('mailQueued', body as never, { salt: '00'.repeat(16), data: { to } });
          return accept({} as never);
        },
      );
    expect(queue('x'.repeat(MOST_ENTRY_CHARACTERS))).toEqual({
      ok: false,
      refusal: { kind: 'entryTooLong' },
    });
    expect(seq()).toBe(before);
    expect(queue('lea@example.org').ok).toBe(true);
  });

  test('a cart gathers no answers but those that a form of the catalogue asks for', async () => {
    const answers = { class: '7B', other: 'x' };
    const view = accepted(
      await till.command('setOrderText', { answers: { f1: answers, nosuch: { class: '7B' } } }),
    );
    expect(view.answers).toEqual({ f1: { class: '7B' } });
    const line = accepted(
      await till.command('addTickets', { date: 'd1' as never, price: 'pf' as never, quantity: 1 }),
    ).lines[0];
    const said = accepted(
      await till.command('setDetail', { line: line?.id as never, index: 0, detail: { answers } }),
    );
    expect(said.lines[0]).toMatchObject({ details: [{ answers: { class: '7B' } }] });
  });

  test('the contract takes no more answers than a form has fields', () => {
    const of = (n: number) => ({
      answers: { f1: Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${i}`, 'x'])) },
    });
    expect(Commands.setOrderText.input.safeParse(of(MOST_FIELDS)).success).toBe(true);
    expect(Commands.setOrderText.input.safeParse(of(MOST_FIELDS + 1)).success).toBe(false);
  });
});
