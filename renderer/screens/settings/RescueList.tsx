import type { RescueJobView, RescueMarkView } from '../../../shared/contract/rescueViews.ts';
import type { Say } from '../../i18n/texts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRescue } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { RescueContents } from './RescueContents.tsx';

/** What became of files that were handed in here, and the rescues that the centre has written down. */
export function RescueList() {
  const { t } = useTexts();
  const jobs = useRescue((s) => s.jobs);
  const marks = useRescue((s) => s.marks);
  return (
    <>
      {jobs.length > 0 && (
        <ul className="rows rescue-rows" aria-label={t('rescue.handedIn')}>
          {jobs.map((job) => (
            <Job key={job.id} job={job} />
          ))}
        </ul>
      )}
      {marks.length > 0 && (
        <div>
          <h3>{t('rescue.marks')}</h3>
          <ul className="rows rescue-rows">
            {marks.map((mark) => (
              <Mark key={mark.id} mark={mark} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

const TONES = { waiting: 'warn', done: 'ok', stopped: 'bad' } as const;

function Job({ job }: { readonly job: RescueJobView }) {
  const { t, f } = useTexts();
  const forget = useRescue((s) => s.forget);
  return (
    <li className="rescue-row">
      <div className="rescue-row-head">
        <b>{t('rescue.job', { no: job.tillNo, at: f.moment(job.at) })}</b>
        <Tag tone={TONES[job.state]}>{t(`rescue.job.${job.state}`)}</Tag>
        {job.state !== 'waiting' && (
          <Button size="small" look="quiet" onPress={() => void forget(job.id)}>
            {t('rescue.forget')}
          </Button>
        )}
      </div>
      <p>{said(job, t)}</p>
      {job.brought !== null && <RescueContents contents={job.brought} entries={job.brought.entries} />}
      {job.gaps > 0 && <p className="field-bad">{t('rescue.gaps')}</p>}
      {job.unproven > 0 && <p className="field-bad">{t('rescue.unproven', { count: job.unproven })}</p>}
      {job.cases > 0 && <p>{t('rescue.cases', { count: job.cases })}</p>}
    </li>
  );
}

/** What the centre's word for a refusal means here. */
const STOPPED = {
  rescueDamaged: 'rescue.stopped.damaged',
  notARescue: 'rescue.stopped.damaged',
  fileGone: 'rescue.stopped.fileGone',
  rescueVersion: 'rescue.stopped.version',
} as const;

function said(job: RescueJobView, t: Say): string {
  if (job.state === 'done')
    return job.brought === null && job.gaps === 0
      ? t('rescue.done.nothingNew')
      : t('rescue.done', { count: job.brought?.entries ?? 0 });
  if (job.state === 'stopped')
    return t(STOPPED[job.problem as keyof typeof STOPPED] ?? 'rescue.stopped.notOurs');
  return job.problem === null
    ? t('rescue.waits', { count: job.entries })
    : t('rescue.waits.fails', { word: job.problem });
}

function Mark({ mark }: { readonly mark: RescueMarkView }) {
  const { t, f } = useTexts();
  const { tillNo: no, byTill: by, at } = mark;
  return (
    <li className="rescue-row">
      <b>
        {by === 0
          ? t('rescue.mark.centre', { no, at: f.moment(at) })
          : t('rescue.mark', { no, by, at: f.moment(at) })}
      </b>
      <RescueContents contents={mark} entries={mark.entries} />
    </li>
  );
}
