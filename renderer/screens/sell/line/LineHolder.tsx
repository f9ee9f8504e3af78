import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { CartLineView } from '../../../../shared/contract/cartViews.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useSale, useTill } from '../../../state/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';

type Line = Exclude<CartLineView, { kind: 'voucher' }>;
type Said = { readonly holder: string; readonly email: string; readonly photo?: string | undefined };

/** For whom a line is: one name for its tickets; for each pass its holder and e-mail. */
export function LineHolder({ line, what }: { readonly line: Line; readonly what: string }) {
  const { t } = useTexts();
  const first = line.details[0]?.holder ?? '';
  const label = line.kind === 'pass' ? t('pass.holder') : t('line.holder');
  return (
    <DialogTrigger>
      <AriaButton
        className={`holder ${line.kind === 'pass' && line.details.some((d) => d.holder === '') ? 'holder-missing' : ''}`}
        aria-label={`${label}: ${first || what}`}
      >
        <PenLine aria-hidden="true" />
        <span>{first === '' ? label : first}</span>
      </AriaButton>
      <Popover className="popover" placement="left">
        <Dialog className="popover-body" aria-label={label}>
          {({ close }) => <Names line={line} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Names({ line, close }: { readonly line: Line; readonly close: () => void }) {
  const { t } = useTexts();
  const change = useSale((s) => s.change);
  const product = line.kind === 'pass' ? line.product : null;
  const wantsPhoto = useTill((s) => s.offer?.passes.find((one) => one.id === product)?.photo ?? false);
  const [details, setDetails] = useState<readonly Said[]>(
    line.kind === 'pass' ? line.details : [line.details[0] ?? { holder: '', email: '' }],
  );
  const edit = (index: number, part: Partial<Said>): void =>
    setDetails(details.map((detail, i) => (i === index ? { ...detail, ...part } : detail)));
  const save = async (): Promise<void> => {
    for (const [index, { holder, email, photo = '' }] of details.entries()) {
      const detail =
        line.kind === 'pass'
          ? { holder: holder.trim(), email: email.trim(), photo: photo.trim() }
          : { holder: holder.trim() };
      await change('setDetail', { line: line.id, index: line.kind === 'pass' ? index : null, detail });
    }
    close();
  };
  return (
    <form
      className="holder-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {details.map((detail, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line's places have no other name
        <div key={index} className="fields">
          <Field
            label={line.kind === 'pass' ? t('pass.holder') : t('line.holder')}
            value={detail.holder}
            onChange={(holder) => edit(index, { holder })}
            autoFocus={index === 0}
            most={80}
          />
          {line.kind === 'pass' && (
            <Field
              label={t('pass.email')}
              type="email"
              value={detail.email}
              onChange={(email) => edit(index, { email })}
              most={120}
            />
          )}
          {wantsPhoto && (
            <Field
              label={t('pass.photo')}
              value={detail.photo ?? ''}
              onChange={(photo) => edit(index, { photo })}
              most={60}
            />
          )}
        </div>
      ))}
      <Button type="submit" look="go">
        {t('save')}
      </Button>
    </form>
  );
}
