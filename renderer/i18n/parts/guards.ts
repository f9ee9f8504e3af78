/** Where the till asks a manager about money, or refuses. In English: the keys that the other languages have to fill. */
export const guardsEn = {
  'manager.together': 'What stays was cheaper only together with this: a manager confirms.',
  'refusal.managerNeeded.together':
    'What stays was cheaper only together with these tickets. Take all of them back, or ask a manager for the PIN.',
  'manager.passUsed': 'Tickets were taken on this pass and stay valid: a manager confirms.',
  'refusal.managerNeeded.passUsed':
    'Tickets were taken on this pass, and stay valid. Take those back first, or ask a manager for the PIN.',
  'refusal.piecesTogether':
    'Reservation {{number}} is cheaper as a whole: no part of it is split off. Pay it as it is, or end it and reserve anew.',
  'manager.otherMethod': 'It came in another way than it goes out: a manager confirms.',
  'refusal.managerNeeded.otherMethod':
    'This money did not come in that way. Give it back as it was paid, or ask a manager for the PIN.',
  'manager.lessCash': 'Less cash has to lie in the drawer: a manager confirms.',
  'refusal.managerNeeded.lessCash':
    'Cash becomes another payment: only a manager corrects that. Ask for the PIN.',
  'refusal.paymentOfReturned':
    'Tickets of {{number}} were taken back: its payments stay as they are. Take back what is left and sell anew.',
  'manager.float': 'Less than the last closing left in the drawer: a manager confirms.',
  'refusal.managerNeeded.float':
    'The last closing left {{amount}} in the drawer. Count again, or ask a manager for the PIN.',
  'manager.drop': 'More than can lie in the drawer: a manager confirms.',
  'refusal.managerNeeded.drop':
    'That is more than can lie in the drawer. Count the bag again, or ask a manager for the PIN.',
  'manager.free': 'Free tickets that no contingent bounds: a manager confirms.',
  'refusal.managerNeeded.free':
    'These free tickets come from no contingent. Choose a reason that has one, or ask a manager for the PIN.',
  'manager.settle': 'Above the limit, and no terminal was asked: a manager confirms.',
  'refusal.managerNeeded.settle':
    'An invoice of this amount is paid in cash, or a manager has seen the receipt of the terminal. Ask for the PIN.',
  'manager.longer': 'Reserved for longer than usual: a manager confirms.',
  'refusal.managerNeeded.longer':
    'A reservation of this length is made by a manager. Choose an earlier end, or ask for the PIN.',
  // next en
};
type GuardTexts = Readonly<Record<keyof typeof guardsEn, string>>;

/** Auf Deutsch, wie man es in der Schweiz schreibt. */
export const guardsDe: GuardTexts = {
  'manager.together': 'Was bleibt, war nur zusammen damit günstiger: die Leitung bestätigt.',
  'refusal.managerNeeded.together':
    'Was bleibt, war nur zusammen mit diesen Tickets günstiger. Nehmen Sie alle zurück, oder fragen Sie nach der PIN der Leitung.',
  'manager.passUsed': 'Auf diesen Pass wurden Tickets bezogen, die gültig bleiben: die Leitung bestätigt.',
  'refusal.managerNeeded.passUsed':
    'Auf diesen Pass wurden Tickets bezogen, die gültig bleiben. Nehmen Sie zuerst diese zurück, oder fragen Sie nach der PIN der Leitung.',
  'refusal.piecesTogether':
    'Die Reservation {{number}} ist nur als Ganzes günstiger: Kein Teil wird abgetrennt. Kassieren Sie sie so, oder beenden Sie sie und reservieren Sie neu.',
  'manager.otherMethod': 'Es kam anders herein, als es hinausgeht: die Leitung bestätigt.',
  'refusal.managerNeeded.otherMethod':
    'Dieses Geld kam nicht so herein. Geben Sie es zurück, wie es bezahlt wurde, oder fragen Sie nach der PIN der Leitung.',
  'manager.lessCash': 'In der Kasse muss weniger Bargeld liegen: die Leitung bestätigt.',
  'refusal.managerNeeded.lessCash':
    'Aus Bargeld wird eine andere Zahlung: Das berichtigt nur die Leitung. Fragen Sie nach ihrer PIN.',
  'refusal.paymentOfReturned':
    'Von {{number}} wurden Tickets zurückgenommen: Die Zahlungen bleiben, wie sie sind. Nehmen Sie den Rest zurück und verkaufen Sie neu.',
  'manager.float': 'Weniger, als der letzte Abschluss in der Kasse liess: die Leitung bestätigt.',
  'refusal.managerNeeded.float':
    'Der letzte Abschluss liess {{amount}} in der Kasse. Zählen Sie nochmals, oder fragen Sie nach der PIN der Leitung.',
  'manager.drop': 'Mehr, als in der Kasse liegen kann: die Leitung bestätigt.',
  'refusal.managerNeeded.drop':
    'Das ist mehr, als in der Kasse liegen kann. Zählen Sie nochmals, oder fragen Sie nach der PIN der Leitung.',
  'manager.free': 'Freikarten ohne Kontingent: die Leitung bestätigt.',
  'refusal.managerNeeded.free':
    'Diese Freikarten kommen aus keinem Kontingent. Wählen Sie einen Grund mit Kontingent, oder fragen Sie nach der PIN der Leitung.',
  'manager.settle': 'Über der Limite, und kein Terminal wurde gefragt: die Leitung bestätigt.',
  'refusal.managerNeeded.settle':
    'Eine Rechnung über diesen Betrag wird bar bezahlt, oder die Leitung hat den Beleg des Terminals gesehen. Fragen Sie nach ihrer PIN.',
  'manager.longer': 'Länger als üblich reserviert: die Leitung bestätigt.',
  'refusal.managerNeeded.longer':
    'So lange reserviert nur die Leitung. Wählen Sie ein früheres Ende, oder fragen Sie nach ihrer PIN.',
  // next de
};

/** En français de Suisse. */
export const guardsFr: GuardTexts = {
  'manager.together': 'Ce qui reste n’était réduit qu’avec ceci : un responsable confirme.',
  'refusal.managerNeeded.together':
    'Ce qui reste n’était réduit qu’avec ces billets. Reprenez-les tous, ou demandez son code PIN à un responsable.',
  'manager.passUsed': 'Des billets pris sur cet abonnement restent valables : un responsable confirme.',
  'refusal.managerNeeded.passUsed':
    'Des billets pris sur cet abonnement restent valables. Reprenez-les d’abord, ou demandez son code PIN à un responsable.',
  'refusal.piecesTogether':
    'La réservation {{number}} n’est réduite qu’en entier : rien n’en est séparé. Encaissez-la ainsi, ou terminez-la et réservez à nouveau.',
  'manager.otherMethod': 'L’argent sort autrement qu’il est entré : un responsable confirme.',
  'refusal.managerNeeded.otherMethod':
    'Cet argent n’est pas entré ainsi. Rendez-le comme il a été payé, ou demandez son code PIN à un responsable.',
  'manager.lessCash': 'Il doit y avoir moins d’argent dans le tiroir : un responsable confirme.',
  'refusal.managerNeeded.lessCash':
    'Un paiement en espèces devient un autre : seul un responsable corrige cela. Demandez son code PIN.',
  'refusal.paymentOfReturned':
    'Des billets de {{number}} ont été repris : ses paiements restent tels quels. Reprenez le reste et refaites la vente.',
  'manager.float': 'Moins que ce que la dernière clôture a laissé : un responsable confirme.',
  'refusal.managerNeeded.float':
    'La dernière clôture a laissé {{amount}} dans le tiroir. Recomptez, ou demandez son code PIN à un responsable.',
  'manager.drop': 'Plus qu’il ne peut y avoir dans le tiroir : un responsable confirme.',
  'refusal.managerNeeded.drop':
    'C’est plus qu’il ne peut y avoir dans le tiroir. Recomptez, ou demandez son code PIN à un responsable.',
  'manager.free': 'Billets gratuits hors contingent : un responsable confirme.',
  'refusal.managerNeeded.free':
    'Ces billets gratuits ne viennent d’aucun contingent. Choisissez un motif qui en a un, ou demandez son code PIN à un responsable.',
  'manager.settle': 'Au-dessus de la limite, sans terminal : un responsable confirme.',
  'refusal.managerNeeded.settle':
    'Une facture de ce montant se paie en espèces, ou un responsable a vu le reçu du terminal. Demandez son code PIN.',
  'manager.longer': 'Réservé plus longtemps que d’habitude : un responsable confirme.',
  'refusal.managerNeeded.longer':
    'Seul un responsable réserve aussi longtemps. Choisissez une fin plus proche, ou demandez son code PIN.',
  // next fr
};

/** In italiano svizzero. */
export const guardsIt: GuardTexts = {
  'manager.together': 'Ciò che resta era ridotto solo insieme a questo: conferma un responsabile.',
  'refusal.managerNeeded.together':
    'Ciò che resta era ridotto solo insieme a questi biglietti. Li riprenda tutti, o chieda il PIN a un responsabile.',
  'manager.passUsed': 'I biglietti presi su questo abbonamento restano validi: conferma un responsabile.',
  'refusal.managerNeeded.passUsed':
    'I biglietti presi su questo abbonamento restano validi. Riprenda prima quelli, o chieda il PIN a un responsabile.',
  'refusal.piecesTogether':
    'La prenotazione {{number}} è ridotta solo per intero: non se ne separa nulla. La incassi così, o la termini e prenoti di nuovo.',
  'manager.otherMethod': 'Il denaro esce in altro modo da come è entrato: conferma un responsabile.',
  'refusal.managerNeeded.otherMethod':
    'Questo denaro non è entrato così. Lo renda come è stato pagato, o chieda il PIN a un responsabile.',
  'manager.lessCash': 'Nel cassetto deve esserci meno contante: conferma un responsabile.',
  'refusal.managerNeeded.lessCash':
    'Un pagamento in contanti diventa un altro: lo corregge solo un responsabile. Chieda il suo PIN.',
  'refusal.paymentOfReturned':
    'Biglietti di {{number}} sono stati ripresi: i pagamenti restano così. Riprenda il resto e venda di nuovo.',
  'manager.float': 'Meno di quanto ha lasciato l’ultima chiusura: conferma un responsabile.',
  'refusal.managerNeeded.float':
    'L’ultima chiusura ha lasciato {{amount}} nel cassetto. Riconti, o chieda il PIN a un responsabile.',
  'manager.drop': 'Più di quanto può esserci nel cassetto: conferma un responsabile.',
  'refusal.managerNeeded.drop':
    'È più di quanto può esserci nel cassetto. Riconti, o chieda il PIN a un responsabile.',
  'manager.free': 'Biglietti gratuiti senza contingente: conferma un responsabile.',
  'refusal.managerNeeded.free':
    'Questi biglietti gratuiti non vengono da un contingente. Scelga un motivo che ne ha uno, o chieda il PIN a un responsabile.',
  'manager.settle': 'Sopra il limite e senza terminale: conferma un responsabile.',
  'refusal.managerNeeded.settle':
    'Una fattura di questo importo si paga in contanti, o un responsabile ha visto la ricevuta del terminale. Chieda il suo PIN.',
  'manager.longer': 'Prenotato più a lungo del solito: conferma un responsabile.',
  'refusal.managerNeeded.longer':
    'Solo un responsabile prenota così a lungo. Scelga una fine più vicina, o chieda il suo PIN.',
  // next it
};
