import { type FormEvent, useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { Languages } from './Languages.tsx';
import { Wordmark } from './Wordmark.tsx';

/** The first start: joins a centre with a one-time code. */
export function Enrol() {
  const { t } = useTexts();
  const enrol = useTill((s) => s.enrol);
  const [code, setCode] = useState('');
  const [centre, setCentre] = useState('');
  const [working, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const ready = code.trim().length >= 4 && /^https?:\/\/./.test(address(centre));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || working) return;
    setWorking(true);
    setTrouble(null);
    setTrouble(await enrol(code.trim(), address(centre)));
    setWorking(false);
  };
  return (
    <main className="entry">
      <div className="entry-head">
        <Wordmark />
        <Languages />
      </div>
      <form className="entry-card enrol" onSubmit={submit}>
        <h1>{t('enrol.title')}</h1>
        <p className="muted">{t('enrol.says')}</p>
        <TextField className="field" value={centre} onChange={setCentre} isRequired>
          <Label>{t('enrol.centre')}</Label>
          <Input
            inputMode="url"
            placeholder="https://"
            autoComplete="off"
            spellCheck="false"
            maxLength={300}
          />
        </TextField>
        <TextField className="field" value={code} onChange={setCode} isRequired>
          <Label>{t('enrol.code')}</Label>
          <Input className="react-aria-Input code" autoComplete="off" spellCheck="false" maxLength={64} />
        </TextField>
        {trouble !== null && <TroubleNote trouble={trouble} />}
        <Button type="submit" look="go" size="large" isDisabled={!ready || working}>
          {working ? t('enrol.working') : t('enrol.join')}
        </Button>
      </form>
    </main>
  );
}

// People type "centre.example.ch": what they mean is the safe address.
const address = (text: string): string => {
  const plain = text.trim();
  return plain === '' || /^https?:\/\//.test(plain) ? plain : `https://${plain}`;
};
