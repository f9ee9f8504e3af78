import type { Core } from './api.ts';
import type { CoreContext } from './context.ts';
import { codeCommands } from './useCases/cart/codes.ts';
import { exchangeCommands } from './useCases/cart/exchange.ts';
import { cartQuery, lineCommands } from './useCases/cart/lines.ts';
import { parkedQuery, parkingCommands } from './useCases/cart/parking.ts';
import { passCommands } from './useCases/cart/passes.ts';
import { paymentCommands } from './useCases/cart/payments.ts';
import { seatCommands } from './useCases/cart/seats.ts';
import { wordCommands } from './useCases/cart/words.ts';
import { countCommand } from './useCases/cash/count.ts';
import { movementCommands, movementsQuery } from './useCases/cash/movements.ts';
import { reportCommand, reportQueries } from './useCases/cash/reports.ts';
import { paymentCorrections } from './useCases/corrections/payment.ts';
import { correctionQueries, priceCorrections } from './useCases/corrections/price.ts';
import { ticketTextCommands } from './useCases/corrections/ticketText.ts';
import { customerCommands, customerQueries } from './useCases/customers.ts';
import { enrolCommand } from './useCases/enrol.ts';
import { eraseCommand } from './useCases/erase.ts';
import { eveningQueries, statementCommand } from './useCases/evening.ts';
import { guestCommands, guestQueries } from './useCases/guests/guests.ts';
import { invoiceCommands, invoiceQueries } from './useCases/invoices/settle.ts';
import { layoutCommands, layoutsQuery } from './useCases/layouts.ts';
import { mailCommands, pdfQuery } from './useCases/mail.ts';
import { offerQuery } from './useCases/offer.ts';
import { orderQueries } from './useCases/orders.ts';
import { passQueries } from './useCases/passes.ts';
import { pickUpCommands } from './useCases/pickUp.ts';
import { planQueries } from './useCases/plan.ts';
import { attachedQuery, printerCommands } from './useCases/printers.ts';
import { printingCommands } from './useCases/printing.ts';
import { printJobsQuery } from './useCases/printJobs.ts';
import { rateCommand } from './useCases/rate.ts';
import { readinessCommands, readinessQuery } from './useCases/readiness.ts';
import { rescueCommands, rescueQueries } from './useCases/rescue.ts';
import { reservationActs } from './useCases/reservations/act.ts';
import { reservationQueries } from './useCases/reservations/find.ts';
import { reserveCommands } from './useCases/reservations/reserve.ts';
import { caseCommands, casesQuery } from './useCases/returns/cases.ts';
import { returnCommands, returnPlanQuery } from './useCases/returns/returnTickets.ts';
import { closingsQuery, sessionCommands } from './useCases/session.ts';
import { signInCommands } from './useCases/signIn.ts';
import { noticeCommand, tillQuery } from './useCases/till.ts';
import { validateOrderCommand } from './useCases/validateOrder.ts';
import { voidVoucherCommand } from './useCases/voidVoucher.ts';

/** The use cases as one table; the compiler holds it complete against the contract. */
export function createCore(context: CoreContext): Core {
  return {
    commands: {
      ...signInCommands(context),
      ...enrolCommand(context),
      ...lineCommands(context),
      ...seatCommands(context),
      ...wordCommands(context),
      ...codeCommands(context),
      ...passCommands(context),
      ...voidVoucherCommand(context),
      ...paymentCommands(context),
      ...exchangeCommands(context),
      ...parkingCommands(context),
      ...customerCommands(context),
      ...eraseCommand(context),
      ...mailCommands(context),
      ...rateCommand(context),
      ...validateOrderCommand(context),
      ...reserveCommands(context),
      ...reservationActs(context),
      ...invoiceCommands(context),
      ...guestCommands(context),
      ...pickUpCommands(context),
      ...returnCommands(context),
      ...paymentCorrections(context),
      ...priceCorrections(context),
      ...ticketTextCommands(context),
      ...caseCommands(context),
      ...sessionCommands(context),
      ...countCommand(context),
      ...movementCommands(context),
      ...reportCommand(context),
      ...statementCommand(context),
      ...printingCommands(context),
      ...printerCommands(context),
      ...layoutCommands(context),
      ...rescueCommands(context),
      ...noticeCommand(context),
      ...readinessCommands(context),
    },
    queries: {
      ...tillQuery(context),
      ...offerQuery(context),
      ...cartQuery(context),
      ...planQueries(context),
      ...parkedQuery(context),
      ...customerQueries(context),
      ...pdfQuery(context),
      ...orderQueries(context),
      ...passQueries(context),
      ...reservationQueries(context),
      ...invoiceQueries(context),
      ...guestQueries(context),
      ...returnPlanQuery(context),
      ...correctionQueries(context),
      ...casesQuery(context),
      ...printJobsQuery(context),
      ...attachedQuery(context),
      ...layoutsQuery(context),
      ...closingsQuery(context),
      ...movementsQuery(context),
      ...reportQueries(context),
      ...readinessQuery(context),
      ...eveningQueries(context),
      ...rescueQueries(context),
    },
    onChanged: (listener) => context.journalist.onCommitted((topics) => listener([...topics])),
  };
}
