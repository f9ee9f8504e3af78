import { ImageUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { Bitmap } from '../../../shared/layout/box.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Button } from '../../ui/Button.tsx';
import { bitmapOfFile } from './bitmap.ts';

/** The venue's logo, turned into the black dots that are printed. */
export function LogoField({
  logo,
  onChange,
}: {
  readonly logo: Bitmap | null;
  readonly onChange: (logo: Bitmap | null) => void;
}) {
  const { t } = useTexts();
  const [bad, setBad] = useState(false);
  const take = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (!file) return;
    const bitmap = await bitmapOfFile(file);
    setBad(bitmap === null);
    if (bitmap !== null) onChange(bitmap);
  };
  return (
    <div className="field">
      <span className="field-label">{t('layouts.logo')}</span>
      <div className="attached">
        <FileTrigger
          acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp']}
          onSelect={(files) => void take(files)}
        >
          <Button size="small" icon={<ImageUp aria-hidden="true" />}>
            {t('layouts.logo.choose')}
          </Button>
        </FileTrigger>
        {logo !== null && (
          <Button
            size="small"
            look="quiet"
            icon={<Trash2 aria-hidden="true" />}
            onPress={() => onChange(null)}
          >
            {t('layouts.logo.remove')}
          </Button>
        )}
      </div>
      {bad && (
        <small className="field-bad" role="alert">
          {t('layouts.logo.bad')}
        </small>
      )}
    </div>
  );
}
