import { expect, test } from 'vitest';
import { type ImportOutcome, importFiles } from '../../central/import/importFiles.ts';
import { SHEETS } from '../../central/import/sheets/index.ts';
import type { CatalogueRow } from '../../central/service/catalogue.ts';
import { catalogueDoor, memoryFile } from '../fakes/catalogueDoor.ts';
import { exampleCatalogue } from '../fakes/exampleCatalogue.ts';

type Files = Record<string, string | Uint8Array>;

const filesOf = (files: Files, piece?: number) =>
  Object.entries(files).map(([name, content]) => memoryFile(name, content, piece));

async function imported(files: Files, known: readonly CatalogueRow[] = [], piece?: number) {
  const door = catalogueDoor(known);
  const outcome = await importFiles(door, filesOf(files, piece));
  return { outcome, rows: door.rows };
}
const rowOf = (rows: readonly CatalogueRow[], kind: string, id: string) =>
  rows.find((row) => row.kind === kind && row.id === id)?.value;
const problems = (outcome: ImportOutcome): readonly string[] => (outcome.ok ? [] : outcome.problems);

test('the example of the documentation is good, has every list, and reads as it is meant', async () => {
  const files = exampleCatalogue();
  expect(Object.keys(files).sort()).toEqual(SHEETS.map(({ name }) => `${name}.csv`).sort());
  const { outcome, rows } = await imported(files);
  expect(problems(outcome)).toEqual([]);
  expect(rowOf(rows, 'date', 'lac-noel')).toMatchObject({
    doorsAt: '2026-12-24T18:00:00.000Z',
    startsAt: '2026-12-24T19:00:00.000Z',
  });
  expect(rowOf(rows, 'event', 'lac')).toMatchObject({ subtitle: 'Ballet en deux actes; avec orchestre' });
  expect(rowOf(rows, 'price', 'lac-a-etudiant')).toMatchObject({ minor: 3850, order: 2 });
  expect(rowOf(rows, 'price', 'cave-1')).toMatchObject({
    windows: [
      { from: null, to: '2026-12-29T23:00:00.000Z', minor: 2500 },
      { from: '2026-12-29T23:00:00.000Z', to: null, minor: 3000 },
    ],
  });
  expect(rowOf(rows, 'levy', 'spectacles')).toMatchObject({ basisPoints: 1000, base: 'net', order: 1 });
  expect(rowOf(rows, 'passProduct', 'dix')).toMatchObject({ minor: 124_000, entries: 10 });
  expect(rowOf(rows, 'planSection', 'parterre')).toMatchObject({
    plan: 'salle',
    rows: [
      { name: '1', gapBefore: ['parterre-1-3'] },
      { name: '2', seats: [{ id: 'parterre-2-1', kind: 'wheelchair', with: 'parterre-2-2' }, {}, {}, {}] },
    ],
  });
  expect(rows.filter(({ kind }) => kind === 'customer').map(({ value }) => value?.street)).toEqual([
    'Rue du Lac 5',
    'Chemin des Prés 2 case postale',
  ]);
});

test('separators, line ends, marks and pieces make no difference', async () => {
  const example = exampleCatalogue();
  const { rows } = await imported(example);
  const other = (change: (text: string, name: string) => string): Files =>
    Object.fromEntries(Object.entries(example).map(([name, text]) => [name, change(text, name)]));
  const tabs = other((text) => (text.includes('"') ? text : text.replaceAll(';', '\t')));
  const commas = other((text) => (/["',]/.test(text) ? text : text.replaceAll(';', ',')));
  for (const files of [
    other((text) => `\ufeff${text}`),
    other((text) => text.replaceAll('\n', '\r\n')),
    other((text) => (text.includes('"') ? text : text.replaceAll('\n', '\r'))),
    other((text) => `sep=;\r\n${text.replaceAll('\n', '\r\n')}`),
    other((text) => `${text}\n;;;\n\n  ;\n`),
    other((text, name) => (name === 'venues.csv' ? text.replace('timeZone', 'TIME zone') : text)),
    tabs,
    commas,
  ]) {
    const again = await imported(files, [], 7);
    expect(problems(again.outcome)).toEqual([]);
    expect(again.rows.filter(({ kind }) => kind !== 'staff')).toEqual(
      rows.filter(({ kind }) => kind !== 'staff'),
    );
  }
});

/** What is wrong, where in the example, and the whole sentence. */
const BROKEN: readonly [what: string, file: string, from: string | RegExp, to: string, sentence: string][] = [
  [
    'an amount with a word',
    'prices.csv',
    '60.00',
    'sixty',
    `prices.csv, row 2, column amount: "sixty": it is no amount; write it as 25.00 or 1'250.00, with two decimals at most`,
  ],
  [
    'an amount with three decimals',
    'prices.csv',
    '60.00',
    '1,250',
    `prices.csv, row 2, column amount: "1,250": it is no amount; write it as 25.00 or 1'250.00, with two decimals at most`,
  ],
  [
    'an amount below zero',
    'prices.csv',
    '60.00',
    '-5.00',
    `prices.csv, row 2, column amount: "-5.00": it is no amount; write it as 25.00 or 1'250.00, with two decimals at most`,
  ],
  [
    'an amount that is too high',
    'prices.csv',
    '60.00',
    "1'000'000.01",
    `prices.csv, row 2, column amount: "1'000'000.01": it must be at most 1'000'000.00`,
  ],
  [
    'an amount that is missing',
    'prices.csv',
    '60.00',
    '',
    'prices.csv, row 2, column amount: there is nothing; fill it in',
  ],
  [
    'a share that is none',
    'promotions.csv',
    '25 %',
    'quarter',
    'promotions.csv, row 2, column percent: "quarter": it is no share in percent; write it as 8.1 or 25',
  ],
  [
    'a share above all',
    'promotions.csv',
    '25 %',
    '125',
    'promotions.csv, row 2, column percent: "125": it must be at most 100',
  ],
  [
    'a coin that is too large',
    'venues.csv',
    '0.05',
    '1.05',
    'venues.csv, row 2, column cashStep: "1.05": it must be at most 1.00',
  ],
  [
    'an amount of nothing, of several',
    'voucherProducts.csv',
    '|50.00|',
    '|0.00|',
    'voucherProducts.csv, row 2, column amounts: "20.00|0.00|100.00": it must be at least 0.01',
  ],
  [
    'a VAT rate above all',
    'vatRates.csv',
    ';2.6',
    ';260',
    'vatRates.csv, row 3, column percent: "260": it must be at most 100',
  ],
  [
    'two reductions',
    'promotions.csv',
    '25 %;;',
    '25;5.00;',
    'promotions.csv, row 2: percent and amount are both there; keep one',
  ],
  [
    'no reduction',
    'promotions.csv',
    '25 %;;',
    ';;',
    'promotions.csv, row 2: nothing is taken off; write either percent or amount',
  ],
  [
    'a code with small letters',
    'promotions.csv',
    'CAVE5',
    'cave5',
    'promotions.csv, row 3, column code: "cave5": write 2 to 30 capital letters and digits, without blanks and accents',
  ],
  [
    'an event that is not there, in a list',
    'promotions.csv',
    'lac|jazz',
    'lac|jaz',
    'promotions.csv, row 2, column events: promotion "promotion-amis25": there is no event "jaz"; add it or correct the name',
  ],
  [
    'an empty place in a list',
    'promotions.csv',
    'lac|jazz',
    'lac||jazz',
    'promotions.csv, row 2, column events: "lac||jazz": it has an empty place between two |; take one out',
  ],
  [
    'a date that is none',
    'dates.csv',
    '24.12.2026 19:00',
    'Christmas',
    'dates.csv, row 2, column doors: "Christmas": it is no date; write it as 2026-12-24 20:00',
  ],
  [
    'an American date',
    'dates.csv',
    '24.12.2026 19:00',
    '12/24/2026 7pm',
    'dates.csv, row 2, column doors: "12/24/2026 7pm": it is no date; write it as 2026-12-24 20:00',
  ],
  [
    'a day that does not exist',
    'dates.csv',
    '24.12.2026 19:00',
    '31.11.2026 19:00',
    'dates.csv, row 2, column doors: "31.11.2026 19:00": there is no such day; correct it',
  ],
  [
    'a time that does not exist',
    'dates.csv',
    '24.12.2026 19:00',
    '24.12.2026 25:00',
    'dates.csv, row 2, column doors: "24.12.2026 25:00": there is no such time; write 00:00 to 23:59',
  ],
  [
    'a date without its time',
    'dates.csv',
    '24.12.2026 19:00',
    '24.12.2026',
    'dates.csv, row 2, column doors: "24.12.2026": its time is missing; write it as 2026-12-24 20:00',
  ],
  [
    'a time over which the clocks are put forward',
    'dates.csv',
    '24.12.2026 19:00',
    '2026-03-29 02:30',
    'dates.csv, row 2, column doors: "2026-03-29 02:30": there is no 02:30 on that day in Europe/Zurich: the clocks are put forward over it; write another time',
  ],
  [
    'a time that comes twice',
    'dates.csv',
    '24.12.2026 19:00',
    '2026-10-25 02:30',
    'dates.csv, row 2, column doors: "2026-10-25 02:30": there are two 02:30 on that day in Europe/Zurich: the clocks are put back; write the first as 2026-10-25 02:30 +02:00 or the second as 2026-10-25 02:30 +01:00',
  ],
  [
    'doors after the start',
    'dates.csv',
    '24.12.2026 19:00',
    '24.12.2026 21:00',
    'dates.csv, row 2, column doors: date "lac-noel": the doors open at 2026-12-24T20:00:00.000Z, after the start at 2026-12-24T19:00:00.000Z; correct one',
  ],
  [
    'a day that is none',
    'vatRates.csv',
    '2018-01-01',
    '2018',
    'vatRates.csv, row 2, column from: "2018": it is no date; write it as 2026-12-24',
  ],
  [
    'rates out of order',
    'vatRates.csv',
    '2024-01-01',
    '2017-01-01',
    'vatRates.csv, row 3, column from: VAT rate "culture": its rates do not ascend by "from": 2017-01-01 stands behind 2018-01-01; put them in order, one for each day',
  ],
  [
    'a number that is none',
    'quotas.csv',
    ';120',
    ';many',
    'quotas.csv, row 4, column capacity: "many": it is no whole number; write digits only',
  ],
  [
    'a decimal that is none',
    'plans.csv',
    ';12;',
    ';wide;',
    'plans.csv, row 2, column width: "wide": it is no number; write it as 12 or 12.5',
  ],
  [
    'neither yes nor no',
    'paymentMethods.csv',
    ';yes;;;\n',
    ';perhaps;;;\n',
    'paymentMethods.csv, row 2, column opensDrawer: "perhaps": write yes or no',
  ],
  [
    'an unknown word',
    'paymentMethods.csv',
    'card;card',
    'card;cheque',
    'paymentMethods.csv, row 3, column kind: "cheque": there is no such word; write cash, card, twint, voucher, invoice, free, exchange, other',
  ],
  [
    'a text that is too long',
    'events.csv',
    'Jazz à la cave',
    'x'.repeat(201),
    `events.csv, row 3, column name: "${'x'.repeat(60)}…": it has more than 200 characters; shorten it`,
  ],
  [
    'a control character',
    'events.csv',
    'Jazz à',
    'Jazz\u0007à',
    'events.csv, row 3, column name: "Jazz·à la cave": it holds control characters; write plain text',
  ],
  [
    'a venue that is not there',
    'events.csv',
    'jazz;moulin',
    'jazz;moulins',
    'events.csv, row 3, column venue: event "jazz": there is no venue "moulins"; add it or correct the name',
  ],
  [
    'an id used twice',
    'events.csv',
    'jazz;',
    'lac;',
    'events.csv, row 3, column id: the id "lac" is used twice, at row 2 too; give each its own',
  ],
  [
    'an id that can’t be made',
    'staff.csv',
    ';Anna Meier',
    ';安娜',
    'staff.csv, row 2, column id: the id is empty and none can be made of the row; write one',
  ],
  [
    'an unknown time zone',
    'venues.csv',
    'Europe/Zurich',
    'Europe/Vevey',
    'venues.csv, row 2, column timeZone: "Europe/Vevey": there is no such time zone; write one such as Europe/Zurich',
  ],
  [
    'an unknown column',
    'events.csv',
    'subtitle',
    'subtitel',
    'events.csv, row 1, column subtitel: there is no such column; there are id, venue, name, subtitle, plan, hidden, mostPerOrder, and # before a name leaves it out',
  ],
  [
    'a column twice',
    'events.csv',
    'subtitle',
    'name',
    'events.csv, row 1, column name: the column is there twice; keep one',
  ],
  [
    'a column that is missing',
    'events.csv',
    'venue;',
    '#venue;',
    'events.csv, row 1, column venue: the column is missing; add it',
  ],
  [
    'a column without a name',
    'events.csv',
    'subtitle',
    '',
    'events.csv, row 2: "Ballet en deux actes; avec orchestre": its column, number 4, has no name; name it in the first row',
  ],
  [
    'too many cells',
    'events.csv',
    'Jazz à la cave',
    'Jazz; à la cave;;;;x',
    'events.csv, row 3: it has 11 cells, the first row 6; put a text with a separator or quote in it into quotes',
  ],
  [
    'a quote that is not closed',
    'events.csv',
    'orchestre"',
    'orchestre',
    'events.csv, row 2: a quote (") is opened and never closed; close it, or write it twice where it is meant',
  ],
  [
    'a quote in the middle',
    'events.csv',
    'Jazz à la cave',
    'Jazz "à la" cave',
    'events.csv, row 3: a quote (") stands in the middle of a cell; put the whole cell into quotes and write the inner one twice',
  ],
  [
    'a continuing line that says otherwise',
    'forms.csv',
    '\n;;;degre',
    '\nclasse;Klasse;;degre',
    'forms.csv, row 3, column name: "Klasse": row 2, which has the same id, says "Classe"; make them alike, or give each its own id',
  ],
  [
    'a row with nothing in it',
    'seatHolds.csv',
    '\n;;;;parterre-1-2',
    '\nx;lac-noel;held;;',
    'seatHolds.csv, row 3: its seat are missing; fill them in',
  ],
  [
    'the same row twice',
    'prices.csv',
    '\ncave-3;',
    '\ncave-2;cave;Classe;15.00;culture;classe;6;;;;\ncave-3;',
    'prices.csv, row 8: the id is used twice, in row 7 too; give each its own',
  ],
  [
    'windows that overlap',
    'prices.csv',
    '2026-12-30;;30',
    '2026-12-29;;30',
    'prices.csv, row 6, column windowFrom: price "cave-1": two of its windows overlap; end one where the next begins',
  ],
  [
    'a seat twice',
    'seats.csv',
    ';;;1;2;4;4',
    ';;;1;1;4;4',
    'seats.csv, row 3, column seat: section "parterre": Parterre, row 1: the seat id "parterre-1-1" is used twice; give each its own',
  ],
  [
    'two seats on one spot',
    'seats.csv',
    ';;;1;2;4;4',
    ';;;1;2;3;4',
    'seats.csv, row 3, column x: section "parterre": Parterre, row 1: seats "parterre-1-1" and "parterre-1-2" stand on one spot; move one',
  ],
  [
    'a companion that is not there',
    'seats.csv',
    'wheelchair;parterre-2-2',
    'wheelchair;parterre-2-9',
    'seats.csv, row 6, column with: section "parterre": seat "parterre-2-1" is sold with "parterre-2-9", which is not there; add it or correct the name',
  ],
  [
    'a category that nobody sells',
    'seats.csv',
    '5.5;B;restricted',
    '5.5;C;restricted',
    'seats.csv, row 8, column category: section "parterre": no zone sells the seats of the category "C"; add a zone or correct the seats',
  ],
  [
    'a held seat that is not there',
    'seatHolds.csv',
    'parterre-1-2',
    'parterre-9-9',
    'seatHolds.csv, row 3, column seat: seat hold "mecene": there is no seat "parterre-9-9" on plan salle; correct the name',
  ],
  [
    'a capacity unlike its seats',
    'quotas.csv',
    'lac-a;4',
    'lac-a;5',
    'quotas.csv, row 2, column capacity: quota "lac-noel-lac-a": capacity 5, but 4 seats are for sale; write 4',
  ],
  [
    'a method other than cash that gives change',
    'paymentMethods.csv',
    'card;card;Card;;;',
    'card;card;Card;;yes;',
    'paymentMethods.csv, row 3, column givesChange: payment method "card": only cash gives change, for what leaves the drawer is counted with the cash; leave it empty for "card"',
  ],
  [
    'a choice without choices',
    'forms.csv',
    'Primaire|Secondaire',
    '',
    'forms.csv, row 3, column choices: form "classe": the choice "Degré" has nothing to choose; add "choices"',
  ],
  [
    'one bound of an own amount',
    'voucherProducts.csv',
    '500.00',
    '',
    'voucherProducts.csv, row 2, column ownMost: there is nothing; fill it in',
  ],
  [
    'a PIN that is too short',
    'staff.csv',
    '1111',
    '111',
    'staff.csv, row 2, column pin: a PIN has 4 to 12 digits; write it in full (a spreadsheet drops leading zeros: make the column text)',
  ],
  [
    'somebody new without a PIN',
    'staff.csv',
    '1111',
    '',
    'staff.csv, row 2, column pin: "staff-anna-meier" is new and has no PIN; write one of 4 to 12 digits',
  ],
  [
    'a voucher without a code',
    'vouchers.csv',
    '7K3M-Q9XW-2TB5-HD8R-76',
    '',
    'vouchers.csv, row 2, column code: there is nothing; write the code, or id and last4 from an export',
  ],
  [
    'a mistyped voucher',
    'vouchers.csv',
    'HD8R',
    'HD8S',
    'vouchers.csv, row 2, column code: its two check digits at the end do not fit; compare it with the slip',
  ],
  [
    'a voucher of another house',
    'vouchers.csv',
    '7K3M-Q9XW-2TB5-HD8R-76',
    'GIFT-2026',
    'vouchers.csv, row 2, column code: a code has 18 characters, such as 7K3M-Q9XW-2TB5-HD8R-76',
  ],
  [
    'a customer of whom nothing is said',
    'customers.csv',
    'Marie;Favre;;marie.favre@example.ch;+41 79 000 00 00;Rue du Lac 5;1800;',
    ';;;;;;;',
    'customers.csv, row 2, column id: the id is empty and none can be made of the row; write one',
  ],
];

test.each(BROKEN)(
  '%s: said with file, row, column, value and what to do; nothing is imported',
  async (_what, file, from, to, sentence) => {
    const files = exampleCatalogue();
    const before = files[file] ?? '';
    files[file] = before.replace(from, to);
    expect(files[file]).not.toBe(before);
    const { outcome, rows } = await imported(files);
    expect(problems(outcome)).toContain(sentence);
    expect(rows).toEqual([]);
  },
);

const BYTES: readonly [what: string, name: string, bytes: Uint8Array, sentence: string][] = [
  [
    'Windows-1252',
    'events.csv',
    Buffer.from('id;venue;name\nx;moulin;Gala\ny;moulin;Th\xe9\xe2tre\n', 'latin1'),
    'events.csv, line 3 is not written in UTF-8 (accents would come out wrong); save it as “CSV UTF-8” and try again',
  ],
  [
    'UTF-16',
    'events.csv',
    Buffer.from('\ufeffid\tvenue\tname\n', 'utf16le'),
    'events.csv, row 1: the file is written in UTF-16; save it as “CSV UTF-8” and try again',
  ],
  [
    'a workbook',
    'events.csv',
    Buffer.from('PK\u0003\u0004rest'),
    'events.csv, row 1: the file is a workbook, not a table of text; save it as “CSV UTF-8” and try again',
  ],
  [
    'nothing at all',
    'events.csv',
    Buffer.alloc(0),
    'events.csv, row 1: the file is empty; its first row names the columns: id, venue, name, subtitle, plan, hidden, mostPerOrder',
  ],
  [
    'an unknown list',
    'shows.csv',
    Buffer.from('id\n'),
    `shows.csv: there is no list of that name; there are ${SHEETS.map(({ name }) => `${name}.csv`).join(', ')}`,
  ],
  [
    'another kind of file',
    'events.xlsx',
    Buffer.from('PK'),
    'events.xlsx: it is neither .csv nor .json; save it as one of them or take it away',
  ],
];

test.each(BYTES)('%s is refused with a sentence', async (_what, name, bytes, sentence) => {
  const { outcome, rows } = await imported({ [name]: bytes });
  expect(problems(outcome)).toEqual([sentence]);
  expect(rows).toEqual([]);
});

test('two files of one list are refused', async () => {
  const { outcome } = await imported({ 'passes.csv': 'id\n', 'passProducts.csv': 'id\n' });
  expect(problems(outcome)).toContain('passProducts.csv: passes.csv is the same list; keep one');
});

test('a part is enough where the centre has the rest; a misfit of the centre’s own row is said of it', async () => {
  const { rows } = await imported(exampleCatalogue());
  const more = await imported(
    { 'dates.csv': 'event,doors,starts,salesEnd\njazz,2027-01-01 19:00,2027-01-01 20:00,2027-01-02 01:00\n' },
    rows,
  );
  expect(more.outcome).toEqual({ ok: true, rows: 1, changed: 1 });
  expect(rowOf(more.rows, 'date', 'jazz-2027-01-01-20-00')?.startsAt).toBe('2027-01-01T19:00:00.000Z');
  const less = await imported({ 'events.csv': 'id,venue,name\nlac,moulin,Le Lac\n' }, rows);
  expect(problems(less.outcome)).toContain(
    'the centre\'s zone "lac-a" would no longer fit: it names the category "A", but its event has no plan; name one',
  );
});

test('a row that is wrong by itself is not said to be missing elsewhere', async () => {
  const files = exampleCatalogue();
  files['vatRates.csv'] = files['vatRates.csv']?.replace(';2.5', ';x') ?? '';
  files['venues.csv'] = files['venues.csv']?.replace('CHF', 'GBP') ?? '';
  expect(problems((await imported(files)).outcome)).toEqual([
    'venues.csv, row 2, column currency: "GBP": there is no such word; write CHF, EUR',
    'vatRates.csv, row 2, column percent: "x": it is no share in percent; write it as 8.1 or 25',
  ]);
});

test('times of houses in several zones are read in the zone of each row’s venue; what has none must say its offset', async () => {
  const files: Files = {
    'venues.csv':
      'id;name;timeZone;currency;cashStep\nzh;Zürich;Europe/Zurich;CHF;0.05\nny;New York;America/New_York;EUR;0.01\n',
    'events.csv': 'id;venue;name\na;zh;A\nb;ny;B\n',
    'dates.csv':
      'id;event;doors;starts;salesEnd\na1;a;2026-12-24 19:00;2026-12-24 20:00;2026-12-24 23:00\nb1;b;2026-12-24 19:00;2026-12-24 20:00;2026-12-24 23:00\n',
    'promotions.csv':
      'code;name;percent;per;to\nXX;X;5;cart;2026-12-24\nYY;Y;5;cart;2026-12-24\nZZ;Z;5;cart;2026-12-24 12:00 +01:00\n',
  };
  expect(problems((await imported(files)).outcome)).toEqual([
    'promotions.csv, row 2, column to: "2026-12-24": nobody knows in which time zone: the venues have none or several; write times with their offset, such as 2026-12-24 20:00 +01:00',
  ]);
  delete files['promotions.csv'];
  const { rows } = await imported(files);
  expect(['a1', 'b1'].map((id) => rowOf(rows, 'date', id)?.startsAt)).toEqual([
    '2026-12-24T19:00:00.000Z',
    '2026-12-25T01:00:00.000Z',
  ]);
});

test('at most fifty problems are listed, and how many more there are is said', async () => {
  const lines = Array.from({ length: 120 }, (_, i) => `e${i};gone;Gala ${i}`).join('\n');
  const { outcome } = await imported({ 'events.csv': `id;venue;name\n${lines}\n` });
  expect(problems(outcome)).toHaveLength(51);
  expect(problems(outcome).at(-1)).toBe('and 70 more');
});

test('G10: neither a PIN nor a voucher’s code is shown in a problem or kept', async () => {
  const files = exampleCatalogue();
  files['staff.csv'] = 'name;role;pin\nAnna;boss;4711\nBeat;door;08\n';
  files['vouchers.csv'] =
    'code;amount;validTo\n7K3M-Q9XW-2TB5-HD8S-76;50;2028-12-31\n7K3MQ9XW2TB5HD8R76;x;2028-12-31\n';
  const said = JSON.stringify(await imported(files));
  for (const secret of ['4711', '"08"', 'HD8S', 'HD8R']) expect(said).not.toContain(secret);
  const good = await imported(exampleCatalogue());
  for (const secret of ['1111"', '9999', 'HD8R']) expect(JSON.stringify(good.rows)).not.toContain(secret);
});
