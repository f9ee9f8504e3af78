/** Invoices that are issued now and paid later. In English: the keys that the other languages have to fill. */
export const invoicesEn = {
  'pay.issueNow': '{{method}}, issued now',
  'reservations.invoices': 'Invoices',
  invoices: 'Open invoices',
  'invoices.find': 'Number or name',
  'invoices.none': 'No invoice is open',
  'invoices.none.says': 'An invoice that is issued now stands here until it is paid.',
  'invoices.noneFound': 'No open invoice found',
  'invoices.noneFound.says': 'Look for its number or name. One that was paid is found under Orders.',
  'invoices.choose': 'Choose an invoice to enter its payment.',
  'invoices.open': '{{amount}} open in all',
  'invoice.number': 'Invoice {{number}}',
  'invoice.issued': 'issued {{at}}',
  'invoice.credited': '{{amount}} invoiced, the rest was taken back',
  'invoice.method': 'Paid by',
  'invoice.settle': 'Enter payment of {{amount}}',
  'invoice.settled': 'Paid',
  'invoice.owed': 'Not paid yet: {{amount}} open',
  'invoice.history': 'Invoice paid: {{method}} {{amount}}',
  'invoice.byWord': 'Take it here all the same (manager)',
  'invoice.byWord.says': 'The other till may take it too: a case for the centre if it does.',
  'closing.invoices': 'Invoices',
  'closing.invoices.issued': 'Issued',
  'closing.invoices.credited': 'Credited',
  'closing.invoices.paid': 'Paid',
  'manager.invoice': 'Valid before it is paid: a manager confirms.',
  'refusal.managerNeeded.invoice':
    'An invoice is issued now by a manager only. Ask for the PIN, or leave it reserved.',
  'refusal.invoiceUnknown': 'This order was not issued against an invoice. Look for it under Orders.',
  'refusal.invoiceSettled':
    'Invoice {{number}} is paid already. Look at its order before taking money again.',
  'refusal.invoiceOpen':
    'Invoice {{number}} is not paid ({{amount}} open): no money goes out, and nothing is exchanged for it. Take the tickets back with the invoice as the way back, then sell anew.',
  'case.kind.invoiceTwice': 'One invoice was paid twice.',
  'case.kind.invoiceUnknown': 'An invoice was paid that nobody knows.',
};
type InvoiceTexts = Readonly<Record<keyof typeof invoicesEn, string>>;

/** Auf Deutsch, wie man es in der Schweiz schreibt. */
export const invoicesDe: InvoiceTexts = {
  'pay.issueNow': '{{method}}, sofort gültig',
  'reservations.invoices': 'Rechnungen',
  invoices: 'Offene Rechnungen',
  'invoices.find': 'Nummer oder Name',
  'invoices.none': 'Keine Rechnung ist offen',
  'invoices.none.says': 'Eine sofort gültige Rechnung steht hier, bis sie bezahlt ist.',
  'invoices.noneFound': 'Keine offene Rechnung gefunden',
  'invoices.noneFound.says':
    'Suchen Sie nach Nummer oder Name. Eine bezahlte finden Sie unter den Bestellungen.',
  'invoices.choose': 'Wählen Sie eine Rechnung, um ihre Zahlung zu erfassen.',
  'invoices.open': 'Insgesamt {{amount}} offen',
  'invoice.number': 'Rechnung {{number}}',
  'invoice.issued': 'gestellt {{at}}',
  'invoice.credited': '{{amount}} verrechnet, der Rest wurde zurückgenommen',
  'invoice.method': 'Bezahlt mit',
  'invoice.settle': 'Zahlung von {{amount}} erfassen',
  'invoice.settled': 'Bezahlt',
  'invoice.owed': 'Noch nicht bezahlt: {{amount}} offen',
  'invoice.history': 'Rechnung bezahlt: {{method}} {{amount}}',
  'invoice.byWord': 'Trotzdem hier annehmen (Leitung)',
  'invoice.byWord.says': 'Die andere Kasse könnte sie auch annehmen: dann entsteht ein Fall.',
  'closing.invoices': 'Rechnungen',
  'closing.invoices.issued': 'Gestellt',
  'closing.invoices.credited': 'Gutgeschrieben',
  'closing.invoices.paid': 'Bezahlt',
  'manager.invoice': 'Gültig vor der Zahlung: die Leitung bestätigt.',
  'refusal.managerNeeded.invoice':
    'Sofort gültig wird eine Rechnung nur durch die Leitung. Fragen Sie nach ihrer PIN, oder lassen Sie reserviert.',
  'refusal.invoiceUnknown':
    'Diese Bestellung wurde nicht auf Rechnung gestellt. Suchen Sie sie unter den Bestellungen.',
  'refusal.invoiceSettled':
    'Rechnung {{number}} ist schon bezahlt. Sehen Sie die Bestellung an, bevor Sie nochmals Geld nehmen.',
  'refusal.invoiceOpen':
    'Rechnung {{number}} ist nicht bezahlt ({{amount}} offen): Es geht kein Geld hinaus, und nichts wird dafür umgetauscht. Nehmen Sie die Tickets zurück, mit der Rechnung als Rückweg, und verkaufen Sie neu.',
  'case.kind.invoiceTwice': 'Eine Rechnung wurde zweimal bezahlt.',
  'case.kind.invoiceUnknown': 'Eine unbekannte Rechnung wurde bezahlt.',
};

/** En français. */
export const invoicesFr: InvoiceTexts = {
  'pay.issueNow': '{{method}}, émise maintenant',
  'reservations.invoices': 'Factures',
  invoices: 'Factures ouvertes',
  'invoices.find': 'Numéro ou nom',
  'invoices.none': 'Aucune facture ouverte',
  'invoices.none.says': 'Une facture émise maintenant reste ici jusqu’à son paiement.',
  'invoices.noneFound': 'Aucune facture ouverte trouvée',
  'invoices.noneFound.says': 'Cherchez le numéro ou le nom. Une facture payée se trouve parmi les commandes.',
  'invoices.choose': 'Choisissez une facture pour saisir son paiement.',
  'invoices.open': '{{amount}} ouverts au total',
  'invoice.number': 'Facture {{number}}',
  'invoice.issued': 'émise le {{at}}',
  'invoice.credited': '{{amount}} facturés, le reste a été repris',
  'invoice.method': 'Payée par',
  'invoice.settle': 'Saisir le paiement de {{amount}}',
  'invoice.settled': 'Payée',
  'invoice.owed': 'Pas encore payée : {{amount}} ouverts',
  'invoice.history': 'Facture payée : {{method}} {{amount}}',
  'invoice.byWord': 'Encaisser quand même ici (responsable)',
  'invoice.byWord.says': 'L’autre caisse pourrait l’encaisser aussi : un cas s’ouvrira alors.',
  'closing.invoices': 'Factures',
  'closing.invoices.issued': 'Émises',
  'closing.invoices.credited': 'Créditées',
  'closing.invoices.paid': 'Payées',
  'manager.invoice': 'Valable avant le paiement : un responsable confirme.',
  'refusal.managerNeeded.invoice':
    'Seul un responsable émet une facture maintenant. Demandez son code PIN, ou laissez en réservation.',
  'refusal.invoiceUnknown':
    'Cette commande n’a pas été émise contre facture. Cherchez-la parmi les commandes.',
  'refusal.invoiceSettled':
    'La facture {{number}} est déjà payée. Regardez sa commande avant d’encaisser à nouveau.',
  'refusal.invoiceOpen':
    'La facture {{number}} n’est pas payée ({{amount}} ouverts) : rien n’est remboursé ni échangé. Reprenez les billets avec la facture comme voie de retour, puis refaites la vente.',
  'case.kind.invoiceTwice': 'Une facture a été payée deux fois.',
  'case.kind.invoiceUnknown': 'Une facture inconnue a été payée.',
};

/** In italiano. */
export const invoicesIt: InvoiceTexts = {
  'pay.issueNow': '{{method}}, emessa ora',
  'reservations.invoices': 'Fatture',
  invoices: 'Fatture aperte',
  'invoices.find': 'Numero o nome',
  'invoices.none': 'Nessuna fattura aperta',
  'invoices.none.says': 'Una fattura emessa ora resta qui finché non è pagata.',
  'invoices.noneFound': 'Nessuna fattura aperta trovata',
  'invoices.noneFound.says': 'Cerchi il numero o il nome. Una fattura pagata si trova tra gli ordini.',
  'invoices.choose': 'Scelga una fattura per registrarne il pagamento.',
  'invoices.open': '{{amount}} aperti in tutto',
  'invoice.number': 'Fattura {{number}}',
  'invoice.issued': 'emessa il {{at}}',
  'invoice.credited': '{{amount}} fatturati, il resto è stato ripreso',
  'invoice.method': 'Pagata con',
  'invoice.settle': 'Registrare il pagamento di {{amount}}',
  'invoice.settled': 'Pagata',
  'invoice.owed': 'Non ancora pagata: {{amount}} aperti',
  'invoice.history': 'Fattura pagata: {{method}} {{amount}}',
  'invoice.byWord': 'Incassare comunque qui (responsabile)',
  'invoice.byWord.says': 'L’altra cassa potrebbe incassarla anch’essa: allora si apre un caso.',
  'closing.invoices': 'Fatture',
  'closing.invoices.issued': 'Emesse',
  'closing.invoices.credited': 'Accreditate',
  'closing.invoices.paid': 'Pagate',
  'manager.invoice': 'Valida prima del pagamento: conferma un responsabile.',
  'refusal.managerNeeded.invoice':
    'Solo un responsabile emette subito una fattura. Chieda il suo PIN, o lasci la prenotazione.',
  'refusal.invoiceUnknown': 'Questo ordine non è stato emesso contro fattura. Lo cerchi tra gli ordini.',
  'refusal.invoiceSettled':
    'La fattura {{number}} è già pagata. Guardi il suo ordine prima di incassare di nuovo.',
  'refusal.invoiceOpen':
    'La fattura {{number}} non è pagata ({{amount}} aperti): non esce denaro e nulla si cambia. Riprenda i biglietti con la fattura come via di ritorno, poi venda di nuovo.',
  'case.kind.invoiceTwice': 'Una fattura è stata pagata due volte.',
  'case.kind.invoiceUnknown': 'È stata pagata una fattura sconosciuta.',
};
