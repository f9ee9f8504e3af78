import { taxesOf } from '../domain/pricing.ts';
import { sum } from '../kernel/money.ts';
import type { OrderReserved, OrderValidated, SoldLine } from './bodies.ts';
import { passImbalance } from './passBalance.ts';

/** G3: lines make the total, payments make total and rounding, tickets and vouchers are as many as the lines say. */
export function imbalance(body: OrderValidated): string | null {
  const paid = sum(body.payments.map((p) => p.minor));
  if (paid !== body.totalMinor + body.roundingMinor)
    return `payments make ${paid}, total and rounding ${body.totalMinor + body.roundingMinor}`;
  return linesImbalance(body) ?? piecesImbalance(body) ?? passImbalance(body);
}

/** What is wrong with the lines of an order by themselves: discounts, amounts of each piece, seats, taxes. */
export function linesImbalance(
  body: Pick<OrderValidated | OrderReserved, 'lines' | 'totalMinor' | 'taxes'>,
): string | null {
  const lines = sum(body.lines.map((l) => l.totalMinor));
  if (lines !== body.totalMinor) return `lines make ${lines}, the total is ${body.totalMinor}`;
  for (const line of body.lines) {
    const wrong = lineImbalance(line);
    if (wrong) return wrong;
  }
  const taxes = JSON.stringify(
    taxesOf(body.lines).map((t) => [t.vatName, t.vatBasisPoints, t.grossMinor, t.taxMinor]),
  );
  const said = JSON.stringify(body.taxes.map((t) => [t.vatName, t.vatBasisPoints, t.grossMinor, t.taxMinor]));
  return taxes === said ? null : `taxes are ${taxes}, the entry says ${said}`;
}

function lineImbalance(line: SoldLine): string | null {
  const off = sum(line.discounts.map((d) => d.minor));
  if (line.unitMinor * line.quantity - off !== line.totalMinor)
    return `${line.quantity} × ${line.unitMinor} less ${off} is not ${line.totalMinor}`;
  const each = sum(line.minors);
  if (each !== line.totalMinor || line.minors.length !== line.quantity)
    return `${line.minors.length} amounts of a line make ${each}, the line is ${line.totalMinor}`;
  if (line.minors.some((minor) => minor < 0)) return 'something costs less than nothing';
  if (line.kind === 'ticket' && line.seats.length > 0 && line.seats.length !== line.quantity)
    return `${line.quantity} tickets have ${line.seats.length} seats`;
  return null;
}

function piecesImbalance(body: OrderValidated): string | null {
  const wanted = sum(body.lines.map((l) => (l.kind === 'voucher' ? 0 : l.quantity)));
  if (wanted !== body.tickets.length) return `${wanted} places were sold as ${body.tickets.length} tickets`;
  const vouchers = body.vouchers ?? [];
  const made = sum(body.lines.map((l) => (l.kind === 'voucher' ? l.quantity : 0)));
  if (made !== vouchers.length) return `${made} vouchers were sold as ${vouchers.length}`;
  const odd = body.lines.findIndex((line, i) => {
    const pieces = line.kind === 'voucher' ? vouchers : body.tickets;
    const places = pieces.filter((piece) => piece.line === i).map((piece) => piece.index ?? null);
    // Entries of before numbered seats do not number the tickets of a line.
    return places.length !== line.quantity || places.some((place, k) => place !== null && place !== k);
  });
  if (odd >= 0) return `line ${odd} does not have one ticket for each place it sold, in their order`;
  const worth = vouchers.find((voucher) => body.lines[voucher.line]?.unitMinor !== voucher.minor);
  return worth ? `voucher ${worth.last4} is not worth what its line says` : null;
}
