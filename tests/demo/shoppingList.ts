/** Numbers in 0 … 1 from a seed (mulberry32): the same evening each time. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Something on offer, with the price as the venue's list says. */
export interface Item {
  readonly date: string;
  readonly price: string;
  readonly quota: string;
  readonly minor: number;
}

/** One customer's wish, and what the demo expects it to come to. */
export interface Wish {
  readonly till: number;
  readonly items: readonly { readonly item: Item; readonly quantity: number }[];
  readonly method: 'cash' | 'card' | 'twint';
  /** Cash handed over, null for exact. */
  readonly givenMinor: number | null;
  readonly tickets: number;
  /** What the venue keeps: for cash rounded to 0.05, by the demo's own sum. */
  readonly takingsMinor: number;
}

/** A list of customers; `left` holds how many places each till may still sell per quota and is counted down. */
export function shoppingList(
  orders: number,
  items: readonly Item[],
  left: Map<string, number>[],
  random: () => number,
): Wish[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: orders }, (_, i) => {
    const till = i % left.length;
    const here = left[till] as Map<string, number>;
    const wanted: { item: Item; quantity: number }[] = [];
    const kinds = random() < 0.3 ? 2 : 1;
    for (let k = 0; k < kinds; k++) {
      const quantity = 1 + Math.floor(random() * 3);
      const item = pick(
        items.filter((it) => (here.get(it.quota) ?? 0) >= quantity && !wanted.some((w) => w.item === it)),
      );
      if (!item) continue;
      here.set(item.quota, (here.get(item.quota) ?? 0) - quantity);
      wanted.push({ item, quantity });
    }
    if (wanted.length === 0) throw new Error('the demo venue is sold out: ask for fewer orders');
    const total = wanted.reduce((sum, w) => sum + w.item.minor * w.quantity, 0);
    const method = pick(['cash', 'cash', 'card', 'twint'] as const);
    const takingsMinor = method === 'cash' ? Math.round(total / 5) * 5 : total;
    const givenMinor = method === 'cash' && random() < 0.5 ? Math.ceil(takingsMinor / 5000) * 5000 : null;
    return {
      till,
      items: wanted,
      method,
      givenMinor,
      tickets: wanted.reduce((n, w) => n + w.quantity, 0),
      takingsMinor,
    };
  });
}
