import type { CommandGiven, CommandName, CommandReply } from '../../shared/contract/commands.ts';
import type { Topic } from '../../shared/contract/events.ts';
import type { QueryGiven, QueryName, QueryReply } from '../../shared/contract/queries.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** Which screen asks: an IPC sender or an HTTP page. Sign-in holds for one screen. */
export type ScreenId = string;

export type CommandHandlers = {
  readonly [N in CommandName]: (
    input: CommandGiven<N>,
    screen: ScreenId,
    commandId: CommandId,
  ) => Promise<Result<CommandReply<N>, Refusal>>;
};

export type QueryHandlers = {
  readonly [N in QueryName]: (
    input: QueryGiven<N>,
    screen: ScreenId,
  ) => Promise<Result<QueryReply<N>, Refusal>>;
};

/** The till's use cases, whatever hosts them. Input is decoded before it gets here. Throwing means a fault. */
export interface Core {
  readonly commands: CommandHandlers;
  readonly queries: QueryHandlers;
  /** Calls back after each change that was committed; returns how to stop. */
  onChanged(listener: (topics: readonly Topic[]) => void): () => void;
}
