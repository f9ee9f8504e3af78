import { useEffect, useRef } from 'react';
import { type GuardedAct, isSecondEnter, isSecondTap } from '../../state/doubleTap.ts';

/** The guard as the keyboard uses it; times are event time stamps, ms. */
export interface EnterGuard {
  isSecondEnter(at: number): boolean;
  arm(at: number): void;
}

const TAPS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'touchstart', 'touchend'] as const;

/**
 * Takes away the second half of a double tap on anything marked `data-guarded`, before whatever stands there
 * by then can see it.
 */
export function useDoubleTapGuard(): EnterGuard {
  const act = useRef<GuardedAct | null>(null);
  const swallowing = useRef(false);
  useEffect(() => {
    const onTap = (event: Event): void => {
      if (event.type === 'pointerdown' && event instanceof PointerEvent)
        swallowing.current = isSecondTap(act.current, event.timeStamp, event.clientX, event.clientY);
      if (swallowing.current) {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (event.type === 'click') swallowing.current = false;
        return;
      }
      const guarded = event.target instanceof Element && event.target.closest('[data-guarded]') !== null;
      if (event.type === 'pointerup' && event instanceof PointerEvent && guarded)
        act.current = { at: event.timeStamp, x: event.clientX, y: event.clientY };
    };
    for (const type of TAPS) document.addEventListener(type, onTap, { capture: true, passive: false });
    return () => {
      for (const type of TAPS) document.removeEventListener(type, onTap, { capture: true });
    };
  }, []);
  const guard = useRef<EnterGuard>({
    isSecondEnter: (at) => isSecondEnter(act.current, at),
    arm: (at) => {
      act.current = { at, x: null, y: null };
    },
  });
  return guard.current;
}
