import { z } from 'zod';
import { customerView } from './customerView.ts';
import { personView } from './tillViews.ts';
import { approval, customerFields, idOf, nothing, plainText } from './values.ts';

/** Who is at the till, and whom it sells to. */
export const PeopleCommands = {
  signIn: {
    once: false,
    input: z.strictObject({ staff: idOf<'staff'>(), pin: z.string().regex(/^\d{4,12}$/) }),
    reply: personView,
  },
  signOut: { once: false, input: z.strictObject({}), reply: nothing },
  /** Joins the centre at `centre` (https, or http on this machine) with a one-time code. */
  enrol: {
    once: false,
    input: z.strictObject({ code: plainText(64).min(4), centre: z.url({ protocol: /^https?$/ }).max(300) }),
    reply: nothing,
  },
  /** Makes a customer (null), or edits the given fields of one. */
  saveCustomer: {
    once: true,
    input: z.strictObject({ customer: idOf<'customer'>().nullable(), fields: customerFields }),
    reply: customerView,
  },
  /** Forgets a customer: all that is said of that one is emptied, here and everywhere. By a manager. */
  eraseCustomer: {
    once: true,
    input: z.strictObject({ customer: idOf<'customer'>(), approval: approval.nullable().default(null) }),
    reply: z.object({ entries: z.int() }),
  },
} as const;
