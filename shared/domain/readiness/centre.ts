import { instant } from '../../kernel/time.ts';
import { item, type ReadyItem } from './item.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface LineFacts {
  readonly state: 'notEnrolled' | 'online' | 'offline' | 'centreFails' | 'refused';
  /** ms UTC; null when this till never heard of the centre. */
  readonly lastContactAt: number | null;
}

/** The line to the centre. Offline is normal and good: everything else says whether the till is ready for it. */
export function judgeLine({ state, lastContactAt }: LineFacts): ReadyItem {
  const at = lastContactAt === null ? null : instant(lastContactAt);
  switch (state) {
    case 'notEnrolled':
      return item('line', 'bad', { kind: 'lineMissing' }, { kind: 'enrol' });
    case 'online':
      return item('line', 'good', { kind: 'lineOnline', at });
    case 'offline':
      return item('line', 'good', { kind: 'lineOffline', at }, { kind: 'syncNow' });
    case 'centreFails':
      return item('line', 'warn', { kind: 'lineFails', at }, { kind: 'syncNow' });
    case 'refused':
      return item('line', 'bad', { kind: 'lineRefused', at });
  }
}

/** The centre gave this till's places to others (since `at`, ms UTC): it has nothing to sell until it is taken back. */
export const judgeLost = (at: number): ReadyItem =>
  item('lost', 'bad', { kind: 'tillLost', at: instant(at) }, { kind: 'syncNow' });

/** The centre's word is of today when it is younger than this, in ms. */
export const CATALOGUE_FRESH_MS = 12 * HOUR;

/** When the catalogue was last known to be the centre's: prices and holds change until the doors open. */
export function judgeCatalogue(at: number | null, now: number): ReadyItem {
  if (at === null) return item('catalogue', 'bad', { kind: 'catalogueNone' }, { kind: 'syncNow' });
  return now - at <= CATALOGUE_FRESH_MS
    ? item('catalogue', 'good', { kind: 'catalogueFresh', at: instant(at) })
    : item('catalogue', 'warn', { kind: 'catalogueOld', at: instant(at) }, { kind: 'syncNow' });
}

export interface PersonFacts {
  readonly name: string;
  readonly role: 'cashier' | 'door' | 'manager';
  /** The PIN can be checked on this till. */
  readonly pinKnown: boolean;
}

/** Whether everybody can sign in without a network, and a manager among them. */
export function judgePeople(people: readonly PersonFacts[]): ReadyItem {
  const able = people.filter(({ pinKnown }) => pinKnown);
  if (able.length === 0) return item('people', 'bad', { kind: 'peopleNone' }, { kind: 'syncNow' });
  if (!able.some(({ role }) => role === 'manager'))
    return item('people', 'bad', { kind: 'managerNone' }, { kind: 'syncNow' });
  const names = people.filter(({ pinKnown }) => !pinKnown).map(({ name }) => name);
  return names.length > 0
    ? item('people', 'warn', { kind: 'pinsMissing', names }, { kind: 'syncNow' })
    : item('people', 'good', { kind: 'peopleReady', count: able.length });
}

/** So long before its end a certificate is to be renewed, in ms. */
export const CERTIFICATE_ENDS_MS = 30 * DAY;

/** The centre's word that tickets of this till are good, by its end (ms UTC). */
export function judgeCertificate(expiresAt: number, now: number): ReadyItem {
  const at = instant(expiresAt);
  // Past its end the till goes on selling; the centre renews it, and the next contact brings that.
  if (expiresAt <= now)
    return item('certificate', 'warn', { kind: 'certificateEnded', at }, { kind: 'syncNow' });
  return expiresAt - now <= CERTIFICATE_ENDS_MS
    ? item('certificate', 'warn', { kind: 'certificateEnds', at }, { kind: 'syncNow' })
    : item('certificate', 'good', { kind: 'certificateFine', at });
}

/** A backup older than this is to be made anew, in ms; each closing makes one. */
export const BACKUP_OLD_MS = 3 * DAY;

/**
 * When the newest backup was made (ms UTC; null without one). One from later than now was made before the clock was set back:
 * its age is unknown, and it counts as old.
 */
export function judgeBackup(at: number | null, now: number): ReadyItem {
  if (at === null) return item('backup', 'warn', { kind: 'backupNone' }, { kind: 'backUp' });
  return at <= now && now - at <= BACKUP_OLD_MS
    ? item('backup', 'good', { kind: 'backupFine', at: instant(at) })
    : item('backup', 'warn', { kind: 'backupOld', at: instant(at) }, { kind: 'backUp' });
}

/** What has lain here for longer than an evening exists on this machine alone for too long, in ms. */
export const JOURNAL_OLD_MS = 16 * HOUR;

export interface JournalFacts {
  /** Entries that the centre does not have. */
  readonly entries: number;
  /** When the oldest of them was written, ms UTC; null for none. */
  readonly oldestAt: number | null;
}

/** What of the journal is on this machine only. */
export function judgeJournal({ entries, oldestAt }: JournalFacts, now: number): ReadyItem {
  if (entries === 0 || oldestAt === null) return item('journal', 'good', { kind: 'journalSent' });
  const oldest = instant(oldestAt);
  return now - oldestAt <= JOURNAL_OLD_MS
    ? item('journal', 'good', { kind: 'journalWaits', entries, oldest })
    : item('journal', 'warn', { kind: 'journalOld', entries, oldest }, { kind: 'syncNow' });
}

/** What the centre objected to and nobody has settled. */
export const judgeCases = (count: number): ReadyItem =>
  count === 0
    ? item('cases', 'good', { kind: 'casesNone' })
    : item('cases', 'warn', { kind: 'casesOpen', count }, { kind: 'cases' });
