import type { PrinterLanguage } from '../../core/ports/printing.ts';
import type { Dialect } from './dialect.ts';
import { ESCPOS } from './escpos.ts';
import { FGL } from './fgl.ts';
import { ZPL } from './zpl.ts';

const DIALECTS: Readonly<Record<PrinterLanguage, Dialect>> = { escpos: ESCPOS, zpl: ZPL, fgl: FGL };

/** How to talk with printers of a language. */
export const dialectOf = (language: PrinterLanguage): Dialect => DIALECTS[language];
