import type { SmtpSettings } from './mailer.ts';

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/**
 * Reads smtp://user:password@host:port?from=tickets@example.ch; smtps:// speaks TLS from the first byte. Throws with a
 * sentence that says what is missing.
 */
export function smtpSettings(text: string): SmtpSettings {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const port = url && (url.port === '' ? PORTS[url.protocol] : Number(url.port));
  const from = url?.searchParams.get('from') ?? '';
  if (!url || port === undefined || !(url.protocol in PORTS))
    throw new Error(
      'SMTP_URL is no address: it looks like smtp://user:password@host:587?from=tickets@example.ch',
    );
  if (from === '') throw new Error('SMTP_URL names no sender: add ?from=tickets@example.ch');
  return {
    host: url.hostname,
    port,
    secure: url.protocol === 'smtps:',
    from,
    ...(url.username === ''
      ? {}
      : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }),
  };
}
