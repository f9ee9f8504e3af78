import type { Language } from '../kernel/language.ts';

/** The words on paper. */
export interface PaperWords {
  readonly duplicate: string;
  readonly doors: string;
  readonly order: string;
  readonly ticket: string;
  readonly receipt: string;
  readonly total: string;
  readonly rounding: string;
  readonly given: string;
  readonly change: string;
  readonly till: string;
  readonly servedBy: string;
  readonly vatIncluded: string;
  /** Between a rate and the amount it is taken from. */
  readonly on: string;
  readonly testPage: string;
  readonly testReadable: string;
}

const WORDS: Readonly<Record<Language, PaperWords>> = {
  en: {
    duplicate: 'DUPLICATE',
    doors: 'Doors',
    order: 'Order',
    ticket: 'Ticket',
    receipt: 'Receipt',
    total: 'Total',
    rounding: 'Rounding',
    given: 'Given',
    change: 'Change',
    till: 'Till',
    servedBy: 'Served by',
    vatIncluded: 'incl. VAT',
    on: 'on',
    testPage: 'Test page',
    testReadable: 'If accents, the euro sign and both codes are sharp, this printer is ready.',
  },
  'de-CH': {
    duplicate: 'DUPLIKAT',
    doors: 'Türöffnung',
    order: 'Bestellung',
    ticket: 'Ticket',
    receipt: 'Quittung',
    total: 'Total',
    rounding: 'Rundung',
    given: 'Gegeben',
    change: 'Rückgeld',
    till: 'Kasse',
    servedBy: 'Bedient von',
    vatIncluded: 'inkl. MWST',
    on: 'auf',
    testPage: 'Testseite',
    testReadable: 'Sind Akzente, Eurozeichen und beide Codes scharf, ist der Drucker bereit.',
  },
  'fr-CH': {
    duplicate: 'DUPLICATA',
    doors: 'Portes',
    order: 'Commande',
    ticket: 'Billet',
    receipt: 'Quittance',
    total: 'Total',
    rounding: 'Arrondi',
    given: 'Reçu',
    change: 'Rendu',
    till: 'Caisse',
    servedBy: 'Servi par',
    vatIncluded: 'TVA incluse',
    on: 'sur',
    testPage: 'Page de test',
    testReadable: 'Si les accents, le signe euro et les deux codes sont nets, l’imprimante est prête.',
  },
  'it-CH': {
    duplicate: 'DUPLICATO',
    doors: 'Porte',
    order: 'Ordine',
    ticket: 'Biglietto',
    receipt: 'Ricevuta',
    total: 'Totale',
    rounding: 'Arrotondamento',
    given: 'Ricevuto',
    change: 'Resto',
    till: 'Cassa',
    servedBy: 'Servito da',
    vatIncluded: 'IVA inclusa',
    on: 'su',
    testPage: 'Pagina di prova',
    testReadable: 'Se accenti, segno dell’euro e i due codici sono nitidi, la stampante è pronta.',
  },
};

/** The words of a language. */
export const paperWords = (language: Language): PaperWords => WORDS[language];

/** What marks copy n (1 or more) of a ticket or receipt: DUPLICATE 1. */
export const duplicateMark = (language: Language, copy: number): string =>
  `${WORDS[language].duplicate} ${copy}`;
