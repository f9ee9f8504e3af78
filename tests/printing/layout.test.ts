import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/kernel/language.ts';

import { amountText, dateText, timeText } from '../../shared/layout/format.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import { paperText } from '../../shared/layout/paperText.ts';
import { ROLL_80 } from '../../shared/layout/stock.ts';
import { wrap } from '../../shared/layout/wrap.ts';
import { aReceipt, aTest, aTicket } from '../fakes/printDocuments.ts';

describe('text on paper', () => {
  test('keeps what Western Europe writes, strips the marks of the rest, drops what cannot be seen', () => {
    expect(paperText('Chœur de l’Été, 58 €')).toBe('Chœur de l’Été, 58 €');
    expect(paperText('Łukasz Nguyễn Šimić Čapek')).toBe('Lukasz Nguyen Šimic Capek');
    expect(paperText('a\u200db\u202ec\u00ad \u00a0 d\u001b')).toBe('abc d');
    expect(paperText('王小明')).toBe('???');
    expect(paperText('e\u0301')).toBe('é');
  });

  test('is broken into lines that fit, and nothing but spaces is lost unless it ends in an ellipsis', () => {
    const words = fc
      .array(fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 30 }), {
        maxLength: 12,
      })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 2, max: 48 }),
        fc.integer({ min: 1, max: 6 }),
        (text, columns, lines) => {
          const wrapped = wrap(text, columns, lines);
          expect(wrapped.lines.length).toBeLessThanOrEqual(lines);
          for (const line of wrapped.lines) expect(line.length).toBeLessThanOrEqual(columns);
          const joined = wrapped.lines.join('').replaceAll(' ', '');
          if (joined.endsWith('…')) expect(wrapped.whole).toBe(false);
          else expect(joined).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });
});

describe('words and numbers', () => {
  test('amounts as the Swiss write them', () => {
    expect([5800, 123_450, -500, 0, 5, 123_456_789].map(amountText)).toEqual([
      '58.00',
      '1’234.50',
      '-5.00',
      '0.00',
      '0.05',
      '1’234’567.89',
    ]);
  });

  test('dates and times in the venue’s zone and the till’s language, never too long for one big line', () => {
    const at = '2026-11-27T23:30:00.000Z';
    expect(LANGUAGES.map((language) => dateText(at, 'Europe/Zurich', language))).toEqual([
      'Sat 28 November 2026',
      'Sa 28. November 2026',
      'Sam 28 novembre 2026',
      'Sab 28 novembre 2026',
    ]);
    expect(timeText(at, 'Europe/Zurich')).toBe('00:30');
    for (const language of LANGUAGES)
      for (let month = 1; month <= 12; month++)
        for (let day = 20; day <= 26; day++) {
          const date = `2026-${String(month).padStart(2, '0')}-${day}T10:00:00.000Z`;
          expect(dateText(date, 'Europe/Zurich', language).length).toBeLessThanOrEqual(24);
        }
  });
});

test('every box stands on the paper and none lies on another', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom(...LANGUAGES),
      fc.integer({ min: 0, max: 12 }),
      (text, language, copy) => {
        const documents = [
          aTicket({ eventName: text, zoneName: text, priceName: text, holder: text, language, copy }),
          aReceipt({ venueName: text, footer: text, language, copy }),
          aTest({ printerName: text, language }),
        ];
        for (const document of documents) {
          const { boxes, heightMm } = layoutOf(document);
          let bottom = 0;
          let end = 0;
          for (const box of boxes) {
            expect(box.x).toBeGreaterThanOrEqual(0);
            expect(box.x + box.width).toBeLessThanOrEqual(ROLL_80.printableMm + 1e-9);
            const sameRow = Math.abs(box.y + box.height - bottom) < 1e-9;
            expect(sameRow ? box.x >= end : box.y >= bottom - 1e-9).toBe(true);
            bottom = box.y + box.height;
            end = box.x + box.width;
          }
          expect(bottom).toBeLessThanOrEqual(heightMm + 1e-9);
        }
      },
    ),
    { numRuns: 80 },
  );
});
