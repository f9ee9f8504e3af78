/** Rescue of takings. In English: the keys that the other languages have to fill. */
export const rescueEn = {
  rescue: 'Rescue of takings',
  'rescue.says':
    'When a till can’t reach the centre any more, its takings go there on a stick and by another till. Only the centre can read the file; handing it in twice changes nothing.',
  'rescue.save': 'Takings of this till',
  'rescue.save.says':
    'Saves what the centre does not have yet. Choose the stick when you are asked where to.',
  'rescue.save.act': 'Save takings to a stick',
  'rescue.save.all': 'Save everything',
  'rescue.waiting_one': 'One order is not at the centre.',
  'rescue.waiting_other': '{{count}} orders are not at the centre.',
  'rescue.saved': 'Saved as {{file}}',
  'rescue.saved.then': 'Take the stick to another till: Settings, Rescue of takings, Choose a rescue file.',
  'rescue.handIn': 'Takings of another till',
  'rescue.handIn.says':
    'Hands in a rescue file. Without a line to the centre this till keeps it and hands it in as soon as there is one.',
  'rescue.handIn.choose': 'Choose a rescue file',
  'rescue.handIn.act': 'Hand in',
  'rescue.orders': 'Orders',
  'rescue.entries': 'Journal entries',
  'rescue.takings': 'Takings',
  'rescue.span': '{{from}} to {{to}}',
  'rescue.missing_one': 'One entry is missing in the file: it could not be read.',
  'rescue.missing_other': '{{count}} entries are missing in the file: they could not be read.',
  'rescue.endUncertain': 'It ends with a backup: what was sold after that is not in it.',
  'rescue.found': 'Till {{no}}, saved {{at}}',
  'rescue.found.sealed_one': 'One journal entry. The centre can’t be reached now; only it can say more.',
  'rescue.found.sealed_other':
    '{{count}} journal entries. The centre can’t be reached now; only it can say more.',
  'rescue.found.backup': 'Made from a backup, because the till’s own data could not be read.',
  'rescue.found.known': 'The centre has all of it already.',
  'rescue.found.partlyKnown_one': 'The centre has one entry of it already.',
  'rescue.found.partlyKnown_other': 'The centre has {{count}} entries of it already.',
  'rescue.handedIn': 'Handed in here',
  'rescue.job': 'Till {{no}}, handed in {{at}}',
  'rescue.job.waiting': 'Waiting',
  'rescue.job.done': 'At the centre',
  'rescue.job.stopped': 'Not taken',
  'rescue.forget': 'Take off the list',
  'rescue.waits_one':
    'One entry is kept here and goes to the centre by itself. The stick is not needed any more.',
  'rescue.waits_other':
    '{{count}} entries are kept here and go to the centre by themselves. The stick is not needed any more.',
  'rescue.waits.fails': 'Kept here. The centre does not take it yet ({{word}}); it is tried again.',
  'rescue.done_one': 'The centre has it now. One entry was new:',
  'rescue.done_other': 'The centre has it now. {{count}} entries were new:',
  'rescue.done.nothingNew': 'The centre had all of it already; nothing was changed.',
  'rescue.gaps':
    'The centre needs earlier entries first. Choose “Save everything” at that till and hand in the new file.',
  'rescue.unproven_one': 'One entry is not under its till’s signature and was left out.',
  'rescue.unproven_other': '{{count}} entries are not under their till’s signature and were left out.',
  'rescue.cases_one': 'The centre has one case about it.',
  'rescue.cases_other': 'The centre has {{count}} cases about it.',
  'rescue.stopped.damaged':
    'The file is damaged. What came before the damage is at the centre; save it again.',
  'rescue.stopped.notOurs': 'The centre does not know this till. Check that the file belongs to this house.',
  'rescue.stopped.version':
    'The file is of a newer version than the centre. Update the centre, then hand it in again.',
  'rescue.stopped.fileGone': 'The file is not on this till any more. Hand it in again from the stick.',
  'rescue.marks': 'Rescued so far',
  'rescue.mark': 'Till {{no}} was rescued by till {{by}}, {{at}}',
  'rescue.mark.centre': 'Till {{no}} was rescued at the centre, {{at}}',
  'refusal.rescueRefused.nothingToSave': 'The centre has everything of this till. There is nothing to save.',
  'refusal.rescueRefused.noKey':
    'This till has not heard the centre’s key yet, so it can’t encrypt a file. Use npm run rescue with --key.',
  'refusal.rescueRefused.notARescueFile':
    'This is not a rescue file. Look for one whose name ends with .guichet-rescue.',
  'refusal.rescueRefused.newerVersion': 'The file was written by a newer version. Update this till first.',
  'refusal.rescueRefused.truncated':
    'The file is cut off. Save it again, and wait before you pull the stick.',
  'refusal.rescueRefused.damaged': 'The file is damaged. Copy it again, or save it again at its till.',
  'refusal.rescueRefused.otherOrganiser': 'The file comes from a till of another house. Hand it in there.',
  'refusal.rescueRefused.otherCentre':
    'The file was made for another centre. Hand it in at a till of that one.',
  'refusal.rescueRefused.tooLarge': 'The file is too large for a till. Hand it in at the centre itself.',
  'refusal.rescueRefused.gone': 'The till does not have this file any more. Choose it again.',
};
type Rescue = Readonly<Record<keyof typeof rescueEn, string>>;

export const rescueDe: Rescue = {
  rescue: 'Einnahmen retten',
  'rescue.says':
    'Erreicht eine Kasse die Zentrale nicht mehr, kommen ihre Einnahmen auf einem Stick und über eine andere Kasse dorthin. Nur die Zentrale kann die Datei lesen; zweimal einreichen ändert nichts.',
  'rescue.save': 'Einnahmen dieser Kasse',
  'rescue.save.says':
    'Speichert, was die Zentrale noch nicht hat. Wählen Sie den Stick, wenn nach dem Ort gefragt wird.',
  'rescue.save.act': 'Auf einen Stick speichern',
  'rescue.save.all': 'Alles speichern',
  'rescue.waiting_one': 'Eine Bestellung ist nicht bei der Zentrale.',
  'rescue.waiting_other': '{{count}} Bestellungen sind nicht bei der Zentrale.',
  'rescue.saved': 'Gespeichert als {{file}}',
  'rescue.saved.then':
    'Bringen Sie den Stick zu einer anderen Kasse: Einstellungen, Einnahmen retten, Rettungsdatei wählen.',
  'rescue.handIn': 'Einnahmen einer anderen Kasse',
  'rescue.handIn.says':
    'Reicht eine Rettungsdatei ein. Ohne Leitung zur Zentrale behält diese Kasse sie und reicht sie ein, sobald es eine gibt.',
  'rescue.handIn.choose': 'Rettungsdatei wählen',
  'rescue.handIn.act': 'Einreichen',
  'rescue.orders': 'Bestellungen',
  'rescue.entries': 'Journaleinträge',
  'rescue.takings': 'Einnahmen',
  'rescue.span': '{{from}} bis {{to}}',
  'rescue.missing_one': 'Ein Eintrag fehlt in der Datei: Er war nicht lesbar.',
  'rescue.missing_other': '{{count}} Einträge fehlen in der Datei: Sie waren nicht lesbar.',
  'rescue.endUncertain': 'Sie endet mit einer Sicherung: Was danach verkauft wurde, ist nicht darin.',
  'rescue.found': 'Kasse {{no}}, gespeichert {{at}}',
  'rescue.found.sealed_one':
    'Ein Journaleintrag. Die Zentrale ist gerade nicht erreichbar; nur sie kann mehr sagen.',
  'rescue.found.sealed_other':
    '{{count}} Journaleinträge. Die Zentrale ist gerade nicht erreichbar; nur sie kann mehr sagen.',
  'rescue.found.backup': 'Aus einer Sicherung gemacht, weil die Daten der Kasse nicht lesbar waren.',
  'rescue.found.known': 'Die Zentrale hat schon alles davon.',
  'rescue.found.partlyKnown_one': 'Die Zentrale hat schon einen Eintrag davon.',
  'rescue.found.partlyKnown_other': 'Die Zentrale hat schon {{count}} Einträge davon.',
  'rescue.handedIn': 'Hier eingereicht',
  'rescue.job': 'Kasse {{no}}, eingereicht {{at}}',
  'rescue.job.waiting': 'Wartet',
  'rescue.job.done': 'Bei der Zentrale',
  'rescue.job.stopped': 'Nicht angenommen',
  'rescue.forget': 'Von der Liste nehmen',
  'rescue.waits_one':
    'Ein Eintrag liegt hier und geht von selbst an die Zentrale. Den Stick braucht es nicht mehr.',
  'rescue.waits_other':
    '{{count}} Einträge liegen hier und gehen von selbst an die Zentrale. Den Stick braucht es nicht mehr.',
  'rescue.waits.fails':
    'Liegt hier. Die Zentrale nimmt sie noch nicht an ({{word}}); es wird nochmals versucht.',
  'rescue.done_one': 'Die Zentrale hat sie jetzt. Ein Eintrag war neu:',
  'rescue.done_other': 'Die Zentrale hat sie jetzt. {{count}} Einträge waren neu:',
  'rescue.done.nothingNew': 'Die Zentrale hatte schon alles davon; nichts wurde geändert.',
  'rescue.gaps':
    'Die Zentrale braucht zuerst frühere Einträge. Wählen Sie an jener Kasse «Alles speichern» und reichen Sie die neue Datei ein.',
  'rescue.unproven_one': 'Ein Eintrag trägt die Unterschrift seiner Kasse nicht und wurde weggelassen.',
  'rescue.unproven_other':
    '{{count}} Einträge tragen die Unterschrift ihrer Kasse nicht und wurden weggelassen.',
  'rescue.cases_one': 'Die Zentrale hat einen Fall dazu.',
  'rescue.cases_other': 'Die Zentrale hat {{count}} Fälle dazu.',
  'rescue.stopped.damaged':
    'Die Datei ist beschädigt. Was vor dem Schaden steht, ist bei der Zentrale; speichern Sie sie neu.',
  'rescue.stopped.notOurs':
    'Die Zentrale kennt diese Kasse nicht. Prüfen Sie, ob die Datei zu diesem Haus gehört.',
  'rescue.stopped.version':
    'Die Datei ist neuer als die Zentrale. Erneuern Sie die Zentrale und reichen Sie sie nochmals ein.',
  'rescue.stopped.fileGone':
    'Die Datei ist nicht mehr auf dieser Kasse. Reichen Sie sie vom Stick nochmals ein.',
  'rescue.marks': 'Bisher gerettet',
  'rescue.mark': 'Kasse {{no}} wurde von Kasse {{by}} gerettet, {{at}}',
  'rescue.mark.centre': 'Kasse {{no}} wurde bei der Zentrale gerettet, {{at}}',
  'refusal.rescueRefused.nothingToSave':
    'Die Zentrale hat alles von dieser Kasse. Es gibt nichts zu speichern.',
  'refusal.rescueRefused.noKey':
    'Diese Kasse kennt den Schlüssel der Zentrale noch nicht und kann nichts verschlüsseln. Nehmen Sie npm run rescue mit --key.',
  'refusal.rescueRefused.notARescueFile':
    'Das ist keine Rettungsdatei. Suchen Sie eine, deren Name mit .guichet-rescue endet.',
  'refusal.rescueRefused.newerVersion':
    'Die Datei wurde von einer neueren Version geschrieben. Erneuern Sie zuerst diese Kasse.',
  'refusal.rescueRefused.truncated':
    'Die Datei ist abgeschnitten. Speichern Sie sie neu, und warten Sie, bevor Sie den Stick ziehen.',
  'refusal.rescueRefused.damaged':
    'Die Datei ist beschädigt. Kopieren Sie sie nochmals, oder speichern Sie sie an ihrer Kasse neu.',
  'refusal.rescueRefused.otherOrganiser':
    'Die Datei kommt von der Kasse eines anderen Hauses. Reichen Sie sie dort ein.',
  'refusal.rescueRefused.otherCentre':
    'Die Datei ist für eine andere Zentrale gemacht. Reichen Sie sie an einer Kasse von jener ein.',
  'refusal.rescueRefused.tooLarge':
    'Die Datei ist zu gross für eine Kasse. Reichen Sie sie bei der Zentrale selbst ein.',
  'refusal.rescueRefused.gone': 'Die Kasse hat diese Datei nicht mehr. Wählen Sie sie nochmals.',
};

export const rescueFr: Rescue = {
  rescue: 'Sauvetage des recettes',
  'rescue.says':
    'Quand une caisse n’atteint plus la centrale, ses recettes y arrivent sur une clé USB, par une autre caisse. Seule la centrale peut lire le fichier; le remettre deux fois ne change rien.',
  'rescue.save': 'Recettes de cette caisse',
  'rescue.save.says':
    'Enregistre ce que la centrale n’a pas encore. Choisissez la clé quand on vous demande où.',
  'rescue.save.act': 'Enregistrer sur une clé',
  'rescue.save.all': 'Tout enregistrer',
  'rescue.waiting_one': 'Une commande n’est pas à la centrale.',
  'rescue.waiting_other': '{{count}} commandes ne sont pas à la centrale.',
  'rescue.saved': 'Enregistré sous {{file}}',
  'rescue.saved.then':
    'Portez la clé à une autre caisse: Réglages, Sauvetage des recettes, Choisir un fichier de sauvetage.',
  'rescue.handIn': 'Recettes d’une autre caisse',
  'rescue.handIn.says':
    'Remet un fichier de sauvetage. Sans liaison avec la centrale, cette caisse le garde et le remet dès qu’il y en a une.',
  'rescue.handIn.choose': 'Choisir un fichier de sauvetage',
  'rescue.handIn.act': 'Remettre',
  'rescue.orders': 'Commandes',
  'rescue.entries': 'Écritures du journal',
  'rescue.takings': 'Recettes',
  'rescue.span': '{{from}} à {{to}}',
  'rescue.missing_one': 'Une écriture manque dans le fichier: elle était illisible.',
  'rescue.missing_other': '{{count}} écritures manquent dans le fichier: elles étaient illisibles.',
  'rescue.endUncertain': 'Il finit par une sauvegarde: ce qui a été vendu après n’y est pas.',
  'rescue.found': 'Caisse {{no}}, enregistré {{at}}',
  'rescue.found.sealed_one':
    'Une écriture du journal. La centrale est hors d’atteinte; elle seule peut en dire plus.',
  'rescue.found.sealed_other':
    '{{count}} écritures du journal. La centrale est hors d’atteinte; elle seule peut en dire plus.',
  'rescue.found.backup': 'Fait à partir d’une sauvegarde, car les données de la caisse étaient illisibles.',
  'rescue.found.known': 'La centrale a déjà tout.',
  'rescue.found.partlyKnown_one': 'La centrale en a déjà une écriture.',
  'rescue.found.partlyKnown_other': 'La centrale en a déjà {{count}} écritures.',
  'rescue.handedIn': 'Remis ici',
  'rescue.job': 'Caisse {{no}}, remis {{at}}',
  'rescue.job.waiting': 'En attente',
  'rescue.job.done': 'À la centrale',
  'rescue.job.stopped': 'Pas accepté',
  'rescue.forget': 'Ôter de la liste',
  'rescue.waits_one': 'Une écriture est gardée ici et part d’elle-même à la centrale. La clé ne sert plus.',
  'rescue.waits_other':
    '{{count}} écritures sont gardées ici et partent d’elles-mêmes à la centrale. La clé ne sert plus.',
  'rescue.waits.fails': 'Gardé ici. La centrale ne l’accepte pas encore ({{word}}); on essaie de nouveau.',
  'rescue.done_one': 'La centrale l’a reçu. Une écriture était nouvelle:',
  'rescue.done_other': 'La centrale l’a reçu. {{count}} écritures étaient nouvelles:',
  'rescue.done.nothingNew': 'La centrale avait déjà tout; rien n’a changé.',
  'rescue.gaps':
    'La centrale a d’abord besoin d’écritures antérieures. Choisissez «Tout enregistrer» à cette caisse et remettez le nouveau fichier.',
  'rescue.unproven_one': 'Une écriture ne porte pas la signature de sa caisse et a été laissée de côté.',
  'rescue.unproven_other':
    '{{count}} écritures ne portent pas la signature de leur caisse et ont été laissées de côté.',
  'rescue.cases_one': 'La centrale a un cas à ce sujet.',
  'rescue.cases_other': 'La centrale a {{count}} cas à ce sujet.',
  'rescue.stopped.damaged':
    'Le fichier est abîmé. Ce qui précède est à la centrale; enregistrez-le de nouveau.',
  'rescue.stopped.notOurs':
    'La centrale ne connaît pas cette caisse. Vérifiez que le fichier est bien de cette maison.',
  'rescue.stopped.version':
    'Le fichier est plus récent que la centrale. Mettez la centrale à jour et remettez-le.',
  'rescue.stopped.fileGone': 'Le fichier n’est plus sur cette caisse. Remettez-le depuis la clé.',
  'rescue.marks': 'Sauvé jusqu’ici',
  'rescue.mark': 'La caisse {{no}} a été sauvée par la caisse {{by}}, {{at}}',
  'rescue.mark.centre': 'La caisse {{no}} a été sauvée à la centrale, {{at}}',
  'refusal.rescueRefused.nothingToSave': 'La centrale a tout de cette caisse. Il n’y a rien à enregistrer.',
  'refusal.rescueRefused.noKey':
    'Cette caisse n’a pas encore la clé de chiffrement de la centrale. Employez npm run rescue avec --key.',
  'refusal.rescueRefused.notARescueFile':
    'Ce n’est pas un fichier de sauvetage. Cherchez un nom qui finit par .guichet-rescue.',
  'refusal.rescueRefused.newerVersion':
    'Le fichier vient d’une version plus récente. Mettez d’abord cette caisse à jour.',
  'refusal.rescueRefused.truncated':
    'Le fichier est coupé. Enregistrez-le de nouveau et attendez avant de retirer la clé.',
  'refusal.rescueRefused.damaged':
    'Le fichier est abîmé. Copiez-le de nouveau, ou enregistrez-le de nouveau à sa caisse.',
  'refusal.rescueRefused.otherOrganiser':
    'Le fichier vient de la caisse d’une autre maison. Remettez-le là-bas.',
  'refusal.rescueRefused.otherCentre':
    'Le fichier a été fait pour une autre centrale. Remettez-le à une caisse de celle-ci.',
  'refusal.rescueRefused.tooLarge':
    'Le fichier est trop grand pour une caisse. Remettez-le à la centrale elle-même.',
  'refusal.rescueRefused.gone': 'La caisse n’a plus ce fichier. Choisissez-le de nouveau.',
};

export const rescueIt: Rescue = {
  rescue: 'Salvataggio degli incassi',
  'rescue.says':
    'Quando una cassa non raggiunge più la centrale, i suoi incassi ci arrivano su una chiavetta, tramite un’altra cassa. Solo la centrale può leggere il file; consegnarlo due volte non cambia nulla.',
  'rescue.save': 'Incassi di questa cassa',
  'rescue.save.says':
    'Salva ciò che la centrale non ha ancora. Scelga la chiavetta quando viene chiesto dove.',
  'rescue.save.act': 'Salvare su una chiavetta',
  'rescue.save.all': 'Salvare tutto',
  'rescue.waiting_one': 'Un ordine non è alla centrale.',
  'rescue.waiting_other': '{{count}} ordini non sono alla centrale.',
  'rescue.saved': 'Salvato come {{file}}',
  'rescue.saved.then':
    'Porti la chiavetta a un’altra cassa: Impostazioni, Salvataggio degli incassi, Scegliere un file.',
  'rescue.handIn': 'Incassi di un’altra cassa',
  'rescue.handIn.says':
    'Consegna un file di salvataggio. Senza linea con la centrale, questa cassa lo tiene e lo consegna appena c’è.',
  'rescue.handIn.choose': 'Scegliere un file',
  'rescue.handIn.act': 'Consegnare',
  'rescue.orders': 'Ordini',
  'rescue.entries': 'Voci del giornale',
  'rescue.takings': 'Incassi',
  'rescue.span': 'da {{from}} a {{to}}',
  'rescue.missing_one': 'Nel file manca una voce: non si poteva leggere.',
  'rescue.missing_other': 'Nel file mancano {{count}} voci: non si potevano leggere.',
  'rescue.endUncertain': 'Finisce con una copia di sicurezza: ciò che fu venduto dopo non c’è.',
  'rescue.found': 'Cassa {{no}}, salvato {{at}}',
  'rescue.found.sealed_one': 'Una voce del giornale. La centrale non si raggiunge; solo lei può dire di più.',
  'rescue.found.sealed_other':
    '{{count}} voci del giornale. La centrale non si raggiunge; solo lei può dire di più.',
  'rescue.found.backup':
    'Fatto da una copia di sicurezza, perché i dati della cassa non si potevano leggere.',
  'rescue.found.known': 'La centrale ha già tutto.',
  'rescue.found.partlyKnown_one': 'La centrale ne ha già una voce.',
  'rescue.found.partlyKnown_other': 'La centrale ne ha già {{count}} voci.',
  'rescue.handedIn': 'Consegnati qui',
  'rescue.job': 'Cassa {{no}}, consegnato {{at}}',
  'rescue.job.waiting': 'In attesa',
  'rescue.job.done': 'Alla centrale',
  'rescue.job.stopped': 'Non accettato',
  'rescue.forget': 'Togliere dalla lista',
  'rescue.waits_one': 'Una voce è custodita qui e va da sé alla centrale. La chiavetta non serve più.',
  'rescue.waits_other':
    '{{count}} voci sono custodite qui e vanno da sé alla centrale. La chiavetta non serve più.',
  'rescue.waits.fails': 'Custodito qui. La centrale non lo accetta ancora ({{word}}); si riprova.',
  'rescue.done_one': 'Ora è alla centrale. Una voce era nuova:',
  'rescue.done_other': 'Ora è alla centrale. {{count}} voci erano nuove:',
  'rescue.done.nothingNew': 'La centrale aveva già tutto; nulla è cambiato.',
  'rescue.gaps':
    'La centrale ha prima bisogno di voci precedenti. Scelga «Salvare tutto» a quella cassa e consegni il nuovo file.',
  'rescue.unproven_one': 'Una voce non porta la firma della sua cassa ed è stata lasciata da parte.',
  'rescue.unproven_other':
    '{{count}} voci non portano la firma della loro cassa e sono state lasciate da parte.',
  'rescue.cases_one': 'La centrale ha un caso al riguardo.',
  'rescue.cases_other': 'La centrale ha {{count}} casi al riguardo.',
  'rescue.stopped.damaged': 'Il file è danneggiato. Ciò che precede è alla centrale; lo salvi di nuovo.',
  'rescue.stopped.notOurs': 'La centrale non conosce questa cassa. Verifichi che il file sia di questa casa.',
  'rescue.stopped.version':
    'Il file è più recente della centrale. Aggiorni la centrale e lo consegni di nuovo.',
  'rescue.stopped.fileGone': 'Il file non è più su questa cassa. Lo consegni di nuovo dalla chiavetta.',
  'rescue.marks': 'Salvati finora',
  'rescue.mark': 'La cassa {{no}} è stata salvata dalla cassa {{by}}, {{at}}',
  'rescue.mark.centre': 'La cassa {{no}} è stata salvata alla centrale, {{at}}',
  'refusal.rescueRefused.nothingToSave': 'La centrale ha tutto di questa cassa. Non c’è nulla da salvare.',
  'refusal.rescueRefused.noKey':
    'Questa cassa non ha ancora la chiave di cifratura della centrale. Usi npm run rescue con --key.',
  'refusal.rescueRefused.notARescueFile':
    'Questo non è un file di salvataggio. Ne cerchi uno il cui nome finisce con .guichet-rescue.',
  'refusal.rescueRefused.newerVersion':
    'Il file viene da una versione più recente. Aggiorni prima questa cassa.',
  'refusal.rescueRefused.truncated':
    'Il file è tronco. Lo salvi di nuovo e aspetti prima di togliere la chiavetta.',
  'refusal.rescueRefused.damaged':
    'Il file è danneggiato. Lo copi di nuovo, o lo salvi di nuovo alla sua cassa.',
  'refusal.rescueRefused.otherOrganiser': 'Il file viene dalla cassa di un’altra casa. Lo consegni là.',
  'refusal.rescueRefused.otherCentre':
    'Il file è fatto per un’altra centrale. Lo consegni a una cassa di quella.',
  'refusal.rescueRefused.tooLarge':
    'Il file è troppo grande per una cassa. Lo consegni alla centrale stessa.',
  'refusal.rescueRefused.gone': 'La cassa non ha più questo file. Lo scelga di nuovo.',
};
