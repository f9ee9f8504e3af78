import { Printer, PrinterCheck, PrinterX } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { TillView } from '../../../shared/contract/tillViews.ts';
import { printReasonKey } from '../../i18n/troubles.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import type { PrintJobView } from '../../state/tillStore.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { PrintTag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';

export type PrinterView = TillView['printers'][number];

/** True while a printer takes what it is sent. */
export const isAtWork = (state: PrinterView['state']): boolean =>
  state === 'ready' || state === 'printing' || state === 'paperLow';

/** A printer's state and what waits at it; opens the list of what is not done. */
export function PrinterPill({ printer }: { readonly printer: PrinterView }) {
  const { t } = useTexts();
  const jobs = useTill((s) => s.jobs).filter((job) => job.printer === printer.id);
  const calm = printer.state === 'ready' || printer.state === 'printing';
  const tone = printer.toCheck > 0 ? 'pill-bad' : calm && printer.blocked === 0 ? 'pill-ok' : 'pill-off';
  const Icon = tone === 'pill-ok' ? PrinterCheck : isAtWork(printer.state) ? Printer : PrinterX;
  // What it prints says more than its name, as long as no other prints the same.
  const alone = useTill((s) => s.till?.printers.filter((one) => one.use === printer.use).length) === 1;
  const name = alone ? t(`printer.use.${printer.use}`) : printer.name;
  const said = calm ? name : `${name}: ${t(`printer.${printer.state}`)}`;
  const open = printer.waiting + printer.blocked;
  const dialog = useRef<HTMLElement>(null);
  // What was pressed goes away with what it did: the keys stay with the dialog, so that Escape closes it.
  const keepKeys = (): void => dialog.current?.focus();
  return (
    <DialogTrigger>
      <AriaButton className={`pill ${tone} ${tone === 'pill-ok' ? 'pill-quiet' : ''}`}>
        <Icon aria-hidden="true" />
        <span className="pill-name">{said}</span>
        {printer.toCheck > 0 && <span> · {t('printer.toCheck', { count: printer.toCheck })}</span>}
        {printer.toCheck === 0 && open > 0 && <span> · {t('printer.waiting', { count: open })}</span>}
        {calm && <span className="sr-only">: {t(`printer.${printer.state}`)}</span>}
      </AriaButton>
      <Popover className="popover" placement="bottom">
        <Dialog ref={dialog} className="popover-body popover-text" aria-label={printer.name}>
          <h3>{printer.name}</h3>
          <p>{t(`printer.${printer.state}.says`)}</p>
          <StandIn printer={printer} onDone={keepKeys} />
          {jobs.map((job) => (
            <OpenJob key={job.id} job={job} ready={isAtWork(printer.state)} onDone={keepKeys} />
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Lets another printer print for this one while it can not, at the word of whoever stands here. */
function StandIn({ printer, onDone }: { readonly printer: PrinterView; readonly onDone: () => void }) {
  const { t } = useTexts();
  const printers = useTill((s) => s.till?.printers) ?? [];
  const setStandIn = useTill((s) => s.setStandIn);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const run = async (by: string | null): Promise<void> => {
    onDone();
    setTrouble(await setStandIn(printer.id, by));
  };
  const by = printers.find((one) => one.id === printer.standIn);
  const others = printers.filter((one) => one.id !== printer.id && one.standIn !== printer.id);
  const helps = !isAtWork(printer.state) && others.length > 0;
  if (by === undefined && !helps) return null;
  return (
    <div className="stand-in">
      {by !== undefined && (
        <>
          <p>{t('printer.standIn.by', { name: by.name })}</p>
          <Button size="small" guarded onPress={() => void run(null)}>
            {t('printer.standIn.end')}
          </Button>
        </>
      )}
      {by === undefined &&
        others.map((other) => (
          <Button key={other.id} size="small" guarded onPress={() => void run(other.id)}>
            {t('printer.standIn.let', { name: other.name })}
          </Button>
        ))}
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
    </div>
  );
}

function OpenJob({
  job,
  ready,
  onDone,
}: {
  readonly job: PrintJobView;
  readonly ready: boolean;
  readonly onDone: () => void;
}) {
  const { t } = useTexts();
  const resolveJob = useTill((s) => s.resolveJob);
  const cancelJob = useTill((s) => s.cancelJob);
  const sells = useTill((s) => s.till?.signedIn?.role !== 'door');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const why = printReasonKey(job.reason);
  const run = async (act: Promise<Trouble | null>): Promise<void> => {
    onDone();
    setTrouble(await act);
  };
  return (
    <section className="job">
      <div className="job-head">
        <PrintTag state={job.state} />
        <b>{job.what}</b>
        {job.orderNumber !== null && <span className="muted">{job.orderNumber}</span>}
      </div>
      {why !== null && <p className="muted">{t(why)}</p>}
      {job.state === 'toCheck' && ready && (
        <div className="two">
          <Button size="small" guarded onPress={() => run(resolveJob(job.id, 'cameOut'))}>
            {t('print.cameOut')}
          </Button>
          <Button size="small" guarded onPress={() => run(resolveJob(job.id, 'printAgain'))}>
            {t('print.again')}
          </Button>
        </div>
      )}
      {sells && (job.state === 'waiting' || (job.state === 'blocked' && job.reason !== null)) && (
        <Button size="small" look="quiet" guarded onPress={() => run(cancelJob(job.id))}>
          {t('print.cancel')}
        </Button>
      )}
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
    </section>
  );
}
