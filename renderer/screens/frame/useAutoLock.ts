import { useEffect } from 'react';
import { startAutoLock } from '../../state/autoLock.ts';
import { useApp, useTill } from '../../state/hooks.ts';

const MINUTE_MS = 60_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Locks the screen when nobody has touched it for as long as the venue allows; the same person's PIN opens it again. */
export function useAutoLock(): void {
  const app = useApp();
  const minutes = useTill((s) => s.till?.venue?.autoLockMinutes ?? 0);
  const person = useTill((s) => s.till?.signedIn?.id ?? null);
  useEffect(() => {
    if (minutes <= 0 || person === null) return;
    const guard = startAutoLock({
      afterMs: minutes * MINUTE_MS,
      now: () => app.clock.monotonic(),
      // The customer stands at the terminal: its answer must not be hidden behind a PIN.
      busy: () => app.sale.getState().cart?.terminal != null,
      lock: () => {
        app.signIn.getState().choose(person);
        void app.till.getState().signOut();
      },
      wait: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    });
    for (const touch of TOUCHES)
      document.addEventListener(touch, guard.touched, { capture: true, passive: true });
    return () => {
      guard.stop();
      for (const touch of TOUCHES) document.removeEventListener(touch, guard.touched, { capture: true });
    };
  }, [app, minutes, person]);
}
