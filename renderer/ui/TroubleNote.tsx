import { TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '../i18n/troubles.ts';
import { useTexts } from '../i18n/useTexts.ts';
import type { Trouble } from '../state/trouble.ts';
import { Button } from './Button.tsx';

/** A trouble as a sentence at the place where it happened; `help` is the act that helps. */
export function TroubleNote({
  trouble,
  help,
  onClose,
}: {
  readonly trouble: Trouble;
  readonly help?: ReactNode;
  readonly onClose?: (() => void) | undefined;
}) {
  const { t, f } = useTexts();
  return (
    <div className="trouble" role="alert">
      <TriangleAlert aria-hidden="true" />
      <p>{sentenceOf(trouble, t, f)}</p>
      {help}
      {onClose !== undefined && (
        <Button
          look="quiet"
          className="trouble-close"
          onPress={onClose}
          aria-label={t('close')}
          icon={<X aria-hidden="true" />}
        />
      )}
    </div>
  );
}
