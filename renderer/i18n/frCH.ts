import type { Texts } from './en.ts';
import { casesFr } from './parts/cases.ts';
import { cashFr } from './parts/cash.ts';
import { eveningFr } from './parts/evening.ts';
import { exchangeFr } from './parts/exchange.ts';
import { guardsFr } from './parts/guards.ts';
import { guestsFr } from './parts/guests.ts';
import { invoicesFr } from './parts/invoices.ts';
import { passesFr } from './parts/passes.ts';
import { printingFr } from './parts/printing.ts';
import { readinessFr } from './parts/readiness.ts';
import { rescueFr } from './parts/rescue.ts';
import { reservationsFr } from './parts/reservations.ts';
import { returnsFr } from './parts/returns.ts';
import { saleRefusalsFr } from './parts/saleRefusals.ts';
import { sellingFr } from './parts/selling.ts';
import { watchFr } from './parts/watch.ts';

/** Les textes en français, tels qu’on les écrit en Suisse. */
export const frCH: Texts = {
  ...sellingFr,
  ...casesFr,
  ...eveningFr,
  ...cashFr,
  ...printingFr,
  ...readinessFr,
  ...rescueFr,
  ...reservationsFr,
  ...invoicesFr,
  ...watchFr,
  ...guestsFr,
  ...returnsFr,
  ...exchangeFr,
  ...guardsFr,
  ...passesFr,
  ...saleRefusalsFr,
  'app.title': 'Guichet – billetterie',

  // common
  back: 'Retour',
  cancel: 'Annuler',
  change: 'Modifier',
  close: 'Fermer',
  save: 'Enregistrer',
  undo: 'Rétablir',
  never: 'jamais',
  tryAgain: 'Réessayer',
  showCurrent: 'Afficher le panier actuel',
  language: 'Langue',
  total: 'Total {{currency}}',
  tickets_one: '{{count}} billet',
  tickets_other: '{{count}} billets',
  'keypad.point': 'Point décimal',
  'keypad.delete': 'Effacer le dernier chiffre',

  // frame
  rail: 'Écrans',
  'rail.sell': 'Vente',
  'rail.orders': 'Commandes',
  'rail.cash': 'Caisse',
  'rail.settings': 'Réglages',
  till: 'Caisse {{no}}',
  'role.cashier': 'Caisse',
  'role.door': 'Contrôle',
  'role.manager': 'Responsable',
  lock: 'Verrouiller',
  switchPerson: 'Changer de personne',
  search: 'Recherche',
  'search.hint': 'N° de commande ou de billet',
  'search.clear': 'Effacer la recherche',
  'event.choose': 'Choisir l’événement et la date',
  'event.doors': 'portes {{at}}',
  unreachable:
    'Le programme de caisse ne répond pas. Rien n’est perdu; l’écran reprend de lui-même dès qu’il répond. S’il a été relancé, ouvrez l’adresse qu’il indique.',

  // sync
  'sync.online': 'En ligne',
  'sync.offline': 'Hors ligne',
  'sync.centreFails': 'La centrale répond mal',
  'sync.refused': 'Refusée par la centrale',
  'sync.notEnrolled': 'Non raccordé',
  'sync.online.says': 'Les commandes arrivent à la centrale au fur et à mesure.',
  'sync.offline.says':
    'C’est normal: continuez à vendre. Les commandes restent ici et partent d’elles-mêmes au retour de la ligne.',
  'sync.centreFails.says':
    'Continuez à vendre. Les commandes restent ici et seront renvoyées; avertissez la personne qui s’occupe de la centrale.',
  'sync.refused.says':
    'La centrale n’accepte plus rien de cette caisse: elle a été révoquée, ou y est inconnue. Les commandes restent ici. Avertissez le responsable: un fichier de sauvetage, créé dans les réglages, les remet par une autre caisse.',
  'sync.notEnrolled.says': 'Cette caisse n’est pas encore raccordée à une centrale.',
  'sync.waiting_one': '{{count}} en attente',
  'sync.waiting_other': '{{count}} en attente',
  'sync.ordersWaiting': 'Commandes en attente de la centrale',
  'sync.lastContact': 'Dernier contact',
  'sync.catalogueAt': 'Catalogue du',
  'sync.cases': 'Cas ouverts',

  // printers
  'printer.use.tickets': 'Billets',
  'printer.use.receipts': 'Quittances',
  'printer.ready': 'prête',
  'printer.printing': 'imprime',
  'printer.paperLow': 'peu de papier',
  'printer.paperOut': 'plus de papier',
  'printer.coverOpen': 'capot ouvert',
  'printer.offline': 'injoignable',
  'printer.error': 'en panne',
  'printer.starting': 'démarre',
  'printer.ready.says': 'Tout s’imprime dès la vente.',
  'printer.printing.says': 'Impression en cours.',
  'printer.paperLow.says': 'Préparez un nouveau rouleau; l’impression continue.',
  'printer.paperOut.says': 'Ouvrez le capot et mettez un rouleau. L’impression reprend d’elle-même.',
  'printer.coverOpen.says': 'Fermez le capot. L’impression reprend d’elle-même.',
  'printer.offline.says':
    'Vérifiez qu’elle est allumée et son câble branché. L’impression reprend d’elle-même.',
  'printer.error.says': 'Éteignez puis rallumez l’imprimante. Si cela ne suffit pas, demandez de l’aide.',
  'printer.starting.says': 'La caisse cherche l’imprimante.',
  'printer.toCheck_one': '{{count}} à vérifier',
  'printer.toCheck_other': '{{count}} à vérifier',
  'printer.waiting_one': '{{count}} en attente',
  'printer.waiting_other': '{{count}} en attente',
  'print.none': 'non imprimé',
  'print.waiting': 'en attente',
  'print.printing': 'impression',
  'print.printed': 'imprimé',
  'print.blocked': 'bloqué',
  'print.toCheck': 'à vérifier',
  'print.cancelled': 'annulé',
  'print.duplicate': 'duplicata {{n}}',
  'print.didItComeOut': 'Le billet est-il sorti?',
  'print.askedLater': 'On demandera s’il est sorti dès que l’imprimante sera prête.',
  'print.cameOut': 'Il est sorti',
  'print.again': 'Réimprimer',
  'print.cancel': 'Ne pas imprimer',
  'reason.paperOut': 'Plus de papier: ouvrez le capot, mettez un rouleau. Cela reprend tout seul.',
  'reason.coverOpen': 'Le capot est ouvert: fermez-le. Cela reprend tout seul.',
  'reason.printerOffline': 'L’imprimante n’est pas prête: pressez sa touche d’avance ou en ligne.',
  'reason.printerError': 'L’imprimante signale une panne: éteignez-la et rallumez-la.',
  'reason.unreachable': 'L’imprimante est injoignable: vérifiez courant et câble.',
  'reason.noAnswer': 'L’imprimante l’a reçu mais n’a pas confirmé l’impression.',
  'reason.connectionLost': 'La liaison avec l’imprimante a été coupée pendant l’impression.',
  'reason.restarted': 'La caisse a redémarré pendant cette impression.',
  'reason.restored': 'La caisse est revenue à une sauvegarde: ceci est peut-être déjà imprimé.',
  'reason.weakConfirmation': 'Cette imprimante ne peut pas confirmer avec certitude.',
  'reason.cameOut': 'Quelqu’un l’a vu sortir.',
  'reason.refusedContent': 'Ceci ne peut pas être imprimé tel quel. Demandez de l’aide.',
  'reason.wrongPaper':
    'Ceci ne s’imprime pas sur le papier de cette imprimante. Changez le papier ou faites imprimer une autre imprimante.',

  // first start and sign-in
  'starting.unreachable': 'Le programme de caisse ne répond pas',
  'starting.unreachable.says':
    'Rien n’est perdu. Relancez Guichet sur cet appareil, ou patientez un instant. S’il a été relancé, ouvrez l’adresse qu’il indique.',
  'enrol.title': 'Raccorder cette caisse',
  'enrol.says':
    'Une seule fois, maintenant, il faut une liaison avec la centrale. Ensuite la caisse vend sans elle.',
  'enrol.centre': 'Adresse de la centrale',
  'enrol.code': 'Code à usage unique',
  'enrol.join': 'Raccorder',
  'enrol.working': 'Raccordement',
  signIn: 'Se connecter',
  'signIn.who': 'Qui vend?',
  'signIn.nobody': 'Personne ne peut encore se connecter',
  'signIn.nobody.says': 'Les noms viennent de la centrale. Vérifiez la ligne; ils apparaîtront d’eux-mêmes.',
  'signIn.other': 'Quelqu’un d’autre',
  'signIn.pin': 'Code PIN',
  'signIn.digits_one': '{{count}} chiffre saisi',
  'signIn.digits_other': '{{count}} chiffres saisis',
  readiness: 'État de préparation',
  'readiness.noPrinter': 'Aucune imprimante configurée',
  'readiness.noCatalogue': 'Pas encore de catalogue',
  'readiness.catalogue': 'Catalogue du {{at}}',
  'readiness.clock': 'Horloge {{at}}',
  'readiness.clockSuspect': 'Vérifier l’horloge: {{at}}',

  // sell
  'offer.empty': 'Rien à vendre pour l’instant',
  'offer.empty.says':
    'Les événements viennent de la centrale et apparaîtront d’eux-mêmes dès que la ligne est là.',
  dates: 'Dates',
  'date.today': 'aujourd’hui',
  'date.todayDay': 'Aujourd’hui, {{day}}',
  'date.ended': 'La vente pour cette date a pris fin {{at}}. Choisissez une autre date.',
  'typed.says': '– touchez maintenant un tarif',
  'zone.here_one': '{{count}} ici',
  'zone.here_other': '{{count}} ici',
  'zone.notHere': 'pas à cette caisse',
  'zone.house_one': '{{count}} dans la salle à {{at}}',
  'zone.house_other': '{{count}} dans la salle à {{at}}',
  'tile.left_one': 'reste {{count}}',
  'tile.left_other': 'reste {{count}}',
  'tile.none': 'épuisé',
  'tile.noneHere': 'plus rien ici',
  'tile.notHere': 'pas ici',
  'tile.inCart_one': '{{count}} dans le panier',
  'tile.inCart_other': '{{count}} dans le panier',
  cart: 'Panier',
  'cart.count': 'Panier · {{count}}',
  'cart.tickets': 'Billets',
  'cart.tickets.empty': 'Les billets du panier s’affichent ici tels qu’ils seront imprimés.',
  'cart.empty': 'Touchez un tarif pour commencer',
  'cart.clear': 'Vider le panier',
  'cart.emptied': 'Panier vidé',
  'cart.hide': 'Retour aux tarifs',
  'line.less': 'Un de moins: {{what}}',
  'line.more': 'Un de plus: {{what}}',
  'line.quantity': '{{what}}: {{count}}, changer le nombre',
  'line.setQuantity': 'Fixer le nombre',
  'line.remove': 'Retirer la ligne',
  'line.holder': 'Nom sur les billets',
  'line.holder.hint': 'Prénom et nom',
  'line.notToday': 'pas aujourd’hui',
  'line.gone': 'plus dans le catalogue',
  'preview.says_one': 'Tel qu’il sera imprimé. Numéros et codes naissent avec la commande.',
  'preview.says_other':
    '{{count}} comme celui-ci seront imprimés. Numéros et codes naissent avec la commande.',
  'preview.label': 'Billet {{what}}, {{at}}',

  // payment
  'method.cash': 'Espèces',
  'method.card': 'Carte',
  'method.twint': 'TWINT',
  'cash.title': 'Paiement en espèces',
  'cash.toPay': 'À payer en espèces',
  'cash.given': 'Reçu',
  'cash.change': 'À rendre',
  'cash.missing': 'Il manque encore',
  'cash.exact': 'Exact',
  'cash.validate': 'Valider',
  'terminal.key': 'Saisissez ce montant sur le terminal: {{name}}',
  'terminal.started': 'Commencé à {{at}}. Le terminal a-t-il accepté?',
  'terminal.accepted': 'Accepté',
  'terminal.declined': 'Refusé',
  done: 'Commande validée',
  validated: 'validée',
  'done.paid': 'Payé: {{name}}',
  'done.given': 'Total {{total}} · reçu {{given}}',
  'done.newSale': 'Nouvelle vente',
  'done.newSale.hint': 'ou touchez un tarif',
  receipt: 'Quittance',

  // orders
  order: 'Commande',
  'order.number': 'Commande {{number}}',
  'order.atCentre': 'La centrale l’a reçue',
  'order.notAtCentre': 'En attente de la centrale',
  'order.total': 'Total',
  'order.rounding': 'Arrondi',
  'order.givenChange': 'reçu {{given}}, rendu {{change}}',
  'order.show': 'Afficher',
  'order.hide': 'Masquer',
  'order.reprint': 'Imprimer un duplicata',
  'orders.back': 'Toutes les commandes',
  'orders.choose': 'Choisissez une commande pour voir ses billets.',
  'orders.filter': 'Filtrer par état d’impression',
  'orders.filter.all': 'Toutes',
  'orders.filter.toCheck': 'À vérifier',
  'orders.filter.waiting': 'En attente',
  'orders.filter.printed': 'Imprimées',
  'orders.found': 'Trouvé pour «{{search}}»',
  'orders.none': 'Aucune commande ici',
  'orders.none.says': 'Les commandes apparaissent ici dès qu’elles sont validées.',
  'orders.notFound': 'Rien trouvé pour «{{search}}»',
  'orders.notFound.says':
    'Cherchez un numéro de commande ou de billet, ou scannez un billet. Celles d’autres caisses apparaissent dès que la centrale les annonce.',

  // cash session
  session: 'Session de caisse',
  'session.missing': 'Aucune session de caisse n’est ouverte: il en faut une pour encaisser.',
  'session.open': 'Ouvrir la session de caisse',
  'session.open.says': 'Comptez le fond de caisse dans le tiroir et saisissez-le.',
  'session.float': 'Fond de caisse {{currency}}',
  'session.running': 'Session ouverte',
  'session.since': 'Depuis',
  'session.by': 'Ouverte par',
  'session.orders': 'Commandes',
  'session.tickets': 'Billets',
  'session.sell': 'Vendre',
  'session.close': 'Fermer la session',
  count: 'Compter le tiroir',
  'count.takeOver': 'Reprendre ce panier',
  'count.says':
    'Comptez tous les billets et pièces, fond de caisse compris. Le montant attendu s’affiche ensuite.',
  'count.row': '{{value}}: {{count}} pièces',
  'count.total': 'Compté {{currency}}',
  closing: 'Clôture {{number}}',
  'closing.even': 'Le tiroir est juste',
  'closing.difference': 'Différence',
  'closing.counted': 'Espèces comptées',
  'closing.expected': 'Espèces attendues',
  'closing.float': 'Fond de caisse',
  'closing.copies': 'Duplicata',
  'closing.byMethod': 'Par mode de paiement',
  'closing.within': 'Y compris',
  'closing.byVat': 'TVA incluse',
  'closing.done': 'Terminé',
  'closing.hash': 'Marque de contrôle {{hash}}',
  closings: 'Clôtures précédentes',

  // settings
  'settings.looks': 'Langue et apparence',
  'settings.theme': 'Thème',
  'settings.theme.system': 'Comme le système',
  'settings.theme.light': 'Clair',
  'settings.theme.dark': 'Sombre',
  'settings.about': 'Cette caisse',
  'settings.till': 'Numéro de caisse',
  'settings.venue': 'Salle',
  'settings.centre': 'Centrale',
  printers: 'Imprimantes',
  'printers.add': 'Ajouter une imprimante',
  'printers.none': 'Pas encore d’imprimante. Ajoutez celle des billets.',
  'printers.none.cashier': 'Pas encore d’imprimante. Un responsable peut en ajouter une ici.',
  'printers.name': 'Nom',
  'printers.address': 'Adresse',
  'printers.use': 'Imprime',
  'printers.test': 'Page de test',
  'printers.test.sent': 'La page de test a été imprimée.',

  // notices
  'notice.recoveredSale':
    'La vente {{number}} de {{amount}} était terminée avant l’arrêt de la caisse. Ses billets sont avec la commande.',
  'notice.storeSetAside':
    'Les données de la caisse étaient abîmées et ont été mises de côté sous {{file}}. Elle reprend à la dernière sauvegarde; avertissez le responsable.',
  'notice.storeSetAside.empty':
    'Les données de la caisse étaient abîmées et ont été mises de côté sous {{file}}. Aucune sauvegarde trouvée; appelez le responsable avant de vendre.',
  'notice.newLife':
    'Cette caisse a été restaurée: ses numéros de commande commencent désormais par {{prefix}}.',
  'notice.tablesDiffer':
    'Un contrôle a trouvé un écart dans les tables de la caisse ({{detail}}). Continuez à vendre et avertissez le responsable.',
  'notice.clockSuspect':
    'L’horloge de cet appareil semble fausse. Vérifiez la date et l’heure dans les réglages du système.',
  'notice.diskLow': 'Il reste peu de place sur le disque. Faites de la place avant la soirée.',
  'notice.more_one': '({{count}} autre)',
  'notice.more_other': '({{count}} autres)',
  'notice.showOrder': 'Voir la commande',
  'notice.understood': 'Compris',

  // keys
  keys: 'Touches',
  'keys.tile': 'Un nombre, puis la lettre d’un tarif',
  'keys.arrows': 'Parcourir les tarifs',
  'keys.space': 'Ajouter le tarif choisi',
  'keys.enter': 'Espèces, puis exact, puis valider',
  'keys.back': 'Un pas en arrière',
  'keys.rail': 'Écrans',

  // faults
  'fault.unreachable': 'Le programme de caisse ne répond pas. Réessayez dans un instant; rien n’est perdu.',
  'fault.nonsense':
    'Le programme de caisse a donné une réponse que cet écran ne comprend pas. Rechargez l’écran.',
  'fault.other':
    'Une erreur s’est produite dans la caisse. Réessayez; si cela persiste, signalez le numéro {{id}}.',

  // refusals
  'refusal.notSignedIn': 'Personne n’est connecté sur cet écran. Connectez-vous et recommencez.',
  'refusal.roleMissing': 'Votre rôle ne le permet pas. Demandez à un responsable de se connecter.',
  'refusal.wrongPin_one': 'Code PIN faux. Encore {{count}} essai, puis le nom est bloqué un moment.',
  'refusal.wrongPin_other': 'Code PIN faux. Encore {{count}} essais.',
  'refusal.lockedOut':
    'Trop de codes faux. Réessayez à {{until}}, ou laissez quelqu’un d’autre se connecter.',
  'refusal.notEnrolled': 'Cette caisse n’est pas encore raccordée à une centrale. Commencez par là.',
  'refusal.enrolmentRefused.codeUnknown':
    'La centrale ne connaît pas ce code. Vérifiez-le signe par signe ou demandez-en un autre.',
  'refusal.enrolmentRefused.codeUsed': 'Ce code a été utilisé par une autre caisse. Demandez-en un autre.',
  'refusal.enrolmentRefused.centreUnreachable':
    'La centrale est injoignable. Vérifiez l’adresse et le câble réseau.',
  'refusal.enrolmentRefused.centreAnswersNonsense':
    'Ce qui répond à cette adresse n’est pas une centrale. Vérifiez l’adresse.',
  'refusal.enrolmentRefused.alreadyEnrolled': 'Cette caisse est déjà raccordée. Rechargez l’écran.',
  'refusal.sessionMissing': 'Aucune session de caisse n’est ouverte. Ouvrez-en une, puis encaissez.',
  'refusal.sessionOpen': 'Une session de caisse est déjà ouverte. Fermez-la d’abord.',
  'refusal.cartGone': 'Ce panier a déjà été vendu ou vidé. Affichez le panier actuel.',
  'refusal.cartEmpty': 'Le panier est vide. Touchez d’abord un tarif.',
  'refusal.cartNotEmpty': 'Il reste quelque chose dans le panier. Vendez-le ou videz le panier d’abord.',
  'refusal.lineGone': 'Cette ligne n’est plus dans le panier.',
  'refusal.terminalPending': 'Un montant est en cours au terminal. Dites d’abord s’il a accepté ou refusé.',
  'refusal.terminalNotStarted':
    'Ce montant n’a pas été demandé au terminal. Choisissez à nouveau le paiement.',
  'refusal.commandReused':
    'Ceci a été envoyé deux fois différemment et exécuté une seule fois. Vérifiez l’état actuel.',
  'refusal.priceUnknown': 'Ce tarif n’est plus dans le catalogue. Retirez la ligne et choisissez à nouveau.',
  'refusal.saleEnded': 'La vente de {{event}} a pris fin {{at}}. Choisissez une autre date.',
  'refusal.tooManyInLine': 'Au plus {{most}} billets par ligne. Vendez le reste dans une deuxième commande.',
  'refusal.quotaGone_one':
    'Il ne reste que {{count}} place en {{zone}} à cette caisse. Prenez-en moins, ou une autre zone.',
  'refusal.quotaGone_other':
    'Il ne reste que {{count}} places en {{zone}} à cette caisse. Prenez-en moins, ou une autre zone.',
  'refusal.quotaGone.none': 'Il ne reste rien en {{zone}} à cette caisse. Prenez une autre zone ou date.',
  'refusal.notOnThisTill':
    '{{zone}} ne se vend pas à cette caisse. Dirigez le client vers une autre, ou prenez une autre zone.',
  'refusal.vatUnknown':
    'Aucun taux de TVA n’est connu pour {{price}} aujourd’hui. Avertissez le responsable; les autres tarifs se vendent.',
  'refusal.paymentMissing': 'Il manque encore {{amount}}. Saisissez le montant reçu ou choisissez Exact.',
  'refusal.paymentTooMuch':
    'Le paiement dépasse de {{amount}}. Revenez en arrière et saisissez-le à nouveau.',
  'refusal.methodUnknown': 'Le mode de paiement {{method}} n’existe plus. Choisissez-en un autre.',
  'refusal.orderUnknown':
    'Cette caisse ne connaît pas cette commande. Cherchez-la à la caisse qui l’a vendue.',
  'refusal.ticketUnknown': 'Cette caisse ne connaît pas ce billet. Cherchez-le à la caisse qui l’a vendu.',
  'refusal.jobNotToCheck': 'Cette impression est déjà réglée. Plus rien à faire.',
  'refusal.jobNotWaiting': 'Cette impression n’attend plus et ne peut pas être annulée.',
  'refusal.printerUnknown': 'Aucune imprimante n’est configurée pour cela. Ajoutez-en une dans les réglages.',
  'refusal.testPageFailed':
    'La page de test n’est pas sortie ({{reason}}). Vérifiez alimentation, câble et papier, puis réessayez.',
  'refusal.printerAddress':
    'Cette adresse ne convient pas ({{reason}}). Elle ressemble à tcp://192.168.1.50:9100.',
  'refusal.diskFull':
    'Le disque est plein: la vente n’a pas été validée. Faites de la place, puis validez à nouveau.',
  'refusal.malformed': 'La caisse n’a pas compris cette saisie: {{problem}}. Corrigez-la et réessayez.',
  'refusal.unknownCommand':
    'Cet écran et le programme de caisse ne vont pas ensemble ({{name}}). Rechargez l’écran.',
};
