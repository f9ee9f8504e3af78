import { Save } from 'lucide-react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRescue, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { RescueContents } from './RescueContents.tsx';
import { keepFile } from './rescueFiles.ts';

/** Writes what the centre does not have to a file that only the centre can read. */
export function RescueSave() {
  const { t } = useTexts();
  const waiting = useTill((s) => s.till?.sync.ordersWaiting ?? 0);
  const saving = useRescue((s) => s.saving);
  const made = useRescue((s) => s.made);
  const trouble = useRescue((s) => s.saveTrouble);
  const save = useRescue((s) => s.save);
  const hush = useRescue((s) => s.hush);
  const act = async (all: boolean): Promise<void> => {
    const file = await save(all);
    if (file !== null) keepFile(file.fileName, file.pieces);
  };
  return (
    <div className="rescue-act">
      <h3>{t('rescue.save')}</h3>
      <p>{t('rescue.save.says')}</p>
      <p className="rescue-count">{t('rescue.waiting', { count: waiting })}</p>
      <div className="panel-acts">
        <Button
          look="go"
          guarded
          isDisabled={saving !== null}
          icon={<Save aria-hidden="true" />}
          onPress={() => void act(false)}
        >
          {t('rescue.save.act')}
        </Button>
        <Button look="quiet" guarded isDisabled={saving !== null} onPress={() => void act(true)}>
          {t('rescue.save.all')}
        </Button>
      </div>
      {saving !== null && (
        <progress aria-label={t('rescue.save.act')} value={saving === 0 ? undefined : saving} max={1} />
      )}
      {trouble !== null && <TroubleNote trouble={trouble} onClose={hush} />}
      {made !== null && (
        <div role="status" className="rescue-said">
          <p>
            <b>{t('rescue.saved', { file: made.fileName })}</b>
          </p>
          <RescueContents contents={made.contents} entries={made.entries} />
          <p className="muted">{t('rescue.saved.then')}</p>
        </div>
      )}
    </div>
  );
}
