/** Exchange and corrections. In English: the keys that the other languages have to fill. */
export const exchangeEn = {
  exchange: 'Exchange',
  'exchange.find': 'Order, ticket number, name or scan',
  'exchange.find.none': 'Nothing found. Try the order’s number, or the name.',
  'exchange.which': 'Which tickets come back',
  'exchange.nothing': 'Nothing of this order can be exchanged: it was taken back, or it is passes.',
  'exchange.choose': 'Exchange these',
  'exchange.chosen_one': '{{count}} ticket of {{number}} comes back',
  'exchange.chosen_other': '{{count}} tickets of {{number}} come back',
  'exchange.fee': 'Exchange fee',
  'exchange.gone': 'Somebody took these tickets back meanwhile. Remove them here.',
  'exchange.remove': 'Do not exchange {{number}}',
  'exchange.back': 'To give back',
  'exchange.backBy': 'Back {{amount}} by {{method}}',
  'exchange.even': 'Exchange',
  'exchange.terminal': 'On a terminal: first give {{amount}} back there, then press here.',
  'exchange.replaces': 'In exchange for {{number}}',
  'exchange.replaces.corrected': 'Corrected from {{number}}',
  'exchange.out': 'Given back',
  'manager.cutOff': 'After the last moment for exchanges: a manager confirms.',
  'refusal.managerNeeded.cutOff':
    'It is too late to exchange these tickets. A manager may allow it: ask for the PIN.',
  'manager.session': 'After its session was closed: a manager confirms.',
  'refusal.managerNeeded.session': 'Its session is closed: a manager corrects this payment. Ask for the PIN.',
  'refusal.paymentStays': '{{method}} can’t be corrected here. Take the tickets back instead.',
  'refusal.soldElsewhere': 'Till {{no}} sold this: only there can its payment be corrected.',
  'refusal.passNotExchanged': '{{number}} is a pass, and passes are not exchanged. Take it back instead.',
  'refusal.payBackMissing': '{{amount}} is left over. Choose by which method it is given back.',
};
type ExchangeTexts = Readonly<Record<keyof typeof exchangeEn, string>>;

/** Auf Deutsch, wie man es in der Schweiz schreibt. */
export const exchangeDe: ExchangeTexts = {
  exchange: 'Umtausch',
  'exchange.find': 'Bestellung, Ticketnummer, Name oder Scan',
  'exchange.find.none': 'Nichts gefunden. Versuchen Sie die Nummer der Bestellung oder den Namen.',
  'exchange.which': 'Welche Tickets kommen zurück',
  'exchange.nothing':
    'Aus dieser Bestellung lässt sich nichts umtauschen: es ist zurückgenommen, oder es sind Abos.',
  'exchange.choose': 'Diese umtauschen',
  'exchange.chosen_one': '{{count}} Ticket aus {{number}} kommt zurück',
  'exchange.chosen_other': '{{count}} Tickets aus {{number}} kommen zurück',
  'exchange.fee': 'Umtauschgebühr',
  'exchange.gone': 'Jemand hat diese Tickets inzwischen zurückgenommen. Entfernen Sie sie hier.',
  'exchange.remove': '{{number}} nicht umtauschen',
  'exchange.back': 'Zurückzugeben',
  'exchange.backBy': '{{amount}} zurück mit {{method}}',
  'exchange.even': 'Umtauschen',
  'exchange.terminal': 'Am Terminal: schreiben Sie dort zuerst {{amount}} gut, dann drücken Sie hier.',
  'exchange.replaces': 'Im Umtausch gegen {{number}}',
  'exchange.replaces.corrected': 'Korrigiert aus {{number}}',
  'exchange.out': 'Zurückgegeben',
  'manager.cutOff': 'Nach der letzten Umtauschzeit: die Leitung bestätigt.',
  'refusal.managerNeeded.cutOff':
    'Für den Umtausch dieser Tickets ist es zu spät. Die Leitung darf ihn erlauben: fragen Sie nach ihrer PIN.',
  'manager.session': 'Nach Abschluss der Kasse: die Leitung bestätigt.',
  'refusal.managerNeeded.session':
    'Die Kasse ist abgeschlossen: die Leitung korrigiert diese Zahlung. Fragen Sie nach ihrer PIN.',
  'refusal.paymentStays':
    '{{method}} lässt sich hier nicht korrigieren. Nehmen Sie stattdessen die Tickets zurück.',
  'refusal.soldElsewhere':
    'Kassenplatz {{no}} hat das verkauft: nur dort lässt sich die Zahlung korrigieren.',
  'refusal.passNotExchanged':
    '{{number}} ist ein Abo, und Abos werden nicht umgetauscht. Nehmen Sie es stattdessen zurück.',
  'refusal.payBackMissing': '{{amount}} bleiben übrig. Wählen Sie, womit sie zurückgegeben werden.',
};

/** En français. */
export const exchangeFr: ExchangeTexts = {
  exchange: 'Échange',
  'exchange.find': 'Commande, numéro de billet, nom ou scan',
  'exchange.find.none': 'Rien trouvé. Essayez le numéro de la commande ou le nom.',
  'exchange.which': 'Quels billets reviennent',
  'exchange.nothing': 'Rien dans cette commande ne s’échange : c’est repris, ou ce sont des abonnements.',
  'exchange.choose': 'Échanger ceux-ci',
  'exchange.chosen_one': '{{count}} billet de {{number}} revient',
  'exchange.chosen_other': '{{count}} billets de {{number}} reviennent',
  'exchange.fee': 'Frais d’échange',
  'exchange.gone': 'Quelqu’un a repris ces billets entre-temps. Retirez-les ici.',
  'exchange.remove': 'Ne pas échanger {{number}}',
  'exchange.back': 'À rendre',
  'exchange.backBy': 'Rendre {{amount}} par {{method}}',
  'exchange.even': 'Échanger',
  'exchange.terminal': 'Au terminal : créditez-y d’abord {{amount}}, puis appuyez ici.',
  'exchange.replaces': 'En échange de {{number}}',
  'exchange.replaces.corrected': 'Corrigé depuis {{number}}',
  'exchange.out': 'Rendu',
  'manager.cutOff': 'Après le dernier moment pour échanger : un responsable confirme.',
  'refusal.managerNeeded.cutOff':
    'Il est trop tard pour échanger ces billets. Un responsable peut l’autoriser : demandez son PIN.',
  'manager.session': 'Après la clôture de la session : un responsable confirme.',
  'refusal.managerNeeded.session':
    'La session est close : un responsable corrige ce paiement. Demandez son PIN.',
  'refusal.paymentStays': '{{method}} ne se corrige pas ici. Reprenez plutôt les billets.',
  'refusal.soldElsewhere': 'La caisse {{no}} a vendu ceci : le paiement ne se corrige que là.',
  'refusal.passNotExchanged': '{{number}} est un abonnement, qui ne s’échange pas. Reprenez-le à la place.',
  'refusal.payBackMissing': 'Il reste {{amount}}. Choisissez par quel moyen les rendre.',
};

/** In italiano. */
export const exchangeIt: ExchangeTexts = {
  exchange: 'Cambio',
  'exchange.find': 'Ordine, numero del biglietto, nome o scansione',
  'exchange.find.none': 'Non trovato. Provi il numero dell’ordine o il nome.',
  'exchange.which': 'Quali biglietti tornano',
  'exchange.nothing': 'In questo ordine non c’è nulla da cambiare: è ripreso, o sono abbonamenti.',
  'exchange.choose': 'Cambiare questi',
  'exchange.chosen_one': '{{count}} biglietto di {{number}} torna',
  'exchange.chosen_other': '{{count}} biglietti di {{number}} tornano',
  'exchange.fee': 'Spese di cambio',
  'exchange.gone': 'Qualcuno ha ripreso nel frattempo questi biglietti. Li tolga qui.',
  'exchange.remove': 'Non cambiare {{number}}',
  'exchange.back': 'Da rendere',
  'exchange.backBy': 'Rendere {{amount}} con {{method}}',
  'exchange.even': 'Cambiare',
  'exchange.terminal': 'Al terminale: prima accrediti lì {{amount}}, poi prema qui.',
  'exchange.replaces': 'In cambio di {{number}}',
  'exchange.replaces.corrected': 'Corretto da {{number}}',
  'exchange.out': 'Reso',
  'manager.cutOff': 'Oltre l’ultimo momento per il cambio: conferma un responsabile.',
  'refusal.managerNeeded.cutOff':
    'È troppo tardi per cambiare questi biglietti. Un responsabile può permetterlo: chieda il suo PIN.',
  'manager.session': 'Dopo la chiusura della sessione: conferma un responsabile.',
  'refusal.managerNeeded.session':
    'La sessione è chiusa: un responsabile corregge questo pagamento. Chieda il suo PIN.',
  'refusal.paymentStays': '{{method}} non si può correggere qui. Riprenda invece i biglietti.',
  'refusal.soldElsewhere': 'L’ha venduto la cassa {{no}}: il pagamento si corregge solo lì.',
  'refusal.passNotExchanged':
    '{{number}} è un abbonamento, e gli abbonamenti non si cambiano. Lo riprenda invece.',
  'refusal.payBackMissing': 'Restano {{amount}}. Scelga con che cosa renderli.',
};
