import { FileUp, Send } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRescue } from '../../state/hooks.ts';
import type { RescueState } from '../../state/rescueStore.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { RescueContents } from './RescueContents.tsx';
import { chosenFile } from './rescueFiles.ts';

/** Takes another till's rescue file: shows what it holds, then hands it in. */
export function RescueHandIn() {
  const { t } = useTexts();
  const bringing = useRescue((s) => s.bringing);
  const found = useRescue((s) => s.found);
  const trouble = useRescue((s) => s.handTrouble);
  const bring = useRescue((s) => s.bring);
  const hush = useRescue((s) => s.hush);
  return (
    <div className="rescue-act">
      <h3>{t('rescue.handIn')}</h3>
      <p>{t('rescue.handIn.says')}</p>
      {found === null && (
        <div className="panel-acts">
          <FileTrigger
            onSelect={(files) => {
              const file = files?.[0];
              if (file) void bring(chosenFile(file));
            }}
          >
            <Button isDisabled={bringing !== null} icon={<FileUp aria-hidden="true" />}>
              {t('rescue.handIn.choose')}
            </Button>
          </FileTrigger>
        </div>
      )}
      {bringing !== null && <progress aria-label={t('rescue.handIn.choose')} value={bringing} max={1} />}
      {trouble !== null && <TroubleNote trouble={trouble} onClose={hush} />}
      {found !== null && <Found found={found} />}
    </div>
  );
}

function Found({ found }: { readonly found: NonNullable<RescueState['found']> }) {
  const { t, f } = useTexts();
  const handIn = useRescue((s) => s.handIn);
  const leave = useRescue((s) => s.leave);
  const { contents, atCentre, entries } = found;
  return (
    <div className="rescue-said" role="status">
      <p>
        <b>{t('rescue.found', { no: found.tillNo, at: f.moment(found.madeAt) })}</b>
      </p>
      {contents === null ? (
        <p>{t('rescue.found.sealed', { count: entries })}</p>
      ) : (
        <RescueContents contents={contents} entries={entries} />
      )}
      {found.madeFrom === 'backup' && <p className="field-bad">{t('rescue.found.backup')}</p>}
      {atCentre !== null && atCentre > 0 && (
        <p className="muted">
          {atCentre >= entries ? t('rescue.found.known') : t('rescue.found.partlyKnown', { count: atCentre })}
        </p>
      )}
      <div className="panel-acts">
        <Button look="go" guarded icon={<Send aria-hidden="true" />} onPress={() => void handIn()}>
          {t('rescue.handIn.act')}
        </Button>
        <Button look="quiet" onPress={leave}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
