import { ClipboardCheck, ClipboardPen } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { CartLineView } from '../../../../shared/contract/cartViews.ts';
import type { OfferView } from '../../../../shared/contract/offerViews.ts';
import { answerProblem } from '../../../../shared/domain/forms.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useSale, useTill } from '../../../state/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { Field } from '../../../ui/Field.tsx';

type Line = Exclude<CartLineView, { kind: 'voucher' }>;
type FormView = OfferView['forms'][number];
type FieldView = FormView['fields'][number];
type Answers = Record<string, string>;

/** A line's form: amber until it is filled in (S5). */
export function LineForm({ line }: { readonly line: Line }) {
  const { t } = useTexts();
  const form = useTill((s) => s.offer?.forms.find((one) => one.id === line.form));
  if (form === undefined) return null;
  const complete = line.formState === 'complete';
  return (
    <DialogTrigger>
      <AriaButton
        className={`holder ${complete ? '' : 'holder-missing'}`}
        aria-label={`${form.name}: ${t(complete ? 'line.form.complete' : 'line.form.incomplete')}`}
      >
        {complete ? <ClipboardCheck aria-hidden="true" /> : <ClipboardPen aria-hidden="true" />}
        <span>{form.name}</span>
      </AriaButton>
      <Popover className="popover" placement="left">
        <Dialog className="popover-body popover-form" aria-label={form.name}>
          {({ close }) => <FormFields line={line} form={form} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function FormFields({
  line,
  form,
  close,
}: {
  readonly line: Line;
  readonly form: FormView;
  readonly close: () => void;
}) {
  const { t } = useTexts();
  const change = useSale((s) => s.change);
  const orderAnswers = useSale((s) => s.cart?.answers[form.id]);
  const [all, setAll] = useState<readonly Answers[]>(
    form.per === 'order' ? [{ ...orderAnswers }] : line.details.map((detail) => ({ ...detail.answers })),
  );
  const save = async (): Promise<void> => {
    if (form.per === 'order') await change('setOrderText', { answers: { [form.id]: all[0] ?? {} } });
    else
      for (const [index, answers] of all.entries())
        await change('setDetail', { line: line.id, index, detail: { answers } });
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
      {all.map((answers, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line's places have no other name
        <fieldset key={index} className="fields">
          {all.length > 1 && <legend>{t('line.ofEach', { n: index + 1, count: all.length })}</legend>}
          {form.fields.map((field, i) => (
            <Answer
              key={field.id}
              field={field}
              first={index === 0 && i === 0}
              answer={answers[field.id] ?? ''}
              onChange={(answer) =>
                setAll(all.map((one, k) => (k === index ? { ...one, [field.id]: answer } : one)))
              }
            />
          ))}
        </fieldset>
      ))}
      <Button type="submit" look="go">
        {t('save')}
      </Button>
    </form>
  );
}

function Answer({
  field,
  answer,
  first,
  onChange,
}: {
  readonly field: FieldView;
  readonly answer: string;
  readonly first: boolean;
  readonly onChange: (answer: string) => void;
}) {
  const { t } = useTexts();
  // The same rule as in the core; an empty field is only asked for when it is saved.
  const wrong = answer !== '' && answerProblem(field as never, answer) !== null;
  if (field.type === 'choice')
    return (
      <div className="field">
        <span>
          {field.label}
          {field.required && ' *'}
        </span>
        <Choice
          look="chips"
          label={field.label}
          value={answer}
          options={field.choices.map((value) => ({ value, text: value }))}
          onChange={onChange}
        />
      </div>
    );
  if (field.type === 'checkbox')
    return (
      <label className="tick">
        <input
          type="checkbox"
          checked={answer === 'yes'}
          onChange={(event) => onChange(event.currentTarget.checked ? 'yes' : '')}
        />
        <span>
          {field.label}
          {field.required && ` (${t('yes')}) *`}
        </span>
      </label>
    );
  return (
    <Field
      label={field.label}
      required={field.required}
      value={answer}
      onChange={onChange}
      most={300}
      wrong={wrong}
      autoFocus={first}
      type={field.type === 'email' ? 'email' : field.type === 'date' ? 'date' : 'text'}
    />
  );
}
