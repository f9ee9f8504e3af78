/** Why something about a sale can’t be done, and what to do. In English: the keys that the other languages have to fill. */
export const saleRefusalsEn = {
  'refusal.dateFull': '{{event}}, {{at}}, is sold out. Choose another date.',
  'refusal.priceNotNow': '{{price}} is not sold at this time. Choose another price.',
  'refusal.limitMost': 'At most {{most}} of {{what}} in one order. Take some out, or sell a second order.',
  'refusal.limitLeast': 'At least {{least}} of {{what}} in one order. Add more, or choose another price.',
  'refusal.amountTooLow': '{{what}} costs at least {{amount}}. Key a higher amount.',
  'refusal.amountOutside': '{{what}} is sold from {{least}} to {{most}}. Key an amount in between.',
  'refusal.overrideTooMany':
    'A manager may let {{most}} places be sold beyond what this till holds; {{wanted}} are missing. Take fewer.',
  'refusal.overrideNever':
    'This venue lets nothing be sold beyond what the till holds. Take fewer, or another zone or date.',
  'refusal.seatNotOurs.elsewhere': 'Seat {{seat}} is not at this till. Choose another seat.',
  'refusal.seatNotOurs.sold': 'Seat {{seat}} is sold. Choose another seat.',
  'refusal.seatNotOurs.held': 'Seat {{seat}} is held for somebody. Choose another seat, or ask a manager.',
  'refusal.seatNotOurs.blocked': 'Seat {{seat}} is blocked. Choose another seat.',
  'refusal.seatNotOurs.otherCart': 'Seat {{seat}} is in another cart of this till. Choose another seat.',
  'refusal.seatUnknown': 'The plan has no seat {{seat}} at this price. Choose another seat.',
  'refusal.seatsMissing': 'Not every ticket in {{zone}} has a seat. Open the plan and pick them.',
  'refusal.formIncomplete.missing': '{{form}}: {{field}} is missing. Open the form and fill it in.',
  'refusal.formIncomplete.wrong':
    '{{form}}: {{field}} is not filled in correctly. Open the form and correct it.',
  'refusal.proofMissing': '{{price}} asks for {{proof}}. Look at it, then tick it on the line.',
  'refusal.holderMissing': '{{pass}} needs the name of its holder. Type it on the line.',
  'refusal.codeUnknown': 'The code {{code}} is not known. Check it letter by letter.',
  'refusal.codeTwice': 'The code {{code}} is in the cart already. Nothing more to do.',
  'refusal.codeNotYet': 'The code {{code}} is valid from {{at}}. Sell without it.',
  'refusal.codeExpired': 'The code {{code}} expired {{at}}. Sell without it.',
  'refusal.codeNotForThis':
    '{{code}} ({{name}}) is not for what is in the cart. Change the price, or sell without it.',
  'refusal.codeUsedUp':
    'The code {{code}} is used up on this till ({{left}} left). Sell without it, or take fewer.',
  'refusal.voucherUnknown': 'This gift voucher is not known here. Take another payment, or ask a manager.',
  'refusal.voucherMistyped':
    'This voucher code has a typing error. Compare it with the slip and type it again.',
  'refusal.voucherTwice': 'The voucher …{{last4}} is in the cart already. Nothing more to do.',
  'refusal.voucherExpired': 'The voucher …{{last4}} expired {{at}}. Take another payment.',
  'refusal.voucherEmpty': 'Nothing is left on the voucher …{{last4}}. Take another payment.',
  'refusal.voucherNeedsManager':
    'This till can’t check the voucher …{{last4}}. A manager may take up to {{amount}}.',
  'refusal.voucherOverspent':
    'The voucher …{{last4}} holds {{balance}}, {{wanted}} was wanted. Take {{balance}} and pay the rest otherwise.',
  'refusal.reasonMissing': 'A ticket costs nothing and has no reason yet. Choose one on the line.',
  'refusal.notFree':
    'This order costs {{amount}}: an invitation is only for orders that cost nothing. Choose a payment.',
  'refusal.onlyFree': 'This order costs nothing. Choose Invitation.',
  'refusal.invoiceAlone': 'An invoice is for the whole order. Give the other payments back first.',
  'refusal.invoiceWithoutVouchers': 'An order with gift vouchers can’t be invoiced. Sell them apart.',
  'refusal.customerMissing': 'An invoice needs a customer. Choose one in the Customer tab.',
  'refusal.referenceMissing': '{{method}} needs a reference. Type its number.',
  'refusal.rateMissing': 'No rate is set for {{currency}}. A manager sets it in the settings.',
  'refusal.noChangeFor': '{{method}} gives no change, and this is {{amount}} too much. Key a lower amount.',
  'refusal.cartPaying':
    '{{name}} has taken {{amount}} for an unfinished sale: finish it or give it back. A manager can take it over.',
  'refusal.paymentsTaken':
    '{{amount}} is already paid for this cart. Give it back first, or finish the sale.',
  'refusal.terminalTaken': 'The terminal took {{amount}}. Reverse it there first, then confirm.',
  'refusal.paymentGone': 'This payment is no longer in the cart. Look at the current one.',
  'refusal.approvalWrong': 'Wrong PIN of the manager. Try again ({{count}} left).',
  'refusal.cartsParked': '{{count}} parked carts are still there. Sell them or let them go, then close.',
  'refusal.parkedGone': 'This parked cart has expired. Its seats are free again: start anew.',
  'refusal.nothingToUndo': 'The ten seconds are over: the cart can’t be brought back. Start anew.',
  'refusal.tooManyParked': '{{most}} carts are parked already. Sell or drop one first.',
  'refusal.customerUnknown': 'This customer is not known here. Search again, or make a new one.',
  'refusal.customerEmpty': 'A customer needs a name or a company. Type one.',
  'refusal.emailMissing': 'No e-mail address is known. Type one.',
  'refusal.emailWrong': '{{email}} is no e-mail address. Correct it.',
  'refusal.planUnknown': 'This date has no seating plan. Choose a price instead.',
  'refusal.priceMayNotHide': 'This venue prints the price on every ticket. Leave it shown.',
  'refusal.orderNotPaid': 'Order {{number}} is only reserved. It gets tickets when it is paid.',
};

type Part = Readonly<Record<keyof typeof saleRefusalsEn, string>>;

export const saleRefusalsDe: Part = {
  'refusal.dateFull': '{{event}}, {{at}}, ist ausverkauft. Anderen Termin wählen.',
  'refusal.priceNotNow': '{{price}} wird jetzt nicht verkauft. Anderen Tarif wählen.',
  'refusal.limitMost':
    'Höchstens {{most}} von {{what}} pro Bestellung. Einige entfernen oder zweite Bestellung machen.',
  'refusal.limitLeast':
    'Mindestens {{least}} von {{what}} pro Bestellung. Mehr nehmen oder anderen Tarif wählen.',
  'refusal.amountTooLow': '{{what}} kostet mindestens {{amount}}. Höheren Betrag eingeben.',
  'refusal.amountOutside': '{{what}} gibt es von {{least}} bis {{most}}. Betrag dazwischen eingeben.',
  'refusal.overrideTooMany':
    'Die Leitung kann {{most}} Plätze über das hinaus verkaufen lassen, was diese Kasse hat; es fehlen {{wanted}}. Weniger nehmen.',
  'refusal.overrideNever':
    'Dieses Haus verkauft nichts über das hinaus, was die Kasse hat. Weniger nehmen, oder eine andere Platzkategorie oder einen anderen Termin.',
  'refusal.seatNotOurs.elsewhere': 'Platz {{seat}} ist nicht an dieser Kasse. Anderen Platz wählen.',
  'refusal.seatNotOurs.sold': 'Platz {{seat}} ist verkauft. Anderen Platz wählen.',
  'refusal.seatNotOurs.held': 'Platz {{seat}} ist reserviert. Anderen Platz wählen oder Leitung fragen.',
  'refusal.seatNotOurs.blocked': 'Platz {{seat}} ist gesperrt. Anderen Platz wählen.',
  'refusal.seatNotOurs.otherCart':
    'Platz {{seat}} liegt in einem anderen Warenkorb dieser Kasse. Anderen Platz wählen.',
  'refusal.seatUnknown': 'Der Plan hat keinen Platz {{seat}} zu diesem Tarif. Anderen Platz wählen.',
  'refusal.seatsMissing': 'Nicht jedes Ticket in {{zone}} hat einen Platz. Plan öffnen und wählen.',
  'refusal.formIncomplete.missing': '{{form}}: {{field}} fehlt. Formular öffnen und ausfüllen.',
  'refusal.formIncomplete.wrong':
    '{{form}}: {{field}} ist nicht richtig ausgefüllt. Formular öffnen und korrigieren.',
  'refusal.proofMissing': '{{price}} verlangt {{proof}}. Nachweis ansehen, dann auf der Zeile abhaken.',
  'refusal.holderMissing': '{{pass}} braucht den Namen der Person. Auf der Zeile eingeben.',
  'refusal.codeUnknown': 'Der Code {{code}} ist nicht bekannt. Zeichen für Zeichen prüfen.',
  'refusal.codeTwice': 'Der Code {{code}} ist schon im Warenkorb. Nichts weiter zu tun.',
  'refusal.codeNotYet': 'Der Code {{code}} gilt ab {{at}}. Ohne ihn verkaufen.',
  'refusal.codeExpired': 'Der Code {{code}} ist seit {{at}} abgelaufen. Ohne ihn verkaufen.',
  'refusal.codeNotForThis':
    '{{code}} ({{name}}) gilt nicht für diesen Warenkorb. Tarif ändern oder ohne ihn verkaufen.',
  'refusal.codeUsedUp':
    'Der Code {{code}} ist an dieser Kasse aufgebraucht (noch {{left}}). Ohne ihn verkaufen oder weniger nehmen.',
  'refusal.voucherUnknown':
    'Dieser Geschenkgutschein ist hier nicht bekannt. Andere Zahlung nehmen oder Leitung fragen.',
  'refusal.voucherMistyped':
    'Dieser Gutscheincode hat einen Tippfehler. Mit dem Gutschein vergleichen und neu eingeben.',
  'refusal.voucherTwice': 'Der Gutschein …{{last4}} ist schon im Warenkorb. Nichts weiter zu tun.',
  'refusal.voucherExpired': 'Der Gutschein …{{last4}} ist seit {{at}} abgelaufen. Andere Zahlung nehmen.',
  'refusal.voucherEmpty': 'Der Gutschein …{{last4}} ist aufgebraucht. Andere Zahlung nehmen.',
  'refusal.voucherNeedsManager':
    'Diese Kasse kann den Gutschein …{{last4}} nicht prüfen. Die Leitung darf bis {{amount}} annehmen.',
  'refusal.voucherOverspent':
    'Der Gutschein …{{last4}} hat noch {{balance}}, gewünscht {{wanted}}. {{balance}} nehmen, den Rest anders zahlen.',
  'refusal.reasonMissing': 'Ein Ticket kostet nichts und hat noch keinen Grund. Auf der Zeile wählen.',
  'refusal.notFree':
    'Diese Bestellung kostet {{amount}}: Freikarte nur, wenn nichts zu zahlen ist. Zahlung wählen.',
  'refusal.onlyFree': 'Diese Bestellung kostet nichts. Freikarte wählen.',
  'refusal.invoiceAlone': 'Eine Rechnung gilt für die ganze Bestellung. Zuerst andere Zahlungen zurückgeben.',
  'refusal.invoiceWithoutVouchers':
    'Eine Bestellung mit Geschenkgutscheinen geht nicht auf Rechnung. Separat verkaufen.',
  'refusal.customerMissing': 'Eine Rechnung braucht Kundin oder Kunden. Im Register Kunde wählen.',
  'refusal.referenceMissing': '{{method}} braucht eine Referenz. Nummer eingeben.',
  'refusal.rateMissing':
    'Für {{currency}} ist kein Kurs gesetzt. Die Leitung setzt ihn in den Einstellungen.',
  'refusal.noChangeFor':
    '{{method}} gibt kein Rückgeld, und das ist {{amount}} zu viel. Kleineren Betrag eingeben.',
  'refusal.cartPaying':
    '{{name}} hat {{amount}} für einen offenen Verkauf eingenommen: abschliessen oder zurückgeben. Die Leitung kann ihn übernehmen.',
  'refusal.paymentsTaken':
    'Für diesen Warenkorb sind schon {{amount}} bezahlt. Zuerst zurückgeben oder Verkauf abschliessen.',
  'refusal.terminalTaken': 'Das Terminal hat {{amount}} genommen. Dort zuerst stornieren, dann bestätigen.',
  'refusal.paymentGone': 'Diese Zahlung ist nicht mehr im Warenkorb. Aktuellen ansehen.',
  'refusal.approvalWrong': 'Falsche PIN der Leitung. Nochmals versuchen (noch {{count}}).',
  'refusal.cartsParked':
    '{{count}} parkierte Warenkörbe sind noch da. Verkaufen oder verwerfen, dann abschliessen.',
  'refusal.parkedGone':
    'Dieser parkierte Warenkorb ist abgelaufen. Die Plätze sind wieder frei: neu beginnen.',
  'refusal.nothingToUndo': 'Die zehn Sekunden sind um: der Warenkorb ist weg. Neu beginnen.',
  'refusal.tooManyParked': '{{most}} Warenkörbe sind schon parkiert. Zuerst einen verkaufen oder verwerfen.',
  'refusal.customerUnknown': 'Diese Person ist hier nicht bekannt. Nochmals suchen oder neu erfassen.',
  'refusal.customerEmpty': 'Es braucht einen Namen oder eine Firma. Bitte eingeben.',
  'refusal.emailMissing': 'Keine E-Mail-Adresse bekannt. Bitte eingeben.',
  'refusal.emailWrong': '{{email}} ist keine E-Mail-Adresse. Bitte korrigieren.',
  'refusal.planUnknown': 'Dieser Termin hat keinen Saalplan. Stattdessen einen Tarif wählen.',
  'refusal.priceMayNotHide': 'Dieses Haus druckt den Preis auf jedes Ticket. Sichtbar lassen.',
  'refusal.orderNotPaid': 'Bestellung {{number}} ist nur reserviert. Tickets gibt es nach der Zahlung.',
};

export const saleRefusalsFr: Part = {
  'refusal.dateFull': '{{event}}, {{at}}, est complet. Choisissez une autre date.',
  'refusal.priceNotNow': '{{price}} n’est pas en vente maintenant. Choisissez un autre tarif.',
  'refusal.limitMost':
    'Au plus {{most}} de {{what}} par commande. Retirez-en, ou faites une deuxième commande.',
  'refusal.limitLeast':
    'Au moins {{least}} de {{what}} par commande. Ajoutez-en, ou choisissez un autre tarif.',
  'refusal.amountTooLow': '{{what}} coûte au moins {{amount}}. Saisissez un montant plus élevé.',
  'refusal.amountOutside': '{{what}} se vend de {{least}} à {{most}}. Saisissez un montant entre les deux.',
  'refusal.overrideTooMany':
    'Un responsable peut laisser vendre {{most}} places de plus que cette caisse n’en détient; il en manque {{wanted}}. Prenez-en moins.',
  'refusal.overrideNever':
    'Cette maison ne vend rien de plus que ce que la caisse détient. Prenez-en moins, ou une autre zone ou date.',
  'refusal.seatNotOurs.elsewhere': 'La place {{seat}} n’est pas à cette caisse. Choisissez une autre place.',
  'refusal.seatNotOurs.sold': 'La place {{seat}} est vendue. Choisissez une autre place.',
  'refusal.seatNotOurs.held':
    'La place {{seat}} est réservée. Choisissez-en une autre, ou demandez au responsable.',
  'refusal.seatNotOurs.blocked': 'La place {{seat}} est bloquée. Choisissez une autre place.',
  'refusal.seatNotOurs.otherCart':
    'La place {{seat}} est dans un autre panier de cette caisse. Choisissez-en une autre.',
  'refusal.seatUnknown': 'Le plan n’a pas de place {{seat}} à ce tarif. Choisissez une autre place.',
  'refusal.seatsMissing': 'Tous les billets de {{zone}} n’ont pas de place. Ouvrez le plan et choisissez.',
  'refusal.formIncomplete.missing': '{{form}} : il manque {{field}}. Ouvrez le formulaire et complétez.',
  'refusal.formIncomplete.wrong':
    '{{form}} : {{field}} n’est pas rempli correctement. Ouvrez le formulaire et corrigez.',
  'refusal.proofMissing':
    '{{price}} demande {{proof}}. Regardez le justificatif, puis cochez-le sur la ligne.',
  'refusal.holderMissing': '{{pass}} demande le nom du titulaire. Saisissez-le sur la ligne.',
  'refusal.codeUnknown': 'Le code {{code}} n’est pas connu. Vérifiez-le lettre par lettre.',
  'refusal.codeTwice': 'Le code {{code}} est déjà dans le panier. Rien d’autre à faire.',
  'refusal.codeNotYet': 'Le code {{code}} est valable dès {{at}}. Vendez sans lui.',
  'refusal.codeExpired': 'Le code {{code}} a expiré {{at}}. Vendez sans lui.',
  'refusal.codeNotForThis':
    '{{code}} ({{name}}) n’est pas pour ce panier. Changez de tarif, ou vendez sans lui.',
  'refusal.codeUsedUp':
    'Le code {{code}} est épuisé à cette caisse (reste {{left}}). Vendez sans lui, ou prenez-en moins.',
  'refusal.voucherUnknown':
    'Ce bon cadeau n’est pas connu ici. Prenez un autre paiement, ou demandez au responsable.',
  'refusal.voucherMistyped': 'Ce code de bon a une faute de frappe. Comparez avec le bon et retapez.',
  'refusal.voucherTwice': 'Le bon …{{last4}} est déjà dans le panier. Rien d’autre à faire.',
  'refusal.voucherExpired': 'Le bon …{{last4}} a expiré {{at}}. Prenez un autre paiement.',
  'refusal.voucherEmpty': 'Il ne reste rien sur le bon …{{last4}}. Prenez un autre paiement.',
  'refusal.voucherNeedsManager':
    'Cette caisse ne peut pas vérifier le bon …{{last4}}. Un responsable peut accepter jusqu’à {{amount}}.',
  'refusal.voucherOverspent':
    'Le bon …{{last4}} contient {{balance}}, on voulait {{wanted}}. Prenez {{balance}} et payez le reste autrement.',
  'refusal.reasonMissing': 'Un billet est gratuit et n’a pas de motif. Choisissez-le sur la ligne.',
  'refusal.notFree':
    'Cette commande coûte {{amount}} : l’invitation n’est que pour les commandes gratuites. Choisissez un paiement.',
  'refusal.onlyFree': 'Cette commande est gratuite. Choisissez Invitation.',
  'refusal.invoiceAlone': 'Une facture est pour toute la commande. Rendez d’abord les autres paiements.',
  'refusal.invoiceWithoutVouchers':
    'Une commande avec des bons cadeaux ne se facture pas. Vendez-les à part.',
  'refusal.customerMissing': 'Une facture demande un client. Choisissez-le dans l’onglet Client.',
  'refusal.referenceMissing': '{{method}} demande une référence. Saisissez son numéro.',
  'refusal.rateMissing':
    'Aucun cours n’est fixé pour {{currency}}. Un responsable le fixe dans les réglages.',
  'refusal.noChangeFor': '{{method}} ne rend pas de monnaie, et c’est {{amount}} de trop. Saisissez moins.',
  'refusal.cartPaying':
    '{{name}} a encaissé {{amount}} pour une vente en cours : à terminer ou à rendre. Un responsable peut la reprendre.',
  'refusal.paymentsTaken':
    '{{amount}} est déjà payé pour ce panier. Rendez-le d’abord, ou terminez la vente.',
  'refusal.terminalTaken': 'Le terminal a pris {{amount}}. Annulez-y d’abord, puis confirmez.',
  'refusal.paymentGone': 'Ce paiement n’est plus dans le panier. Regardez l’actuel.',
  'refusal.approvalWrong': 'PIN du responsable faux. Réessayez ({{count}} restants).',
  'refusal.cartsParked':
    '{{count}} paniers sont encore en attente. Vendez-les ou abandonnez-les, puis clôturez.',
  'refusal.parkedGone': 'Ce panier en attente a expiré. Ses places sont libres : recommencez.',
  'refusal.nothingToUndo': 'Les dix secondes sont passées : recommencez le panier.',
  'refusal.tooManyParked': '{{most}} paniers sont déjà en attente. Vendez-en ou abandonnez-en un.',
  'refusal.customerUnknown': 'Ce client n’est pas connu ici. Cherchez encore, ou créez-le.',
  'refusal.customerEmpty': 'Un client demande un nom ou une société. Saisissez-le.',
  'refusal.emailMissing': 'Aucune adresse e-mail connue. Saisissez-en une.',
  'refusal.emailWrong': '{{email}} n’est pas une adresse e-mail. Corrigez.',
  'refusal.planUnknown': 'Cette date n’a pas de plan de salle. Choisissez un tarif.',
  'refusal.priceMayNotHide': 'Cette salle imprime le prix sur chaque billet. Laissez-le.',
  'refusal.orderNotPaid': 'La commande {{number}} n’est que réservée. Ses billets viennent avec le paiement.',
};

export const saleRefusalsIt: Part = {
  'refusal.dateFull': '{{event}}, {{at}}, è esaurito. Scegliere un’altra data.',
  'refusal.priceNotNow': '{{price}} non è in vendita ora. Scegliere un’altra tariffa.',
  'refusal.limitMost': 'Al massimo {{most}} di {{what}} per ordine. Toglierne, o fare un secondo ordine.',
  'refusal.limitLeast': 'Almeno {{least}} di {{what}} per ordine. Aggiungerne, o scegliere un’altra tariffa.',
  'refusal.amountTooLow': '{{what}} costa almeno {{amount}}. Inserire un importo più alto.',
  'refusal.amountOutside': '{{what}} si vende da {{least}} a {{most}}. Inserire un importo compreso.',
  'refusal.overrideTooMany':
    'Un responsabile può far vendere {{most}} posti oltre a quelli di questa cassa; ne mancano {{wanted}}. Ne prenda meno.',
  'refusal.overrideNever':
    'Questa casa non vende nulla oltre a quanto ha la cassa. Ne prenda meno, o un altro settore o un’altra data.',
  'refusal.seatNotOurs.elsewhere': 'Il posto {{seat}} non è a questa cassa. Scegliere un altro posto.',
  'refusal.seatNotOurs.sold': 'Il posto {{seat}} è venduto. Scegliere un altro posto.',
  'refusal.seatNotOurs.held':
    'Il posto {{seat}} è riservato. Sceglierne un altro, o chiedere al responsabile.',
  'refusal.seatNotOurs.blocked': 'Il posto {{seat}} è bloccato. Scegliere un altro posto.',
  'refusal.seatNotOurs.otherCart':
    'Il posto {{seat}} è in un altro carrello di questa cassa. Sceglierne un altro.',
  'refusal.seatUnknown': 'La pianta non ha il posto {{seat}} a questa tariffa. Scegliere un altro posto.',
  'refusal.seatsMissing': 'Non tutti i biglietti in {{zone}} hanno un posto. Aprire la pianta e scegliere.',
  'refusal.formIncomplete.missing': '{{form}}: manca {{field}}. Aprire il modulo e completare.',
  'refusal.formIncomplete.wrong':
    '{{form}}: {{field}} non è compilato correttamente. Aprire il modulo e correggere.',
  'refusal.proofMissing': '{{price}} richiede {{proof}}. Vedere il giustificativo, poi spuntarlo sulla riga.',
  'refusal.holderMissing': '{{pass}} richiede il nome del titolare. Inserirlo sulla riga.',
  'refusal.codeUnknown': 'Il codice {{code}} non è noto. Controllarlo lettera per lettera.',
  'refusal.codeTwice': 'Il codice {{code}} è già nel carrello. Nient’altro da fare.',
  'refusal.codeNotYet': 'Il codice {{code}} vale dal {{at}}. Vendere senza.',
  'refusal.codeExpired': 'Il codice {{code}} è scaduto {{at}}. Vendere senza.',
  'refusal.codeNotForThis':
    '{{code}} ({{name}}) non vale per questo carrello. Cambiare tariffa, o vendere senza.',
  'refusal.codeUsedUp':
    'Il codice {{code}} è esaurito in questa cassa (restano {{left}}). Vendere senza, o prenderne meno.',
  'refusal.voucherUnknown':
    'Questo buono regalo non è noto qui. Usare un altro pagamento, o chiedere al responsabile.',
  'refusal.voucherMistyped':
    'Questo codice ha un errore di battitura. Confrontarlo con il buono e ridigitarlo.',
  'refusal.voucherTwice': 'Il buono …{{last4}} è già nel carrello. Nient’altro da fare.',
  'refusal.voucherExpired': 'Il buono …{{last4}} è scaduto {{at}}. Usare un altro pagamento.',
  'refusal.voucherEmpty': 'Sul buono …{{last4}} non resta nulla. Usare un altro pagamento.',
  'refusal.voucherNeedsManager':
    'Questa cassa non può verificare il buono …{{last4}}. Un responsabile può accettare fino a {{amount}}.',
  'refusal.voucherOverspent':
    'Il buono …{{last4}} ha {{balance}}, richiesti {{wanted}}. Prendere {{balance}} e pagare il resto altrimenti.',
  'refusal.reasonMissing': 'Un biglietto è gratuito e non ha un motivo. Sceglierlo sulla riga.',
  'refusal.notFree':
    'Questo ordine costa {{amount}}: l’omaggio vale solo per ordini gratuiti. Scegliere un pagamento.',
  'refusal.onlyFree': 'Questo ordine è gratuito. Scegliere Omaggio.',
  'refusal.invoiceAlone': 'La fattura vale per tutto l’ordine. Prima restituire gli altri pagamenti.',
  'refusal.invoiceWithoutVouchers': 'Un ordine con buoni regalo non si può fatturare. Venderli a parte.',
  'refusal.customerMissing': 'La fattura richiede un cliente. Sceglierlo nella scheda Cliente.',
  'refusal.referenceMissing': '{{method}} richiede un riferimento. Inserire il numero.',
  'refusal.rateMissing':
    'Nessun cambio fissato per {{currency}}. Un responsabile lo fissa nelle impostazioni.',
  'refusal.noChangeFor': '{{method}} non dà resto, e sono {{amount}} di troppo. Inserire meno.',
  'refusal.cartPaying':
    '{{name}} ha incassato {{amount}} per una vendita in corso: va conclusa o resa. Un responsabile può riprenderla.',
  'refusal.paymentsTaken':
    'Per questo carrello sono già pagati {{amount}}. Prima restituirli, o concludere la vendita.',
  'refusal.terminalTaken': 'Il terminale ha preso {{amount}}. Prima stornare lì, poi confermare.',
  'refusal.paymentGone': 'Questo pagamento non è più nel carrello. Guardare quello attuale.',
  'refusal.approvalWrong': 'PIN del responsabile errato. Riprovare (restano {{count}}).',
  'refusal.cartsParked': '{{count}} carrelli sono ancora in attesa. Venderli o lasciarli, poi chiudere.',
  'refusal.parkedGone': 'Questo carrello in attesa è scaduto. I posti sono liberi: ricominciare.',
  'refusal.nothingToUndo': 'I dieci secondi sono passati: ricominciare il carrello.',
  'refusal.tooManyParked': '{{most}} carrelli sono già in attesa. Venderne o lasciarne uno.',
  'refusal.customerUnknown': 'Questo cliente non è noto qui. Cercare di nuovo, o crearlo.',
  'refusal.customerEmpty': 'Un cliente richiede un nome o una ditta. Inserirlo.',
  'refusal.emailMissing': 'Nessun indirizzo e-mail noto. Inserirne uno.',
  'refusal.emailWrong': '{{email}} non è un indirizzo e-mail. Correggere.',
  'refusal.planUnknown': 'Questa data non ha una pianta. Scegliere una tariffa.',
  'refusal.priceMayNotHide': 'Questa sala stampa il prezzo su ogni biglietto. Lasciarlo.',
  'refusal.orderNotPaid': 'L’ordine {{number}} è solo riservato. I biglietti arrivano con il pagamento.',
};
