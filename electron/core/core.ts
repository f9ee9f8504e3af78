import type { Core } from './api.ts';
import type { CoreContext } from './context.ts';
import { cartCommands, cartQuery } from './useCases/cart.ts';
import { enrolCommand } from './useCases/enrol.ts';
import { offerQuery } from './useCases/offer.ts';
import { orderQueries } from './useCases/orders.ts';
import { printingCommands, printJobsQuery } from './useCases/printing.ts';
import { closingsQuery, sessionCommands } from './useCases/session.ts';
import { signInCommands } from './useCases/signIn.ts';
import { noticeCommand, tillQuery } from './useCases/till.ts';
import { validateOrderCommand } from './useCases/validateOrder.ts';

/** The use cases as one table; the compiler holds it complete against the contract. */
export function createCore(context: CoreContext): Core {
  return {
    commands: {
      ...signInCommands(context),
      ...enrolCommand(context),
      ...cartCommands(context),
      ...validateOrderCommand(context),
      ...sessionCommands(context),
      ...printingCommands(context),
      ...noticeCommand(context),
    },
    queries: {
      ...tillQuery(context),
      ...offerQuery(context),
      ...cartQuery(context),
      ...orderQueries(context),
      ...printJobsQuery(context),
      ...closingsQuery(context),
    },
    onChanged: (listener) => context.journalist.onCommitted((topics) => listener([...topics])),
  };
}
