import type { Answers } from './form.ts';

/** What is said on one ticket or pass. All of it is personal. */
export interface ItemDetail {
  /** Name printed on it; empty for none. */
  readonly holder: string;
  /** The holder of a pass: proposes its customer. Empty for none. */
  readonly email: string;
  /** Where the holder's photo is found, such as the number of a file; missing or empty for none. */
  readonly photo?: string;
  /** Free lines printed on it: "VIP", a greeting. */
  readonly text: readonly string[];
  readonly answers: Answers;
}
