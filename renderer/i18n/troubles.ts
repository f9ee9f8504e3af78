import { NONSENSE, UNREACHABLE } from '../../shared/contract/client.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Trouble } from '../state/trouble.ts';
import type { Formats } from './formats.ts';
import { LANGUAGE_NAMES } from './languageNames.ts';
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
    case 'dateFull':
      return t('refusal.dateFull', { event: refusal.event, at: f.moment(refusal.startsAt) });
    case 'priceNotNow':
      return t('refusal.priceNotNow', { price: refusal.price });
    case 'limitMost':
      return t('refusal.limitMost', { what: refusal.what, most: refusal.most });
    case 'limitLeast':
      return t('refusal.limitLeast', { what: refusal.what, least: refusal.least });
    case 'amountTooLow':
      return t('refusal.amountTooLow', { what: refusal.what, amount: f.money(refusal.leastMinor) });
    case 'amountOutside':
      return t('refusal.amountOutside', {
        what: refusal.what,
        least: f.money(refusal.leastMinor),
        most: f.money(refusal.mostMinor),
      });
    case 'overrideTooMany':
      return t('refusal.overrideTooMany', { most: refusal.most, wanted: refusal.wanted });
    case 'seatNotOurs':
      return t(`refusal.seatNotOurs.${refusal.state}`, { seat: refusal.seat });
    case 'seatUnknown':
      return t(`refusal.${refusal.kind}`, { seat: refusal.seat });
    case 'seatsMissing':
      return t('refusal.seatsMissing', { zone: refusal.zone });
    case 'formIncomplete':
      return t(`refusal.formIncomplete.${refusal.problem === 'missing' ? 'missing' : 'wrong'}`, {
        form: refusal.form,
        field: refusal.field,
      });
    case 'proofMissing':
      return t('refusal.proofMissing', { price: refusal.price, proof: refusal.proof });
    case 'holderMissing':
      return t('refusal.holderMissing', { pass: refusal.pass });
    case 'codeUnknown':
    case 'codeTwice':
      return t(`refusal.${refusal.kind}`, { code: refusal.code });
    case 'codeNotYet':
      return t('refusal.codeNotYet', { code: refusal.code, at: f.moment(refusal.from) });
    case 'codeExpired':
      return t('refusal.codeExpired', { code: refusal.code, at: f.moment(refusal.since) });
    case 'codeNotForThis':
      return t('refusal.codeNotForThis', { code: refusal.code, name: refusal.name });
    case 'codeUsedUp':
      return t('refusal.codeUsedUp', { code: refusal.code, left: refusal.left });
    case 'voucherTwice':
    case 'voucherEmpty':
      return t(`refusal.${refusal.kind}`, { last4: refusal.last4 });
    case 'voucherExpired':
      return t('refusal.voucherExpired', { last4: refusal.last4, at: f.moment(refusal.since) });
    case 'voucherRiskUsed':
      return t('refusal.voucherRiskUsed', { last4: refusal.last4, amount: f.money(refusal.mostMinor) });
    case 'voucherNeedsManager':
      return t('refusal.voucherNeedsManager', { last4: refusal.last4, amount: f.money(refusal.mostMinor) });
    case 'voucherOverspent':
      return t('refusal.voucherOverspent', {
        last4: refusal.last4,
        balance: f.money(refusal.balanceMinor),
        wanted: f.money(refusal.wantedMinor),
      });
    case 'passReturned':
    case 'passTwice':
      return t(`refusal.${refusal.kind}`, { number: refusal.number });
    case 'passNotYet':
      return t('refusal.passNotYet', { number: refusal.number, at: f.moment(refusal.from) });
    case 'passExpired':
      return t('refusal.passExpired', { number: refusal.number, at: f.moment(refusal.since) });
    case 'passGone':
      return t('refusal.passGone', { number: refusal.number, product: refusal.product });
    case 'passInOtherCart':
      return t('refusal.passInOtherCart', { number: refusal.number, name: refusal.name });
    case 'passUsedUp':
      return t(refusal.order === '' ? 'refusal.passUsedUp' : 'refusal.passUsedUp.order', {
        number: refusal.number,
        order: refusal.order,
      });
    case 'passEventFull':
      return t(refusal.order === '' ? 'refusal.passEventFull' : 'refusal.passEventFull.order', {
        number: refusal.number,
        event: refusal.event,
        most: refusal.most,
        order: refusal.order,
      });
    case 'passNeedsManager':
      return t(refusal.most > 0 ? 'refusal.passNeedsManager' : 'refusal.passNeedsManager.never', {
        number: refusal.number,
        most: refusal.most,
      });
    case 'voucherVoided':
      return t('refusal.voucherVoided', { last4: refusal.last4, at: f.moment(refusal.since) });
    case 'voucherNothingLeft':
    case 'voucherNotHeld':
    case 'voucherInCart':
      return t(`refusal.${refusal.kind}`, { last4: refusal.last4 });
    case 'notFree':
      return t('refusal.notFree', { amount: f.money(refusal.totalMinor) });
    case 'referenceMissing':
      return t('refusal.referenceMissing', { method: refusal.method });
    case 'rateMissing':
      return t('refusal.rateMissing', { currency: refusal.currency });
    case 'noChangeFor':
      return t('refusal.noChangeFor', { method: refusal.method, amount: f.money(refusal.tooMuchMinor) });
    case 'cartPaying':
      return t('refusal.cartPaying', { name: refusal.name, amount: f.money(refusal.minor) });
    case 'payBackMissing':
    case 'paymentsTaken':
    case 'terminalTaken':
      return t(`refusal.${refusal.kind}`, { amount: f.money(refusal.minor) });
    case 'approvalWrong':
      return t('refusal.approvalWrong', { count: refusal.triesLeft });
    case 'cartsParked':
      return t('refusal.cartsParked', { count: refusal.count });
    case 'tooManyParked':
      return t('refusal.tooManyParked', { most: refusal.most });
    case 'emailWrong':
      return t('refusal.emailWrong', { email: refusal.email });
    case 'orderNotPaid':
      return t('refusal.orderNotPaid', { number: refusal.number });
    case 'layoutRefused':
      return t(`refusal.layoutRefused.${refusal.problem}`, {
        detail: refusal.problem === 'ownTextCut' ? t(`own.${refusal.detail as 'note'}`) : refusal.detail,
        language: refusal.language ? LANGUAGE_NAMES[refusal.language] : '',
      });
    case 'rescueRefused':
      return t(`refusal.rescueRefused.${refusal.reason}`);
    case 'printerAddress':
      return t('refusal.printerAddress', { reason: refusal.reason });
    case 'testPageFailed': {
      const why = printReasonKey(refusal.reason);
      return why ? t(why) : t('refusal.testPageFailed', { reason: refusal.reason });
    }
    case 'collectedAlready':
      return t(
        refusal.tillNo === null ? 'refusal.collectedAlready.here' : 'refusal.collectedAlready.elsewhere',
        { at: f.moment(refusal.at), name: refusal.byName, no: refusal.tillNo ?? '' },
      );
    case 'customerNeeded':
      return t('refusal.customerNeeded', { number: refusal.number });
    case 'heldPlaces':
      return t(`refusal.heldPlaces.${refusal.what}`, { number: refusal.number });
    case 'notHeld':
      return t('refusal.notHeld', { number: refusal.number });
    case 'guestsNotFree':
      return t('refusal.guestsNotFree', { amount: f.money(refusal.totalMinor) });
    case 'guestListFull':
      return t('refusal.guestListFull', { list: refusal.list, left: refusal.left });
    case 'guestCame':
      return t('refusal.guestCame', { name: refusal.name, number: refusal.number });
    case 'guestGone':
      return t('refusal.guestGone', { name: refusal.name });
    case 'invoiceSettled':
      return t('refusal.invoiceSettled', { number: refusal.number });
    case 'invoiceOpen':
      return t('refusal.invoiceOpen', {
        number: refusal.number,
        amount: f.money(refusal.openMinor),
      });
    case 'reservationClosed':
      return t(`refusal.reservationClosed.${refusal.state}`, { number: refusal.number });
    case 'reservedSeatSold': {
      const { number, seat, by } = refusal;
      return t('refusal.reservedSeatSold', { number, seat, by });
    }
    case 'reservationEmpty':
    case 'reservationFixed':
    case 'reservationBeingPaid':
    case 'pieceGone':
    case 'piecesAll':
    case 'piecesTogether':
      return t(`refusal.${refusal.kind}`, { number: refusal.number });
    case 'ticketReturned':
    case 'ticketWasPrinted':
    case 'passNotExchanged':
    case 'paymentOfReturned':
      return t(`refusal.${refusal.kind}`, { number: refusal.number });
    case 'soldElsewhere':
      return t('refusal.soldElsewhere', { no: refusal.tillNo });
    case 'paymentStays':
      return t('refusal.paymentStays', { method: refusal.method });
    case 'methodCantPayBack':
      return t('refusal.methodCantPayBack', { method: refusal.method });
    case 'managerNeeded':
      return t(
        `refusal.managerNeeded.${refusal.why}`,
        refusal.why === 'limit' || refusal.why === 'float' ? { amount: f.money(refusal.limitMinor) } : {},
      );
    case 'authorityElsewhere':
      return t(`refusal.authorityElsewhere.${refusal.asked ? 'asked' : 'alone'}`, { no: refusal.tillNo });
    case 'byWordTooMany':
      return t('refusal.byWordTooMany', { most: refusal.most });
    case 'sessionOfOther':
      return t('refusal.sessionOfOther', { name: refusal.name });
    case 'floatTooMuch':
      return t('refusal.floatTooMuch', { amount: f.money(refusal.countedMinor) });
    case 'caseClosed':
      return t('refusal.caseClosed', { name: refusal.name });
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
  'reason.restored',
  'reason.weakConfirmation',
  'reason.cameOut',
  'reason.refusedContent',
  'reason.wrongPaper',
  'reason.mailed',
  'reason.pickUp',
  'reason.returned',
] as const satisfies readonly TextKey[];
