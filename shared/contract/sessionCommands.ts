import { z } from 'zod';
import { countedView, countGiven, movementGiven, movementView } from './cash.ts';
import { closingView, rateView, sessionView } from './tillViews.ts';
import { amount, approval, currency, idOf, language, nothing, plainText } from './values.ts';

/** The cash session, its cash and its papers. */
export const SessionCommands = {
  /** With less than the last closing left in the drawer by a manager's word only. */
  openSession: {
    once: true,
    input: z.strictObject({ floatMinor: amount, approval: approval.nullable().default(null) }),
    reply: sessionView,
  },
  closeSession: {
    once: true,
    input: z.strictObject({
      ...countGiven,
      /** Stays in the drawer; the rest goes into the deposit bag. */
      floatLeftMinor: amount.default(0),
      bag: plainText(40).default(''),
      /** A manager's word that this person may close the session that somebody else opened. */
      approval: approval.nullable().default(null),
    }),
    reply: closingView,
  },
  /** The first count of a session; after it one more is made, by closing. Says where it differs, never by how much. */
  countSession: { once: true, input: z.strictObject(countGiven), reply: countedView },
  /** A drop, a pay-out or a pay-in, in the venue's own cash; prints its slip. */
  moveCash: {
    once: true,
    input: z.strictObject({ ...movementGiven, language, approval: approval.nullable().default(null) }),
    reply: movementView,
  },
  /** A manager sets what foreign cash counts for: minor units of the venue's currency for a million of it. */
  setRate: {
    once: true,
    input: z.strictObject({ currency, rateMicro: z.int().min(100_000).max(10_000_000) }),
    reply: z.object({ rates: z.array(rateView) }),
  },
  /** Prints a closing report; a second one is marked. */
  printClosing: {
    once: true,
    input: z.strictObject({ number: plainText(40).min(1), language }),
    reply: nothing,
  },
  /** Prints the open session as it stands: an X. */
  printX: { once: true, input: z.strictObject({ language }), reply: nothing },
  /** Prints what a date brought, as it was shown last, on the receipt roll. For managers. */
  printStatement: {
    once: true,
    input: z.strictObject({ date: idOf<'date'>(), language }),
    reply: nothing,
  },
} as const;
