import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Role } from '../../shared/domain/catalogue.ts';
import type { CommandId, StaffId } from '../../shared/kernel/ids.ts';
import { accept, type Result } from '../../shared/kernel/result.ts';
import type { ScreenId } from './api.ts';
import { type Approval, approvedBy } from './approval.ts';
import type { CoreContext } from './context.ts';

/** Who answers for an act, and whether another till was asked for the say over what it is about. */
export interface Asked {
  readonly manager: StaffId | null;
  readonly asked: boolean;
}

/**
 * What comes before an act on something that may be another till's: who is at the screen, whose word it is, and `obtain`, which
 * asks the centre for the say over it. What was answered before is answered again, and nothing is asked for it (G2).
 */
export async function askFirst(
  context: CoreContext,
  command: {
    readonly id: CommandId;
    readonly screen: ScreenId;
    readonly roles: readonly Role[];
    readonly approval?: Approval | null;
  },
  obtain: () => Promise<boolean>,
): Promise<Result<Asked, Refusal>> {
  const person = context.people.allowed(command.screen, command.roles);
  if (!person.ok) return person;
  const manager = await approvedBy(context, command.approval ?? null, command.screen, command.id);
  if (!manager.ok) return manager;
  const known = context.parts.store.read.commands.get(command.id) !== undefined;
  return accept({ manager: manager.value, asked: known ? false : await obtain() });
}
