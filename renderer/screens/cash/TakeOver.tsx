import { useTexts } from '../../i18n/useTexts.ts';
import { useCash, useSale, useTill, useView } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

/** A manager's way out when somebody left with a sale that money was taken for. */
export function TakeOver({ staff }: { readonly staff: string }) {
  const { t } = useTexts();
  const manager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const takeOver = useCash((s) => s.takeOver);
  const refresh = useSale((s) => s.refreshCart);
  const go = useView((s) => s.go);
  const take = async (): Promise<void> => {
    if (!(await takeOver(staff))) return;
    await refresh();
    go('sell');
  };
  return manager ? (
    <Button guarded onPress={() => void take()}>
      {t('count.takeOver')}
    </Button>
  ) : null;
}
