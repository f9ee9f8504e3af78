import { Save } from 'lucide-react';
import { useState } from 'react';
import { LANGUAGES, type Language } from '../../../shared/kernel/language.ts';
import { type LayoutData, type LayoutEdit, NO_EDIT } from '../../../shared/layout/layoutData.ts';
import { LAYOUTS } from '../../../shared/layout/layouts/index.ts';
import { samplesOf } from '../../../shared/layout/samples.ts';
import { LANGUAGE_NAMES } from '../../i18n/languageNames.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { LayoutPicture } from '../../ui/LayoutPicture.tsx';
import { Select } from '../../ui/Select.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { LogoField } from './LogoField.tsx';
import { nameOfLayout } from './layoutNames.ts';

const SHOWN = LAYOUTS.filter((layout) => layout.document !== 'test');
/** What the venue makes of its papers: own texts and a logo, seen as they will be printed. */
export function Layouts() {
  const { t } = useTexts();
  const [id, setId] = useState(SHOWN[0]?.id ?? '');
  const layout = SHOWN.find((one) => one.id === id);
  const manager = useTill((s) => s.till?.signedIn?.role === 'manager');
  if (!manager || !layout) return null;
  return (
    <section className="panel" aria-labelledby="layouts">
      <h2 id="layouts">{t('layouts')}</h2>
      <Editor key={id} layout={layout} onOther={setId} />
    </section>
  );
}

function Editor({
  layout,
  onOther,
}: {
  readonly layout: LayoutData;
  readonly onOther: (id: string) => void;
}) {
  const { t, language: own } = useTexts();
  const saved = useTill((s) => s.edits.get(layout.id)) ?? NO_EDIT;
  const saveLayout = useTill((s) => s.saveLayout);
  const [edit, setEdit] = useState<LayoutEdit>(saved);
  const [language, setLanguage] = useState<Language>(own);
  const [sample, setSample] = useState(0);
  const [said, setSaid] = useState<Trouble | 'saved' | null>(null);
  const samples = samplesOf(layout.document, language);
  const document = samples[sample % samples.length];
  const write = (name: (typeof layout.own)[number]['name'], text: string): void => {
    setSaid(null);
    setEdit({ ...edit, texts: { ...edit.texts, [name]: { ...edit.texts[name], [language]: text } } });
  };
  const save = async (): Promise<void> => setSaid((await saveLayout(layout.id, edit)) ?? 'saved');
  return (
    <div className="layout-editor">
      <div className="layout-fields">
        <Select
          label={t('layouts.which')}
          value={layout.id}
          options={SHOWN.map((one) => ({ value: one.id, text: nameOfLayout(t, one.id) }))}
          onChange={onOther}
        />
        <div className="field">
          <span className="field-label">{t('layouts.language')}</span>
          <Choice
            look="chips"
            label={t('layouts.language')}
            value={language}
            options={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
            onChange={setLanguage}
          />
        </div>
        {layout.own.map(({ name, most }) => (
          <label key={name} className="field">
            <span className="field-label">{t(`own.${name}`)}</span>
            <textarea
              rows={name === 'foot' ? 1 : 3}
              maxLength={most}
              value={edit.texts[name]?.[language] ?? ''}
              onChange={(event) => write(name, event.target.value)}
            />
          </label>
        ))}
        {layout.own.length === 0 && <p className="muted">{t('layouts.none')}</p>}
        {layout.document !== 'closing' && (
          <LogoField
            logo={edit.logo}
            onChange={(logo) => {
              setSaid(null);
              setEdit({ ...edit, logo });
            }}
          />
        )}
        {said === 'saved' && (
          <p className="said-ok" role="status">
            {t('layouts.saved')}
          </p>
        )}
        {said !== null && said !== 'saved' && <TroubleNote trouble={said} />}
        <div className="panel-acts">
          <Button look="go" icon={<Save aria-hidden="true" />} onPress={() => void save()}>
            {t('save')}
          </Button>
          {samples.length > 1 && <Button onPress={() => setSample(sample + 1)}>{t('layouts.sample')}</Button>}
        </div>
      </div>
      <div className="layout-preview">
        {document && (
          <LayoutPicture
            document={document}
            layout={layout}
            edit={edit}
            label={t('layouts.preview', { name: nameOfLayout(t, layout.id) })}
          />
        )}
      </div>
    </div>
  );
}
