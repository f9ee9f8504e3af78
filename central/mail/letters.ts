import type { Language } from '../../shared/kernel/language.ts';
import type { MailRow } from '../storage/rows.ts';

/** A letter around an order's PDF; `{number}` and `{venue}` are put in. */
interface Letter {
  readonly subject: string;
  readonly text: string;
}

const LETTERS: Readonly<Record<Language, Readonly<Record<MailRow['what'], Letter>>>> = {
  en: {
    tickets: {
      subject: 'Your tickets, order {number}',
      text: 'Hello\n\nYour tickets are attached. Show them printed or on your phone.\n\n{venue}',
    },
    confirmation: {
      subject: 'Order {number}',
      text: 'Hello\n\nYour order confirmation is attached.\n\n{venue}',
    },
    invoice: { subject: 'Invoice, order {number}', text: 'Hello\n\nYour invoice is attached.\n\n{venue}' },
  },
  'de-CH': {
    tickets: {
      subject: 'Ihre Tickets, Bestellung {number}',
      text: 'Guten Tag\n\nIhre Tickets liegen bei. Zeigen Sie sie ausgedruckt oder auf dem Telefon.\n\n{venue}',
    },
    confirmation: {
      subject: 'Bestellung {number}',
      text: 'Guten Tag\n\nIhre Bestellbestätigung liegt bei.\n\n{venue}',
    },
    invoice: {
      subject: 'Rechnung, Bestellung {number}',
      text: 'Guten Tag\n\nIhre Rechnung liegt bei.\n\n{venue}',
    },
  },
  'fr-CH': {
    tickets: {
      subject: 'Vos billets, commande {number}',
      text: 'Bonjour\n\nVos billets sont en annexe. Présentez-les imprimés ou sur votre téléphone.\n\n{venue}',
    },
    confirmation: {
      subject: 'Commande {number}',
      text: 'Bonjour\n\nVotre confirmation de commande est en annexe.\n\n{venue}',
    },
    invoice: {
      subject: 'Facture, commande {number}',
      text: 'Bonjour\n\nVotre facture est en annexe.\n\n{venue}',
    },
  },
  'it-CH': {
    tickets: {
      subject: 'I suoi biglietti, ordine {number}',
      text: 'Buongiorno\n\nI suoi biglietti sono allegati. Li mostri stampati o sul telefono.\n\n{venue}',
    },
    confirmation: {
      subject: 'Ordine {number}',
      text: 'Buongiorno\n\nLa sua conferma d’ordine è allegata.\n\n{venue}',
    },
    invoice: {
      subject: 'Fattura, ordine {number}',
      text: 'Buongiorno\n\nLa sua fattura è allegata.\n\n{venue}',
    },
  },
};

/** Subject and text of an e-mail. */
export function letterFor(what: MailRow['what'], language: Language, number: string, venue: string): Letter {
  const { subject, text } = LETTERS[language][what];
  const fill = (words: string): string => words.replace('{number}', number).replace('{venue}', venue);
  return { subject: fill(subject), text: fill(text) };
}
