import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Trouble } from './trouble.ts';

/** A manager's PIN, as typed at the place of a refusal. */
export interface Approval {
  readonly staff: string;
  readonly pin: string;
}

/** What a manager's word would let through. */
export interface ManagersWord {
  /** What was refused for the want of it; a mistyped PIN does not take its place. */
  readonly refusal: Refusal;
  /** Does what was refused once more, with the word. */
  readonly give: (approval: Approval) => Promise<unknown>;
}

/**
 * The word that would help against a trouble; null where none does. `asked`: what the word was already asked for, which
 * stays asked for while its PIN is mistyped.
 */
export function wordFor(
  { refusal }: Trouble,
  asked: Refusal | null,
  give: (approval: Approval, asked: Refusal) => Promise<unknown>,
): ManagersWord | null {
  if (refusal === undefined) return null;
  const wanted = managerHelps(refusal) ? refusal : isMistyped(refusal) ? asked : null;
  return wanted && { refusal: wanted, give: (approval) => give(approval, wanted) };
}

/** True where this till holds no right to what is sold, or may have none, and a manager may answer for it. */
function managerHelps(refusal: Refusal): boolean {
  switch (refusal.kind) {
    case 'quotaGone':
    case 'notOnThisTill':
    case 'managerNeeded':
    case 'voucherNeedsManager':
      return true;
    case 'passNeedsManager':
      return refusal.most > 0;
    case 'seatNotOurs':
      return refusal.state === 'elsewhere';
    default:
      return false;
  }
}

const isMistyped = ({ kind }: Refusal): boolean => kind === 'approvalWrong' || kind === 'lockedOut';
