import nodemailer from 'nodemailer';
import { instant } from '../../shared/kernel/time.ts';
import type { CentreParts } from '../service/parts.ts';
import type { Tx } from '../storage/port.ts';
import type { MailRow } from '../storage/rows.ts';
import { composeMail, readMail, Unsendable } from './compose.ts';

/** Where e-mails are handed over. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS where the server offers it. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly from: string;
}

/** Sends what is due. */
export interface Mailer {
  /** Sends all that is due now; gives how many were tried. */
  sendDue(): Promise<number>;
  close(): Promise<void>;
}

const AT_ONCE = 20;
const MOST_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** SMTP answers from 500 on are final (RFC 5321 §4.2.1). */
const FINAL = 500;

/** How often the mailer looks for mails by itself, in ms. */
const LOOK_MS = 5_000;

/**
 * Hands e-mails over by SMTP, each with its PDF, and tells their till how they stand. What fails for now is tried again,
 * later each time; what can't ever be sent, or was refused for good, is `failed` with the reason.
 */
export function startMailer(parts: CentreParts, settings: SmtpSettings, lookMs = LOOK_MS): Mailer {
  const { user, password } = settings;
  const transport = nodemailer.createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  });
  const sendOne = async (mail: MailRow): Promise<void> => {
    try {
      const facts = await inTransaction(parts, (tx) => readMail(tx, mail));
      const ready = await composeMail(mail, facts);
      await transport.sendMail({
        from: settings.from,
        to: ready.to,
        subject: ready.subject,
        text: ready.text,
        attachments: [ready.attachment],
        // The same mail sent again after a lost answer can be told by its id.
        messageId: `<${mail.mail}@guichet>`,
      });
      await settle(parts, { ...mail, state: 'sent', attempts: mail.attempts + 1, problem: '' });
    } catch (error) {
      await settle(parts, afterFailure(mail, error, parts.clock.now()));
      parts.log.warn('an e-mail was not sent', { mail: mail.mail, error: String(error) });
    }
  };
  const sendDue = async (): Promise<number> => {
    const due = await inTransaction(parts, (tx) => tx.mails.dueMails(parts.clock.now(), AT_ONCE));
    for (const mail of due) await sendOne(mail);
    return due.length;
  };
  let working: Promise<unknown> = Promise.resolve();
  const inTurn = (): Promise<number> => {
    const next = working.then(sendDue);
    working = next.catch((error: unknown) =>
      parts.log.error('e-mails could not be sent', { error: String(error) }),
    );
    return next;
  };
  const timer = setInterval(() => void inTurn().catch(() => undefined), lookMs);
  return {
    sendDue: inTurn,
    close: async () => {
      clearInterval(timer);
      await working;
      transport.close();
    },
  };
}

const inTransaction = <T>(parts: CentreParts, work: (tx: Tx) => Promise<T>): Promise<T> =>
  parts.storage.transaction(parts.organiser, work);

function afterFailure(mail: MailRow, error: unknown, now: number): MailRow {
  const attempts = mail.attempts + 1;
  const code = (error as { responseCode?: number }).responseCode ?? 0;
  const final = error instanceof Unsendable || code >= FINAL || attempts >= MOST_ATTEMPTS;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
  const problem = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  return { ...mail, attempts, problem, state: final ? 'failed' : 'queued', dueAt: now + pause };
}

/** Keeps how a mail stands and tells its till. */
async function settle(parts: CentreParts, mail: MailRow): Promise<void> {
  await inTransaction(parts, async (tx) => {
    await tx.mails.saveMail(mail);
    const value = { id: mail.mail, state: mail.state, at: instant(parts.clock.now()), problem: mail.problem };
    await tx.feed.publish([{ kind: 'mailState', id: mail.mail, audience: mail.stream, value }]);
  });
}
