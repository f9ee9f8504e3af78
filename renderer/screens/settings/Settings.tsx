import { useTexts } from '../../i18n/useTexts.ts';
import { useTill, useView } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Languages } from '../entry/Languages.tsx';
import { ReadinessPanel } from '../readiness/ReadinessPanel.tsx';
import { Layouts } from './Layouts.tsx';
import { Printers } from './Printers.tsx';
import { Rate } from './Rate.tsx';
import { Rescue } from './Rescue.tsx';

/** Printers, looks, and what this till is. */
export function Settings() {
  const { t } = useTexts();
  const theme = useView((s) => s.theme);
  const setTheme = useView((s) => s.setTheme);
  const sound = useView((s) => s.sound);
  const setSound = useView((s) => s.setSound);
  return (
    <main className="page settings">
      <div className="page-head">
        <h1>{t('rail.settings')}</h1>
      </div>
      <ReadinessPanel />
      <Printers />
      <Layouts />
      <Rate />
      <section className="panel" aria-labelledby="looks">
        <h2 id="looks">{t('settings.looks')}</h2>
        <div className="setting">
          <span>{t('language')}</span>
          <Languages />
        </div>
        <div className="setting">
          <span>{t('settings.theme')}</span>
          <Choice
            label={t('settings.theme')}
            value={theme}
            options={(['system', 'light', 'dark'] as const).map((value) => ({
              value,
              text: t(`settings.theme.${value}`),
            }))}
            onChange={setTheme}
          />
        </div>
        <div className="setting">
          <span>{t('settings.sound')}</span>
          <Choice
            label={t('settings.sound')}
            value={sound ? 'on' : 'off'}
            options={(['on', 'off'] as const).map((value) => ({
              value,
              text: t(`settings.sound.${value}`),
            }))}
            onChange={(next) => setSound(next === 'on')}
          />
        </div>
      </section>
      <Rescue />
      <About />
    </main>
  );
}

function About() {
  const { t, f } = useTexts();
  const till = useTill((s) => s.till);
  if (till === null) return null;
  const { sync } = till;
  const facts = [
    [t('settings.till'), `${till.tillNo} (${till.prefix})`],
    [t('settings.venue'), till.venue === null ? '—' : `${till.venue.name}, ${till.venue.city}`],
    [t('settings.centre'), t(`sync.${sync.state}`)],
    [t('sync.lastContact'), sync.lastContactAt === null ? t('never') : f.moment(sync.lastContactAt)],
    [t('sync.catalogueAt'), sync.catalogueAt === null ? t('never') : f.moment(sync.catalogueAt)],
    [t('sync.ordersWaiting'), String(sync.ordersWaiting)],
  ] as const;
  return (
    <section className="panel" aria-labelledby="about">
      <h2 id="about">{t('settings.about')}</h2>
      <dl className="strip">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
