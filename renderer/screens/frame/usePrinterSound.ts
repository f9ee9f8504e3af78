import { useEffect, useRef } from 'react';
import { useTill, useView } from '../../state/hooks.ts';

/** Two short notes: down when a printer stops, the lower one twice when a ticket is to be checked. */
const NOTES = { blocked: [660, 440], toCheck: [440, 440] } as const;
const NOTE_S = 0.16;
const VOLUME = 0.12;

/** Tells with a sound that a printer stopped or that a ticket is to be checked: nobody looks at the pill in a queue. */
export function usePrinterSound(): void {
  const on = useView((s) => s.sound);
  const blocked = useTill((s) => (s.till?.printers ?? []).reduce((sum, one) => sum + one.blocked, 0));
  const toCheck = useTill((s) => (s.till?.printers ?? []).reduce((sum, one) => sum + one.toCheck, 0));
  const before = useRef({ blocked, toCheck });
  useEffect(() => {
    const last = before.current;
    before.current = { blocked, toCheck };
    if (!on) return;
    if (toCheck > last.toCheck) play(NOTES.toCheck);
    else if (blocked > 0 && last.blocked === 0) play(NOTES.blocked);
  }, [on, blocked, toCheck]);
}

function play(notes: readonly number[]): void {
  const context = new AudioContext();
  const volume = context.createGain();
  volume.gain.value = VOLUME;
  volume.connect(context.destination);
  notes.forEach((hertz, index) => {
    const note = context.createOscillator();
    note.frequency.value = hertz;
    note.connect(volume);
    note.start(context.currentTime + index * NOTE_S * 1.4);
    note.stop(context.currentTime + index * NOTE_S * 1.4 + NOTE_S);
    if (index === notes.length - 1) note.onended = () => void context.close();
  });
}
