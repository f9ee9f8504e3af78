import type { Route } from '../route.ts';
import { authority } from './authority.ts';
import { enrolments } from './enrolments.ts';
import { evening } from './evening.ts';
import { feed } from './feed.ts';
import { held } from './held.ts';
import { journal } from './journal.ts';
import { leases } from './leases.ts';
import { openApi } from './openApi.ts';
import { rescues } from './rescues.ts';
import { statement } from './statement.ts';
import { takings } from './takings.ts';

/** Every route of the protocol. One that is not here is neither served nor in the document. */
export const ROUTES: readonly Route[] = [
  enrolments,
  feed,
  journal,
  leases,
  held,
  authority,
  rescues,
  takings,
  evening,
  statement,
  openApi(() => ROUTES),
];
