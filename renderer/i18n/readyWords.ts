import type { FindingView, ReadinessView } from '../../shared/contract/readiness.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Formats } from './formats.ts';
import { sizeText, spanText } from './measures.ts';
import type { Say } from './texts.ts';

type Subject =
  | 'line'
  | 'lost'
  | 'catalogue'
  | 'rights'
  | 'reservations'
  | 'people'
  | 'printer'
  | 'disk'
  | 'clock'
  | 'certificate'
  | 'backup'
  | 'journal'
  | 'cases';

const SUBJECTS: readonly Subject[] = [
  'line',
  'lost',
  'catalogue',
  'rights',
  'reservations',
  'people',
  'printer',
  'disk',
  'clock',
  'certificate',
  'backup',
  'journal',
  'cases',
];

/** What an item of the readiness check is about: its id begins with it. */
export const subjectOf = (id: string): Subject | undefined => SUBJECTS.find((one) => id.startsWith(one));

/** The whole check in a few words. */
export function verdictText({ state, items }: Pick<ReadinessView, 'state' | 'items'>, t: Say): string {
  if (state === 'good') return t('ready.verdict.good');
  return t(`ready.verdict.${state}`, { count: items.filter((one) => one.state === state).length });
}

/** The title of an item: what it is, by name where it has one. */
export function readyTitle(id: string, finding: FindingView, t: Say, f: Formats): string {
  if (finding.kind === 'printer') return finding.name;
  if (finding.kind === 'rights') return `${finding.event}, ${f.time(finding.startsAt)}`;
  const subject = subjectOf(id);
  return subject === undefined ? id : t(`ready.of.${subject}`);
}

/** What was found, in a sentence. `state` is the item's, `now` when the check was made. */
export function readySentence(
  finding: FindingView,
  state: 'good' | 'warn' | 'bad',
  now: Instant,
  t: Say,
  f: Formats,
): string {
  switch (finding.kind) {
    case 'lineOnline':
    case 'lineFails':
    case 'lineRefused':
      return t(`ready.says.${finding.kind}`);
    case 'lineOffline':
      return finding.at === null
        ? t('ready.says.lineOffline')
        : t('ready.says.lineOffline.at', { at: f.moment(finding.at) });
    case 'tillLost':
    case 'catalogueFresh':
    case 'catalogueOld':
    case 'backupFine':
    case 'backupOld':
      return t(`ready.says.${finding.kind}`, { at: f.moment(finding.at) });
    case 'certificateFine':
    case 'certificateEnds':
    case 'certificateEnded':
      return t(`ready.says.${finding.kind}`, { at: f.date(finding.at) });
    case 'noShow':
      return finding.next === null
        ? t('ready.says.noShow')
        : t('ready.says.noShow.next', { at: f.moment(finding.next) });
    case 'rights':
      return t(`ready.says.rights.${finding.givenBack ? 'givenBack' : state}`);
    case 'reservationsHere':
    case 'reservationsNobody':
    case 'peopleReady':
    case 'casesOpen':
      return t(`ready.says.${finding.kind}`, { count: finding.count });
    case 'reservationsComing':
      return t('ready.says.reservationsComing', { count: finding.count, missing: finding.missing });
    case 'reservationsAt':
      return t('ready.says.reservationsAt', { count: finding.count, till: finding.tillNo });
    case 'pinsMissing':
      return t('ready.says.pinsMissing', { names: finding.names.join(', ') });
    case 'printer':
      if (finding.is === 'toCheck') return t('ready.says.printer.toCheck', { count: finding.count });
      return t(`ready.says.printer.${finding.is}`, { by: finding.by });
    case 'diskFine':
    case 'diskLow':
    case 'diskFull':
      return t(`ready.says.${finding.kind}`, { size: sizeText(finding.bytes, t) });
    case 'clockFine':
      return t('ready.says.clockFine', { at: f.moment(finding.at) });
    case 'clockOff':
      // The centre's clock ahead of this one: this one is slow.
      return t(finding.offsetMs > 0 ? 'ready.says.clockSlow' : 'ready.says.clockFast', {
        by: spanText(Math.abs(finding.offsetMs) / 1000, t),
        at: f.moment(finding.at),
      });
    case 'clockAlone':
    case 'clockJumped':
      return t(`ready.says.${finding.kind}`, { now: f.time(now) });
    case 'zoneDiffers':
      return t('ready.says.zoneDiffers', { here: finding.here, venue: finding.venue });
    case 'journalWaits':
    case 'journalOld':
      return t(`ready.says.${finding.kind}`, { count: finding.entries, at: f.moment(finding.oldest) });
    default:
      return t(`ready.says.${finding.kind}`);
  }
}
