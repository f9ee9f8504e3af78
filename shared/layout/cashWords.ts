import type { Language } from '../kernel/language.ts';

/** The words on reports and slips of the cash drawer. */
export interface CashWords {
  readonly report: string;
  readonly drop: string;
  readonly payOut: string;
  readonly payIn: string;
  readonly bag: string;
  readonly reason: string;
  readonly floatLeft: string;
  readonly deposit: string;
  readonly noSales: string;
  readonly expected: string;
  readonly byDate: string;
  readonly byPrice: string;
  readonly bySeller: string;
  readonly byHour: string;
  readonly free: string;
  readonly fees: string;
  readonly invoicesIssued: string;
  readonly invoicesCredited: string;
  readonly invoicesPaid: string;
  readonly reason_change: string;
  readonly reason_purchase: string;
  readonly reason_fee: string;
  readonly reason_correction: string;
  readonly reason_other: string;
}

const WORDS: Readonly<Record<Language, CashWords>> = {
  en: {
    report: 'X report',
    drop: 'Drop',
    payOut: 'Pay-out',
    payIn: 'Pay-in',
    bag: 'Bag',
    reason: 'Reason',
    floatLeft: 'Left in drawer',
    deposit: 'Deposit',
    noSales: 'Opened without sale',
    expected: 'expected',
    byDate: 'By date',
    byPrice: 'By price category',
    bySeller: 'By seller',
    byHour: 'By hour',
    free: 'Free tickets',
    fees: 'Fees kept',
    invoicesIssued: 'Invoices issued',
    invoicesCredited: 'Credited on invoices',
    invoicesPaid: 'Invoices paid',
    reason_change: 'change',
    reason_purchase: 'purchase',
    reason_fee: 'fee, expenses',
    reason_correction: 'correction',
    reason_other: 'other',
  },
  'de-CH': {
    report: 'X-Bericht',
    drop: 'Abschöpfung',
    payOut: 'Auszahlung',
    payIn: 'Einlage',
    bag: 'Beutel',
    reason: 'Grund',
    floatLeft: 'Bleibt in der Kasse',
    deposit: 'Ablieferung',
    noSales: 'Ohne Verkauf geöffnet',
    expected: 'Soll',
    byDate: 'Nach Termin',
    byPrice: 'Nach Tarif',
    bySeller: 'Nach Person',
    byHour: 'Nach Stunde',
    free: 'Freikarten',
    fees: 'Einbehaltene Gebühren',
    invoicesIssued: 'Rechnungen gestellt',
    invoicesCredited: 'Auf Rechnungen gutgeschrieben',
    invoicesPaid: 'Rechnungen bezahlt',
    reason_change: 'Wechselgeld',
    reason_purchase: 'Einkauf',
    reason_fee: 'Gage, Spesen',
    reason_correction: 'Korrektur',
    reason_other: 'anderes',
  },
  'fr-CH': {
    report: 'Rapport X',
    drop: 'Prélèvement',
    payOut: 'Sortie de caisse',
    payIn: 'Entrée de caisse',
    bag: 'Sachet',
    reason: 'Motif',
    floatLeft: 'Reste en caisse',
    deposit: 'Versement',
    noSales: 'Ouvert sans vente',
    expected: 'attendu',
    byDate: 'Par date',
    byPrice: 'Par tarif',
    bySeller: 'Par personne',
    byHour: 'Par heure',
    free: 'Invitations',
    fees: 'Frais retenus',
    invoicesIssued: 'Factures émises',
    invoicesCredited: 'Crédité sur factures',
    invoicesPaid: 'Factures payées',
    reason_change: 'monnaie',
    reason_purchase: 'achat',
    reason_fee: 'cachet, frais',
    reason_correction: 'correction',
    reason_other: 'autre',
  },
  'it-CH': {
    report: 'Rapporto X',
    drop: 'Prelievo',
    payOut: 'Uscita di cassa',
    payIn: 'Entrata di cassa',
    bag: 'Busta',
    reason: 'Motivo',
    floatLeft: 'Resta in cassa',
    deposit: 'Versamento',
    noSales: 'Aperto senza vendita',
    expected: 'atteso',
    byDate: 'Per data',
    byPrice: 'Per tariffa',
    bySeller: 'Per persona',
    byHour: 'Per ora',
    free: 'Omaggi',
    fees: 'Spese trattenute',
    invoicesIssued: 'Fatture emesse',
    invoicesCredited: 'Accreditato su fatture',
    invoicesPaid: 'Fatture pagate',
    reason_change: 'spiccioli',
    reason_purchase: 'acquisto',
    reason_fee: 'compenso, spese',
    reason_correction: 'correzione',
    reason_other: 'altro',
  },
};

/** The words of a language. */
export const cashWords = (language: Language): CashWords => WORDS[language];
