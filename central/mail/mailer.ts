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
/** With an hour between them about four days, as RFC 5321 §4.5.4.1 asks for: a wrong password costs no mail. */
const MOST_ATTEMPTS = 100;
/** A mail that is being sent is nobody else's for so long, in ms: longer than all time-outs below together. */
const CLAIMED_FOR_MS = 600_000;
const TIMEOUTS = {
  dnsTimeout: 20_000,
  connectionTimeout: 30_000,
  greetingTimeout: 30_000,
  socketTimeout: 60_000,
} as const;
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
    ...TIMEOUTS,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  });
  const sendOne = async (mail: MailRow): Promise<void> => {
    let to = '';
    try {
      const facts = await inTransaction(parts, (tx) => readMail(tx, mail));
      to = facts.to;
      const ready = await composeMail(mail, facts);
      await transport.sendMail({
        from: settings.from,
        // An address and nothing else: no text is read for names, lists or groups.
        to: { name: '', address: ready.to },
        subject: ready.subject,
        text: ready.text,
        attachments: [ready.attachment],
        // The same mail sent again after a lost answer can be told by its id.
        messageId: `<${mail.mail}@guichet>`,
      });
      await settle(parts, { ...mail, state: 'sent', attempts: mail.attempts + 1, problem: '' });
    } catch (error) {
      const failed = afterFailure(mail, error, to, parts.clock.now());
      await settle(parts, failed);
      parts.log.warn('an e-mail was not sent', { mail: mail.mail, error: failed.problem });
    }
  };
  const sendDue = async (): Promise<number> => {
    let tried = 0;
    for (; tried < AT_ONCE; tried++) {
      const mail = await claim(parts);
      if (!mail) break;
      await sendOne(mail);
    }
    return tried;
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

/**
 * Takes the next due mail so that no other centre on this database takes it too. Should this one stop in the middle,
 * the mail is due again after a while: then it may arrive twice, under one message id.
 */
const claim = (parts: CentreParts): Promise<MailRow | undefined> =>
  inTransaction(parts, async (tx) => {
    await tx.identity.lockIntake();
    const now = parts.clock.now();
    const [mail] = await tx.mails.dueMails(now, 1);
    if (mail) await tx.mails.saveMail({ ...mail, dueAt: now + CLAIMED_FOR_MS });
    return mail;
  });

function afterFailure(mail: MailRow, error: unknown, to: string, now: number): MailRow {
  const attempts = mail.attempts + 1;
  const final = isFinal(error) || attempts >= MOST_ATTEMPTS;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
  const said = error instanceof Error ? error.message : String(error);
  const problem = withoutAddress(said, to).slice(0, 300);
  return { ...mail, attempts, problem, state: final ? 'failed' : 'queued', dueAt: now + pause };
}

/** Only what the server says of this recipient or this message ends it; all else is the server's own trouble. */
function isFinal(error: unknown): boolean {
  if (error instanceof Unsendable) return true;
  const { code, command, responseCode } = error as SmtpError;
  if (code === 'EENVELOPE' && responseCode === undefined) return true;
  const ofThisMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && command === 'RCPT TO');
  return ofThisMail && (responseCode ?? 0) >= FINAL;
}

/** What nodemailer says with an error. */
interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** A server's words without anybody's address: they are kept and logged outside of the personal part. */
function withoutAddress(said: string, to: string): string {
  const [name = ''] = to.split('@');
  const words = said.replace(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/g, '[address]');
  return name.length < 2 ? words : words.replaceAll(name, '[address]');
}

/** Keeps how a mail stands and tells its till. */
async function settle(parts: CentreParts, mail: MailRow): Promise<void> {
  await inTransaction(parts, async (tx) => {
    await tx.mails.saveMail(mail);
    const value = { id: mail.mail, state: mail.state, at: instant(parts.clock.now()), problem: mail.problem };
    await tx.feed.publish([{ kind: 'mailState', id: mail.mail, audience: mail.stream, value }]);
  });
}
