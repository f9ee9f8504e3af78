import type { TextKey } from '../../i18n/texts.ts';

/** Words for a seat's state and kind: colour never says it alone. */
export const stateKey = (state: string): TextKey => `plan.state.${state}` as TextKey;
export const kindKey = (kind: string): TextKey | null =>
  kind === 'n' ? null : (`plan.kind.${kind}` as TextKey);
