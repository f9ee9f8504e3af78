import type { Language } from '../kernel/language.ts';
import type { Instant } from '../kernel/time.ts';
import { dateText, momentText, timeText } from '../layout/format.ts';
import type { Sheet } from '../layout/sheet.ts';
import { reportWords } from './reportWords.ts';
import type { HouseOnReport } from './statementSheet.ts';

/** A guest list as it goes on paper. */
export interface GuestsOnPaper {
  readonly name: string;
  readonly reason: string;
  readonly eventName: string;
  readonly startsAt: Instant | null;
  readonly releaseAt: Instant | null;
  readonly places: number;
  readonly left: number;
  readonly guests: readonly {
    readonly name: string;
    readonly plus: number;
    readonly state: 'expected' | 'came' | 'ended';
    readonly seats: string;
  }[];
}

/** The list that lies at the door: who is on it, with how many, a line to tick off on where nobody came yet. */
export function guestSheet(of: GuestsOnPaper, { timeZone }: HouseOnReport, language: Language): Sheet {
  const w = reportWords(language);
  const at = of.startsAt;
  return {
    title: `${w('guests')}: ${of.name}`,
    lines: [
      [of.eventName, at === null ? '' : `${dateText(at, timeZone, language)} ${timeText(at, timeZone)}`]
        .filter((text) => text !== '')
        .join(' · '),
      [of.reason, of.releaseAt === null ? '' : w('heldUntil', { at: momentText(of.releaseAt, timeZone) })]
        .filter((text) => text !== '')
        .join(' · '),
    ],
    notes: [],
    tables: [
      {
        title: '',
        columns: [
          { title: w('guest'), share: 46 },
          { title: w('and'), share: 10, right: true },
          { title: w('places'), share: 26 },
          { title: w('came'), share: 18 },
        ],
        rows: of.guests
          .filter((guest) => guest.state !== 'ended')
          .map((guest) => [
            guest.name,
            guest.plus === 0 ? '' : `+ ${guest.plus}`,
            guest.seats === '' ? String(guest.plus + 1) : guest.seats,
            guest.state === 'came' ? w('came') : '________',
          ]),
        foot: [w('total'), '', `${of.places - of.left} / ${of.places}`, ''],
      },
    ],
    signatures: [],
    page: w('page'),
  };
}
