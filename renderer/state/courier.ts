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
  /** Resolves with the answer, or null when `prepare` dropped it. */
  send<N extends CommandName>(
    name: N,
    prepare: () => Prepared<N> | null,
  ): Promise<Reply<CommandReply<N>> | null>;
  /** Asks in the same order, so that an answer never is older than a command's. */
  askInTurn<N extends QueryName>(name: N, input: QueryInput<N>): Promise<Reply<QueryReply<N>>>;
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
 * answered (G2), with everything behind it waiting; others answer that the core was not there.
 */
export function createCourier({ client, newId, pause, onReachable }: CourierPorts): Courier {
  let last: Promise<unknown> = Promise.resolve();
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
      if (!lost || !Commands[name].once) return reply;
      await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0);
    }
  };

  return {
    send: (name, prepare) =>
      inTurn(async () => {
        const prepared = prepare();
        return prepared === null ? null : deliver(name, prepared);
      }),
    askInTurn: (name, input) => inTurn(() => client.query(name, input)),
  };
}

/** True for the answer that there was no core to answer. */
export const isUnreachable = (reply: Reply<unknown>): boolean =>
  !reply.ok && 'fault' in reply && reply.fault.id === UNREACHABLE;
