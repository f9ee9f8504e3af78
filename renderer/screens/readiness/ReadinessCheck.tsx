import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import type { ReadyItemView } from '../../../shared/contract/readiness.ts';
import { readySentence, readyTitle, verdictText } from '../../i18n/readyWords.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useReadiness, useTill, useView } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { ReadyItem } from './ReadyItem.tsx';
import { Sign } from './Sign.tsx';

/** What changes without a word of the till, such as the disk, is looked at again this often, in ms. */
const AGAIN_MS = 10_000;

/** The readiness check (Y5): what to do first, then all that is in order. It keeps itself fresh while it is open. */
export function ReadinessCheck() {
  const { t, f } = useTexts();
  const check = useReadiness((s) => s.check);
  const refresh = useReadiness((s) => s.refresh);
  const show = useView((s) => s.showReadiness);
  const signedIn = useTill((s) => s.till?.signedIn != null);
  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  if (check === null) return null;
  const rights = check.items.filter(({ finding }) => finding.kind === 'rights');
  const rest = check.items.filter(({ finding }) => finding.kind !== 'rights');
  // The places of tonight are looked at in any case; they stand first among those in the same state.
  const first = [...rights, ...rest].filter(({ state }) => state === 'bad');
  const then = [...rights, ...rest].filter(({ state }) => state === 'warn');
  const fine = rest.filter(({ state }) => state === 'good');
  const fineRights = rights.filter(({ state }) => state === 'good');
  return (
    <section className="check" aria-labelledby="check-title" data-testid="readiness">
      <header className="check-head">
        <Button look="quiet" size="small" icon={<ArrowLeft aria-hidden="true" />} onPress={() => show(false)}>
          {t('back')}
        </Button>
        <h1 id="check-title" className="check-title">
          <Sign state={check.state} />
          {verdictText(check, t)}
        </h1>
        <p className="muted">{t('ready.checkedAt', { at: f.time(check.at) })}</p>
      </header>
      {!signedIn && [...first, ...then].some(({ act }) => act !== null && act.kind !== 'syncNow') && (
        <p className="muted">{t('ready.signInFirst')}</p>
      )}
      <ul className="check-items">
        {[...first, ...then, ...fineRights].map((item) => (
          <ReadyItem key={item.id} item={item} at={check.at} />
        ))}
      </ul>
      {fine.length > 0 && <Fine items={fine} at={check.at} />}
    </section>
  );
}

/** What is in order, close together: it is there for who wants to know, and calms who does not. */
function Fine({ items, at }: { readonly items: readonly ReadyItemView[]; readonly at: string }) {
  const { t, f } = useTexts();
  return (
    <section className="panel check-fine" aria-labelledby="check-fine">
      <h2 id="check-fine">{t('ready.fine')}</h2>
      <dl>
        {items.map(({ id, finding, state }) => (
          <div key={id} data-item={id}>
            <dt>
              <Sign state={state} />
              {readyTitle(id, finding, t, f)}
            </dt>
            <dd>{readySentence(finding, state, at, t, f)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
