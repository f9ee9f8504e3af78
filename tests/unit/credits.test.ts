import { expect, test } from 'vitest';
import { creditedElsewhere } from '../../shared/sync/credits.ts';

const here = {
  refund: (refund: string): boolean => refund === 'r-here',
  stream: (stream: string): boolean => stream === 'mine',
};

test('G3: what a till forgot when it was put back is owed less all the same, for others have it', () => {
  const credits = [
    { stream: 'mine', refund: 'r-here', minor: 100 },
    { stream: 'mine', refund: 'r-forgotten', minor: 20 },
    { stream: 'other', refund: 'r-other', minor: 3 },
  ];
  expect(creditedElsewhere(credits, here)).toBe(23);
});

test('rows of before say whose credits they are, and no more', () => {
  const credits = [
    { stream: 'mine', minor: 100 },
    { stream: 'other', minor: 3 },
  ];
  expect(creditedElsewhere(credits, here)).toBe(3);
});
