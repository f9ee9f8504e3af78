import { useState } from 'react';
import type { TextKey } from '../../i18n/texts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useTill, useView } from '../../state/hooks.ts';
import type { ManagersWord } from '../../state/managersWord.ts';
import { isOnlyUnreachable, type Place } from '../../state/saleStore.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';

/** The trouble that happened at this place of the sell screen, with the act that helps. */
export function SaidHere({ place }: { readonly place: Place }) {
  const { t } = useTexts();
  const said = useSale((s) => s.said);
  const hush = useSale((s) => s.hush);
  const refreshCart = useSale((s) => s.refreshCart);
  const refresh = useTill((s) => s.refresh);
  const go = useView((s) => s.go);
  if (said === null || said.place !== place || isOnlyUnreachable(said.trouble)) return null;
  const kind = said.trouble.refusal?.kind;
  const again = (): void => {
    hush();
    void refreshCart();
    void refresh(['till', 'offer']);
  };
  const help =
    kind === 'sessionMissing' ? (
      <Button size="small" onPress={() => go('cash')}>
        {t('session.open')}
      </Button>
    ) : kind === 'cartGone' || kind === 'lineGone' || kind === 'priceUnknown' || kind === 'notSignedIn' ? (
      <Button size="small" onPress={again}>
        {t('showCurrent')}
      </Button>
    ) : null;
  return (
    <>
      <TroubleNote trouble={said.trouble} help={help} onClose={hush} />
      {said.word !== null && <Beyond word={said.word} />}
    </>
  );
}

/** A manager lets what was refused be sold beyond what this till holds or can check. */
function Beyond({ word: { refusal, give } }: { readonly word: ManagersWord }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  if (refusal.kind === 'managerNeeded')
    return (
      <ManagerPin
        why={t(`manager.${refusal.why}`)}
        confirm={t('manager.confirm')}
        typed={false}
        onConfirm={(pin) => void give(pin)}
      />
    );
  // A touch opens it, and takes the keyboard from the field: a PIN is not typed where it can be read.
  if (!open)
    return (
      <Button size="small" className="beyond" onPress={() => setOpen(true)}>
        {t('beyond.ask')}
      </Button>
    );
  const [why, confirm] = TEXTS[refusal.kind] ?? ['beyond.why', 'beyond.confirm'];
  return <ManagerPin why={t(why)} confirm={t(confirm)} onConfirm={(pin) => void give(pin)} />;
}

/** What a manager answers for where it is no place that is sold. */
const TEXTS: Partial<Record<ManagersWord['refusal']['kind'], readonly [TextKey, TextKey]>> = {
  passNeedsManager: ['pass.beyond', 'pass.beyond.confirm'],
  voucherNeedsManager: ['voucher.beyond', 'approval.confirm'],
};
