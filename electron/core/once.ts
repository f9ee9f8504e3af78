import type { CommandName, CommandReply } from '../../shared/contract/commands.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Role, Staff } from '../../shared/domain/catalogue.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import { canonical, type Json } from '../../shared/kernel/canonical.ts';
import type { Sha256 } from '../../shared/kernel/crypto.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import type { ScreenId } from './api.ts';
import type { Journalist, Tx } from './journalist.ts';
import type { People } from './people.ts';
import { EntryTooLong } from './ports/journalist.ts';
import { DiskFull } from './ports/store.ts';

/** Carries a refusal out of a transaction, so that nothing of it remains. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** Runs a command once: its reply is stored in its own transaction, and given again when it is sent again (G2). */
export type Once = <N extends CommandName>(
  command: { readonly name: N; readonly id: CommandId; readonly input: object; readonly screen: ScreenId },
  roles: readonly Role[],
  work: (tx: Tx, person: Staff) => Result<CommandReply<N>, Refusal>,
) => Result<CommandReply<N>, Refusal>;

/** `roles` decide before anything is looked up; the same id with other content is refused. */
export function createOnce(parts: {
  readonly sha256: Sha256;
  readonly people: People;
  readonly journalist: Journalist;
}): Once {
  return (command, roles, work) => {
    const person = parts.people.allowed(command.screen, roles);
    if (!person.ok) return person;
    const digest = toHex(parts.sha256(command.name + canonical(command.input as Json)));
    try {
      return parts.journalist.transact((tx) => {
        const before = tx.store.commands.get(command.id);
        if (before !== undefined)
          return before.digest === digest
            ? accept(JSON.parse(before.reply) as CommandReply<typeof command.name>)
            : refuse({ kind: 'commandReused' });
        const result = work(tx, person.value);
        if (!result.ok) throw new Refused(result.refusal);
        tx.store.commands.put(
          command.id,
          { name: command.name, digest, reply: JSON.stringify(result.value) },
          tx.now,
        );
        return result;
      });
    } catch (error) {
      if (error instanceof Refused) return refuse(error.refusal);
      if (error instanceof DiskFull) return refuse({ kind: 'diskFull' });
      if (error instanceof EntryTooLong) return refuse({ kind: 'entryTooLong' });
      throw error;
    }
  };
}
