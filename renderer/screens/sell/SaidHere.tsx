import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useTill, useView } from '../../state/hooks.ts';
import { type Approval, isOnlyUnreachable, type Place } from '../../state/saleStore.ts';
import type { Trouble } from '../../state/trouble.ts';
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
      {said.again !== null && <Beyond again={said.again} refusal={said.trouble.refusal} />}
    </>
  );
}

/** A manager lets what was refused be sold beyond what this till holds. */
function Beyond({
  again,
  refusal,
}: {
  readonly again: (approval: Approval) => Promise<unknown>;
  readonly refusal: Trouble['refusal'];
}) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  if (refusal?.kind === 'managerNeeded')
    return (
      <ManagerPin
        why={t(`manager.${refusal.why}`)}
        confirm={t('manager.confirm')}
        typed={false}
        onConfirm={(pin) => void again(pin)}
      />
    );
  if (!open)
    return (
      <Button size="small" className="beyond" onPress={() => setOpen(true)}>
        {t('beyond.ask')}
      </Button>
    );
  return (
    <ManagerPin
      why={t(refusal?.kind === 'passNeedsManager' ? 'pass.beyond' : 'beyond.why')}
      confirm={t(refusal?.kind === 'passNeedsManager' ? 'pass.beyond.confirm' : 'beyond.confirm')}
      onConfirm={(pin) => void again(pin)}
    />
  );
}
