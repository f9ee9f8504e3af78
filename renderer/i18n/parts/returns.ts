/** Tickets taken back, orders of other tills. In English: the keys that the other languages have to fill. */
export const returnsEn = {
  takeBack: 'Take back',
  'takeBack.title': 'Take tickets back',
  'takeBack.which': 'Which ones',
  'takeBack.reason': 'Reason',
  'takeBack.reason.notComing': 'can’t come',
  'takeBack.reason.wrongTicket': 'wrong ticket',
  'takeBack.reason.dateCancelled': 'date cancelled',
  'takeBack.reason.goodwill': 'goodwill',
  'takeBack.reason.other': 'other',
  'takeBack.note': 'Note',
  'takeBack.original': 'The paper',
  'takeBack.original.takenBack': 'taken back',
  'takeBack.original.missing': 'missing',
  'takeBack.original.notPrinted': 'never printed',
  'takeBack.method': 'Paid back by',
  'takeBack.out': 'To pay out',
  'takeBack.fee': 'Fee',
  'takeBack.do': 'Pay {{amount}} out',
  'takeBack.doFree': 'Take back',
  'takeBack.terminal': 'First give {{amount}} back on the terminal, then confirm here.',
  'takeBack.elsewhere': 'Another till sold this: the centre is asked for it first.',
  'takeBack.offline': 'Another till sold this and the centre can’t be reached: only a manager’s word helps.',
  'takeBack.byWord': 'By a manager’s word',
  'takeBack.byWord.says': 'The place stays taken until the other till gives it free, and it becomes a case.',
  'takeBack.done': 'Refund {{number}}: {{amount}} paid out',
  'manager.limit': 'Above the limit: a manager confirms.',
  'manager.original': 'Without the paper: a manager confirms.',
  'manager.authority': 'Another till sold this: a manager confirms.',
  'manager.confirm': 'Confirm',
  'order.refund': 'Refund {{number}}',
  'order.refund.approved': 'confirmed by {{name}}',
  'order.refund.replaced': 'in its place: order {{number}}',
  'order.refund.exchanged': 'exchanged',
  'order.refund.corrected': 'corrected',
  'order.refund.remedy': 'remedy of a case',
  'order.returned': 'taken back',
  'order.returned.by': 'taken back · {{number}}',
  'order.foreign': 'Till {{no}}',
  'order.foreign.says': 'Sold at till {{no}}, as of {{at}}. What was paid and printed only that till knows.',
  'orders.returned_one': '{{count}} taken back',
  'orders.returned_other': '{{count}} taken back',
  'closing.returns': 'Taken back',
  'reason.returned': 'The ticket was taken back: nothing is printed.',
  'refusal.ticketReturned': 'The ticket {{number}} was taken back already. Choose other tickets.',
  'refusal.ticketWasPrinted':
    'The ticket {{number}} was printed or sent by e-mail, or may have been. Say whether the paper is here or missing.',
  'refusal.methodCantPayBack': 'Money can’t go back by {{method}}. Choose cash or a terminal.',
  'refusal.managerNeeded.limit':
    'That is more than {{amount}}, together with what you paid out before. Ask a manager to enter the PIN.',
  'refusal.managerNeeded.original': 'Without its paper only a manager takes a ticket back. Ask for the PIN.',
  'refusal.managerNeeded.authority': 'Another till sold this. A manager may take it back: ask for the PIN.',
  'refusal.authorityElsewhere.asked':
    'Till {{no}} sold this and has been asked to give it free. Try again in a minute, or ask a manager.',
  'refusal.authorityElsewhere.alone':
    'Till {{no}} sold this and can’t be asked now. Send the customer there, or ask a manager.',
  'refusal.byWordTooMany': 'By a manager’s word at most {{most}} are taken back at once. Take fewer.',
  'refusal.refundUnknown': 'This till does not know this refund. Look for it at the till that made it.',
};
type ReturnTexts = Readonly<Record<keyof typeof returnsEn, string>>;

/** Auf Deutsch, wie man es in der Schweiz schreibt. */
export const returnsDe: ReturnTexts = {
  takeBack: 'Zurücknehmen',
  'takeBack.title': 'Tickets zurücknehmen',
  'takeBack.which': 'Welche',
  'takeBack.reason': 'Grund',
  'takeBack.reason.notComing': 'verhindert',
  'takeBack.reason.wrongTicket': 'falsches Ticket',
  'takeBack.reason.dateCancelled': 'Termin abgesagt',
  'takeBack.reason.goodwill': 'Kulanz',
  'takeBack.reason.other': 'anderer',
  'takeBack.note': 'Bemerkung',
  'takeBack.original': 'Das Papier',
  'takeBack.original.takenBack': 'zurück',
  'takeBack.original.missing': 'fehlt',
  'takeBack.original.notPrinted': 'nie gedruckt',
  'takeBack.method': 'Rückzahlung mit',
  'takeBack.out': 'Auszuzahlen',
  'takeBack.fee': 'Gebühr',
  'takeBack.do': '{{amount}} auszahlen',
  'takeBack.doFree': 'Zurücknehmen',
  'takeBack.terminal': 'Schreiben Sie zuerst {{amount}} am Terminal gut, dann bestätigen Sie hier.',
  'takeBack.elsewhere': 'Ein anderer Kassenplatz hat das verkauft: zuerst wird die Zentrale gefragt.',
  'takeBack.offline':
    'Ein anderer Kassenplatz hat das verkauft, und die Zentrale ist nicht erreichbar: nur das Wort der Leitung hilft.',
  'takeBack.byWord': 'Auf Wort der Leitung',
  'takeBack.byWord.says':
    'Der Platz bleibt besetzt, bis der andere Kassenplatz ihn freigibt, und es wird ein Fall.',
  'takeBack.done': 'Rückerstattung {{number}}: {{amount}} ausbezahlt',
  'manager.limit': 'Über der Limite: die Leitung bestätigt.',
  'manager.original': 'Ohne das Papier: die Leitung bestätigt.',
  'manager.authority': 'Ein anderer Kassenplatz hat das verkauft: die Leitung bestätigt.',
  'manager.confirm': 'Bestätigen',
  'order.refund': 'Rückerstattung {{number}}',
  'order.refund.approved': 'bestätigt von {{name}}',
  'order.refund.replaced': 'an seiner Stelle: Bestellung {{number}}',
  'order.refund.exchanged': 'umgetauscht',
  'order.refund.corrected': 'korrigiert',
  'order.refund.remedy': 'Lösung eines Falls',
  'order.returned': 'zurückgenommen',
  'order.returned.by': 'zurückgenommen · {{number}}',
  'order.foreign': 'Kassenplatz {{no}}',
  'order.foreign.says':
    'Verkauft an Kassenplatz {{no}}, Stand {{at}}. Was bezahlt und gedruckt wurde, weiss nur er.',
  'orders.returned_one': '{{count}} zurückgenommen',
  'orders.returned_other': '{{count}} zurückgenommen',
  'closing.returns': 'Zurückgenommen',
  'reason.returned': 'Das Ticket wurde zurückgenommen: es wird nichts gedruckt.',
  'refusal.ticketReturned': 'Das Ticket {{number}} wurde schon zurückgenommen. Wählen Sie andere Tickets.',
  'refusal.ticketWasPrinted':
    'Das Ticket {{number}} wurde (vielleicht) gedruckt oder gemailt. Geben Sie an, ob das Papier da ist oder fehlt.',
  'refusal.methodCantPayBack':
    'Mit {{method}} lässt sich nichts zurückzahlen. Wählen Sie Bargeld oder ein Terminal.',
  'refusal.managerNeeded.limit':
    'Mit dem, was Sie schon ausgezahlt haben, ist das mehr als {{amount}}. Fragen Sie nach der PIN der Leitung.',
  'refusal.managerNeeded.original':
    'Ohne Papier nimmt nur die Leitung ein Ticket zurück. Fragen Sie nach ihrer PIN.',
  'refusal.managerNeeded.authority':
    'Ein anderer Kassenplatz hat das verkauft. Die Leitung darf es zurücknehmen: fragen Sie nach ihrer PIN.',
  'refusal.authorityElsewhere.asked':
    'Kassenplatz {{no}} hat das verkauft und wurde gefragt. Versuchen Sie es in einer Minute nochmals, oder fragen Sie die Leitung.',
  'refusal.authorityElsewhere.alone':
    'Kassenplatz {{no}} hat das verkauft und ist jetzt nicht zu fragen. Schicken Sie die Person dorthin, oder fragen Sie die Leitung.',
  'refusal.byWordTooMany':
    'Auf Wort der Leitung werden höchstens {{most}} aufs Mal zurückgenommen. Wählen Sie weniger.',
  'refusal.refundUnknown':
    'Diese Kasse kennt diese Rückerstattung nicht. Suchen Sie am Kassenplatz, der sie gemacht hat.',
};

/** En français. */
export const returnsFr: ReturnTexts = {
  takeBack: 'Reprendre',
  'takeBack.title': 'Reprendre des billets',
  'takeBack.which': 'Lesquels',
  'takeBack.reason': 'Motif',
  'takeBack.reason.notComing': 'empêchement',
  'takeBack.reason.wrongTicket': 'billet erroné',
  'takeBack.reason.dateCancelled': 'date annulée',
  'takeBack.reason.goodwill': 'geste commercial',
  'takeBack.reason.other': 'autre',
  'takeBack.note': 'Remarque',
  'takeBack.original': 'Le papier',
  'takeBack.original.takenBack': 'repris',
  'takeBack.original.missing': 'manque',
  'takeBack.original.notPrinted': 'jamais imprimé',
  'takeBack.method': 'Remboursé par',
  'takeBack.out': 'À rembourser',
  'takeBack.fee': 'Frais',
  'takeBack.do': 'Rembourser {{amount}}',
  'takeBack.doFree': 'Reprendre',
  'takeBack.terminal': 'Créditez d’abord {{amount}} sur le terminal, puis confirmez ici.',
  'takeBack.elsewhere': 'Une autre caisse a vendu ceci : la centrale est d’abord interrogée.',
  'takeBack.offline':
    'Une autre caisse a vendu ceci et la centrale est injoignable : seule la parole d’un responsable aide.',
  'takeBack.byWord': 'Sur parole d’un responsable',
  'takeBack.byWord.says':
    'La place reste prise jusqu’à ce que l’autre caisse la libère, et cela devient un cas.',
  'takeBack.done': 'Remboursement {{number}} : {{amount}} versés',
  'manager.limit': 'Au-dessus de la limite : un responsable confirme.',
  'manager.original': 'Sans le papier : un responsable confirme.',
  'manager.authority': 'Une autre caisse a vendu ceci : un responsable confirme.',
  'manager.confirm': 'Confirmer',
  'order.refund': 'Remboursement {{number}}',
  'order.refund.approved': 'confirmé par {{name}}',
  'order.refund.replaced': 'à sa place : commande {{number}}',
  'order.refund.exchanged': 'échangé',
  'order.refund.corrected': 'corrigé',
  'order.refund.remedy': 'solution d’un cas',
  'order.returned': 'repris',
  'order.returned.by': 'repris · {{number}}',
  'order.foreign': 'Caisse {{no}}',
  'order.foreign.says':
    'Vendu à la caisse {{no}}, état de {{at}}. Elle seule sait ce qui a été payé et imprimé.',
  'orders.returned_one': '{{count}} repris',
  'orders.returned_other': '{{count}} repris',
  'closing.returns': 'Repris',
  'reason.returned': 'Le billet a été repris : rien n’est imprimé.',
  'refusal.ticketReturned': 'Le billet {{number}} a déjà été repris. Choisissez d’autres billets.',
  'refusal.ticketWasPrinted':
    'Le billet {{number}} a été (ou a pu être) imprimé ou envoyé par e-mail. Dites si le papier est là ou s’il manque.',
  'refusal.methodCantPayBack':
    'On ne peut pas rembourser par {{method}}. Choisissez les espèces ou un terminal.',
  'refusal.managerNeeded.limit':
    'Avec ce que vous avez déjà remboursé, cela dépasse {{amount}}. Demandez son code PIN à un responsable.',
  'refusal.managerNeeded.original':
    'Sans le papier, seul un responsable reprend un billet. Demandez son code PIN.',
  'refusal.managerNeeded.authority':
    'Une autre caisse a vendu ceci. Un responsable peut le reprendre : demandez son code PIN.',
  'refusal.authorityElsewhere.asked':
    'La caisse {{no}} a vendu ceci et on lui demande de le libérer. Réessayez dans une minute, ou demandez à un responsable.',
  'refusal.authorityElsewhere.alone':
    'La caisse {{no}} a vendu ceci et n’est pas joignable. Envoyez-y la personne, ou demandez à un responsable.',
  'refusal.byWordTooMany':
    'Sur parole d’un responsable, au plus {{most}} sont repris à la fois. Prenez-en moins.',
  'refusal.refundUnknown':
    'Cette caisse ne connaît pas ce remboursement. Cherchez-le à la caisse qui l’a fait.',
};

/** In italiano. */
export const returnsIt: ReturnTexts = {
  takeBack: 'Riprendere',
  'takeBack.title': 'Riprendere biglietti',
  'takeBack.which': 'Quali',
  'takeBack.reason': 'Motivo',
  'takeBack.reason.notComing': 'impedimento',
  'takeBack.reason.wrongTicket': 'biglietto errato',
  'takeBack.reason.dateCancelled': 'data annullata',
  'takeBack.reason.goodwill': 'cortesia',
  'takeBack.reason.other': 'altro',
  'takeBack.note': 'Nota',
  'takeBack.original': 'La carta',
  'takeBack.original.takenBack': 'ripresa',
  'takeBack.original.missing': 'manca',
  'takeBack.original.notPrinted': 'mai stampata',
  'takeBack.method': 'Rimborso con',
  'takeBack.out': 'Da rimborsare',
  'takeBack.fee': 'Spese',
  'takeBack.do': 'Rimborsare {{amount}}',
  'takeBack.doFree': 'Riprendere',
  'takeBack.terminal': 'Accrediti prima {{amount}} sul terminale, poi confermi qui.',
  'takeBack.elsewhere': 'L’ha venduto un’altra cassa: prima si chiede alla centrale.',
  'takeBack.offline':
    'L’ha venduto un’altra cassa e la centrale non è raggiungibile: aiuta solo la parola di un responsabile.',
  'takeBack.byWord': 'Sulla parola di un responsabile',
  'takeBack.byWord.says': 'Il posto resta occupato finché l’altra cassa lo libera, e diventa un caso.',
  'takeBack.done': 'Rimborso {{number}}: versati {{amount}}',
  'manager.limit': 'Sopra il limite: conferma un responsabile.',
  'manager.original': 'Senza la carta: conferma un responsabile.',
  'manager.authority': 'L’ha venduto un’altra cassa: conferma un responsabile.',
  'manager.confirm': 'Confermare',
  'order.refund': 'Rimborso {{number}}',
  'order.refund.approved': 'confermato da {{name}}',
  'order.refund.replaced': 'al suo posto: ordine {{number}}',
  'order.refund.exchanged': 'cambiato',
  'order.refund.corrected': 'corretto',
  'order.refund.remedy': 'soluzione di un caso',
  'order.returned': 'ripreso',
  'order.returned.by': 'ripreso · {{number}}',
  'order.foreign': 'Cassa {{no}}',
  'order.foreign.says':
    'Venduto alla cassa {{no}}, stato delle {{at}}. Solo lei sa cosa è stato pagato e stampato.',
  'orders.returned_one': '{{count}} ripreso',
  'orders.returned_other': '{{count}} ripresi',
  'closing.returns': 'Ripresi',
  'reason.returned': 'Il biglietto è stato ripreso: non si stampa nulla.',
  'refusal.ticketReturned': 'Il biglietto {{number}} è già stato ripreso. Scelga altri biglietti.',
  'refusal.ticketWasPrinted':
    'Il biglietto {{number}} è stato (o può essere stato) stampato o inviato per e-mail. Dica se la carta c’è o manca.',
  'refusal.methodCantPayBack': 'Con {{method}} non si può rimborsare. Scelga i contanti o un terminale.',
  'refusal.managerNeeded.limit':
    'Con quanto ha già rimborsato si superano {{amount}}. Chieda il PIN a un responsabile.',
  'refusal.managerNeeded.original':
    'Senza la carta solo un responsabile riprende un biglietto. Chieda il suo PIN.',
  'refusal.managerNeeded.authority':
    'L’ha venduto un’altra cassa. Un responsabile può riprenderlo: chieda il suo PIN.',
  'refusal.authorityElsewhere.asked':
    'La cassa {{no}} l’ha venduto e le si chiede di liberarlo. Riprovi tra un minuto, o chieda a un responsabile.',
  'refusal.authorityElsewhere.alone':
    'La cassa {{no}} l’ha venduto e ora non è raggiungibile. Mandi lì la persona, o chieda a un responsabile.',
  'refusal.byWordTooMany':
    'Sulla parola di un responsabile se ne riprendono al massimo {{most}} alla volta. Ne scelga meno.',
  'refusal.refundUnknown': 'Questa cassa non conosce questo rimborso. Lo cerchi alla cassa che l’ha fatto.',
};
