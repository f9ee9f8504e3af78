import { z } from 'zod';
import type { ReadyItem } from '../domain/readiness/item.ts';
import { instant, printUse } from './values.ts';

const state = z.enum(['good', 'warn', 'bad']);
const count = z.int().min(0);
const is = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) });
const dated = <K extends string>(kind: K) => z.object({ kind: z.literal(kind), at: instant });
const counted = <K extends string>(kind: K) => z.object({ kind: z.literal(kind), count });

const zoneRightsView = z.object({
  zone: z.string(),
  name: z.string(),
  state,
  why: z.enum(['enough', 'soldOut', 'few', 'none']),
  here: count,
  house: count.nullable(),
  /** Below zero where more was sold or leased than there is. */
  free: z.int().nullable(),
});

/** What the readiness check found; the screen has a sentence for each. */
export const findingView = z.discriminatedUnion('kind', [
  is('lineMissing'),
  z.object({
    kind: z.enum(['lineOnline', 'lineOffline', 'lineFails', 'lineRefused']),
    at: instant.nullable(),
  }),
  dated('tillLost'),
  is('catalogueNone'),
  dated('catalogueFresh'),
  dated('catalogueOld'),
  z.object({ kind: z.literal('noShow'), next: instant.nullable() }),
  z.object({
    kind: z.literal('rights'),
    event: z.string(),
    startsAt: instant,
    zones: z.array(zoneRightsView),
    houseAt: instant.nullable(),
    givenBack: z.boolean(),
  }),
  is('reservationsNone'),
  counted('reservationsHere'),
  counted('reservationsNobody'),
  z.object({ kind: z.literal('reservationsComing'), count, missing: count }),
  z.object({ kind: z.literal('reservationsAt'), count, tillNo: z.int() }),
  is('peopleNone'),
  is('managerNone'),
  counted('peopleReady'),
  z.object({ kind: z.literal('pinsMissing'), names: z.array(z.string()) }),
  is('printerNone'),
  z.object({
    kind: z.literal('printer'),
    name: z.string(),
    use: printUse,
    is: z.enum([
      'ready',
      'weak',
      'untested',
      'starting',
      'paperLow',
      'paperOut',
      'coverOpen',
      'offline',
      'error',
      'standIn',
      'toCheck',
    ]),
    count,
    by: z.string(),
  }),
  z.object({ kind: z.enum(['diskFine', 'diskLow', 'diskFull']), bytes: count }),
  is('diskHidden'),
  is('ballastGone'),
  z.object({ kind: z.enum(['clockFine', 'clockOff']), offsetMs: z.int(), at: instant }),
  is('clockAlone'),
  is('clockJumped'),
  z.object({ kind: z.literal('zoneDiffers'), here: z.string(), venue: z.string() }),
  dated('certificateFine'),
  dated('certificateEnds'),
  dated('certificateEnded'),
  is('backupNone'),
  dated('backupFine'),
  dated('backupOld'),
  is('journalSent'),
  z.object({ kind: z.enum(['journalWaits', 'journalOld']), entries: count, oldest: instant }),
  is('casesNone'),
  counted('casesOpen'),
]);

export const readyItemView = z.object({
  id: z.string(),
  state,
  finding: findingView,
  act: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.enum(['enrol', 'syncNow', 'getPlaces', 'printers', 'checkPrints', 'backUp', 'cases']),
      }),
      z.object({ kind: z.literal('testPage'), printer: z.string() }),
    ])
    .nullable(),
});

/** The readiness check: the worst of its items first said as a whole. */
export const readinessView = z.object({ at: instant, state, items: z.array(readyItemView) });
export type ReadinessView = z.infer<typeof readinessView>;
export type ReadyItemView = z.infer<typeof readyItemView>;
export type FindingView = z.infer<typeof findingView>;

// What the judgement says travels as it is; this fails to compile when a finding has no place here.
type Covered = ReadyItem extends ReadyItemView ? true : never;
export const coversTheJudgement: Covered = true;
