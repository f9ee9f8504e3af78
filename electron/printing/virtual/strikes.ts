import type { FaultKind } from './faults.ts';

/** A fault that met something. `inJob`: a job had begun to arrive and was not confirmed. */
export interface Strike {
  readonly kind: FaultKind;
  readonly inJob: boolean;
}

/** Which faults met something since they were set: one that was switched on and off between two jobs did not. */
export interface Strikes {
  /** A fault is set anew. */
  arm(kind: FaultKind): void;
  /** It met something; counted once for each time it was set, in a job if it ever was. */
  strike(kind: FaultKind, inJob: boolean): void;
  /** Oldest first. */
  all(): readonly Strike[];
}

/** An empty log. */
export function createStrikes(): Strikes {
  const log: Strike[] = [];
  /** Where the strike of a fault in force stands; undefined as long as it met nothing. */
  const armed = new Map<FaultKind, number | undefined>();
  return {
    arm: (kind) => void armed.set(kind, undefined),
    strike: (kind, inJob) => {
      if (!armed.has(kind)) return;
      const at = armed.get(kind) ?? log.length;
      armed.set(kind, at);
      log[at] = { kind, inJob: inJob || (log[at]?.inJob ?? false) };
    },
    all: () => log,
  };
}
