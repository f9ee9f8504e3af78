import { type Client, type Reply, UNREACHABLE } from '../../shared/contract/client.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandReply,
  Commands,
} from '../../shared/contract/commands.ts';
import type { QueryInput, QueryName, QueryReply } from '../../shared/contract/queries.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';

/** What is to be sent, decided when its turn has come; null drops it. */
export interface Prepared<N extends CommandName> {
  readonly input: CommandInput<N>;
  /** Only for commands whose id is not made here. */
  readonly commandId?: CommandId;
}

/** Carries a screen's commands to the core one after the other, in the order of the taps. */
export interface Courier {
  /**
   * Resolves with the answer, or null when it was dropped. `take` gets the answer before the next command is
   * prepared, so that each act knows what the one before it did.
   */
  send<N extends CommandName>(
    name: N,
    prepare: () => Prepared<N> | null,
    take?: (reply: Reply<CommandReply<N>>) => void,
  ): Promise<Reply<CommandReply<N>> | null>;
  /** Asks in the same order, so that an answer never is older than a command's. */
  askInTurn<N extends QueryName>(
    name: N,
    input: QueryInput<N>,
    take: (reply: Reply<QueryReply<N>>) => void,
  ): Promise<void>;
}

export interface CourierPorts {
  readonly client: Client;
  readonly newId: () => CommandId;
  /** Resolves after some milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  readonly onReachable: (reachable: boolean) => void;
}

const PAUSES_MS = [150, 400, 1_000, 2_000, 4_000];

/**
 * A courier over a client. A `once` command that found no core is sent again under the same id until it is
 * answered (G2); others answer that the core was not there. What is tapped meanwhile is dropped: nobody could see
 * what it did.
 */
export function createCourier({ client, newId, pause, onReachable }: CourierPorts): Courier {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = false;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  const deliver = async <N extends CommandName>(
    name: N,
    { input, commandId = newId() }: Prepared<N>,
  ): Promise<Reply<CommandReply<N>>> => {
    for (let tries = 0; ; tries++) {
      const reply = await client.command(name, input, commandId);
      const lost = isUnreachable(reply);
      onReachable(!lost);
      waiting = lost && Commands[name].once;
      if (!waiting) return reply;
      await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0);
    }
  };

  return {
    send: async (name, prepare, take) => {
      if (waiting) return null;
      return inTurn(async () => {
        const prepared = prepare();
        if (prepared === null) return null;
        const reply = await deliver(name, prepared);
        take?.(reply);
        return reply;
      });
    },
    askInTurn: (name, input, take) => inTurn(async () => take(await client.query(name, input))),
  };
}

/** True for the answer that there was no core to answer. */
export const isUnreachable = (reply: Reply<unknown>): boolean =>
  !reply.ok && 'fault' in reply && reply.fault.id === UNREACHABLE;
