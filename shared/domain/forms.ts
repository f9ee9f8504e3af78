import { accept, type Result, refuse } from '../kernel/result.ts';
import type { Answers, Form, FormField } from './form.ts';

/** What is wrong with the answers to a form, for the sentence beside the field. */
export interface FormProblem {
  readonly field: FormField;
  readonly problem: 'missing' | 'notANumber' | 'notADate' | 'notAnEmail' | 'notAChoice' | 'tooLong';
}

/** No answer is longer. */
export const LONGEST_ANSWER = 300;
/**
 * One @ with something on both sides and a dot behind it, and nothing that a mail server would read as a second address, a
 * name or a comment; the centre's mail server has the last word.
 */
const EMAIL = /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+\.[^\s@,;:<>()[\]\\"]+$/;
const NUMBER = /^-?\d{1,12}([.,]\d{1,6})?$/;

/** True for what may be an e-mail address. */
export const isEmail = (text: string): boolean => text.length <= 120 && EMAIL.test(text);

/** What is wrong with one answer; null when nothing is. An empty one is wrong only where it is required. */
export function answerProblem(field: FormField, answer: string | undefined): FormProblem['problem'] | null {
  const said = (answer ?? '').trim();
  if (said === '') return field.required ? 'missing' : null;
  if (said.length > LONGEST_ANSWER) return 'tooLong';
  switch (field.type) {
    case 'number':
      return NUMBER.test(said) ? null : 'notANumber';
    case 'date':
      return isDay(said) ? null : 'notADate';
    case 'email':
      return isEmail(said) ? null : 'notAnEmail';
    case 'choice':
      return field.choices.includes(said) ? null : 'notAChoice';
    case 'checkbox':
      return said === 'yes' ? null : 'notAChoice';
    case 'text':
      return null;
  }
}

/** The first thing that is wrong with the answers to a form; null when all is answered. */
export function formProblem(form: Form, answers: Answers): FormProblem | null {
  for (const field of form.fields) {
    const problem = answerProblem(field, answers[field.id]);
    if (problem !== null) return { field, problem };
  }
  return null;
}

/** Of given answers only those that a form asks for; none without a form. Judges nothing: a form is filled in bit by bit. */
export const askedOnly = (form: Form | undefined, answers: Answers): Answers => {
  const asked = new Set<string>(form?.fields.map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([field]) => asked.has(field)));
};

/** The answers as they are kept: only of the form's fields, trimmed, empty ones left out. */
export function keptAnswers(form: Form, answers: Answers): Result<Answers, FormProblem> {
  const wrong = formProblem(form, answers);
  if (wrong !== null) return refuse(wrong);
  const kept = form.fields.map(({ id }) => [id, (answers[id] ?? '').trim()] as const);
  return accept(Object.fromEntries(kept.filter(([, answer]) => answer !== '')));
}

/** True for a day of the calendar, YYYY-MM-DD. */
function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] ?? 0);
}
