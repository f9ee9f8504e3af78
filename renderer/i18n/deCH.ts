import type { Texts } from './en.ts';
import { casesDe } from './parts/cases.ts';
import { cashDe } from './parts/cash.ts';
import { eveningDe } from './parts/evening.ts';
import { exchangeDe } from './parts/exchange.ts';
import { guardsDe } from './parts/guards.ts';
import { guestsDe } from './parts/guests.ts';
import { invoicesDe } from './parts/invoices.ts';
import { passesDe } from './parts/passes.ts';
import { printingDe } from './parts/printing.ts';
import { readinessDe } from './parts/readiness.ts';
import { rescueDe } from './parts/rescue.ts';
import { reservationsDe } from './parts/reservations.ts';
import { returnsDe } from './parts/returns.ts';
import { saleRefusalsDe } from './parts/saleRefusals.ts';
import { sellingDe } from './parts/selling.ts';
import { watchDe } from './parts/watch.ts';

/** Die Texte auf Deutsch, wie man sie in der Schweiz schreibt. */
export const deCH: Texts = {
  ...sellingDe,
  ...casesDe,
  ...eveningDe,
  ...cashDe,
  ...printingDe,
  ...readinessDe,
  ...rescueDe,
  ...reservationsDe,
  ...invoicesDe,
  ...watchDe,
  ...guestsDe,
  ...returnsDe,
  ...exchangeDe,
  ...guardsDe,
  ...passesDe,
  ...saleRefusalsDe,
  'app.title': 'Guichet – Kasse',

  // common
  back: 'Zurück',
  cancel: 'Abbrechen',
  change: 'Ändern',
  close: 'Schliessen',
  save: 'Speichern',
  undo: 'Rückgängig',
  never: 'nie',
  tryAgain: 'Nochmals versuchen',
  showCurrent: 'Aktuellen Warenkorb zeigen',
  language: 'Sprache',
  total: 'Total {{currency}}',
  tickets_one: '{{count}} Ticket',
  tickets_other: '{{count}} Tickets',
  'keypad.point': 'Dezimalpunkt',
  'keypad.delete': 'Letzte Ziffer löschen',

  // frame
  rail: 'Ansichten',
  'rail.sell': 'Verkauf',
  'rail.orders': 'Bestellungen',
  'rail.cash': 'Bargeld',
  'rail.settings': 'Optionen',
  till: 'Kasse {{no}}',
  'role.cashier': 'Kasse',
  'role.door': 'Einlass',
  'role.manager': 'Leitung',
  lock: 'Sperren',
  switchPerson: 'Person wechseln',
  search: 'Suche',
  'search.hint': 'Bestell- oder Ticketnummer',
  'search.clear': 'Suche leeren',
  'event.choose': 'Anlass und Datum wählen',
  'event.doors': 'Türöffnung {{at}}',
  unreachable:
    'Das Kassenprogramm antwortet nicht. Nichts ist verloren; es geht von selbst weiter, sobald es antwortet. Wurde es neu gestartet, öffnen Sie die Adresse, die es nennt.',

  // sync
  'sync.online': 'Online',
  'sync.offline': 'Offline',
  'sync.centreFails': 'Zentrale antwortet falsch',
  'sync.refused': 'Von Zentrale abgewiesen',
  'sync.notEnrolled': 'Nicht angeschlossen',
  'sync.online.says': 'Bestellungen erreichen die Zentrale laufend.',
  'sync.offline.says':
    'Das ist normal: Verkaufen Sie weiter. Bestellungen bleiben hier und gehen von selbst ab, sobald die Verbindung wieder steht.',
  'sync.centreFails.says':
    'Verkaufen Sie weiter. Bestellungen bleiben hier und werden nochmals gesendet; melden Sie es der Betreuung der Zentrale.',
  'sync.refused.says':
    'Die Zentrale nimmt von dieser Kasse nichts mehr an: Sie wurde gesperrt oder ist dort unbekannt. Bestellungen bleiben hier. Melden Sie es der Leitung: Mit einer Rettungsdatei aus den Einstellungen kommen sie über eine andere Kasse hinein.',
  'sync.notEnrolled.says': 'Diese Kasse ist noch keiner Zentrale angeschlossen.',
  'sync.waiting_one': '{{count}} wartet',
  'sync.waiting_other': '{{count}} warten',
  'sync.ordersWaiting': 'Bestellungen, die auf die Zentrale warten',
  'sync.lastContact': 'Letzter Kontakt',
  'sync.catalogueAt': 'Katalog vom',
  'sync.cases': 'Offene Fälle',

  // printers
  'printer.use.tickets': 'Tickets',
  'printer.use.receipts': 'Quittungen',
  'printer.ready': 'bereit',
  'printer.printing': 'druckt',
  'printer.paperLow': 'wenig Papier',
  'printer.paperOut': 'kein Papier',
  'printer.coverOpen': 'Deckel offen',
  'printer.offline': 'nicht erreichbar',
  'printer.error': 'gestört',
  'printer.starting': 'startet',
  'printer.ready.says': 'Alles wird gleich beim Verkauf gedruckt.',
  'printer.printing.says': 'Er druckt gerade.',
  'printer.paperLow.says': 'Legen Sie eine neue Rolle bereit; es wird weiter gedruckt.',
  'printer.paperOut.says': 'Deckel öffnen und Rolle einlegen. Es druckt von selbst weiter.',
  'printer.coverOpen.says': 'Deckel schliessen. Es druckt von selbst weiter.',
  'printer.offline.says':
    'Prüfen Sie, ob er eingeschaltet und das Kabel eingesteckt ist. Es druckt von selbst weiter.',
  'printer.error.says': 'Drucker aus- und wieder einschalten. Hilft das nicht, holen Sie Hilfe.',
  'printer.starting.says': 'Die Kasse sucht den Drucker.',
  'printer.toCheck_one': '{{count}} zu prüfen',
  'printer.toCheck_other': '{{count}} zu prüfen',
  'printer.waiting_one': '{{count}} wartet',
  'printer.waiting_other': '{{count}} warten',
  'print.none': 'nicht gedruckt',
  'print.waiting': 'wartet',
  'print.printing': 'druckt',
  'print.printed': 'gedruckt',
  'print.blocked': 'blockiert',
  'print.toCheck': 'zu prüfen',
  'print.cancelled': 'abgebrochen',
  'print.duplicate': 'Duplikat {{n}}',
  'print.didItComeOut': 'Kam das Ticket heraus?',
  'print.askedLater': 'Ob es herauskam, wird gefragt, sobald der Drucker wieder bereit ist.',
  'print.cameOut': 'Kam heraus',
  'print.again': 'Nochmals drucken',
  'print.cancel': 'Nicht drucken',
  'reason.paperOut': 'Kein Papier: Deckel öffnen, Rolle einlegen. Es geht von selbst weiter.',
  'reason.coverOpen': 'Der Deckel ist offen: schliessen. Es geht von selbst weiter.',
  'reason.printerOffline': 'Der Drucker ist nicht bereit: Vorschub- oder Online-Taste drücken.',
  'reason.printerError': 'Der Drucker meldet eine Störung: aus- und wieder einschalten.',
  'reason.unreachable': 'Der Drucker ist nicht erreichbar: Strom und Kabel prüfen.',
  'reason.noAnswer': 'Der Drucker nahm es an, bestätigte aber den Druck nicht.',
  'reason.connectionLost': 'Die Leitung zum Drucker brach während des Drucks ab.',
  'reason.restarted': 'Die Kasse wurde während des Drucks neu gestartet.',
  'reason.restored': 'Die Kasse ging auf eine Sicherung zurück: Das kann schon gedruckt worden sein.',
  'reason.weakConfirmation': 'Dieser Drucker kann Drucke nicht sicher bestätigen.',
  'reason.cameOut': 'Jemand hat es herauskommen sehen.',
  'reason.refusedContent': 'Das lässt sich so nicht drucken. Holen Sie Hilfe.',
  'reason.wrongPaper':
    'Das wird auf dem Papier dieses Druckers nicht gedruckt. Wechseln Sie das Papier oder lassen Sie einen anderen Drucker drucken.',

  // first start and sign-in
  'starting.unreachable': 'Das Kassenprogramm antwortet nicht',
  'starting.unreachable.says':
    'Nichts ist verloren. Starten Sie Guichet auf diesem Gerät neu oder warten Sie einen Moment. Wurde es neu gestartet, öffnen Sie die Adresse, die es nennt.',
  'enrol.title': 'Diese Kasse anschliessen',
  'enrol.says':
    'Einmal, jetzt, braucht es eine Verbindung zur Zentrale. Danach verkauft die Kasse auch ohne.',
  'enrol.centre': 'Adresse der Zentrale',
  'enrol.code': 'Einmalcode',
  'enrol.join': 'Anschliessen',
  'enrol.working': 'Wird angeschlossen',
  signIn: 'Anmelden',
  'signIn.who': 'Wer verkauft?',
  'signIn.nobody': 'Noch darf sich niemand anmelden',
  'signIn.nobody.says':
    'Die Namen kommen von der Zentrale. Prüfen Sie die Verbindung; sie erscheinen von selbst.',
  'signIn.other': 'Jemand anders',
  'signIn.pin': 'PIN',
  'signIn.digits_one': '{{count}} Ziffer eingegeben',
  'signIn.digits_other': '{{count}} Ziffern eingegeben',
  readiness: 'Bereitschaft',
  'readiness.noPrinter': 'Kein Drucker eingerichtet',
  'readiness.noCatalogue': 'Noch kein Katalog',
  'readiness.catalogue': 'Katalog vom {{at}}',
  'readiness.clock': 'Uhr {{at}}',
  'readiness.clockSuspect': 'Uhr prüfen: {{at}}',

  // sell
  'offer.empty': 'Noch nichts zu verkaufen',
  'offer.empty.says':
    'Anlässe kommen von der Zentrale und erscheinen von selbst, sobald die Verbindung steht.',
  dates: 'Daten',
  'date.today': 'heute',
  'date.todayDay': 'Heute, {{day}}',
  'date.ended': 'Der Verkauf für dieses Datum endete {{at}}. Wählen Sie ein anderes Datum.',
  'typed.says': '– nun einen Tarif antippen',
  'zone.here_one': '{{count}} hier',
  'zone.here_other': '{{count}} hier',
  'zone.notHere': 'nicht an dieser Kasse',
  'zone.house_one': '{{count}} im Haus um {{at}}',
  'zone.house_other': '{{count}} im Haus um {{at}}',
  'tile.left_one': 'noch {{count}}',
  'tile.left_other': 'noch {{count}}',
  'tile.none': 'keine mehr',
  'tile.noneHere': 'hier keine mehr',
  'tile.notHere': 'nicht hier',
  'tile.inCart_one': '{{count}} im Warenkorb',
  'tile.inCart_other': '{{count}} im Warenkorb',
  cart: 'Warenkorb',
  'cart.count': 'Warenkorb · {{count}}',
  'cart.tickets': 'Tickets',
  'cart.tickets.empty': 'Hier sind die Tickets des Warenkorbs so zu sehen, wie sie gedruckt werden.',
  'cart.empty': 'Zum Beginnen einen Tarif antippen',
  'cart.clear': 'Warenkorb leeren',
  'cart.emptied': 'Warenkorb geleert',
  'cart.hide': 'Zurück zu den Tarifen',
  'line.less': 'Eins weniger: {{what}}',
  'line.more': 'Eins mehr: {{what}}',
  'line.quantity': '{{what}}: {{count}}, Anzahl ändern',
  'line.setQuantity': 'Anzahl setzen',
  'line.remove': 'Zeile entfernen',
  'line.holder': 'Name aufdrucken',
  'line.holder.hint': 'Vor- und Nachname',
  'line.notToday': 'nicht heute',
  'line.gone': 'nicht mehr im Katalog',
  'preview.says_one': 'So wird es gedruckt. Nummern und Codes entstehen mit der Bestellung.',
  'preview.says_other': 'So werden {{count}} gedruckt. Nummern und Codes entstehen mit der Bestellung.',
  'preview.label': 'Ticket {{what}}, {{at}}',

  // payment
  'method.cash': 'Bar',
  'method.card': 'Karte',
  'method.twint': 'TWINT',
  'cash.title': 'Barzahlung',
  'cash.toPay': 'Bar zu bezahlen',
  'cash.given': 'Gegeben',
  'cash.change': 'Rückgeld',
  'cash.missing': 'Es fehlen noch',
  'cash.exact': 'Genau',
  'cash.validate': 'Bestätigen',
  'terminal.key': 'Diesen Betrag am Terminal eintippen: {{name}}',
  'terminal.started': 'Begonnen um {{at}}. Hat das Terminal angenommen?',
  'terminal.accepted': 'Angenommen',
  'terminal.declined': 'Abgelehnt',
  done: 'Bestätigte Bestellung',
  validated: 'bestätigt',
  'done.paid': 'Bezahlt: {{name}}',
  'done.given': 'Total {{total}} · gegeben {{given}}',
  'done.newSale': 'Neuer Verkauf',
  'done.newSale.hint': 'oder Tarif antippen',
  receipt: 'Quittung',

  // orders
  order: 'Bestellung',
  'order.number': 'Bestellung {{number}}',
  'order.atCentre': 'Die Zentrale hat sie',
  'order.notAtCentre': 'Wartet auf die Zentrale',
  'order.total': 'Total',
  'order.rounding': 'Rundung',
  'order.givenChange': 'gegeben {{given}}, zurück {{change}}',
  'order.show': 'Zeigen',
  'order.hide': 'Ausblenden',
  'order.reprint': 'Duplikat drucken',
  'orders.back': 'Alle Bestellungen',
  'orders.choose': 'Wählen Sie eine Bestellung, um ihre Tickets zu sehen.',
  'orders.filter': 'Nach Druckstand filtern',
  'orders.filter.all': 'Alle',
  'orders.filter.toCheck': 'Zu prüfen',
  'orders.filter.waiting': 'Wartend',
  'orders.filter.printed': 'Gedruckt',
  'orders.found': 'Gefunden zu «{{search}}»',
  'orders.none': 'Hier sind keine Bestellungen',
  'orders.none.says': 'Bestellungen erscheinen hier, sobald sie bestätigt sind.',
  'orders.notFound': 'Nichts gefunden zu «{{search}}»',
  'orders.notFound.says':
    'Suchen Sie eine Bestell- oder Ticketnummer oder scannen Sie ein Ticket. Bestellungen anderer Kassen erscheinen, sobald die Zentrale sie meldet.',

  // cash session
  session: 'Kassenschicht',
  'session.missing': 'Noch ist keine Kassenschicht offen: Zahlungen brauchen eine.',
  'session.open': 'Kassenschicht öffnen',
  'session.open.says': 'Zählen Sie das Wechselgeld in der Schublade und geben Sie es ein.',
  'session.float': 'Wechselgeld {{currency}}',
  'session.running': 'Schicht offen',
  'session.since': 'Seit',
  'session.by': 'Geöffnet von',
  'session.orders': 'Bestellungen',
  'session.tickets': 'Tickets',
  'session.sell': 'Verkaufen',
  'session.close': 'Schicht schliessen',
  count: 'Schublade zählen',
  'count.takeOver': 'Warenkorb übernehmen',
  'count.says': 'Zählen Sie alle Noten und Münzen, auch das Wechselgeld. Der Sollbetrag erscheint danach.',
  'count.row': '{{value}}: {{count}} Stück',
  'count.total': 'Gezählt {{currency}}',
  closing: 'Tagesabschluss {{number}}',
  'closing.even': 'Die Schublade stimmt',
  'closing.difference': 'Differenz',
  'closing.counted': 'Bargeld gezählt',
  'closing.expected': 'Bargeld Soll',
  'closing.float': 'Wechselgeld',
  'closing.copies': 'Duplikate',
  'closing.byMethod': 'Nach Zahlungsart',
  'closing.within': 'Darin enthalten',
  'closing.byVat': 'Enthaltene MWST',
  'closing.done': 'Fertig',
  'closing.hash': 'Prüfzeichen {{hash}}',
  closings: 'Frühere Tagesabschlüsse',

  // settings
  'settings.looks': 'Sprache und Aussehen',
  'settings.theme': 'Darstellung',
  'settings.theme.system': 'Wie das System',
  'settings.theme.light': 'Hell',
  'settings.theme.dark': 'Dunkel',
  'settings.about': 'Diese Kasse',
  'settings.till': 'Kassennummer',
  'settings.venue': 'Haus',
  'settings.centre': 'Zentrale',
  printers: 'Drucker',
  'printers.add': 'Drucker hinzufügen',
  'printers.none': 'Noch kein Drucker. Fügen Sie den Ticketdrucker hinzu.',
  'printers.none.cashier': 'Noch kein Drucker. Die Leitung kann hier einen hinzufügen.',
  'printers.name': 'Name',
  'printers.address': 'Adresse',
  'printers.use': 'Druckt',
  'printers.test': 'Testseite',
  'printers.test.sent': 'Die Testseite wurde gedruckt.',

  // notices
  'notice.recoveredSale':
    'Der Verkauf {{number}} über {{amount}} war fertig, bevor die Kasse stehen blieb. Die Tickets sind bei der Bestellung.',
  'notice.storeSetAside':
    'Die Daten der Kasse waren beschädigt und wurden als {{file}} beiseitegelegt. Sie läuft ab der letzten Sicherung weiter; melden Sie es der Leitung.',
  'notice.storeSetAside.empty':
    'Die Daten der Kasse waren beschädigt und wurden als {{file}} beiseitegelegt. Es gibt keine Sicherung; rufen Sie vor dem Verkaufen die Leitung.',
  'notice.newLife': 'Diese Kasse wurde wiederhergestellt: Ihre Bestellnummern beginnen nun mit {{prefix}}.',
  'notice.tablesDiffer':
    'Eine Prüfung fand eine Abweichung in den Tabellen der Kasse ({{detail}}). Verkaufen Sie weiter und melden Sie es der Leitung.',
  'notice.clockSuspect':
    'Die Uhr dieses Geräts scheint falsch zu gehen. Prüfen Sie Datum und Zeit in den Systemeinstellungen.',
  'notice.diskLow': 'Auf der Festplatte ist wenig Platz. Schaffen Sie vor dem Abend Platz.',
  'notice.more_one': '({{count}} weitere)',
  'notice.more_other': '({{count}} weitere)',
  'notice.showOrder': 'Bestellung zeigen',
  'notice.understood': 'Verstanden',

  // keys
  keys: 'Tasten',
  'keys.tile': 'Eine Zahl, dann der Buchstabe eines Tarifs',
  'keys.arrows': 'Über die Tarife gehen',
  'keys.space': 'Gewählten Tarif hinzufügen',
  'keys.enter': 'Bar, dann genau, dann bestätigen',
  'keys.back': 'Ein Schritt zurück',
  'keys.rail': 'Ansichten',

  // faults
  'fault.unreachable':
    'Das Kassenprogramm antwortet nicht. Versuchen Sie es gleich nochmals; nichts ist verloren.',
  'fault.nonsense':
    'Das Kassenprogramm gab eine Antwort, die diese Ansicht nicht versteht. Laden Sie die Ansicht neu.',
  'fault.other':
    'In der Kasse ist etwas schiefgelaufen. Versuchen Sie es nochmals; bleibt es so, melden Sie Nummer {{id}}.',

  // refusals
  'refusal.notSignedIn': 'An diesem Bildschirm ist niemand angemeldet. Anmelden und wiederholen.',
  'refusal.roleMissing': 'Ihre Rolle darf das nicht. Bitten Sie die Leitung, sich anzumelden.',
  'refusal.wrongPin_one': 'Falsche PIN. Noch {{count}} Versuch, dann ist der Name eine Weile gesperrt.',
  'refusal.wrongPin_other': 'Falsche PIN. Noch {{count}} Versuche.',
  'refusal.lockedOut':
    'Zu viele falsche PINs. Versuchen Sie es um {{until}} wieder, oder jemand anders meldet sich an.',
  'refusal.notEnrolled': 'Diese Kasse ist noch keiner Zentrale angeschlossen. Schliessen Sie sie zuerst an.',
  'refusal.enrolmentRefused.codeUnknown':
    'Die Zentrale kennt diesen Code nicht. Prüfen Sie ihn Zeichen für Zeichen oder verlangen Sie einen neuen.',
  'refusal.enrolmentRefused.codeUsed':
    'Dieser Code wurde von einer anderen Kasse benützt. Verlangen Sie einen neuen.',
  'refusal.enrolmentRefused.centreUnreachable':
    'Die Zentrale ist nicht erreichbar. Prüfen Sie Adresse und Netzwerkkabel.',
  'refusal.enrolmentRefused.centreAnswersNonsense':
    'Was unter dieser Adresse antwortet, ist keine Zentrale. Prüfen Sie die Adresse.',
  'refusal.enrolmentRefused.alreadyEnrolled':
    'Diese Kasse ist bereits angeschlossen. Laden Sie die Ansicht neu.',
  'refusal.sessionMissing': 'Keine Kassenschicht ist offen. Öffnen Sie eine und kassieren Sie dann.',
  'refusal.sessionOpen': 'Eine Kassenschicht ist schon offen. Schliessen Sie sie zuerst.',
  'refusal.cartGone': 'Dieser Warenkorb wurde schon verkauft oder geleert. Sehen Sie den aktuellen an.',
  'refusal.cartEmpty': 'Der Warenkorb ist leer. Tippen Sie zuerst einen Tarif an.',
  'refusal.cartNotEmpty': 'Im Warenkorb liegt noch etwas. Verkaufen Sie es oder leeren Sie ihn zuerst.',
  'refusal.lineGone': 'Diese Zeile ist nicht mehr im Warenkorb.',
  'refusal.terminalPending':
    'Am Terminal läuft ein Betrag. Sagen Sie zuerst, ob es angenommen oder abgelehnt hat.',
  'refusal.terminalNotStarted':
    'Das Terminal wurde nicht nach diesem Betrag gefragt. Wählen Sie die Zahlung nochmals.',
  'refusal.commandReused':
    'Das wurde zweimal verschieden gesendet und nur einmal ausgeführt. Sehen Sie den aktuellen Stand an.',
  'refusal.priceUnknown':
    'Dieser Tarif ist nicht mehr im Katalog. Entfernen Sie die Zeile und wählen Sie neu.',
  'refusal.saleEnded': 'Der Verkauf für {{event}} endete {{at}}. Wählen Sie ein anderes Datum.',
  'refusal.tooManyInLine':
    'Höchstens {{most}} Tickets pro Zeile. Verkaufen Sie den Rest in einer zweiten Bestellung.',
  'refusal.quotaGone_one':
    'Nur noch {{count}} Platz in {{zone}} an dieser Kasse. Nehmen Sie weniger oder eine andere Platzkategorie.',
  'refusal.quotaGone_other':
    'Nur noch {{count}} Plätze in {{zone}} an dieser Kasse. Nehmen Sie weniger oder eine andere Platzkategorie.',
  'refusal.quotaGone.none':
    'In {{zone}} ist an dieser Kasse nichts mehr frei. Nehmen Sie eine andere Platzkategorie oder ein anderes Datum.',
  'refusal.notOnThisTill':
    '{{zone}} wird an dieser Kasse nicht verkauft. Verweisen Sie an eine andere oder nehmen Sie eine andere Platzkategorie.',
  'refusal.vatUnknown':
    'Für {{price}} ist heute kein MWST-Satz bekannt. Melden Sie es der Leitung; andere Tarife sind verkäuflich.',
  'refusal.paymentMissing':
    'Es fehlen noch {{amount}}. Geben Sie den erhaltenen Betrag ein oder wählen Sie Genau.',
  'refusal.paymentTooMuch':
    'Die Zahlung ist um {{amount}} zu hoch. Gehen Sie zurück und geben Sie sie neu ein.',
  'refusal.methodUnknown': 'Die Zahlungsart {{method}} gibt es nicht mehr. Wählen Sie eine andere.',
  'refusal.orderUnknown':
    'Diese Kasse kennt die Bestellung nicht. Suchen Sie sie an der Kasse, die sie verkauft hat.',
  'refusal.ticketUnknown':
    'Diese Kasse kennt das Ticket nicht. Suchen Sie es an der Kasse, die es verkauft hat.',
  'refusal.jobNotToCheck': 'Dieser Druck ist schon geklärt. Es gibt nichts mehr zu tun.',
  'refusal.jobNotWaiting': 'Dieser Druck wartet nicht mehr und lässt sich nicht abbrechen.',
  'refusal.printerUnknown': 'Dafür ist kein Drucker eingerichtet. Fügen Sie einen in den Optionen hinzu.',
  'refusal.testPageFailed':
    'Die Testseite kam nicht heraus ({{reason}}). Strom, Kabel und Papier prüfen und nochmals versuchen.',
  'refusal.printerAddress':
    'Diese Adresse geht nicht ({{reason}}). Sie sieht so aus: tcp://192.168.1.50:9100.',
  'refusal.diskFull':
    'Die Festplatte ist voll: Der Verkauf wurde nicht bestätigt. Schaffen Sie Platz und bestätigen Sie nochmals.',
  'refusal.malformed':
    'Die Kasse verstand diese Eingabe nicht: {{problem}}. Korrigieren Sie sie und versuchen Sie es nochmals.',
  'refusal.unknownCommand':
    'Diese Ansicht und das Kassenprogramm passen nicht zusammen ({{name}}). Laden Sie die Ansicht neu.',
};
