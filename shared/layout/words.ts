import type { Language } from '../kernel/language.ts';

/** The words on paper. */
export interface PaperWords {
  readonly duplicate: string;
  readonly doors: string;
  readonly order: string;
  readonly ticket: string;
  readonly receipt: string;
  readonly total: string;
  readonly rounding: string;
  readonly given: string;
  readonly change: string;
  readonly till: string;
  readonly servedBy: string;
  readonly vatIncluded: string;
  /** Between a rate and the amount it is taken from. */
  readonly on: string;
  readonly testPage: string;
  readonly testReadable: string;
  readonly row: string;
  readonly seat: string;
  readonly specimen: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly entries: string;
  readonly season: string;
  readonly discountCard: string;
  readonly accreditation: string;
  readonly photo: string;
  readonly voucher: string;
  readonly validUntil: string;
  readonly left: string;
  readonly unknownLeft: string;
  readonly rate: string;
  readonly reference: string;
  readonly voucherHint: string;
  readonly confirmation: string;
  readonly invoice: string;
  readonly reserved: string;
  readonly customer: string;
  readonly quantity: string;
  readonly price: string;
  readonly amount: string;
  readonly paid: string;
  readonly page: string;
  readonly closing: string;
  readonly orders: string;
  readonly tickets: string;
  readonly copies: string;
  readonly sales: string;
  readonly ofVouchers: string;
  readonly float: string;
  readonly expectedCash: string;
  readonly counted: string;
  readonly difference: string;
  readonly fingerprint: string;
  readonly signature: string;
  readonly refund: string;
  readonly approvedBy: string;
  readonly fee: string;
  readonly takenBack: string;
}

const WORDS: Readonly<Record<Language, PaperWords>> = {
  en: {
    duplicate: 'DUPLICATE',
    doors: 'Doors',
    order: 'Order',
    ticket: 'Ticket',
    receipt: 'Receipt',
    total: 'Total',
    rounding: 'Rounding',
    given: 'Given',
    change: 'Change',
    till: 'Till',
    servedBy: 'Served by',
    vatIncluded: 'incl. VAT',
    on: 'on',
    testPage: 'Test page',
    testReadable: 'If accents, the euro sign and both codes are sharp, this printer is ready.',
    row: 'Row',
    seat: 'Seat',
    specimen: 'SPECIMEN',
    validFrom: 'Valid from',
    validTo: 'until',
    entries: 'entries',
    season: 'Season pass',
    discountCard: 'Discount card',
    accreditation: 'Accreditation',
    photo: 'Photo',
    voucher: 'Gift voucher',
    validUntil: 'Valid until',
    left: 'left',
    unknownLeft: 'balance not known here',
    rate: 'rate',
    reference: 'Ref.',
    voucherHint: 'Worth money: keep it like cash. Can be used in parts.',
    confirmation: 'Order confirmation',
    invoice: 'Invoice',
    reserved: 'Reserved until paid',
    customer: 'Customer',
    quantity: 'Qty',
    price: 'Price',
    amount: 'Amount',
    paid: 'Paid',
    page: 'Page',
    closing: 'Closing',
    orders: 'Orders',
    tickets: 'Tickets',
    copies: 'Duplicates',
    sales: 'Sales',
    ofVouchers: 'of which vouchers',
    float: 'Float',
    expectedCash: 'Cash expected',
    counted: 'Counted',
    difference: 'Difference',
    fingerprint: 'Check mark',
    signature: 'Signature',
    refund: 'Refund',
    approvedBy: 'Approved by',
    fee: 'Fee',
    takenBack: 'Taken back',
  },
  'de-CH': {
    duplicate: 'DUPLIKAT',
    doors: 'Türöffnung',
    order: 'Bestellung',
    ticket: 'Ticket',
    receipt: 'Quittung',
    total: 'Total',
    rounding: 'Rundung',
    given: 'Gegeben',
    change: 'Rückgeld',
    till: 'Kasse',
    servedBy: 'Bedient von',
    vatIncluded: 'inkl. MWST',
    on: 'auf',
    testPage: 'Testseite',
    testReadable: 'Sind Akzente, Eurozeichen und beide Codes scharf, ist der Drucker bereit.',
    row: 'Reihe',
    seat: 'Platz',
    specimen: 'MUSTER',
    validFrom: 'Gültig ab',
    validTo: 'bis',
    entries: 'Eintritte',
    season: 'Saisonpass',
    discountCard: 'Rabattkarte',
    accreditation: 'Akkreditierung',
    photo: 'Foto',
    voucher: 'Geschenkgutschein',
    validUntil: 'Gültig bis',
    left: 'übrig',
    unknownLeft: 'Restwert hier nicht bekannt',
    rate: 'Kurs',
    reference: 'Ref.',
    voucherHint: 'Bargeldwert: bitte sorgfältig aufbewahren. In Teilen einlösbar.',
    confirmation: 'Bestellbestätigung',
    invoice: 'Rechnung',
    reserved: 'Reserviert bis zur Zahlung',
    customer: 'Kundin, Kunde',
    quantity: 'Anz.',
    price: 'Preis',
    amount: 'Betrag',
    paid: 'Bezahlt',
    page: 'Seite',
    closing: 'Tagesabschluss',
    orders: 'Bestellungen',
    tickets: 'Tickets',
    copies: 'Duplikate',
    sales: 'Verkäufe',
    ofVouchers: 'davon Gutscheine',
    float: 'Wechselgeld',
    expectedCash: 'Bargeld Soll',
    counted: 'Gezählt',
    difference: 'Differenz',
    fingerprint: 'Prüfzeichen',
    signature: 'Unterschrift',
    refund: 'Rückerstattung',
    approvedBy: 'Bewilligt von',
    fee: 'Gebühr',
    takenBack: 'Zurückgenommen',
  },
  'fr-CH': {
    duplicate: 'DUPLICATA',
    doors: 'Portes',
    order: 'Commande',
    ticket: 'Billet',
    receipt: 'Quittance',
    total: 'Total',
    rounding: 'Arrondi',
    given: 'Reçu',
    change: 'Rendu',
    till: 'Caisse',
    servedBy: 'Servi par',
    vatIncluded: 'TVA incluse',
    on: 'sur',
    testPage: 'Page de test',
    testReadable: 'Si les accents, le signe euro et les deux codes sont nets, l’imprimante est prête.',
    row: 'Rang',
    seat: 'Place',
    specimen: 'SPÉCIMEN',
    validFrom: 'Valable dès le',
    validTo: 'au',
    entries: 'entrées',
    season: 'Abonnement de saison',
    discountCard: 'Carte de réduction',
    accreditation: 'Accréditation',
    photo: 'Photo',
    voucher: 'Bon cadeau',
    validUntil: 'Valable jusqu’au',
    left: 'restants',
    unknownLeft: 'solde non connu ici',
    rate: 'cours',
    reference: 'Réf.',
    voucherHint: 'Vaut de l’argent : à garder précieusement. Utilisable en plusieurs fois.',
    confirmation: 'Confirmation de commande',
    invoice: 'Facture',
    reserved: 'Réservé jusqu’au paiement',
    customer: 'Client',
    quantity: 'Qté',
    price: 'Prix',
    amount: 'Montant',
    paid: 'Payé',
    page: 'Page',
    closing: 'Clôture',
    orders: 'Commandes',
    tickets: 'Billets',
    copies: 'Duplicata',
    sales: 'Ventes',
    ofVouchers: 'dont bons cadeaux',
    float: 'Fond de caisse',
    expectedCash: 'Espèces attendues',
    counted: 'Compté',
    difference: 'Différence',
    fingerprint: 'Marque de contrôle',
    signature: 'Signature',
    refund: 'Remboursement',
    approvedBy: 'Autorisé par',
    fee: 'Frais',
    takenBack: 'Repris',
  },
  'it-CH': {
    duplicate: 'DUPLICATO',
    doors: 'Porte',
    order: 'Ordine',
    ticket: 'Biglietto',
    receipt: 'Ricevuta',
    total: 'Totale',
    rounding: 'Arrotondamento',
    given: 'Ricevuto',
    change: 'Resto',
    till: 'Cassa',
    servedBy: 'Servito da',
    vatIncluded: 'IVA inclusa',
    on: 'su',
    testPage: 'Pagina di prova',
    testReadable: 'Se accenti, segno dell’euro e i due codici sono nitidi, la stampante è pronta.',
    row: 'Fila',
    seat: 'Posto',
    specimen: 'FACSIMILE',
    validFrom: 'Valido dal',
    validTo: 'al',
    entries: 'ingressi',
    season: 'Abbonamento stagionale',
    discountCard: 'Carta sconto',
    accreditation: 'Accredito',
    photo: 'Foto',
    voucher: 'Buono regalo',
    validUntil: 'Valido fino al',
    left: 'rimanenti',
    unknownLeft: 'saldo non noto qui',
    rate: 'cambio',
    reference: 'Rif.',
    voucherHint: 'Vale come denaro: conservare con cura. Utilizzabile in più volte.',
    confirmation: 'Conferma d’ordine',
    invoice: 'Fattura',
    reserved: 'Riservato fino al pagamento',
    customer: 'Cliente',
    quantity: 'Qtà',
    price: 'Prezzo',
    amount: 'Importo',
    paid: 'Pagato',
    page: 'Pagina',
    closing: 'Chiusura',
    orders: 'Ordini',
    tickets: 'Biglietti',
    copies: 'Duplicati',
    sales: 'Vendite',
    ofVouchers: 'di cui buoni',
    float: 'Fondo cassa',
    expectedCash: 'Contanti attesi',
    counted: 'Contato',
    difference: 'Differenza',
    fingerprint: 'Segno di controllo',
    signature: 'Firma',
    refund: 'Rimborso',
    approvedBy: 'Autorizzato da',
    fee: 'Spese',
    takenBack: 'Ripresi',
  },
};

/** The words of a language. */
export const paperWords = (language: Language): PaperWords => WORDS[language];

/** What marks copy n (1 or more) of a ticket or receipt: DUPLICATE 1. */
export const duplicateMark = (language: Language, copy: number): string =>
  `${WORDS[language].duplicate} ${copy}`;
