/** The frame that a message came from, as far as a sender check looks. */
export interface FakeFrame {
  readonly url: string;
  readonly parent: FakeFrame | null;
}

export interface FakeInvokeEvent {
  readonly sender: { readonly id: number };
  readonly senderFrame: FakeFrame | null;
}

type Handler = (event: FakeInvokeEvent, ...args: unknown[]) => unknown;

/** One handler per channel; arguments and answers are cloned as between processes. */
class FakeIpcMain {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Backstage: what Electron does when a page invokes. Rejects as the page would see it. */
  async invoked(channel: string, event: FakeInvokeEvent, args: readonly unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (handler === undefined)
      throw new Error(`Error invoking remote method '${channel}': No handler registered for '${channel}'`);
    try {
      return structuredClone(await handler(event, ...structuredClone(args)));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
    }
  }
}

// The module it stands in for is one object per process, so this is one too.
export const ipcMain = new FakeIpcMain();
