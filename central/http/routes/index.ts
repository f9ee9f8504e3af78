import type { Route } from '../route.ts';
import { enrolments } from './enrolments.ts';
import { feed } from './feed.ts';
import { journal } from './journal.ts';
import { openApi } from './openApi.ts';
import { takings } from './takings.ts';

/** Every route of the protocol. One that is not here is neither served nor in the document. */
export const ROUTES: readonly Route[] = [enrolments, feed, journal, takings, openApi(() => ROUTES)];
