import type { CartLineView, CartView } from '../../shared/contract/cartViews.ts';
import { type Cart, type CartLine, soldFrom } from '../../shared/domain/cart.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { orderForms } from '../../shared/domain/checkSale.ts';
import { formProblem } from '../../shared/domain/forms.ts';
import type { CartPass } from '../../shared/domain/passes.ts';
import { isOnPassesOnly } from '../../shared/domain/passPricing.ts';
import type { PricedCart, PricedLine } from '../../shared/domain/priced.ts';
import { priceCart } from '../../shared/domain/pricing.ts';
import { promotionOf } from '../../shared/domain/promotions.ts';
import type { StaffId } from '../../shared/kernel/ids.ts';
import { cashRounding, sum } from '../../shared/kernel/money.ts';
import { instant, msOf } from '../../shared/kernel/time.ts';
import { type CoreContext, dayOf, nameOf, venueOf } from './context.ts';
import { customerViewOf } from './customerView.ts';
import { knownPass } from './passes/known.ts';
import { paidSoFar } from './paying.ts';
import type { StoreReader } from './ports/store.ts';
import { swapViewOf } from './swap/swapView.ts';

/** The cart as a screen shows it; lines that can't be sold any more stay and cost nothing. */
export function cartViewOf(
  context: CoreContext,
  store: StoreReader,
  cart: Cart,
  now: number,
  owner: StaffId,
): CartView {
  const catalogue = context.cache.catalogue();
  const { priced, lines: sold } = pricedForView(cart, catalogue, soldFrom(cart, now), dayOf(context, now));
  const lines = cart.lines.map((line) => lineViewOf(context, line, sold.get(line.id), cart, now));
  const paid = paidSoFar(context, store, cart, priced);
  const vouchers = paid.payments;
  const byPass = cart.exchange === null && isOnPassesOnly(priced);
  const leftMinor = Math.max(0, paid.leftMinor);
  const method = cart.terminal && catalogue.paymentMethods.get(cart.terminal.method);
  const customer = cart.customer === null ? undefined : store.customers.get(cart.customer);
  const emptied = store.parked.all(now).find((p) => p.kind === 'emptied' && p.owner === owner);
  return {
    id: cart.id,
    commandId: cart.commandId,
    lines,
    tickets: priced.tickets,
    listMinor: sum(lines.map((line) => line.unitMinor * line.quantity)),
    discountMinor: sum(lines.flatMap((line) => line.discounts.map((d) => d.minor))),
    totalMinor: priced.totalMinor,
    leftMinor,
    cashMinor: leftMinor + cashRounding(leftMinor, venueOf(context)?.cashStep ?? 5),
    free: cart.lines.length > 0 && priced.totalMinor === 0 && cart.exchange === null && !byPass,
    byPass,
    codes: cart.codes.map((code) => codeViewOf(code, catalogue, priced)),
    vouchers: cart.vouchers.map(({ voucher, last4, approvedBy }) => {
      const pays = vouchers.find((p) => p.voucher?.voucher === voucher);
      return {
        voucher,
        last4,
        paysMinor: pays?.minor ?? 0,
        leftMinor: pays?.voucher?.leftMinor ?? null,
        validTo: pays?.voucher?.validTo ?? null,
        byManager: approvedBy !== null,
      };
    }),
    passes: cart.passes.map((pass) => cartPassViewOf(store, pass, priced)),
    exchange: swapViewOf(context, store, cart, priced.totalMinor),
    payments: cart.payments.map(({ method: id, methodName, kind, minor, givenMinor, changeMinor }) => ({
      method: id,
      methodName,
      kind,
      minor,
      givenMinor,
      changeMinor,
    })),
    customer: customer ? customerViewOf(customer) : null,
    suggestedCustomer: suggestionFor(store, cart),
    wish: cart.wish,
    text: [...cart.text],
    hidePrice: cart.hidePrice,
    customerOnTickets: cart.customerOnTickets,
    reservation: cart.reservation && { order: cart.reservation.order, number: cart.reservation.number },
    override: cart.override === null ? null : { by: cart.override, byName: nameOf(context, cart.override) },
    answers: Object.fromEntries(
      Object.entries(cart.answers).map(([form, answers]) => [form, { ...answers }]),
    ),
    orderForms: orderForms(priced, catalogue).map((form) => ({
      form: form.id,
      complete: formProblem(form, cart.answers[form.id] ?? {}) === null,
    })),
    terminal: cart.terminal && { ...cart.terminal, methodName: method?.name ?? cart.terminal.method },
    undo: emptied && cart.lines.length === 0 ? { until: instant(emptied.expiresAt) } : null,
  };
}

/** Prices what can be priced: a line that can't be sold any more must not hide what the others cost. */
function pricedForView(
  cart: Cart,
  catalogue: Catalogue,
  now: number,
  day: string,
): { readonly priced: PricedCart; readonly lines: ReadonlyMap<string, PricedLine> } {
  const good = cart.reservation
    ? []
    : cart.lines.filter((line) => priceCart({ lines: [line] }, catalogue, now, day).ok);
  const { codes, passes, reservation } = cart;
  const result = priceCart({ lines: good, codes, passes, reservation }, catalogue, now, day);
  if (!result.ok) throw new Error(`cart ${cart.id}: ${result.refusal.kind} only when priced together`);
  return { priced: result.value, lines: new Map(result.value.lines.map((line) => [line.line, line])) };
}

function codeViewOf(code: string, catalogue: Catalogue, priced: PricedCart): CartView['codes'][number] {
  const off = priced.lines.flatMap((line) => line.discounts).filter((discount) => discount.code === code);
  return {
    code,
    name: promotionOf(catalogue.promotions.values(), code)?.name ?? code,
    uses: priced.codes.find((use) => use.code === code)?.uses ?? 0,
    minor: sum(off.map((discount) => discount.minor)),
  };
}

function cartPassViewOf(store: StoreReader, pass: CartPass, priced: PricedCart): CartView['passes'][number] {
  const known = knownPass(store, pass.pass);
  const tickets = sum(priced.passes.map((take) => (take.pass === pass.pass ? take.tickets : 0)));
  const off = priced.lines.flatMap((line) => line.discounts).filter((one) => one.source === pass.pass);
  return {
    pass: pass.pass,
    number: pass.number,
    productName: known?.productName ?? '',
    holder: known?.holder ?? '',
    photo: known?.photo ?? '',
    tickets,
    minor: sum(off.map((one) => one.minor)),
    left: pass.left === null || pass.approvedBy !== null ? null : Math.max(0, pass.left - tickets),
    byManager: pass.approvedBy !== null,
  };
}

/** The customer of the first pass, sold or used, whose e-mail is known, while the cart has none (S13). */
function suggestionFor(store: StoreReader, cart: Cart): CartView['suggestedCustomer'] {
  if (cart.customer !== null) return null;
  const emails = [
    ...cart.lines.flatMap((line) => (line.kind === 'pass' ? line.details.map(({ email }) => email) : [])),
    ...cart.passes.map(({ pass }) => knownPass(store, pass)?.email ?? ''),
  ];
  for (const email of emails) {
    const found = email === '' ? undefined : store.customers.byEmail(email);
    if (found) return customerViewOf(found);
  }
  return null;
}

function lineViewOf(
  context: CoreContext,
  line: CartLine,
  priced: PricedLine | undefined,
  cart: Cart,
  now: number,
): CartLineView {
  const common = {
    id: line.id,
    quantity: line.quantity,
    unitMinor: priced?.unitMinor ?? 0,
    totalMinor: priced?.totalMinor ?? 0,
    discounts: (priced?.discounts ?? []).map(({ kind, name, code, tickets, minor }) => ({
      kind,
      name,
      code,
      tickets,
      minor,
    })),
  };
  if (line.kind === 'ticket') return { ...common, ...ticketLine(context, line, priced, cart, now) };
  const catalogue = context.cache.catalogue();
  if (line.kind === 'pass') {
    const product = catalogue.passProducts.get(line.product);
    return {
      ...common,
      kind: 'pass',
      product: line.product,
      productName: product?.name ?? '',
      passKind: product?.kind ?? 'season',
      entries: product?.entries ?? 0,
      validFrom: product?.validFrom ?? instant(now),
      validTo: product?.validTo ?? instant(now),
      form: product?.form ?? null,
      // A pass without a holder is not complete, whatever else it asks for.
      formState:
        line.details.some((d) => d.holder.trim() === '') ||
        formStateOf(catalogue, product?.form ?? null, line, cart) === 'incomplete'
          ? 'incomplete'
          : 'complete',
      details: line.details.map(copied),
    };
  }
  const product = catalogue.voucherProducts.get(line.product);
  return {
    ...common,
    kind: 'voucher',
    product: line.product,
    productName: product?.name ?? '',
    minor: line.minor,
    validTo: priced?.kind === 'voucher' ? priced.validTo : instant(now),
  };
}

function ticketLine(
  context: CoreContext,
  line: Extract<CartLine, { kind: 'ticket' }>,
  priced: PricedLine | undefined,
  cart: Cart,
  now: number,
) {
  const catalogue = context.cache.catalogue();
  const price = catalogue.prices.get(line.price);
  const zone = price && catalogue.zones.get(price.zone);
  const date = catalogue.dates.get(line.date);
  const event = date && catalogue.events.get(date.event);
  const places = priced?.kind === 'ticket' ? priced.seats : [];
  return {
    kind: 'ticket' as const,
    date: line.date,
    price: line.price,
    eventName: event?.name ?? '',
    startsAt: date?.startsAt ?? null,
    today: date !== undefined && dayOf(context, msOf(date.startsAt)) === dayOf(context, now),
    zone: zone?.id ?? '',
    zoneName: zone?.name ?? '',
    colour: zone?.colour ?? 1,
    priceName: price?.name ?? '',
    numbered: (zone?.category ?? null) !== null,
    seats: places.map((place) => ({
      ...place,
      picked: line.seats.some((s) => s.seat === place.seat && s.picked),
    })),
    split: splitOf(places),
    form: price?.form ?? null,
    formState: formStateOf(catalogue, price?.form ?? null, line, cart),
    payWhatYouWantFrom: price?.payWhatYouWantFrom ?? null,
    proof: price?.proof ?? '',
    proofSeen: line.proofSeen,
    free: priced?.kind === 'ticket' && priced.unitMinor === 0,
    reason: line.reason,
    details: line.details.map(copied),
  };
}

/** How many sit in each row, when not all sit in one. */
function splitOf(places: readonly { readonly section: string; readonly row: string }[]): number[] {
  const rows = new Map<string, number>();
  for (const { section, row } of places) {
    const key = `${section}/${row}`;
    rows.set(key, (rows.get(key) ?? 0) + 1);
  }
  return rows.size > 1 ? [...rows.values()] : [];
}

const copied = (detail: {
  holder: string;
  email: string;
  photo?: string;
  text: readonly string[];
  answers: Readonly<Record<string, string>>;
}) => ({
  holder: detail.holder,
  email: detail.email,
  ...(detail.photo === undefined ? {} : { photo: detail.photo }),
  text: [...detail.text],
  answers: { ...detail.answers },
});

function formStateOf(
  catalogue: Catalogue,
  id: string | null,
  line: { readonly details: readonly { readonly answers: Readonly<Record<string, string>> }[] },
  cart: Pick<Cart, 'answers'>,
): 'none' | 'complete' | 'incomplete' {
  const form = id === null ? undefined : catalogue.forms.get(id as never);
  if (!form) return 'none';
  const answered =
    form.per === 'order'
      ? formProblem(form, cart.answers[form.id] ?? {}) === null
      : line.details.every((detail) => formProblem(form, detail.answers) === null);
  return answered ? 'complete' : 'incomplete';
}
