import { useTill, useView } from '../../state/hooks.ts';
import { screensOf } from '../../state/viewStore.ts';
import { Cash } from '../cash/Cash.tsx';
import { Door } from '../door/Door.tsx';
import { Evening } from '../evening/Evening.tsx';
import { Guests } from '../guests/Guests.tsx';
import { Orders } from '../orders/Orders.tsx';
import { ReadinessCheck } from '../readiness/ReadinessCheck.tsx';
import { Reservations } from '../reservations/Reservations.tsx';
import { Sell } from '../sell/Sell.tsx';
import { Settings } from '../settings/Settings.tsx';
import { Keys } from './Keys.tsx';
import { LostBanner } from './LostBanner.tsx';
import { Notice } from './Notice.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';
import { useAutoLock } from './useAutoLock.ts';
import { usePrinterSound } from './usePrinterSound.ts';

/** The readiness check on a page of its own, with the way back to the settings. */
function ReadinessPage() {
  return (
    <main className="page">
      <ReadinessCheck />
    </main>
  );
}

/** The till at work: rail, top bar, and the screen in hand. */
export function Shell() {
  const wanted = useView((s) => s.screen);
  const keysShown = useView((s) => s.keysShown);
  const role = useTill((s) => s.till?.signedIn?.role ?? 'door');
  const allowed = screensOf(role);
  const screen = allowed.includes(wanted) ? wanted : allowed[0];
  const readiness = useView((s) => s.readiness);
  useAutoLock();
  usePrinterSound();
  return (
    <div className="shell" data-screen={screen}>
      <Rail />
      <TopBar />
      <div className="stage">
        <LostBanner />
        <Notice />
        <div className="stage-body">
          {screen === 'sell' && <Sell />}
          {screen === 'orders' && <Orders />}
          {screen === 'cash' && <Cash />}
          {screen === 'reservations' && <Reservations />}
          {screen === 'guests' && <Guests />}
          {screen === 'door' && <Door />}
          {screen === 'evening' && <Evening />}
          {screen === 'settings' && (readiness ? <ReadinessPage /> : <Settings />)}
        </div>
      </div>
      {keysShown && <Keys />}
    </div>
  );
}
