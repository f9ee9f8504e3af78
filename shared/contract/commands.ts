import type { z } from 'zod';
import { CartCommands } from './cartCommands.ts';
import { GuestCommands } from './guests.ts';
import { InvoiceCommands } from './invoices.ts';
import { OrderCommands } from './orderCommands.ts';
import { PassCommands } from './passes.ts';
import { PaymentCommands } from './paymentCommands.ts';
import { PeopleCommands } from './peopleCommands.ts';
import { PrinterCommands } from './printerCommands.ts';
import { ReservationCommands } from './reservations.ts';
import { SessionCommands } from './sessionCommands.ts';
import { TillCommands } from './tillCommands.ts';

/**
 * Everything that changes something. `once` commands are stored with their reply under the message's
 * commandId, in the same transaction: sent again, they answer the same and change nothing.
 */
export const Commands = {
  ...PeopleCommands,
  ...CartCommands,
  ...PaymentCommands,
  ...SessionCommands,
  ...OrderCommands,
  ...PrinterCommands,
  ...TillCommands,
  ...ReservationCommands,
  ...InvoiceCommands,
  ...GuestCommands,
  ...PassCommands,
} as const;

export type CommandName = keyof typeof Commands;
/** What a screen sends: fields with a default may be left out. */
export type CommandInput<N extends CommandName> = z.input<(typeof Commands)[N]['input']>;
/** What the core gets: decoded, defaults filled in. */
export type CommandGiven<N extends CommandName> = z.output<(typeof Commands)[N]['input']>;
export type CommandReply<N extends CommandName> = z.infer<(typeof Commands)[N]['reply']>;
