import type { App } from '../../state/app.ts';
import type { Act, KeyPlace } from '../../state/keys.ts';
import { dateShown, methodOf, tilesOf } from '../../state/selling.ts';
import { screensOf } from '../../state/viewStore.ts';
import { nearest, type Way } from '../../ui/nearest.ts';

/** Looks for a text among reservations, or among the invoices where those are shown. */
export function findReserved(app: App, text: string): void {
  const reservations = app.reservations.getState();
  void (reservations.which === 'invoices' ? app.invoices.getState().find(text) : reservations.find(text));
}

/** Where the screen stands, for its keys. */
export function keyPlaceOf(app: App): KeyPlace {
  const { till } = app.till.getState();
  const { screen } = app.view.getState();
  const { cart, payingCash, payingWith, keyed, done } = app.sale.getState();
  const rest = {
    cartFilled: (cart?.lines.length ?? 0) > 0,
    amountKeyed: keyed !== '',
    pad: app.pads.top() !== null,
  };
  if (till?.signedIn == null) return { place: 'signIn', ...rest };
  if (screen === 'orders' || screen === 'settings') return { place: screen, ...rest };
  if (screen === 'evening' || screen === 'reservations' || screen === 'door' || screen === 'guests')
    return { place: 'settings', ...rest };
  if (screen === 'cash') return { place: 'session', ...rest };
  if (cart?.terminal != null) return { place: 'terminal', ...rest };
  if (payingCash) return { place: 'cash', ...rest };
  if (payingWith !== null) return { place: 'other', ...rest };
  return { place: done === null ? 'prices' : 'done', ...rest };
}

/** Does what a key stands for. */
export function perform(app: App, page: Document, act: Act): void {
  const { place } = keyPlaceOf(app);
  const sale = app.sale.getState();
  const view = app.view.getState();
  const { till, offer } = app.till.getState();
  const cash = methodOf(offer, 'cash')?.id;
  switch (act.do) {
    case 'digit':
      digit(app, page, act.key);
      return;
    case 'tile': {
      const shown = dateShown(offer, sale.date);
      const tile = shown && tilesOf(shown.date).find((one) => one.letter === act.letter);
      // What is not in sight is not sold: another pane may stand in front of the prices.
      if (
        shown &&
        tile &&
        isOnPage(page, tile.price.id) &&
        !shown.date.ended &&
        tile.price.payWhatYouWantFrom === null
      )
        void sale.addTickets(shown.date.id, tile.price.id);
      return;
    }
    case 'move':
      if (place === 'session') moveRow(app, act.way);
      else moveFocus(page, act.way);
      return;
    case 'screen': {
      const screen = till?.signedIn ? screensOf(till.signedIn.role)[act.index] : undefined;
      if (screen !== undefined) view.go(screen);
      return;
    }
    case 'search':
      page.querySelector<HTMLInputElement>('[data-search] input')?.focus();
      return;
    case 'cash':
      payFirst(app);
      return;
    case 'exact':
      if (cash !== undefined) void sale.payCash(cash, null);
      return;
    case 'validate':
      if (cash !== undefined) void sale.payKeyed(cash);
      return;
    case 'accept':
      void sale.acceptTerminal();
      return;
    case 'card':
    case 'twint': {
      const method = methodOf(offer, act.do)?.id;
      if (method !== undefined) void sale.startTerminal(method);
      return;
    }
    case 'receipt':
      void sale.printReceipt();
      return;
    case 'code':
      view.showCartTab('cart');
      page.querySelector<HTMLInputElement>('[data-code] input')?.focus();
      return;
    case 'customer':
      view.showCartTab('customer');
      return;
    case 'park':
      void sale.change('parkCart', { label: '' });
      return;
    case 'newSale':
      sale.newSale();
      return;
    case 'back':
      back(app);
      return;
    case 'lock':
      // As from the menu: the PIN pad stands open for whoever locked it.
      app.signIn.getState().choose(till?.signedIn?.id ?? null);
      void app.till.getState().signOut();
      return;
    case 'keys':
      view.showKeys(!view.keysShown);
      return;
    case 'submit':
      submit(app);
      return;
  }
}

/** Enter on a filled cart: cash; for what costs nothing, or is paid already, the one thing left to do. */
function payFirst(app: App): void {
  const sale = app.sale.getState();
  const { cart } = sale;
  if (cart === null || app.till.getState().till?.session == null) return;
  const free = methodOf(app.till.getState().offer, 'free')?.id;
  if (cart.byPass) void sale.finish(null);
  else if (cart.free && free !== undefined) void sale.finish(free);
  else if (cart.exchange !== null && cart.exchange.backMinor > 0) return;
  else if ((cart.totalMinor > 0 || cart.exchange !== null) && cart.leftMinor === 0) void sale.finish(null);
  else sale.openCash();
}

const isOnPage = (page: Document, tile: string): boolean =>
  [...page.querySelectorAll<HTMLElement>('[data-tile]')].some((one) => one.dataset.tile === tile);

function digit(app: App, page: Document, key: string): void {
  const { place } = keyPlaceOf(app);
  const cash = app.cash.getState();
  const pad = app.pads.top();
  if (pad !== null) pad.key(key);
  else if (place === 'signIn') app.signIn.getState().key(key);
  else if (place === 'cash' || place === 'other') app.sale.getState().keyGiven(key);
  else if (place === 'prices' || place === 'done') {
    // A quantity is typed for a tile, where there are some to tap.
    if (page.querySelector('[data-tile]') !== null) app.sale.getState().typeDigit(key);
  } else if (place === 'session' && cash.counting) cash.keyPiece(key);
  else if (place === 'session' && app.till.getState().till?.session === null) cash.keyFloat(key);
}

function back(app: App): void {
  const { place } = keyPlaceOf(app);
  const view = app.view.getState();
  if (view.keysShown) view.showKeys(false);
  else if (view.readiness) view.showReadiness(false);
  else if (place === 'signIn') app.signIn.getState().choose(null);
  else if (view.screen === 'evening') app.cases.getState().choose(null);
  else if (view.screen === 'door') app.door.getState().close();
  else if (view.screen === 'reservations') app.reservations.getState().choose(null);
  else if (place === 'orders' && app.returns.getState().order !== null) app.returns.getState().stop();
  else if (place === 'orders' && app.correct.getState().order !== null) app.correct.getState().stop();
  else if (place === 'orders') app.orders.getState().close();
  else if (place === 'session' && app.cash.getState().counting) app.cash.getState().stopCount();
  else if (place === 'session') app.cash.getState().showClosing(null);
  else if (app.exchange.getState().open) app.exchange.getState().stop();
  else if (app.things.getState().open) app.things.getState().stop();
  else if (place !== 'settings') app.sale.getState().back();
}

function submit(app: App): void {
  const { place } = keyPlaceOf(app);
  const cash = app.cash.getState();
  const pad = app.pads.top();
  if (pad !== null) pad.enter();
  else if (place === 'signIn') void app.signIn.getState().submit();
  // Counting is closed by its button alone: an Enter after the last coin is a habit, not a decision.
  else if (place === 'session' && cash.counting) moveRow(app, 'down');
  else if (place === 'session' && app.till.getState().till?.session === null) void cash.openSession();
}

function moveRow(app: App, way: Way): void {
  const { counting, depositing, moveRow: move } = app.cash.getState();
  if (counting && !depositing && (way === 'up' || way === 'down')) move(way === 'down' ? 1 : -1);
}

function moveFocus(page: Document, way: Way): void {
  const tiles = [...page.querySelectorAll<HTMLElement>('[data-tile]:not([data-disabled])')];
  const here = page.activeElement?.closest<HTMLElement>('[data-tile]') ?? null;
  if (here === null) {
    tiles[0]?.focus();
    return;
  }
  const spots = tiles.map((tile) => tile.getBoundingClientRect());
  tiles[nearest(here.getBoundingClientRect(), spots, way)]?.focus();
}
