import type { CommandName, CommandReply } from '../../shared/contract/commands.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Role, Staff } from '../../shared/domain/catalogue.ts';
import type { Lack } from '../../shared/inventory/consume.ts';
import type { CommandId, StaffId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { ScreenId } from './api.ts';
import type { CoreContext } from './context.ts';
import type { Tx } from './journalist.ts';

/** How hard a command tries to sell what this till does not hold. */
export interface Attempt {
  /** What was lacking is written here. */
  readonly lacks: Lack[];
  /** The centre was asked, or is out of reach: a manager's word counts from here on. */
  readonly beyond: boolean;
  /** The manager whose PIN came with the command; null for none. */
  readonly word: StaffId | null;
}

/** An attempt that asks nobody. */
export const alone = (): Attempt => ({ lacks: [], beyond: false, word: null });

/**
 * Runs a command once (G2). When it is refused for what this till does not hold, the centre is asked for exactly that,
 * within a bounded time, and it is tried once more; offline that is at once.
 */
export async function onDemand<N extends CommandName>(
  context: CoreContext,
  command: { readonly name: N; readonly id: CommandId; readonly input: object; readonly screen: ScreenId },
  roles: readonly Role[],
  word: StaffId | null,
  work: (tx: Tx, person: Staff, attempt: Attempt) => Result<CommandReply<N>, Refusal>,
): Promise<Result<CommandReply<N>, Refusal>> {
  const first: Attempt = { lacks: [], beyond: false, word };
  const reply = context.once(command, roles, (tx, person) => {
    // A transaction that found the disk full runs again.
    first.lacks.length = 0;
    return work(tx, person, first);
  });
  if (reply.ok || first.lacks.length === 0) return reply;
  await context.workers.sync.want(first.lacks);
  return context.once(command, roles, (tx, person) => work(tx, person, { lacks: [], beyond: true, word }));
}
