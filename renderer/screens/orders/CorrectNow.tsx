import { useTexts } from '../../i18n/useTexts.ts';
import { useCorrect, useOrders, useTill } from '../../state/hooks.ts';
import type { Approval } from '../../state/managersWord.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';

/** The act itself, with a manager in place where one is needed. */
export function CorrectNow({ confirm, ready }: { readonly confirm: string; readonly ready: boolean }) {
  const { t } = useTexts();
  const order = useCorrect((s) => s.order);
  const plan = useCorrect((s) => s.plan);
  const trouble = useCorrect((s) => s.trouble);
  const working = useCorrect((s) => s.working);
  const correct = useCorrect((s) => s.correct);
  const show = useOrders((s) => s.show);
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const refused = trouble?.refusal?.kind === 'managerNeeded' ? trouble.refusal.why : undefined;
  const why = plan?.manager[0] ?? refused;
  const go = async (approval: Approval | null): Promise<void> => {
    const shown = await correct(approval);
    if (shown !== null && order !== null) show(shown, order.id);
  };
  return (
    <>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {why !== undefined && !isManager ? (
        <ManagerPin
          why={t(`manager.${why}`)}
          confirm={confirm}
          disabled={!ready || working}
          onConfirm={(approval) => void go(approval)}
        />
      ) : (
        <Button look="go" size="large" guarded isDisabled={!ready || working} onPress={() => void go(null)}>
          {confirm}
        </Button>
      )}
    </>
  );
}
