import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value by its form, and what to do about it. `bound` writes a bound as the file has such values. */
export function sentenceOf(issue: Issue, bound: (value: number) => string = String): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'there is nothing; fill it in'
        : `it must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_big':
      return most(issue, bound);
    case 'too_small':
      return issue.message.includes('; ') ? issue.message : least(issue, bound);
    case 'invalid_value':
      return `there is no such word; write ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return formats(issue);
    case 'invalid_union':
      return 'it must be of one of its kinds; see the description of the format';
    case 'unrecognized_keys':
      return `there is no field ${issue.keys.join(', ')}; leave it out`;
    default:
      return issue.message;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function most(issue: Extract<Issue, { code: 'too_big' }>, bound: (value: number) => string): string {
  if (issue.origin === 'string') return `it has more than ${issue.maximum} characters; shorten it`;
  if (issue.origin === 'array') return `it has more than ${issue.maximum} of them; divide it`;
  return `it must be at most ${bound(Number(issue.maximum))}`;
}

function least(issue: Extract<Issue, { code: 'too_small' }>, bound: (value: number) => string): string {
  if (issue.origin === 'string') return 'there is nothing; fill it in';
  if (issue.origin === 'array') return `it needs at least ${issue.minimum}; add some`;
  return issue.inclusive === false
    ? `it must be more than ${bound(Number(issue.minimum))}`
    : `it must be at least ${bound(Number(issue.minimum))}`;
}

function formats(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'datetime') return 'write an instant such as 2026-12-24T19:00:00.000Z';
  if (issue.format === 'date') return 'write a day such as 2026-12-24';
  if (issue.format === 'regex' && issue.pattern?.includes('0-9A-Z'))
    return 'write 2 to 30 capital letters and digits, without blanks and accents';
  return issue.message;
}
