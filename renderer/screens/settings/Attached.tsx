import { Cable } from 'lucide-react';
import { useState } from 'react';
import type { QueryReply } from '../../../shared/contract/queries.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useApp } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

type Found = QueryReply<'attachedPrinters'>['printers'];

/** What hangs on this machine and may be a printer, to be chosen instead of typing an address. */
export function Attached({ onChoose }: { readonly onChoose: (address: string, name: string) => void }) {
  const { t } = useTexts();
  const { client } = useApp();
  const [found, setFound] = useState<Found | null>(null);
  const look = async (): Promise<void> => {
    const reply = await client.query('attachedPrinters', {});
    setFound(reply.ok ? reply.value.printers : []);
  };
  return (
    <div className="field">
      <span className="field-label">{t('printers.attached')}</span>
      <div className="attached">
        <Button size="small" icon={<Cable aria-hidden="true" />} onPress={() => void look()}>
          {t('printers.attached.look')}
        </Button>
        {found?.map((one) => (
          <Button key={one.address} size="small" look="soft" onPress={() => onChoose(one.address, one.name)}>
            {one.name === '' ? one.address : one.name}
          </Button>
        ))}
      </div>
      {found?.length === 0 && (
        <small className="muted" role="status">
          {t('printers.attached.none')}
        </small>
      )}
    </div>
  );
}
