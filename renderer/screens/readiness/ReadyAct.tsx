import { useState } from 'react';
import type { ReadyItemView } from '../../../shared/contract/readiness.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useEvening, useReadiness, useTill, useView } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { screensOf } from '../../state/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';

type Act = NonNullable<ReadyItemView['act']>;
type Offered = Exclude<Act['kind'], 'enrol'>;

/** The act that helps, as a button; nothing where it can't be done: most need somebody who is signed in. */
export function ReadyAct({ act }: { readonly act: Act }) {
  const { t, language } = useTexts();
  const role = useTill((s) => s.till?.signedIn?.role ?? null);
  const testPage = useTill((s) => s.testPage);
  const syncNow = useReadiness((s) => s.syncNow);
  const getPlaces = useReadiness((s) => s.getPlaces);
  const backUp = useReadiness((s) => s.backUp);
  const go = useView((s) => s.go);
  const showTab = useEvening((s) => s.showTab);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [working, setWorking] = useState(false);
  const run = async (work: () => Promise<Trouble | null>): Promise<void> => {
    setWorking(true);
    setTrouble(await work());
    setWorking(false);
  };
  const press: Readonly<Record<Offered, () => void>> = {
    syncNow: () => void run(syncNow),
    getPlaces: () => void run(getPlaces),
    backUp: () => void run(backUp),
    testPage: () => void (act.kind === 'testPage' && run(() => testPage(act.printer, language))),
    printers: () => go('settings'),
    checkPrints: () => go('orders'),
    cases: () => {
      showTab('cases');
      go('evening');
    },
  };
  // Joining has a screen of its own, which is shown by itself.
  if (act.kind === 'enrol' || (role === null && act.kind !== 'syncNow')) return null;
  if (act.kind === 'cases' && role !== null && !screensOf(role).includes('evening')) return null;
  return (
    <>
      <Button size="small" guarded isDisabled={working} onPress={press[act.kind]}>
        {t(`ready.act.${act.kind}`)}
      </Button>
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
    </>
  );
}
