import { useEffect } from 'react';
import { readVoucherCode } from '../../../shared/domain/vouchers.ts';
import type { App } from '../../state/app.ts';
import { useApp } from '../../state/hooks.ts';
import { actOf } from '../../state/keys.ts';
import { type Heard, hearKey, hearTime, scannerPatience, silentScanner } from '../../state/scanner.ts';
import { findReserved, keyPlaceOf, perform } from './acts.ts';
import type { EnterGuard } from './useDoubleTapGuard.ts';

/** Every key of the screen: shortcuts, digits, and scanners that type faster than hands. */
export function useKeyboard(guard: EnterGuard): void {
  const app = useApp();
  useEffect(() => listenToKeys(document, app, guard), [app, guard]);
}

function listenToKeys(page: Document, app: App, guard: EnterGuard): () => void {
  let scanner = silentScanner();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let focusByKeys = false;
  /** The field a burst is written into, with what it held before. */
  let field: { element: HTMLInputElement; before: string } | null = null;

  const act = (key: string, at: number, repeated: boolean): boolean => {
    const wanted = actOf(key, keyPlaceOf(app));
    if (wanted === null) return false;
    if (key === 'Enter') {
      if (repeated || guard.isSecondEnter(at)) return true;
      guard.arm(at);
    }
    perform(app, page, wanted);
    return true;
  };

  const take = (heard: Heard, at: number, inField: boolean): void => {
    scanner = heard.state;
    if (heard.scan !== null) {
      if (field !== null) putBack(field.element, field.before);
      scanned(app, heard.scan);
    } else if (!inField) for (const key of heard.typed) act(key, at, false);
    if (scanner.held.length === 0) field = null;
    clearTimeout(timer);
    const wait = scannerPatience(scanner);
    if (wait !== null) timer = setTimeout(() => take(hearTime(scanner, at + wait), at + wait, inField), wait);
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const { key, timeStamp: at } = event;
    if (key === 'Tab' || key.startsWith('Arrow')) focusByKeys = true;
    const hit = event.target instanceof HTMLElement ? event.target : page.body;
    const target = searchFor(app, page, hit, key) ?? hit;
    const typing = isField(target);
    const aside = isAside(target) && !(PAD_KEYS.test(key) && hasPad(target));

    if (key === 'Enter' || isPrintable(key)) {
      if (event.repeat && key === 'Enter') {
        if (!typing && !aside) swallow(event);
        return;
      }
      if (typing && scanner.held.length === 0 && isPrintable(key))
        field = { element: target, before: target.value };
      const heard = hearKey(scanner, key, at);
      if (key === 'Enter') {
        const wasScan = heard.scan !== null || (heard.typed.length === 0 && scanner.held.length === 0);
        if (wasScan) swallow(event);
        const native = typing || aside || (focusByKeys && isControl(target));
        take(native ? { ...heard, typed: [] } : heard, at, native);
        if (!wasScan && !native) swallow(event);
      } else {
        take(heard, at, typing || aside);
        // Radio groups and the browser's own quick search have no use for what a shortcut means.
        if (!typing && !aside && key === '/') event.preventDefault();
      }
      return;
    }
    if (typing) {
      if (key === 'Escape') target.blur();
      else if (isFunctionKey(key) && act(key, at, event.repeat)) swallow(event);
      return;
    }
    if (aside && !isFunctionKey(key)) return;
    const onTile = target === page.body || target.closest('[data-tile]') !== null || !focusByKeys;
    if (key.startsWith('Arrow') && !onTile && isControl(target)) return;
    if (act(key, at, event.repeat)) swallow(event);
  };

  const onPointer = (): void => {
    focusByKeys = false;
  };
  page.addEventListener('keydown', onKey, { capture: true });
  page.addEventListener('pointerdown', onPointer, { capture: true });
  return () => {
    clearTimeout(timer);
    page.removeEventListener('keydown', onKey, { capture: true });
    page.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}

/** The keys of a keypad: they go to the one in a dialog, everything else there is the dialog's. */
const PAD_KEYS = /^(\d|[.,]|Enter|Backspace)$/;
const hasPad = (target: HTMLElement): boolean =>
  target.closest('[role=dialog]')?.querySelector('[data-typed=true]') != null;
const isField = (target: HTMLElement): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.type !== 'radio';
const isAside = (target: HTMLElement): boolean =>
  target.closest('[role=dialog],[role=menu],[role=listbox]') !== null;

/**
 * The customers' search when it is shown and a key was typed beside it: whoever looks at it types a name, and tickets
 * sold by its letters would go unseen. It has the focus then, so the key is written into it.
 */
function searchFor(app: App, page: Document, hit: HTMLElement, key: string): HTMLInputElement | null {
  if (!/^[\p{L}\d+@]$/u.test(key) || isField(hit) || isAside(hit) || app.pads.top() !== null) return null;
  if (keyPlaceOf(app).place !== 'prices' || app.view.getState().cartTab !== 'customer') return null;
  const field = page.querySelector<HTMLInputElement>('[data-customer] input');
  field?.focus();
  return field;
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

const isPrintable = (key: string): boolean => key.length === 1 && key !== ' ';
const isFunctionKey = (key: string): boolean => /^F\d+$/.test(key);
const isControl = (target: HTMLElement): boolean =>
  target.matches('button, a, input, [role=radio], [role=tab]') && !target.matches('[data-tile]');

function scanned(app: App, text: string): void {
  const role = app.till.getState().till?.signedIn?.role;
  if (role === undefined) return;
  const { screen } = app.view.getState();
  if (role === 'door' && screen !== 'orders') {
    app.view.getState().go('door');
    void app.door.getState().find(text);
    return;
  }
  if (screen === 'reservations') {
    findReserved(app, text);
    return;
  }
  // Whoever looks at passes and vouchers wants to see this one.
  if (app.things.getState().open && screen === 'sell') {
    void app.things.getState().find(text);
    return;
  }
  // A voucher's code belongs into the cart; everything else is an order to be found.
  if (readVoucherCode(text).kind !== 'none') {
    app.view.getState().go('sell');
    void app.sale.getState().change('enterCode', { code: text });
    return;
  }
  // Who looks for the old tickets of an exchange scans them.
  if (app.exchange.getState().open && app.view.getState().screen === 'sell') {
    void app.exchange.getState().find(text);
    return;
  }
  // Who scans a pass while selling wants tickets on it; elsewhere its order is looked for.
  const find = (): void => {
    app.view.getState().go('orders');
    void app.orders.getState().find(text);
  };
  if (screen !== 'sell') find();
  else
    void app.things
      .getState()
      .takeNamed(text)
      .then((taken) => {
        if (!taken) find();
      });
}

// React listens to the native setter's change, not to an assignment.
function putBack(input: HTMLInputElement, value: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  set?.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
