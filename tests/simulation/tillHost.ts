import type { Log } from '../../electron/core/ports/log.ts';
import type { OpenedStore } from '../../electron/store/open.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandReply,
  Commands,
} from '../../shared/contract/commands.ts';
import type { QueryInput, QueryName, QueryReply } from '../../shared/contract/queries.ts';
import { Queries } from '../../shared/contract/queries.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { type CommandId, type StreamId, uuidv7 } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Chance } from './chance.ts';
import { type MachineClock, machineClock, type SimulatedTime } from './clock.ts';
import type { Faults } from './faultCounts.ts';
import { simulatedGateway } from './gateway.ts';
import type { Line, Network } from './network.ts';
import { type SimulatedKeystore, simulatedKeystore, type TillDisks } from './tillDisk.ts';
import { openProcess, type TillProcess } from './tillProcess.ts';
import { HOUSE } from './venue.ts';
import { Violation } from './violation.ts';

/** The till's process ended here. */
export class Crashed extends Error {
  override name = 'Crashed';
}

/** A command of a person whose answer nobody has seen yet: it is sent again after the crash. */
export interface Sent {
  readonly name: CommandName;
  readonly input: object;
  readonly id: CommandId;
}

/** A command with the answer it got: the same command gets the same answer for as long as this database lives. */
export interface Answered extends Sent {
  readonly reply: string;
}

export interface HostParts {
  readonly name: string;
  readonly time: SimulatedTime;
  readonly chance: Chance;
  readonly faults: Faults;
  readonly network: Network;
  readonly disks: TillDisks;
  readonly bug: (what: string) => void;
  /** Takes what somebody found who works in the background. */
  readonly failed: (error: Error) => void;
}

const SCREEN = 'screen-1';

/** A till as a machine: a folder, a keystore, clocks, a line, and mostly a process. */
export class TillHost {
  readonly name: string;
  folder: string;
  keystore: SimulatedKeystore;
  process: TillProcess | null = null;
  line: Line;
  clock: MachineClock;
  syncing = false;
  /** Somebody is at work here, and may be waiting for the centre. */
  busy = false;
  pending: Sent | null = null;
  /** A pass of which others were asked to give something to this till: its holder comes again. */
  asked: string | null = null;
  /** Commands that may be sent again. */
  answered: Answered[] = [];
  /** Streams that its databases ever had. */
  readonly wroteTo = new Set<string>();
  /** Up to where the centre has acknowledged its streams, and which centre that was. */
  readonly acked = new Map<string, number>();
  generation: string | undefined;
  /** Entries that are in its folder, as far as anybody has looked. */
  readonly holds = new Set<string>();
  /** True when something was committed since the last look. */
  wrote = false;
  /** Commits until the process dies, and whether that one still counts. */
  #crashAt: { left: number; before: boolean } | null = null;
  #lastId: string | undefined;
  readonly #parts: HostParts;

  constructor(parts: HostParts, from?: { readonly folder: string; readonly keystore: SimulatedKeystore }) {
    this.#parts = parts;
    this.name = parts.name;
    this.folder = from?.folder ?? parts.disks.fresh();
    this.keystore = from?.keystore ?? newKeystore(parts.chance);
    this.clock = machineClock(parts.time);
    this.line = { name: this.name, alive: true, cut: false };
  }

  get up(): boolean {
    return this.process !== null;
  }

  /** The store of the process; throws while there is none. */
  get store(): OpenedStore {
    if (!this.process) throw new Error(`${this.name} is down`);
    return this.process.store;
  }

  get stream(): StreamId | null {
    return this.process?.store.read.journal.current()?.id ?? null;
  }

  /** Starts a process on the folder, and signs the cashier in. */
  async start(): Promise<void> {
    const { time, chance, network } = this.#parts;
    this.clock = machineClock(time, this.clock.ahead);
    const line: Line = { name: this.name, alive: true, cut: this.line.cut };
    this.line = line;
    this.process = await openProcess({
      folder: this.folder,
      keystore: this.keystore,
      clock: this.clock,
      time,
      chance,
      log: this.#log(),
      gateway: (token) => simulatedGateway(network, line, token),
      mortal: (store) => this.#mortal(store),
    });
    this.wrote = true;
    this.process.context.journalist.onCommitted(() => {
      this.wrote = true;
    });
  }

  /** True when somebody is signed in at the screen. */
  get signedIn(): boolean {
    return this.process?.context.people.on(SCREEN) !== undefined;
  }

  /** Signs somebody in, as far as the till knows them already. */
  async signIn(staff: string = HOUSE.cashier): Promise<boolean> {
    const signed = await this.command('signIn', { staff, pin: HOUSE.pin });
    return signed.ok;
  }

  newCommand(): CommandId {
    const id = uuidv7<'command'>(this.clock.now(), this.#parts.chance.bytes(10), this.#lastId);
    this.#lastId = id;
    return id;
  }

  /** Sends a command; throws Crashed when the process dies over it. */
  async command<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    id: CommandId = this.newCommand(),
  ): Promise<Result<CommandReply<N>, Refusal>> {
    const { process } = this;
    if (!process) throw new Crashed(this.name);
    const given = Commands[name].input.parse(input) as never;
    return (await process.core.commands[name](given, SCREEN, id)) as Result<CommandReply<N>, Refusal>;
  }

  async query<N extends QueryName>(name: N, input: QueryInput<N>): Promise<Result<QueryReply<N>, Refusal>> {
    const { process } = this;
    if (!process) throw new Crashed(this.name);
    const given = Queries[name].input.parse(input) as never;
    return (await process.core.queries[name](given, SCREEN)) as Result<QueryReply<N>, Refusal>;
  }

  /** Somebody begins to do something here; it goes on while others do what they do. */
  begin(act: () => Promise<void>): void {
    const { line } = this;
    this.busy = true;
    act()
      .catch((error: unknown) => {
        if (error instanceof Violation) this.#parts.failed(error);
        else if (line.alive) this.#parts.bug(`${this.name}: ${textOf(error)}`);
      })
      .finally(() => {
        if (this.line === line) this.busy = false;
      });
  }

  /** Begins a round with the centre in the background; nothing happens while one is under way. */
  sync(): void {
    const { process, line } = this;
    if (!process || this.syncing) return;
    this.syncing = true;
    process
      .sync()
      .catch((error: unknown) => {
        if (line.alive && !(error instanceof Crashed))
          this.#parts.bug(`${this.name}: sync: ${textOf(error)}`);
      })
      .finally(() => {
        if (this.line === line) this.syncing = false;
      });
  }

  /** The process dies at a later commit, before or after it counts. */
  crashAtCommit(left: number, before: boolean): void {
    this.#crashAt = { left, before };
  }

  spare(): void {
    this.#crashAt = null;
  }

  /** The process is gone, wherever it was; its folder is as it left it. */
  crash(): void {
    const { process } = this;
    if (!process) return;
    const left = this.#parts.disks.copyOf(this.folder);
    this.#gone();
    process.store.close();
    this.#parts.disks.drop(this.folder);
    this.folder = left;
  }

  /** The process ends in order. */
  async close(): Promise<void> {
    const { process } = this;
    if (!process) return;
    this.spare();
    this.line.alive = false;
    await process.close();
    this.#gone();
  }

  /** Another folder, and maybe another keystore, is put in its place while no process runs. */
  replace(folder: string, keystore: SimulatedKeystore): void {
    if (this.process) throw new Error(`${this.name} is up`);
    this.#parts.disks.drop(this.folder);
    this.folder = folder;
    this.keystore = keystore;
    this.pending = null;
    this.answered = [];
    this.holds.clear();
    this.acked.clear();
  }

  #gone(): void {
    this.line.alive = false;
    this.process = null;
    this.syncing = false;
    this.busy = false;
    this.#crashAt = null;
  }

  #log(): Log {
    return {
      info: () => {},
      warn: () => {},
      error: (what, fields) => {
        // A fork is what a clone makes of a stream; everything else is none of a till's daily life.
        if (!what.includes('another entry'))
          this.#parts.bug(`${this.name}: ${what} ${JSON.stringify(fields)}`);
      },
    };
  }

  #mortal(store: OpenedStore): OpenedStore {
    return {
      ...store,
      write: (work) => {
        const fate = this.#crashAt;
        if (!fate || fate.left-- > 0) return store.write(work);
        this.#parts.faults.count(fate.before ? 'tillCrashBeforeCommit' : 'tillCrashAfterCommit');
        try {
          store.write((tx) => {
            work(tx);
            if (fate.before) throw new Crashed(this.name);
          });
        } catch (error) {
          // A use case that refuses rolls back: its process dies all the same.
          if (!(error instanceof Error)) throw error;
        }
        this.crash();
        // Whatever the use case would have said reaches nobody.
        throw new Crashed(this.name);
      },
    };
  }
}

/** Key, store secret and instance, made beforehand from the run's own chance. */
function newKeystore(chance: Chance): SimulatedKeystore {
  const mark = {
    instance: `instance-${Buffer.from(chance.bytes(8)).toString('hex')}`,
    stream: null,
    seq: 0,
    hash: '',
  };
  return simulatedKeystore(
    new Map([
      ['till-key', chance.bytes(32)],
      ['store-secret', chance.bytes(32)],
      ['instance', Buffer.from(JSON.stringify(mark), 'utf8')],
    ]),
  );
}

/** An exception in words, with where it came from. */
export const textOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
