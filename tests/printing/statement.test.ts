import { expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import { CLOSING_ROLL_58, CLOSING_ROLL_80 } from '../../shared/layout/layouts/closingRoll.ts';
import { statementPaper } from '../../shared/papers/statementPaper.ts';
import { STATEMENT } from '../fakes/statement.ts';

const house = {
  venueName: 'Salle Métropole',
  venueCity: 'Lausanne',
  currency: 'CHF' as const,
  timeZone: 'Europe/Zurich',
  tillNo: 2,
};

for (const layout of [CLOSING_ROLL_80, CLOSING_ROLL_58])
  for (const language of LANGUAGES)
    test(`C5: the statement on ${layout.stock} in ${language} says every figure and has two lines to sign`, () => {
      const paper = statementPaper(STATEMENT, house, language, 0);
      const laid = layoutOf(paper, { layout });
      const said = laid.boxes.flatMap((box) => (box.kind === 'text' ? [box.text] : [])).join(' ');
      for (const figure of [
        '18’231.00',
        '412',
        '5’800.00',
        '12’431.00',
        '311',
        '40.00',
        '461.90',
        '17’769.10',
        '820.40',
        '1’160.00',
      ])
        expect(said, figure).toContain(figure);
      for (const words of ['Symphonie fantastique', 'Presse', '27.11.2026 20:00', ...paper.signatures])
        for (const word of words.split(' ')) expect(said, word).toContain(word);
      expect(said).not.toContain('…');
      const width = laid.paper.printableMm;
      expect(laid.boxes.filter((box) => box.x < 0 || box.x + box.width > width + 0.01)).toEqual([]);
    });
