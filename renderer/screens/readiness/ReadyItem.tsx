import type { ReadyItemView } from '../../../shared/contract/readiness.ts';
import { readySentence, readyTitle } from '../../i18n/readyWords.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ReadyAct } from './ReadyAct.tsx';
import { Sign } from './Sign.tsx';
import { ZonePlaces } from './ZonePlaces.tsx';

/** One thing to look at: its state in a sign and a word, a sentence, and the act that helps. */
export function ReadyItem({ item, at }: { readonly item: ReadyItemView; readonly at: string }) {
  const { t, f } = useTexts();
  const { id, state, finding, act } = item;
  return (
    <li className="panel check-item" data-item={id}>
      <Sign state={state} />
      <div className="check-said">
        <h2>
          {readyTitle(id, finding, t, f)}
          <span className={`tag tag-${state === 'good' ? 'ok' : state}`}>{t(`ready.state.${state}`)}</span>
        </h2>
        <p>{readySentence(finding, state, at, t, f)}</p>
      </div>
      {act !== null && <ReadyAct act={act} />}
      {finding.kind === 'rights' && <ZonePlaces zones={finding.zones} houseAt={finding.houseAt} />}
    </li>
  );
}
