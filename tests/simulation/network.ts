import { CentreFailure } from '../../electron/core/ports/sync.ts';
import type { Chance } from './chance.ts';
import type { SimulatedTime } from './clock.ts';
import type { Faults } from './faultCounts.ts';

/** What came back: a status and a text, as HTTP has them. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A question, as text. */
export interface Question {
  readonly path: string;
  readonly token: string | null;
  readonly text: string;
}

/** The line of one process of a till. What belongs to a process that is gone reaches nobody. */
export interface Line {
  readonly name: string;
  alive: boolean;
  /** Cut off: nothing gets through in either direction. */
  cut: boolean;
}

interface Call {
  readonly line: Line;
  readonly question: Question;
  readonly deadline: number;
  open: boolean;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface Letter {
  readonly call: Call;
  /** Null on the way to the centre. */
  readonly answer: Answer | null;
  readonly notBefore: number;
}

/** How bad the network is, per mille of the messages. */
export interface Weather {
  readonly lost: number;
  readonly repeated: number;
  readonly delayed: number;
}

/** How long a till waits for an answer, in ms. */
const PATIENCE_MS = 15_000;
const LONGEST_DELAY_MS = 90_000;

/**
 * Carries messages between tills and centre, in any order, and loses, repeats and delays some. A message that was
 * given up by its sender may arrive all the same.
 */
export class Network {
  weather: Weather = { lost: 0, repeated: 0, delayed: 0 };
  readonly #letters: Letter[] = [];
  readonly #open = new Set<Call>();
  readonly #time: SimulatedTime;
  readonly #chance: Chance;
  readonly #faults: Faults;
  /** The centre; null when nobody is there. */
  readonly #centre: (question: Question) => Promise<Answer | null>;

  constructor(parts: {
    readonly time: SimulatedTime;
    readonly chance: Chance;
    readonly faults: Faults;
    readonly centre: (question: Question) => Promise<Answer | null>;
  }) {
    this.#time = parts.time;
    this.#chance = parts.chance;
    this.#faults = parts.faults;
    this.#centre = parts.centre;
  }

  /** A till asks; it gets an answer, or CentreFailure once its patience is over. */
  ask(line: Line, question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const call: Call = {
        line,
        question,
        deadline: this.#time.now() + PATIENCE_MS,
        open: true,
        resolve,
        reject,
      };
      this.#open.add(call);
      this.#post(call, null);
    });
  }

  /** Messages that may be delivered now. */
  ready(): number {
    return this.#letters.filter((letter) => letter.notBefore <= this.#time.now()).length;
  }

  /** Messages on their way, delayed ones too. */
  get underWay(): number {
    return this.#letters.length;
  }

  /** Delivers one of the messages that are ready, whichever. */
  async deliver(): Promise<void> {
    const ready = this.#letters.filter((letter) => letter.notBefore <= this.#time.now());
    if (ready.length === 0) return;
    const n = this.#chance.below(ready.length);
    if (n > 0) this.#faults.count('reordered');
    const letter = ready[n] as Letter;
    this.#letters.splice(this.#letters.indexOf(letter), 1);
    const { call, answer } = letter;
    if (call.line.cut) {
      this.#faults.count('cutOff');
      return;
    }
    if (answer) {
      if (call.line.alive && call.open) this.#settle(call, () => call.resolve(answer));
      return;
    }
    const said = await this.#centre(call.question);
    if (said) this.#post(call, said);
    else if (call.line.alive && call.open)
      this.#settle(call, () =>
        call.reject(new CentreFailure('unreachable', 'unreachable', 'nobody is there')),
      );
  }

  /** Those who have waited long enough give up. */
  expire(): void {
    for (const call of [...this.#open]) {
      if (!call.line.alive) this.#open.delete(call);
      else if (call.deadline <= this.#time.now())
        this.#settle(call, () => call.reject(new CentreFailure('unreachable', 'unreachable', 'no answer')));
    }
  }

  #settle(call: Call, how: () => void): void {
    call.open = false;
    this.#open.delete(call);
    how();
  }

  #post(call: Call, answer: Answer | null): void {
    const { lost, repeated, delayed } = this.weather;
    if (this.#chance.perMille(lost)) {
      this.#faults.count(answer ? 'answerLost' : 'questionLost');
      return;
    }
    const letter = (): Letter => {
      const late = this.#chance.perMille(delayed);
      if (late) this.#faults.count('delayed');
      const wait = late ? this.#chance.below(LONGEST_DELAY_MS) : 0;
      return { call, answer, notBefore: this.#time.now() + wait };
    };
    this.#letters.push(letter());
    if (this.#chance.perMille(repeated)) {
      this.#faults.count('repeated');
      this.#letters.push(letter());
    }
  }
}
