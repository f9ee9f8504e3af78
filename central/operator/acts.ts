import type { DateId } from '../../shared/kernel/ids.ts';
import { declareFound, declareLost } from '../service/lost.ts';
import type { TillView } from '../service/overview.ts';
import type { DateView } from '../service/overviewQuotas.ts';
import type { CentreParts } from '../service/parts.ts';
import { revokeTill } from '../service/revoke.ts';
import { splitEvenly } from '../service/split.ts';
import type { ActTexts, Texts } from './texts/texts.ts';

/** Something that an operator may do to a till or a date, after having been asked whether it is meant. */
export interface Act<Subject> {
  /** In addresses and in the log. */
  readonly name: string;
  readonly texts: (texts: Texts) => ActTexts;
  /** Whether it makes sense for this one as it stands. */
  readonly offered: (subject: Subject) => boolean;
  /** Does it; doing it twice does no more than once. */
  readonly run: (parts: CentreParts, subject: Subject) => Promise<unknown>;
}

const revoke: Act<TillView> = {
  name: 'revoke',
  texts: (texts) => texts.acts.revoke,
  offered: (till) => !till.revoked,
  run: (parts, till) => revokeTill(parts, till.device.device),
};

const lost: Act<TillView> = {
  name: 'lost',
  texts: (texts) => texts.acts.lost,
  offered: (till) => !till.lost,
  run: (parts, till) => declareLost(parts, till.device.device),
};

const found: Act<TillView> = {
  name: 'found',
  texts: (texts) => texts.acts.found,
  offered: (till) => till.lost && !till.revoked,
  run: (parts, till) => declareFound(parts, till.device.device),
};

const split: Act<DateView> = {
  name: 'split',
  texts: (texts) => texts.acts.split,
  offered: (date) => date.quotas.some(({ balance }) => balance.free + balance.leased > 0),
  run: (parts, date) => splitEvenly(parts, date.date as DateId),
};

/** Acts on a till: each gets a button in its row, a page that asks, and a line in the log. */
export const TILL_ACTS: readonly Act<TillView>[] = [revoke, lost, found];

/** Acts on a date, likewise in its heading. */
export const DATE_ACTS: readonly Act<DateView>[] = [split];
