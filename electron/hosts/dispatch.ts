import { randomUUID } from 'node:crypto';
import type { ZodType } from 'zod';
import { Commands } from '../../shared/contract/commands.ts';
import { type ReplyMessage, requestMessage } from '../../shared/contract/message.ts';
import { Queries } from '../../shared/contract/queries.ts';
import { type Refusal, refusal } from '../../shared/contract/refusal.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Core, ScreenId } from '../core/api.ts';
import type { Log } from '../core/ports/log.ts';

/** Answers one raw message of one screen; never throws. */
export type Dispatch = (screen: ScreenId, raw: unknown) => Promise<ReplyMessage>;

const MOST_PROBLEMS = 10;

/**
 * The one door to a core, whatever transport the message came by: decodes the message and its input, calls the
 * use case, decodes its reply. Bugs and I/O errors become a fault whose id is in the log.
 */
export function createDispatch(core: Core, log: Log): Dispatch {
  return async (screen, raw) => {
    let name = '';
    try {
      const message = requestMessage.safeParse(raw);
      if (!message.success) return malformed(problemsOf(message.error.issues));
      name = message.data.name;
      return message.data.type === 'command'
        ? await command(core, screen, name, message.data.commandId, message.data.input)
        : await query(core, screen, name, message.data.commandId, message.data.input);
    } catch (error) {
      const id = randomUUID();
      log.error('A request failed', { fault: id, name, ...detailOf(error) });
      return { ok: false, fault: { id } };
    }
  };
}

async function command(
  core: Core,
  screen: ScreenId,
  name: string,
  commandId: CommandId | undefined,
  rawInput: unknown,
): Promise<ReplyMessage> {
  if (!isNameIn(Commands, name)) return unknownName(name);
  if (commandId === undefined) return malformed(['commandId: a command needs one']);
  const input = Commands[name].input.safeParse(rawInput);
  if (!input.success) return malformed(problemsOf(input.error.issues, 'input'));
  const handler = core.commands[name] as (
    input: unknown,
    screen: ScreenId,
    commandId: CommandId,
  ) => Promise<Result<unknown, Refusal>>;
  return reply(Commands[name].reply, await handler(input.data, screen, commandId));
}

async function query(
  core: Core,
  screen: ScreenId,
  name: string,
  commandId: CommandId | undefined,
  rawInput: unknown,
): Promise<ReplyMessage> {
  if (!isNameIn(Queries, name)) return unknownName(name);
  if (commandId !== undefined) return malformed(['commandId: only commands have one']);
  const input = Queries[name].input.safeParse(rawInput);
  if (!input.success) return malformed(problemsOf(input.error.issues, 'input'));
  const handler = core.queries[name] as (
    input: unknown,
    screen: ScreenId,
  ) => Promise<Result<unknown, Refusal>>;
  return reply(Queries[name].reply, await handler(input.data, screen));
}

// Own properties only: `__proto__` and `constructor` are names of no command.
function isNameIn<T extends object>(table: T, name: string): name is keyof T & string {
  return Object.hasOwn(table, name);
}

// The schema drops what the contract does not name, so that nothing reaches a screen by accident.
function reply(schema: ZodType, result: Result<unknown, Refusal>): ReplyMessage {
  if (result.ok) return { ok: true, value: schema.parse(result.value) };
  return { ok: false, refusal: refusal.parse(result.refusal) };
}

function malformed(problems: string[]): ReplyMessage {
  return { ok: false, refusal: { kind: 'malformed', problems } };
}

function unknownName(name: string): ReplyMessage {
  return { ok: false, refusal: { kind: 'unknownCommand', name } };
}

function problemsOf(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
  under?: string,
): string[] {
  const problems = issues.slice(0, MOST_PROBLEMS).map((issue) => {
    const path = [...(under === undefined ? [] : [under]), ...issue.path].map(String).join('.');
    return path === '' ? issue.message : `${path}: ${issue.message}`;
  });
  if (issues.length > MOST_PROBLEMS) problems.push(`and ${issues.length - MOST_PROBLEMS} more`);
  return problems;
}

function detailOf(error: unknown): Record<string, unknown> {
  return error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
}
