import type { CommandId } from '../kernel/ids.ts';
import { type CommandInput, type CommandName, type CommandReply, Commands } from './commands.ts';
import { type ChangedEvent, Events } from './events.ts';
import { type RequestMessage, replyMessage } from './message.ts';
import { Queries, type QueryInput, type QueryName, type QueryReply } from './queries.ts';
import type { Refusal } from './refusal.ts';

/** How messages reach a core: in the same process, over IPC or over HTTP. */
export interface Transport {
  /** Sends one request and gives the raw answer; rejects when the core can't be reached. */
  request(message: RequestMessage): Promise<unknown>;
  /** Calls back with each raw event; returns how to stop. `onLost` is called when the line breaks. */
  subscribe(onEvent: (event: unknown) => void, onLost: () => void): () => void;
}

/** What a screen gets to see of an answer. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly fault: { readonly id: string } };

/** Thrown into `fault` when the core could not be reached or answered something that is no reply. */
export const UNREACHABLE = 'unreachable';
export const NONSENSE = 'nonsense';

/** The typed way to a core. Every reply is decoded before it is handed on. */
export interface Client {
  command<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    commandId: CommandId,
  ): Promise<Reply<CommandReply<N>>>;
  query<N extends QueryName>(name: N, input: QueryInput<N>): Promise<Reply<QueryReply<N>>>;
  onChanged(listener: (event: ChangedEvent) => void, onLost: () => void): () => void;
}

/** A client over any transport. */
export function createClient(transport: Transport): Client {
  const ask = async <T>(
    message: RequestMessage,
    decode: (value: unknown) => { success: boolean; data?: T },
  ): Promise<Reply<T>> => {
    let raw: unknown;
    try {
      raw = await transport.request(message);
    } catch {
      return { ok: false, fault: { id: UNREACHABLE } };
    }
    const reply = replyMessage.safeParse(raw);
    if (!reply.success) return { ok: false, fault: { id: NONSENSE } };
    if (!reply.data.ok) return reply.data;
    const value = decode(reply.data.value);
    return value.success ? { ok: true, value: value.data as T } : { ok: false, fault: { id: NONSENSE } };
  };
  return {
    command: (name, input, commandId) =>
      ask(
        { type: 'command', name, commandId, input },
        (v) => Commands[name].reply.safeParse(v) as { success: boolean; data?: CommandReply<typeof name> },
      ),
    query: (name, input) =>
      ask(
        { type: 'query', name, input },
        (v) => Queries[name].reply.safeParse(v) as { success: boolean; data?: QueryReply<typeof name> },
      ),
    onChanged: (listener, onLost) =>
      transport.subscribe((raw) => {
        const event = Events.changed.safeParse(raw);
        if (event.success) listener(event.data);
      }, onLost),
  };
}
