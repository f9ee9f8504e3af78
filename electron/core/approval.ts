import type { Refusal } from '../../shared/contract/refusal.ts';
import type { CommandId, StaffId } from '../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import { instant } from '../../shared/kernel/time.ts';
import type { ScreenId } from './api.ts';
import type { CoreContext } from './context.ts';
import type { PinTries } from './ports/store.ts';

/** Wrong PINs before a lock-out. */
const FREE_TRIES = 5;
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 15 * 60_000;
/** Wrong PINs are forgotten so long after the last one and its lock. */
const FORGOTTEN_MS = 60 * 60_000;

/** A manager's PIN that comes with a command. */
export interface Approval {
  readonly staff: StaffId;
  readonly pin: string;
}

/** Why a PIN was not taken. */
export type PinRefusal =
  | { readonly kind: 'lockedOut'; readonly until: string }
  | { readonly kind: 'wrongPin'; readonly triesLeft: number };

/**
 * Checks a person's PIN. A try is written down before it is checked, so that parallel guesses all count. They count for the person,
 * wherever they are made: the right PIN takes back only what was mistyped at a sign-in on the same screen, or whoever guesses
 * at another one would have the count lowered again and again. `screen`: where somebody signs in; null for a word of approval.
 */
export async function checkPin(
  context: CoreContext,
  staff: StaffId,
  pin: string,
  screen: ScreenId | null,
): Promise<Result<StaffId, PinRefusal>> {
  const { parts, journalist, cache, people } = context;
  const person = cache.catalogue().staff.get(staff);
  const verifier = cache.verifier(staff);
  const counted = journalist.transact((tx) => {
    const tries = tx.store.pins.tries(staff);
    if (tries.lockedUntil > tx.now) return { locked: tries.lockedUntil, failed: tries.failed, before: tries };
    const next = afterFailure(tries, tx.now);
    tx.store.pins.setTries(staff, next);
    return { locked: 0, failed: next.failed, before: tries };
  });
  if (counted.locked > 0) return refuse({ kind: 'lockedOut', until: instant(counted.locked) });
  if (!person || !verifier || !(await parts.pins.check(pin, verifier))) {
    if (screen !== null) people.mistyped(screen, staff);
    return refuse({ kind: 'wrongPin', triesLeft: Math.max(0, FREE_TRIES - counted.failed) });
  }
  const mine = 1 + (screen === null ? 0 : people.takeMistyped(screen, staff));
  journalist.transact((tx) => {
    const now = tx.store.pins.tries(staff);
    // Who guesses beside it may have locked the person meanwhile: that stays.
    const { lockedUntil } = now.failed > counted.failed ? now : counted.before;
    tx.store.pins.setTries(staff, { failed: Math.max(0, now.failed - mine), lockedUntil });
  });
  return accept(staff);
}

/** From the fifth wrong PIN on, each one locks for twice as long as the one before, a quarter of an hour at most. */
function afterFailure(tries: PinTries, now: number): PinTries {
  const failed = (now - tries.lockedUntil > FORGOTTEN_MS ? 0 : tries.failed) + 1;
  if (failed < FREE_TRIES) return { failed, lockedUntil: now };
  const lock = Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (failed - FREE_TRIES));
  return { failed, lockedUntil: now + lock };
}

/** The manager who answers for the act: the one who typed a PIN, or the one at the screen; null for nobody. */
export async function approvedBy(
  context: CoreContext,
  approval: Approval | null,
  screen: string,
  command: CommandId,
): Promise<Result<StaffId | null, Refusal>> {
  const at = context.people.on(screen);
  return approval === null
    ? accept(at?.role === 'manager' ? at.id : null)
    : await managersWord(context, approval, command);
}

/**
 * The manager whose PIN came with a command, whoever is at the screen; null when none did. Refuses somebody who is no
 * manager (roleMissing), and a wrong PIN. Of a command that was carried out before, and is sent again for its answer was
 * lost, the PIN was right then: whoever locked the manager out since keeps nobody from the answer (G2).
 */
export async function managersWord(
  context: CoreContext,
  approval: Approval | null,
  command: CommandId,
): Promise<Result<StaffId | null, Refusal>> {
  if (approval === null) return accept(null);
  if (context.parts.store.read.commands.get(command) !== undefined) return accept(approval.staff);
  const person = context.cache.catalogue().staff.get(approval.staff);
  if (person?.role !== 'manager') return refuse({ kind: 'roleMissing', needed: ['manager'] });
  const checked = await checkPin(context, approval.staff, approval.pin, null);
  if (checked.ok) return checked;
  return checked.refusal.kind === 'lockedOut'
    ? checked
    : refuse({ kind: 'approvalWrong', triesLeft: checked.refusal.triesLeft });
}

/** What is kept of a command that a manager approved: who it was, never the PIN; without one, the command as it came. */
export function withoutPin<T extends { readonly approval: unknown }>(
  input: T,
  manager: StaffId | null,
): object {
  const { approval: _secret, ...kept } = input;
  return manager === null ? kept : { ...kept, approval: manager };
}
