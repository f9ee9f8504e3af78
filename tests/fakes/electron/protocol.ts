type Serve = (request: Request) => Response | Promise<Response>;

/** Where the app's scheme shows in Chromium, which knows no scheme of ours; never asked of a network. */
const SHOWN_AT = 'https://guichet.localhost/';
const SCHEME_AT = 'app://guichet/';

/** The address in the browser for an address of the app. */
export const shownUrl = (url: string): string => url.replace(SCHEME_AT, SHOWN_AT);
/** The address of the app for an address in the browser. */
export const appUrl = (url: string): string => url.replace(SHOWN_AT, SCHEME_AT);

class FakeProtocol {
  private readonly served = new Map<string, Serve>();
  private readonly standard = new Set<string>();

  registerSchemesAsPrivileged(
    schemes: readonly { scheme: string; privileges?: { standard?: boolean } }[],
  ): void {
    for (const { scheme, privileges } of schemes) if (privileges?.standard) this.standard.add(scheme);
  }

  handle(scheme: string, serve: Serve): void {
    if (!this.standard.has(scheme)) throw new Error(`${scheme} was not registered as a standard scheme`);
    this.served.set(scheme, serve);
  }

  /** Backstage: what is served at an address, or undefined when its scheme is nobody's. */
  async answer(url: string, method: string): Promise<Response | undefined> {
    return this.served.get(new URL(url).protocol.slice(0, -1))?.(new Request(url, { method }));
  }
}

export const protocol = new FakeProtocol();
