/** What a till or the centre keeps from being done unseen. In English: the keys that the other languages have to fill. */
export const guardsEn = {
  'refusal.entryTooLong':
    'This is too long to be kept: too many names, texts or answers in one act. Nothing was done. Shorten them, or do it in two parts.',
  'case.kind.entryTooLong':
    'A till wrote an entry longer than the program allows: it was altered, or something is wrong with it.',
  // end En
};
type GuardTexts = Readonly<Record<keyof typeof guardsEn, string>>;

/** German as in Switzerland. */
export const guardsDe: GuardTexts = {
  'refusal.entryTooLong':
    'Das ist zu lang zum Aufbewahren: zu viele Namen, Texte oder Antworten auf einmal. Nichts wurde ausgeführt. Kürzen Sie sie, oder machen Sie zwei Teile daraus.',
  'case.kind.entryTooLong':
    'Eine Kasse schrieb einen längeren Eintrag, als das Programm erlaubt: Sie wurde verändert, oder etwas stimmt nicht mit ihr.',
  // end De
};

/** French as in Switzerland. */
export const guardsFr: GuardTexts = {
  'refusal.entryTooLong':
    'C’est trop long pour être conservé: trop de noms, de textes ou de réponses à la fois. Rien n’a été fait. Raccourcissez-les, ou faites-le en deux parties.',
  'case.kind.entryTooLong':
    'Une caisse a écrit une écriture plus longue que le programme ne le permet: elle a été modifiée, ou quelque chose ne va pas.',
  // end Fr
};

/** Italian as in Switzerland. */
export const guardsIt: GuardTexts = {
  'refusal.entryTooLong':
    'È troppo lungo da conservare: troppi nomi, testi o risposte in una volta. Non è stato fatto nulla. Li accorci, o lo faccia in due parti.',
  'case.kind.entryTooLong':
    'Una cassa ha scritto una registrazione più lunga di quanto il programma permetta: è stata alterata, o qualcosa non va.',
  // end It
};
