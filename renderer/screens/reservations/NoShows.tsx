import { TimerOff, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useApp, useReservations } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

/** Nothing is written before this many seconds are over: it can be taken back until then. */
const UNDO_SECONDS = 10;

/** Releases all of tonight's that nobody came for, ten seconds after the tap. */
export function NoShows() {
  const { t, f } = useTexts();
  const { clock } = useApp();
  const { rows, releaseFrom, released, release } = useReservations((s) => s);
  const [left, setLeft] = useState<number | null>(null);
  const open = (rows ?? []).filter((one) => one.state === 'open').map((one) => one.id);
  useEffect(() => {
    if (left === null) return;
    const timer = setTimeout(() => {
      if (left > 1) setLeft(left - 1);
      else {
        setLeft(null);
        void release(open);
      }
    }, 1000);
    return () => clearTimeout(timer);
  });
  const early = releaseFrom !== null && Date.parse(releaseFrom) > clock.now();
  if (left !== null)
    return (
      <div className="undo" role="status">
        <span>{t('noShows.soon', { count: open.length, seconds: left })}</span>
        <Button size="small" icon={<Undo2 aria-hidden="true" />} onPress={() => setLeft(null)}>
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
          onPress={() => setLeft(UNDO_SECONDS)}
        >
          {early && releaseFrom !== null
            ? t('noShows.from', { at: f.time(releaseFrom) })
            : t('noShows.release', { count: open.length })}
        </Button>
      )}
    </>
  );
}
