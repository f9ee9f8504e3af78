/** What a till or the centre keeps from being done unseen. In English: the keys that the other languages have to fill. */
export const watchEn = {
  'refusal.entryTooLong':
    'This is too long to be kept: too many names, texts or answers in one act. Nothing was done. Shorten them, or do it in two parts.',
  'case.kind.entryTooLong':
    'A till wrote an entry longer than the program allows: it was altered, or something is wrong with it.',
  'case.kind.mailOfOther':
    'A till wanted to send an e-mail about another till’s order, without the say over it. It was not sent.',
  'case.kind.caseNotClosed':
    'A case was closed by somebody who is no manager, or at the till that it is about. It stays open: close it at another till.',
  'case.kind.worthDiffers':
    'Tickets were taken back for another amount than they were sold for. Compare the refund with the sale, and the drawer of that till.',
  'case.kind.invoiceDiffers':
    'An invoice was paid with another amount than is owed. Ask the customer for the rest, or give back what is too much.',
  'refusal.voucherRiskUsed':
    'As much as the venue risks ({{amount}}) was taken of voucher …{{last4}} without checking it. Take another payment, or wait for the line.',
  'refusal.caseOfThisTill':
    'This case is about this till itself. Look at it with a manager at another till, and close it there.',
  // end En
};
type WatchTexts = Readonly<Record<keyof typeof watchEn, string>>;

/** German as in Switzerland. */
export const watchDe: WatchTexts = {
  'refusal.entryTooLong':
    'Das ist zu lang zum Aufbewahren: zu viele Namen, Texte oder Antworten auf einmal. Nichts wurde ausgeführt. Kürzen Sie sie, oder machen Sie zwei Teile daraus.',
  'case.kind.entryTooLong':
    'Eine Kasse schrieb einen längeren Eintrag, als das Programm erlaubt: Sie wurde verändert, oder etwas stimmt nicht mit ihr.',
  'case.kind.mailOfOther':
    'Eine Kasse wollte eine E-Mail zur Bestellung einer anderen Kasse senden, ohne dass sie darüber verfügt. Sie wurde nicht gesendet.',
  'case.kind.caseNotClosed':
    'Ein Fall wurde von jemandem ohne Leitungsrolle erledigt, oder an der Kasse, um die es geht. Er bleibt offen: Erledigen Sie ihn an einer anderen Kasse.',
  'case.kind.worthDiffers':
    'Billette wurden zu einem anderen Betrag zurückgenommen, als sie verkauft wurden. Vergleichen Sie Rückzahlung und Verkauf, und die Lade jener Kasse.',
  'case.kind.invoiceDiffers':
    'Eine Rechnung wurde mit einem anderen Betrag bezahlt, als geschuldet ist. Verlangen Sie den Rest, oder geben Sie zurück, was zu viel ist.',
  'refusal.voucherRiskUsed':
    'Vom Gutschein …{{last4}} wurde ungeprüft schon so viel genommen, wie das Haus wagt ({{amount}}). Anders zahlen lassen, oder auf die Verbindung warten.',
  'refusal.caseOfThisTill':
    'In diesem Fall geht es um diese Kasse selbst. Sehen Sie ihn mit der Leitung an einer anderen Kasse an, und erledigen Sie ihn dort.',
  // end De
};

/** French as in Switzerland. */
export const watchFr: WatchTexts = {
  'refusal.entryTooLong':
    'C’est trop long pour être conservé: trop de noms, de textes ou de réponses à la fois. Rien n’a été fait. Raccourcissez-les, ou faites-le en deux parties.',
  'case.kind.entryTooLong':
    'Une caisse a écrit une écriture plus longue que le programme ne le permet: elle a été modifiée, ou quelque chose ne va pas.',
  'case.kind.mailOfOther':
    'Une caisse a voulu envoyer un e-mail sur la commande d’une autre, sans en avoir le droit. Il n’a pas été envoyé.',
  'case.kind.caseNotClosed':
    'Un cas a été réglé par quelqu’un qui n’est pas responsable, ou à la caisse dont il s’agit. Il reste ouvert: réglez-le à une autre caisse.',
  'case.kind.worthDiffers':
    'Des billets ont été repris pour un autre montant que celui de leur vente. Comparez le remboursement et la vente, et le tiroir de cette caisse.',
  'case.kind.invoiceDiffers':
    'Une facture a été payée d’un autre montant que ce qui est dû. Demandez le reste, ou rendez ce qui est de trop.',
  'refusal.voucherRiskUsed':
    'Du bon …{{last4}}, on a déjà pris sans vérification tout ce que la maison risque ({{amount}}). Prenez un autre paiement, ou attendez la liaison.',
  'refusal.caseOfThisTill':
    'Ce cas concerne cette caisse elle-même. Regardez-le avec un responsable à une autre caisse, et réglez-le là.',
  // end Fr
};

/** Italian as in Switzerland. */
export const watchIt: WatchTexts = {
  'refusal.entryTooLong':
    'È troppo lungo da conservare: troppi nomi, testi o risposte in una volta. Non è stato fatto nulla. Li accorci, o lo faccia in due parti.',
  'case.kind.entryTooLong':
    'Una cassa ha scritto una registrazione più lunga di quanto il programma permetta: è stata alterata, o qualcosa non va.',
  'case.kind.mailOfOther':
    'Una cassa voleva inviare un’e-mail su un ordine di un’altra, senza poterne disporre. Non è stata inviata.',
  'case.kind.caseNotClosed':
    'Un caso è stato chiuso da chi non è responsabile, o alla cassa di cui si tratta. Resta aperto: lo chiuda a un’altra cassa.',
  'case.kind.worthDiffers':
    'Dei biglietti sono stati ripresi per un importo diverso da quello di vendita. Confronti il rimborso con la vendita, e il cassetto di quella cassa.',
  'case.kind.invoiceDiffers':
    'Una fattura è stata pagata con un importo diverso dal dovuto. Chieda il resto, o restituisca ciò che è di troppo.',
  'refusal.voucherRiskUsed':
    'Del buono …{{last4}} si è già preso senza verifica tutto ciò che la casa rischia ({{amount}}). Prenda un altro pagamento, o attenda la linea.',
  'refusal.caseOfThisTill':
    'Questo caso riguarda questa stessa cassa. Lo guardi con un responsabile a un’altra cassa, e lo chiuda là.',
  // end It
};
