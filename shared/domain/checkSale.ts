import type { Cart, ItemDetail } from './cart.ts';
import type { Catalogue } from './catalogue.ts';
import type { Form } from './form.ts';
import { formProblem } from './forms.ts';
import type { PricedCart, PricedPasses, PricedTickets } from './priced.ts';
import type { SaleRefusal } from './refusal.ts';

/**
 * What must be in order before anything is paid: limits, seats, forms, proofs, holders, reasons of free tickets. The
 * first thing that is not, in the order of the lines; null when all is.
 */
export function checkSale(
  cart: Pick<Cart, 'answers'> & Partial<Pick<Cart, 'reservation'>>,
  priced: PricedCart,
  catalogue: Catalogue,
): SaleRefusal | null {
  // The rest was asked when it was reserved; but a part that was split off may be too few for a group's price.
  if (cart.reservation) return leastProblem(priced, catalogue);
  return (
    mostProblem(priced, catalogue) ??
    leastProblem(priced, catalogue) ??
    first(priced.lines, (line) => {
      if (line.kind === 'ticket') return ticketProblem(line, catalogue);
      return line.kind === 'pass' ? passProblem(line, catalogue) : null;
    }) ??
    orderFormProblem(cart, priced, catalogue)
  );
}

/** The first limit upwards that a cart breaks: of a price or of an event, per order. Asked at every touch. */
export function mostProblem(priced: PricedCart, catalogue: Catalogue): SaleRefusal | null {
  const tickets = priced.lines.filter((line) => line.kind === 'ticket');
  return (
    first(
      counted(tickets, (line) => line.price),
      ([id, count]) => {
        const price = catalogue.prices.get(id);
        return price?.most != null && count > price.most
          ? { kind: 'limitMost', what: price.name, most: price.most }
          : null;
      },
    ) ??
    first(
      counted(tickets, (line) => line.event),
      ([id, count]) => {
        const event = catalogue.events.get(id);
        return event?.mostPerOrder != null && count > event.mostPerOrder
          ? { kind: 'limitMost', what: event.name, most: event.mostPerOrder }
          : null;
      },
    )
  );
}

function leastProblem(priced: PricedCart, catalogue: Catalogue): SaleRefusal | null {
  const tickets = priced.lines.filter((line) => line.kind === 'ticket');
  return first(
    counted(tickets, (line) => line.price),
    ([id, count]) => {
      const price = catalogue.prices.get(id);
      return price?.least != null && count < price.least
        ? { kind: 'limitLeast', what: price.name, least: price.least }
        : null;
    },
  );
}

function ticketProblem(line: PricedTickets, catalogue: Catalogue): SaleRefusal | null {
  const price = catalogue.prices.get(line.price);
  const numbered = (catalogue.zones.get(line.zone)?.category ?? null) !== null;
  if (numbered && line.seats.length !== line.quantity) return { kind: 'seatsMissing', zone: line.zoneName };
  if (price && price.proof !== '' && !line.proofSeen)
    return { kind: 'proofMissing', line: line.line, price: price.name, proof: price.proof };
  // What an offer or a code made free is explained by it.
  if (line.unitMinor === 0 && line.reason === null) return { kind: 'reasonMissing', line: line.line };
  return itemFormProblem(line, formOf(catalogue, price?.form ?? null));
}

function passProblem(line: PricedPasses, catalogue: Catalogue): SaleRefusal | null {
  if (line.details.some((detail) => detail.holder.trim() === ''))
    return { kind: 'holderMissing', line: line.line, pass: line.productName };
  return itemFormProblem(line, formOf(catalogue, catalogue.passProducts.get(line.product)?.form ?? null));
}

const formOf = (catalogue: Catalogue, id: Form['id'] | null): Form | undefined =>
  id === null ? undefined : catalogue.forms.get(id);

function itemFormProblem(
  line: { readonly line: PricedTickets['line']; readonly details: readonly ItemDetail[] },
  form: Form | undefined,
): SaleRefusal | null {
  if (form?.per !== 'ticket') return null;
  for (const [index, detail] of line.details.entries()) {
    const wrong = formProblem(form, detail.answers);
    if (wrong)
      return {
        kind: 'formIncomplete',
        line: line.line,
        index,
        form: form.name,
        field: wrong.field.label,
        problem: wrong.problem,
      };
  }
  return null;
}

/** Forms that the lines of a cart ask for once per order. */
export function orderForms(priced: Pick<PricedCart, 'lines'>, catalogue: Catalogue): Form[] {
  const found = new Map<string, Form>();
  for (const line of priced.lines) {
    const id =
      line.kind === 'ticket'
        ? catalogue.prices.get(line.price)?.form
        : line.kind === 'pass'
          ? catalogue.passProducts.get(line.product)?.form
          : null;
    const form = formOf(catalogue, id ?? null);
    if (form?.per === 'order') found.set(form.id, form);
  }
  return [...found.values()];
}

function orderFormProblem(
  cart: Pick<Cart, 'answers'>,
  priced: PricedCart,
  catalogue: Catalogue,
): SaleRefusal | null {
  return first(orderForms(priced, catalogue), (form) => {
    const wrong = formProblem(form, cart.answers[form.id] ?? {});
    return (
      wrong && {
        kind: 'formIncomplete',
        line: null,
        index: 0,
        form: form.name,
        field: wrong.field.label,
        problem: wrong.problem,
      }
    );
  });
}

function counted<T extends { readonly quantity: number }, K>(
  lines: readonly T[],
  key: (line: T) => K,
): Map<K, number> {
  const counts = new Map<K, number>();
  for (const line of lines) counts.set(key(line), (counts.get(key(line)) ?? 0) + line.quantity);
  return counts;
}

function first<T>(items: Iterable<T>, problem: (item: T) => SaleRefusal | null): SaleRefusal | null {
  for (const item of items) {
    const found = problem(item);
    if (found) return found;
  }
  return null;
}
