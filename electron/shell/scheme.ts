import { protocol } from 'electron';
import { APP_HOST, APP_SCHEME } from '../hosts/channels.ts';
import { readRendererFile, SECURITY_HEADERS } from '../hosts/renderer.ts';

/** Declares the app's own scheme as a secure origin with paths; must run before Electron is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built screens of `rendererDir` at app://guichet/, and nothing else. */
export function serveScheme(rendererDir: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== APP_HOST || request.method !== 'GET') return nothing(403);
    const file = await readRendererFile(rendererDir, url.pathname);
    if (file === undefined) return nothing(404);
    return new Response(file.body, { headers: { ...SECURITY_HEADERS, 'content-type': file.type } });
  });
}

function nothing(status: number): Response {
  return new Response('', { status, headers: { ...SECURITY_HEADERS } });
}
