import type { FieldId, FormId } from '../kernel/ids.ts';

export type FieldType = 'text' | 'number' | 'choice' | 'date' | 'checkbox' | 'email';

/** One question of a form. */
export interface FormField {
  readonly id: FieldId;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** Answers of a choice; empty for other types. */
  readonly choices: readonly string[];
}

/** What a price category or a pass asks for: once per ticket, or once per order. */
export interface Form {
  readonly id: FormId;
  readonly name: string;
  readonly per: 'ticket' | 'order';
  readonly fields: readonly FormField[];
}

/** No form asks more. */
export const MOST_FIELDS = 20;

/**
 * Answers by field id, all as text: a number with a point, a date as YYYY-MM-DD, a ticked checkbox as "yes". A
 * field without an answer is missing or empty.
 */
export type Answers = Readonly<Record<string, string>>;
