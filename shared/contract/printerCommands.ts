import { z } from 'zod';
import { orderView } from './orderViews.ts';
import { printerView } from './tillViews.ts';
import {
  chosenLayouts,
  drawerPin,
  idOf,
  language,
  layoutEdit,
  nothing,
  plainText,
  printerDpi,
  printerLanguage,
  printerLetters,
  printUse,
  stock,
  uuidOf,
} from './values.ts';

/** Printers, their jobs and layouts. */
export const PrinterCommands = {
  /** The operator's word on a ticket of which the till does not know whether it came out. */
  resolvePrintJob: {
    once: true,
    input: z.strictObject({ job: uuidOf<'printJob'>(), outcome: z.enum(['cameOut', 'printAgain']) }),
    reply: nothing,
  },
  /**
   * What waits of an order's tickets and vouchers goes another way: to another printer, by e-mail (`to` null: the
   * customer's address), or they are printed when they are collected. What was sent already stays where it is.
   */
  divertPrintJobs: {
    once: true,
    input: z.strictObject({
      order: uuidOf<'order'>(),
      way: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('printer'), printer: idOf<'printer'>() }),
        z.strictObject({ kind: z.literal('mail'), to: plainText(120).nullable() }),
        z.strictObject({ kind: z.literal('pickUp') }),
      ]),
      language,
    }),
    reply: orderView,
  },
  cancelPrintJob: { once: true, input: z.strictObject({ job: uuidOf<'printJob'>() }), reply: nothing },
  printTestPage: {
    once: false,
    input: z.strictObject({ printer: idOf<'printer'>(), language }),
    reply: nothing,
  },
  savePrinter: {
    once: false,
    input: z.strictObject({
      id: idOf<'printer'>().nullable(),
      name: plainText(40).min(1),
      use: printUse,
      address: plainText(200).min(1),
      language: printerLanguage.default('escpos'),
      stock: stock.default('roll80'),
      dpi: printerDpi.default(203),
      letters: printerLetters.default('own'),
      layouts: chosenLayouts.default({}),
      drawer: drawerPin.default('none'),
    }),
    reply: printerView,
  },
  /** Takes a printer away; what waits for it goes to the printer of its use. */
  removePrinter: { once: false, input: z.strictObject({ printer: idOf<'printer'>() }), reply: nothing },
  /** Lets another printer print for this one, or with null lets it print itself again. */
  setStandIn: {
    once: false,
    input: z.strictObject({ printer: idOf<'printer'>(), by: idOf<'printer'>().nullable() }),
    reply: printerView,
  },
  /** Opens the cash drawer without a sale. */
  openDrawer: { once: false, input: z.strictObject({}), reply: nothing },
  /** Changes a layout's own texts and logo. */
  saveLayout: {
    once: false,
    input: z.strictObject({ layout: plainText(60).min(1), edit: layoutEdit }),
    reply: nothing,
  },
} as const;
