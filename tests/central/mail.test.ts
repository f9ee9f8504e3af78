import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Centre, startCentre } from '../../central/centre.ts';
import { sha256 } from '../../central/platform/crypto.ts';
import { personalHash } from '../../shared/journal/entry.ts';
import { uuidv7 } from '../../shared/kernel/ids.ts';
import { decodeCodes } from '../fakes/decodeCodes.ts';
import { AT, JournalMaker } from '../fakes/journalMaker.ts';
import { readPdf } from '../fakes/pdfPages.ts';
import { ask, type Caller, enrolled, testCentre } from '../fakes/testCentre.ts';

let smtp: SMTPServer;
let received: { to: string; raw: string }[];
let refuse: { code: number; message: string } | null;
let centre: Centre;
let till: JournalMaker;
let caller: Caller;
let now: number;
let passwords: string[] | null;
let port: number;

beforeEach(async () => {
  received = [];
  refuse = null;
  passwords = null;
  now = AT;
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, done) =>
      passwords === null || passwords.includes(auth.password ?? '')
        ? done(null, { user: auth.username })
        : done(Object.assign(new Error('authentication failed'), { responseCode: 535 })),
    onRcptTo: (_address, _session, done) => {
      if (refuse === null) return done();
      done(Object.assign(new Error(refuse.message), { responseCode: refuse.code }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map((one) => one.address).join(),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const address = smtp.server.address();
  port = typeof address === 'object' && address ? address.port : 0;
  centre = await testCentre({
    clock: { now: () => now, monotonic: () => 0 },
    smtp: { host: '127.0.0.1', port, secure: false, from: 'tickets@example.ch' },
  });
  till = new JournalMaker('till').start();
  caller = await enrolled(centre, till);
});
afterEach(async () => {
  await centre.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

/** An order of one ticket and a mail about it, as a till writes them. */
async function queue(
  language = 'fr-CH',
  changed: Record<string, unknown> = {},
  to = 'lea@example.ch',
): Promise<string> {
  const { id: lease, epoch } = await caller.lease();
  const line = {
    kind: 'ticket',
    line: 'l1',
    quota: 'q1',
    date: 'd1',
    event: 'e1',
    eventName: 'Les Nuits du Lac',
    eventSubtitle: '',
    venueName: 'Salle Métropole',
    startsAt: '2026-11-27T19:00:00.000Z',
    doorsAt: '2026-11-27T18:00:00.000Z',
    zone: 'z1',
    zoneName: 'Parterre',
    price: 'p1',
    priceName: 'Plein tarif',
    quantity: 1,
    unitMinor: 3200,
    discounts: [],
    minors: [3200],
    totalMinor: 3200,
    vatName: 'A',
    vatBasisPoints: 810,
    seats: [],
    proofSeen: false,
    reason: null,
    reasonName: '',
    ...changed,
  };
  const order = uuidv7(AT, sha256(`order ${till.head.seq}`));
  till.sell({ quota: 'q1', quantity: 1, rights: [{ lease, epoch, amount: 1 }], order }, { lines: [line] });
  const mail = uuidv7(AT, sha256(`mail ${till.head.seq}`));
  const personal = { salt: '00'.repeat(16), data: { to } };
  const body = {
    mail,
    order,
    what: 'tickets',
    language,
    by: 'anna',
    personalHash: personalHash(sha256, personal),
  };
  till.append({ kind: 'mailQueued', body: body as never, personal });
  const reply = await caller.send(till.page());
  if (reply.status !== 'stored') throw new Error(reply.status);
  expect(reply.cases).toEqual([]);
  return mail;
}

const stateOf = async (mail: string) =>
  (await caller.feed()).items.find((item) => item.kind === 'mailState' && item.id === mail)?.value;

/** The PDF out of a message: its base64 part. */
function pdfOf(raw: string): Buffer {
  const part = raw.split(/Content-Type: application\/pdf/i)[1] ?? '';
  const base64 = part.split(/\r?\n\r?\n/)[1]?.split(/\r?\n--/)[0] ?? '';
  return Buffer.from(base64.replace(/\s/g, ''), 'base64');
}

test('S15: an e-mail arrives with its tickets as a PDF whose codes can be scanned, and the till is told', async () => {
  const mail = await queue();
  expect(await centre.sendMails()).toBe(1);
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toBe('lea@example.ch');
  expect(received[0]?.raw).toContain('Vos billets');
  const { text, pages } = readPdf(pdfOf(received[0]?.raw ?? ''));
  expect(text).toContain('Les Nuits du Lac');
  const codes = await decodeCodes(pages[0] ?? new Uint8Array());
  expect(codes.qr).toHaveLength(1);
  expect(codes.code128).toHaveLength(1);
  expect(await stateOf(mail)).toMatchObject({ state: 'sent', problem: '' });
  expect(await centre.sendMails()).toBe(0);
});

test('a server that is busy is asked again later; one that refuses for good makes it fail, with its words', async () => {
  refuse = { code: 450, message: 'mailbox busy' };
  const mail = await queue();
  await centre.sendMails();
  expect(await stateOf(mail)).toMatchObject({ state: 'queued', problem: expect.stringContaining('busy') });
  expect(await centre.sendMails()).toBe(0);
  now += 60_000;
  refuse = { code: 550, message: 'no such user' };
  expect(await centre.sendMails()).toBe(1);
  expect(await stateOf(mail)).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('no such user'),
  });
  expect(received).toEqual([]);
});

test('a wrong password fails no e-mail: it is sent when the password is right again', async () => {
  await centre.close();
  centre = await testCentre({
    clock: { now: () => now, monotonic: () => 0 },
    smtp: {
      host: '127.0.0.1',
      port,
      secure: false,
      user: 'venue',
      password: 'old',
      from: 'tickets@example.ch',
    },
  });
  till = new JournalMaker('till').start();
  caller = await enrolled(centre, till);
  passwords = ['new'];
  const mail = await queue();
  for (let hour = 0; hour < 12; hour++) {
    expect(await centre.sendMails()).toBe(1);
    expect(await stateOf(mail)).toMatchObject({ state: 'queued' });
    now += 3_600_000;
  }
  passwords = ['old'];
  await centre.sendMails();
  expect(await stateOf(mail)).toMatchObject({ state: 'sent' });
});

test('G8: a refusal that names the address is kept and told without it', async () => {
  refuse = { code: 550, message: 'Recipient <Lea@Example.ch> (lea@example.ch) unknown: no mailbox lea' };
  const mail = await queue();
  await centre.sendMails();
  const state = await stateOf(mail);
  expect(state).toMatchObject({ state: 'failed', problem: expect.stringContaining('unknown') });
  expect(JSON.stringify(state)).not.toMatch(/lea\b|example/i);
  expect(JSON.stringify((await caller.feed()).items)).not.toContain('lea@example.ch');
});

test('two centres on one store send an e-mail once', async () => {
  const other = await startCentre({
    storage: centre.storage,
    clock: { now: () => now, monotonic: () => 0 },
    smtp: { host: '127.0.0.1', port, secure: false, from: 'tickets@example.ch' },
  });
  await queue();
  const tried = await Promise.all([centre.sendMails(), other.sendMails()]);
  expect(tried.sort()).toEqual([0, 1]);
  expect(received).toHaveLength(1);
});

test('S15: a numbered seat stands on its page', async () => {
  await queue('fr-CH', { seats: [{ seat: 's-f-12', section: 'Parterre', row: 'F', number: '12' }] });
  await centre.sendMails();
  const { text } = readPdf(pdfOf(received[0]?.raw ?? ''));
  expect(text).toMatch(/\bF\b/);
  expect(text).toMatch(/\b12\b/);
});

test('an e-mail goes to one address: a list, a name or a comment is none', async () => {
  for (const to of ['lea@example.ch,thief@example.org', 'Lea <lea@example.ch>', 'lea(x)@example.ch', '']) {
    const mail = await queue('fr-CH', {}, to);
    await centre.sendMails();
    expect(await stateOf(mail)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('one e-mail'),
    });
  }
  expect(received).toEqual([]);
});

test('a till sends no e-mail about an order of another till without its authority: a case instead', async () => {
  await queue();
  await centre.sendMails();
  const other = new JournalMaker('other').start(2);
  const thief = await enrolled(centre, other);
  const order = uuidv7(AT, sha256('order 2'));
  const mailOf = (n: number) => {
    const personal = { salt: '00'.repeat(16), data: { to: 'thief@example.org' } };
    const mail = uuidv7(AT, sha256(`stolen ${n}`));
    const body = { mail, order, what: 'tickets', language: 'en', by: 'anna' };
    other.append({
      kind: 'mailQueued',
      body: { ...body, personalHash: personalHash(sha256, personal) } as never,
      personal,
    });
  };
  mailOf(1);
  const reply = await thief.send(other.page());
  expect(reply).toMatchObject({ status: 'stored', cases: [{ kind: 'mailOfOther' }] });
  expect(await centre.sendMails()).toBe(0);
  // The maker yields the order and the other till asks for it: then it may.
  till.yield([order]);
  await caller.send(till.page(5));
  const asked = { request: uuidv7(AT, sha256('ask')), stream: other.stream, things: [order] };
  await ask(centre, 'POST', '/v1/authority', asked, thief.reply.token);
  mailOf(2);
  expect(await thief.send(other.page(4))).toMatchObject({ status: 'stored', cases: [] });
  expect(await centre.sendMails()).toBe(1);
  expect(received.map(({ to }) => to)).toEqual(['lea@example.ch', 'thief@example.org']);
});
