import { TimerOff, Undo2 } from 'lucide-react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useApp, useReservations } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

/** Releases all of tonight's that nobody came for, some seconds after the tap. */
export function NoShows() {
  const { t, f } = useTexts();
  const { clock } = useApp();
  const { rows, releaseFrom, releasing, released, release, takeBackRelease } = useReservations((s) => s);
  const open = (rows ?? []).filter((one) => one.state === 'open').map((one) => one.id);
  const early = releaseFrom !== null && Date.parse(releaseFrom) > clock.now();
  if (releasing !== null)
    return (
      <div className="undo" role="status">
        <span>{t('noShows.soon', { count: releasing.orders.length, seconds: releasing.seconds })}</span>
        <Button size="small" icon={<Undo2 aria-hidden="true" />} onPress={takeBackRelease}>
          {t('undo')}
        </Button>
      </div>
    );
  return (
    <>
      {released !== null && (
        <p className="muted" role="status">
          {t('noShows.done', { count: released.places })}{' '}
          {released.kept > 0 && t('noShows.kept', { count: released.kept })}
        </p>
      )}
      {open.length > 0 && (
        <Button
          look="danger"
          guarded
          isDisabled={early}
          icon={<TimerOff aria-hidden="true" />}
          onPress={() => void release(open)}
        >
          {early && releaseFrom !== null
            ? t('noShows.from', { at: f.time(releaseFrom) })
            : t('noShows.release', { count: open.length })}
        </Button>
      )}
    </>
  );
}
