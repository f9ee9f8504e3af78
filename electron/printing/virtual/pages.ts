import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Fault, FaultKind } from './faults.ts';
import type { PrintedPaper, VirtualPrinter } from './printer.ts';

type Shown = Pick<VirtualPrinter, 'port' | 'printed' | 'setFault' | 'clearFault' | 'faults'>;

/** Faults that can be switched on the page, with what the switch says. */
const SWITCHES: readonly { readonly kind: FaultKind; readonly fault: Fault; readonly label: string }[] = [
  { kind: 'paperOut', fault: { kind: 'paperOut' }, label: 'Paper out' },
  { kind: 'coverOpen', fault: { kind: 'coverOpen' }, label: 'Cover open' },
  { kind: 'powerOff', fault: { kind: 'powerOff' }, label: 'Power off' },
  { kind: 'lostAck', fault: { kind: 'lostAck' }, label: 'No confirmation' },
];
/** Newest pieces of paper on the page. */
const MOST_SHOWN = 60;

/** Shows what was printed as pictures, newest first, on a page of this machine only. */
export async function servePages(
  printer: Shown,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => answer(printer, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

const text = (status: number, body: string): Reply => ({ status, type: 'text/plain; charset=utf-8', body });

function answer(printer: Shown, request: IncomingMessage, response: ServerResponse): void {
  const reply = replyTo(printer, request);
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; form-action 'self'",
    ...(reply.status === 303 ? { location: '/' } : {}),
  });
  response.end(reply.body);
}

function replyTo(printer: Shown, request: IncomingMessage): Reply {
  // Pages elsewhere may reach this port under a name of their own: only this machine's names are answered.
  const host = request.headers.host ?? '';
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return text(403, 'not here');
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const turn = /^\/fault\/(\w+)$/.exec(path);
  if (request.method === 'POST' && turn) {
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== `http://${host}`) return text(403, 'not from there');
    return turnFault(printer, turn[1] ?? '');
  }
  if (request.method !== 'GET') return text(405, 'only looking');
  if (path === '/') return { status: 200, type: 'text/html; charset=utf-8', body: page(printer) };
  if (path === '/version') return text(200, version(printer));
  const picture = /^\/paper\/(\d{1,9})\.png$/.exec(path);
  const paper = picture && printer.printed()[Number(picture[1]) - 1];
  return paper ? { status: 200, type: 'image/png', body: paper.png() } : text(404, 'nothing here');
}

function turnFault(printer: Shown, kind: string): Reply {
  const found = SWITCHES.find((one) => one.kind === kind);
  if (!found) return text(404, 'no such fault');
  if (printer.faults().includes(found.kind)) printer.clearFault(found.kind);
  else printer.setFault(found.fault);
  return text(303, '');
}

const version = (printer: Shown): string => `${printer.printed().length} ${printer.faults().join(' ')}`;

function page(printer: Shown): string {
  const papers = printer.printed().slice(-MOST_SHOWN).reverse();
  const on = new Set(printer.faults());
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Virtual printer: ${printer.printed().length} printed</title><link rel="icon" href="data:,"><style>
:root{color-scheme:light dark;--bg:#e9e6e0;--ink:#1c1b19;--soft:#5b5751;--on:#b3261e;--key:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#1e1d1b;--ink:#f3f1ec;--soft:#b9b4aa;--key:#34322e;--on:#ff8a80}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.4 system-ui,sans-serif}
header{position:sticky;top:0;display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;padding:12px 20px;background:var(--bg);border-bottom:1px solid #8885}
h1{font-size:17px;margin:0}header span{color:var(--soft)}form{margin:0}.sp{flex:1}
button{min-height:44px;padding:0 16px;border-radius:10px;border:1px solid #8886;background:var(--key);color:inherit;font:inherit;cursor:pointer}
button[aria-pressed=true]{border-color:var(--on);color:var(--on);font-weight:600}
main{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start;padding:24px 20px}
figure{margin:0;width:300px}img{width:100%;display:block;box-shadow:0 2px 14px #0004}figcaption{padding:8px 2px;color:var(--soft);font-size:13px}
figcaption b{color:var(--on)}.none{color:var(--soft)}</style>
<header><h1>Virtual printer</h1><span>tcp://127.0.0.1:${printer.port} · ${printer.printed().length} printed</span><div class="sp"></div>
${SWITCHES.map(({ kind, label }) => `<form method="post" action="/fault/${kind}"><button aria-pressed="${on.has(kind)}">${label}</button></form>`).join('\n')}
</header><main>${papers.length === 0 ? '<p class="none">Nothing printed yet. Tickets appear here as they come out.</p>' : papers.map(figure).join('\n')}</main>
<script>const v=${JSON.stringify(version(printer))};setInterval(async()=>{try{if(await (await fetch('/version')).text()!==v)location.reload()}catch{}},1000)</script></html>`;
}

function figure(paper: PrintedPaper): string {
  const problems = paper.errors.length > 0 ? ` <b>${paper.errors.length} problems in the bytes</b>` : '';
  const torn = paper.cut ? '' : ' <b>torn off</b>';
  return `<figure><img src="/paper/${paper.no}.png" alt="Paper ${paper.no}" loading="lazy"><figcaption>No. ${paper.no}${torn}${problems}</figcaption></figure>`;
}
