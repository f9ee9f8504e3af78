import { NONSENSE, UNREACHABLE } from '../../shared/contract/client.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Trouble } from '../state/trouble.ts';
import type { Formats } from './formats.ts';
import type { Say, TextKey } from './texts.ts';

/** The sentence that tells what is wrong and what to do, in the language of `t`. */
export function sentenceOf(trouble: Trouble, t: Say, f: Formats): string {
  if (trouble.refusal !== undefined) return refusalSentence(trouble.refusal, t, f);
  if (trouble.fault.id === UNREACHABLE) return t('fault.unreachable');
  if (trouble.fault.id === NONSENSE) return t('fault.nonsense');
  return t('fault.other', { id: trouble.fault.id });
}

function refusalSentence(refusal: Refusal, t: Say, f: Formats): string {
  switch (refusal.kind) {
    case 'enrolmentRefused':
      return t(`refusal.enrolmentRefused.${refusal.reason}`);
    case 'wrongPin':
      return t('refusal.wrongPin', { count: refusal.triesLeft });
    case 'lockedOut':
      return t('refusal.lockedOut', { until: f.time(refusal.until) });
    case 'saleEnded':
      return t('refusal.saleEnded', { event: refusal.event, at: f.moment(refusal.endedAt) });
    case 'tooManyInLine':
      return t('refusal.tooManyInLine', { most: refusal.most });
    case 'quotaGone':
      return refusal.left <= 0
        ? t('refusal.quotaGone.none', { zone: refusal.zone })
        : t('refusal.quotaGone', { zone: refusal.zone, count: refusal.left });
    case 'notOnThisTill':
      return t('refusal.notOnThisTill', { zone: refusal.zone });
    case 'vatUnknown':
      return t('refusal.vatUnknown', { price: refusal.price });
    case 'paymentMissing':
      return t('refusal.paymentMissing', { amount: f.money(refusal.missingMinor) });
    case 'paymentTooMuch':
      return t('refusal.paymentTooMuch', { amount: f.money(refusal.tooMuchMinor) });
    case 'methodUnknown':
      return t('refusal.methodUnknown', { method: refusal.method });
    case 'printerAddress':
      return t('refusal.printerAddress', { reason: refusal.reason });
    case 'testPageFailed': {
      const why = printReasonKey(refusal.reason);
      return why ? t(why) : t('refusal.testPageFailed', { reason: refusal.reason });
    }
    case 'malformed':
      return t('refusal.malformed', { problem: refusal.problems[0] ?? '' });
    case 'unknownCommand':
      return t('refusal.unknownCommand', { name: refusal.name });
    default:
      return t(`refusal.${refusal.kind}`);
  }
}

/** Why a print job waits, is blocked or is to be checked, with what to do about it; null when nothing is known. */
export function printReasonKey(reason: string | null): TextKey | null {
  return REASONS.find((known) => known === `reason.${reason}`) ?? null;
}

const REASONS = [
  'reason.paperOut',
  'reason.coverOpen',
  'reason.printerOffline',
  'reason.printerError',
  'reason.unreachable',
  'reason.noAnswer',
  'reason.connectionLost',
  'reason.restarted',
  'reason.weakConfirmation',
  'reason.cameOut',
  'reason.refusedContent',
] as const satisfies readonly TextKey[];
