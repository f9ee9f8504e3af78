import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { en } from '../../renderer/i18n/en.ts';
import { createFormats } from '../../renderer/i18n/formats.ts';
import { createSpeaker, TEXTS } from '../../renderer/i18n/texts.ts';
import { sentenceOf } from '../../renderer/i18n/troubles.ts';
import { caseKey } from '../../renderer/screens/evening/caseWords.ts';
import { refusal } from '../../shared/contract/refusal.ts';
import { managerReason } from '../../shared/contract/values.ts';
import { CASE_KINDS } from '../../shared/journal/remedies.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';

const KEYS = Object.keys(en) as (keyof typeof en)[];
const say = createSpeaker();
const variables = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] ?? '').sort();

// One refusal of each kind, filled from the contract's own schema.
const NUMBERS = [
  ...[
    'triesLeft',
    'most',
    'least',
    'left',
    'wanted',
    'count',
    'index',
    'minor',
    'totalMinor',
    'balanceMinor',
    'countedMinor',
  ],
  ...[
    'missingMinor',
    'tooMuchMinor',
    'leastMinor',
    'mostMinor',
    'wantedMinor',
    'limitMinor',
    'openMinor',
    'tillNo',
  ],
];
const REFUSALS = refusal.options
  .flatMap((option) => {
    const kind = option.shape.kind.value;
    const filled: Record<string, unknown> = { kind };
    for (const field of Object.keys(option.shape)) {
      if (field === 'kind') continue;
      if (['until', 'endedAt', 'startsAt', 'from', 'since', 'at'].includes(field))
        filled[field] = '2026-11-27T19:00:00.000Z';
      else if (field === 'problems') filled[field] = ['input.pin: too short'];
      else if (field === 'needed') filled[field] = ['manager'];
      else if (NUMBERS.includes(field)) filled[field] = 3;
      else if (field === 'state') filled[field] = kind === 'reservationClosed' ? 'paid' : 'held';
      else if (field === 'problem') filled[field] = kind === 'layoutRefused' ? 'code' : 'missing';
      else if (field === 'asked') filled[field] = true;
      else if (field === 'why') filled[field] = 'limit';
      else if (field === 'what' && kind === 'heldPlaces') filled[field] = 'hold';
      else if (field === 'language') filled[field] = null;
      else filled[field] = 'Balcony';
    }
    if (kind === 'layoutRefused')
      return ['code', 'outside', 'tooClose', 'textCut', 'ownTextCut', 'logoTooLarge'].map((problem) => ({
        ...filled,
        problem,
        detail: 'note',
        language: problem === 'ownTextCut' ? 'de-CH' : null,
      }));
    if (kind === 'rescueRefused' && 'reason' in option.shape)
      return (option.shape.reason as z.ZodEnum).options.map((reason) => ({ kind, reason }));
    if (kind === 'reservationClosed') return ['paid', 'ended'].map((state) => ({ ...filled, state }));
    if (kind === 'managerNeeded') return managerReason.options.map((why) => ({ ...filled, why }));
    if (kind === 'heldPlaces') return ['hold', 'guests', 'guest'].map((what) => ({ ...filled, what }));
    if (kind === 'collectedAlready') return [null, 3].map((tillNo) => ({ ...filled, tillNo }));
    if (kind === 'authorityElsewhere') return [true, false].map((asked) => ({ ...filled, asked }));
    if (kind !== 'enrolmentRefused') return [filled];
    const reasons = [
      'codeUnknown',
      'codeUsed',
      'centreUnreachable',
      'centreAnswersNonsense',
      'alreadyEnrolled',
    ];
    return reasons.map((reason) => ({ kind, reason }));
  })
  .map((one) => refusal.parse(one));

describe.each(LANGUAGES)('texts in %s', (language) => {
  const texts = TEXTS[language];
  test('every key has a text, with the variables it needs', () => {
    expect(Object.keys(texts).sort()).toEqual([...KEYS].sort());
    for (const key of KEYS) {
      expect(texts[key].trim(), key).not.toBe('');
      // A singular may do without its number: "one ticket".
      expect(variables(texts[key]), key).toEqual(variables(en[key]));
    }
  });

  test('the words of the trade: no ß, and a price category is never a category', () => {
    for (const key of KEYS) {
      expect(texts[key]).not.toMatch(/ß|cat[ée]gorie|(?<!Platz)kategorie|categoria|\btender\b|unknown/i);
    }
  });

  test('every refusal says a whole sentence that tells what to do', () => {
    const formats = createFormats(language, 'Europe/Zurich');
    expect(new Set(REFUSALS.map((one) => one.kind)).size).toBe(refusal.options.length);
    for (const one of REFUSALS) {
      const sentence = sentenceOf({ refusal: one }, say(language), formats);
      expect(sentence, one.kind).toMatch(/^[^{}]{15,}[.!?]$/);
      expect(sentence).not.toContain('refusal.');
    }
    for (const id of ['unreachable', 'nonsense', '4f1c'])
      expect(sentenceOf({ fault: { id } }, say(language), formats)).toMatch(/^[^{}]{20,}[.]$/);
  });

  test('every kind of case has a sentence of its own', () => {
    const sentences = CASE_KINDS.map((kind) => say(language)(caseKey(kind)));
    for (const sentence of sentences) expect(sentence).toMatch(/^[^{}]{15,}[.]$/);
    expect(new Set(sentences).size).toBe(CASE_KINDS.length);
    expect(say(language)(caseKey('brandNew'))).toMatch(/[.]$/);
  });

  test('days and amounts are written the Swiss way', () => {
    const f = createFormats(language, 'Europe/Zurich');
    expect(f.money(-123_450)).toBe('−1’234.50');
    expect(f.note(14_000)).toBe('140');
    expect(f.moment('2026-11-27T19:00:00.000Z')).toBe(
      {
        en: 'Fri 27 Nov 20:00',
        'de-CH': 'Fr 27. Nov 20:00',
        'fr-CH': 'ven 27 nov 20:00',
        'it-CH': 'ven 27 nov 20:00',
      }[language],
    );
  });
});
