/** A customer as made up from a seed. */
export interface DemoPerson {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
}

const FIRST =
  'Anna Marie Laura Léa Emma Sofia Chiara Giulia Céline Zoé Nina Lena Sara Elena Claudia Ursula Barbara Heidi Luca Noah Leon Nicolas Hugo Matteo Andrea Marco Reto Urs Beat Jürg Pierre André François Étienne Paul David Daniel Thomas Martin Stefan'.split(
    ' ',
  );
const LAST =
  'Müller Meier Schmid Keller Weber Huber Schneider Meyer Steiner Fischer Gerber Brunner Baumann Frei Zimmermann Moser Widmer Wyss Graf Roth Suter Baumgartner Bachmann Kunz Favre Rochat Blanc Rey Bonvin Monnier Dubois Jaquet Perret Chevalley Rossi Bernasconi Ferrari Bianchi Fontana Crivelli Galli Pedrazzini Lombardi Cattaneo Nötzli Zürcher'.split(
    ' ',
  );
const TOWNS: readonly (readonly [string, string])[] = [
  ['1003', 'Lausanne'],
  ['1201', 'Genève'],
  ['2000', 'Neuchâtel'],
  ['1700', 'Fribourg'],
  ['3011', 'Bern'],
  ['4051', 'Basel'],
  ['8001', 'Zürich'],
  ['6003', 'Luzern'],
  ['9000', 'St. Gallen'],
  ['7000', 'Chur'],
  ['6900', 'Lugano'],
  ['6500', 'Bellinzona'],
];
const STREETS =
  'Rue du Lac,Avenue de la Gare,Chemin des Vignes,Bahnhofstrasse,Seestrasse,Dorfstrasse,Via Cantonale,Via della Posta'.split(
    ',',
  );
const COMPANIES = 'Atelier,Garage,Fiduciaire,Treuhand,Verlag,Studio'.split(',');

/** Whole numbers that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** `count` customers from a seed: Swiss names, towns and telephone numbers, and addresses that no mail reaches. */
export function demoPeople(count: number, seed = 20_261_127): DemoPerson[] {
  const below = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  return Array.from({ length: count }, (_, i): DemoPerson => {
    const [first, last] = [pick(FIRST), below(12) === 0 ? `${pick(LAST)}-${pick(LAST)}` : pick(LAST)];
    const [postcode, city] = pick(TOWNS);
    const digits = (n: number): string => Array.from({ length: n }, () => below(10)).join('');
    return {
      id: `customer-${i + 1}`,
      first,
      last,
      company: below(15) === 0 ? `${pick(COMPANIES)} ${last}` : '',
      email: below(10) === 0 ? '' : `${plain(first)}.${plain(last)}${i + 1}@example.ch`,
      phone: below(4) === 0 ? '' : `+41 7${below(4) + 6} ${digits(3)} ${digits(2)} ${digits(2)}`,
      street: `${pick(STREETS)} ${1 + below(120)}`,
      postcode,
      city,
    };
  });
}
