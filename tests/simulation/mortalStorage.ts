import type { CentreStorage, Tx } from '../../central/storage/port.ts';

/** The centre's process ended here. */
export class Killed extends Error {
  override name = 'Killed';
}

/** When a centre's process ends: after so many more calls of its storage; null for not at all. */
export interface Fate {
  callsLeft: number | null;
  /** Or at the commit of so many transactions from now; null for not at all. */
  commitsLeft: number | null;
  /** Ended: nothing that it still does reaches the storage. */
  dead: boolean;
  readonly onDeath: () => void;
}

/**
 * A storage whose process may be killed at any call of a transaction, the commit too: what the transaction did is
 * rolled back, as a database does when its client is gone.
 */
export function mortalStorage(inner: CentreStorage, fate: Fate): CentreStorage {
  const commit = (): void => {
    if (fate.commitsLeft !== null && fate.commitsLeft-- <= 0) fate.callsLeft = 0;
    step();
  };
  const step = (): void => {
    if (fate.callsLeft !== null && !fate.dead && fate.callsLeft-- <= 0) {
      fate.dead = true;
      fate.onDeath();
    }
    if (fate.dead) throw new Killed('the centre was killed');
  };
  return {
    kind: inner.kind,
    interrupted: inner.interrupted,
    transaction: (organiser, work) =>
      inner.transaction(organiser, async (tx) => {
        const result = await work(fate.callsLeft === null && !fate.dead ? tx : mortalTx(tx, step));
        commit();
        return result;
      }),
    close: () => inner.close(),
  };
}

function mortalTx(tx: Tx, step: () => void): Tx {
  const table = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          step();
          return await (value as (...given: unknown[]) => Promise<unknown>).apply(target, args);
        };
      },
    });
  return {
    identity: table(tx.identity),
    journal: table(tx.journal),
    records: table(tx.records),
    inventory: table(tx.inventory),
    feed: table(tx.feed),
    mails: table(tx.mails),
    acts: table(tx.acts),
    centreActs: table(tx.centreActs),
    savepoint: async (work) => {
      step();
      return await tx.savepoint(work);
    },
  };
}
