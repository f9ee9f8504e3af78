import type { SeatStatesView } from '../../../shared/contract/planViews.ts';
import type { TextKey } from '../../i18n/texts.ts';

/** For whom a seat is held; empty where nobody says. */
export const heldFor = (states: Pick<SeatStatesView, 'holds'>, seat: string | undefined): string =>
  states.holds.find((hold) => seat !== undefined && hold.seats.includes(seat))?.owner ?? '';

/** Words for a seat's state and kind: colour never says it alone. */
export const stateKey = (state: string): TextKey => `plan.state.${state}` as TextKey;
export const kindKey = (kind: string): TextKey | null =>
  kind === 'n' ? null : (`plan.kind.${kind}` as TextKey);
