import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { httpTransport } from '../../renderer/transport/http.ts';
import { type Client, createClient, type Reply } from '../../shared/contract/client.ts';
import type { CommandInput, CommandName, CommandReply } from '../../shared/contract/commands.ts';
import type { QueryInput, QueryName, QueryReply } from '../../shared/contract/queries.ts';
import { type CommandId, uuidv7 } from '../../shared/kernel/ids.ts';

const SERVE = fileURLToPath(new URL('../../electron/serve.ts', import.meta.url));

/** A till in a process of its own, asked as its screens ask it: over HTTP. */
export interface TillProcess {
  readonly name: string;
  readonly dataDir: string;
  /** Sends a command; throws when it is refused or fails. */
  do<N extends CommandName>(name: N, input: CommandInput<N>, id?: CommandId): Promise<CommandReply<N>>;
  /** The same, giving the answer as it is. */
  try<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    id?: CommandId,
  ): Promise<Reply<CommandReply<N>>>;
  ask<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryReply<N>>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a till on a data folder. */
export async function startTill(name: string, dataDir: string): Promise<TillProcess> {
  let child: ChildProcess | undefined;
  let client: Client | undefined;
  const screen = randomUUID();
  const unwrap = <T>(what: string, reply: Reply<T>): T => {
    if (reply.ok) return reply.value;
    throw new Error(`${name}: ${what}: ${JSON.stringify(reply)}`);
  };
  const newId = (): CommandId => uuidv7<'command'>(Date.now(), randomBytes(10));
  const ended = (): Promise<void> =>
    new Promise((resolve) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once('exit', () => resolve());
    });
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVE, '--data', dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await addressOf(child, name);
    client = createClient(
      httpTransport({ base: url.origin, token: url.hash.replace('#token=', ''), screen }),
    );
  };
  const asked = (): Client => {
    if (!client) throw new Error(`${name} is not running`);
    return client;
  };
  await start();
  return {
    name,
    dataDir,
    do: async (command, input, id = newId()) => unwrap(command, await asked().command(command, input, id)),
    try: (command, input, id = newId()) => asked().command(command, input, id),
    ask: async (query, input) => unwrap(query, await asked().query(query, input)),
    kill: async () => {
      const gone = ended();
      child?.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      const gone = ended();
      child?.kill('SIGTERM');
      await gone;
    },
    start,
  };
}

async function addressOf(child: ChildProcess, name: string): Promise<URL> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    const found = /http:\/\/\S+/.exec(text);
    if (found) return new URL(found[0]);
  }
  throw new Error(`${name} ended before it was open: ${text}`);
}
