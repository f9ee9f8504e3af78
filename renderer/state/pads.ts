/** A keypad on the screen that the keyboard's digits go to. */
export interface Pad {
  /** A digit, '.' or 'Backspace'. */
  key(key: string): void;
  enter(): void;
}

/** The keypads that stand open; the one opened last has the keys. */
export interface Pads {
  /** Returns how to close it. */
  open(pad: Pad): () => void;
  top(): Pad | null;
}

/** No keypad is open. */
export function createPads(): Pads {
  let opened: readonly Pad[] = [];
  return {
    open: (pad) => {
      opened = [...opened, pad];
      return () => {
        opened = opened.filter((one) => one !== pad);
      };
    },
    top: () => opened.at(-1) ?? null,
  };
}
