import type { Reply } from '../../shared/contract/client.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';

/** Why an act was not carried out: a refusal with its sentence, or a fault with its number. */
export type Trouble =
  | { readonly refusal: Refusal; readonly fault?: undefined }
  | { readonly fault: { readonly id: string }; readonly refusal?: undefined };

/** The trouble in an answer; null when it was accepted or never sent. */
export function troubleOf(reply: Reply<unknown> | null): Trouble | null {
  if (reply === null || reply.ok) return null;
  return 'refusal' in reply ? { refusal: reply.refusal } : { fault: reply.fault };
}
