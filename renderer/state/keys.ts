/** Where the screen stands, as far as a key has to know. */
export interface KeyPlace {
  readonly place:
    | 'signIn'
    | 'prices'
    | 'cash'
    | 'other'
    | 'terminal'
    | 'done'
    | 'orders'
    | 'session'
    | 'settings';
  /** Something is in the cart. */
  readonly cartFilled: boolean;
  /** Something is on the cash pane's keypad. */
  readonly amountKeyed: boolean;
  /** A keypad stands open that digits go to. */
  readonly pad: boolean;
}

export type Act =
  | { readonly do: 'digit'; readonly key: string }
  | { readonly do: 'tile'; readonly letter: string }
  | { readonly do: 'move'; readonly way: 'up' | 'down' | 'left' | 'right' }
  | { readonly do: 'screen'; readonly index: number }
  | {
      readonly do:
        | 'search'
        | 'cash'
        | 'exact'
        | 'validate'
        | 'accept'
        | 'card'
        | 'twint'
        | 'receipt'
        | 'code'
        | 'customer'
        | 'park'
        | 'newSale'
        | 'back'
        | 'lock'
        | 'keys'
        | 'submit';
    };

const WAYS: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** What a key typed by hand does; null for nothing. */
export function actOf(key: string, at: KeyPlace): Act | null {
  if (key === 'F12') return at.place === 'signIn' ? null : { do: 'lock' };
  if (key === 'Escape') return { do: 'back' };
  if (/^\d$/.test(key) || key === 'Backspace') return { do: 'digit', key };
  if (at.place === 'signIn') return key === 'Enter' ? { do: 'submit' } : null;
  if (/^F[1-6]$/.test(key)) return { do: 'screen', index: Number(key.slice(1)) - 1 };
  if (at.pad) return ofPad(key);
  if (key === '/') return { do: 'search' };
  if (key === '?') return { do: 'keys' };
  const way = WAYS[key];
  if (way !== undefined) return { do: 'move', way };
  if (key === '.' || key === ',') return { do: 'digit', key: '.' };
  if (key === 'Enter') return enter(at);
  if (/^[a-zA-Z]$/.test(key)) return letter(key.toUpperCase(), at);
  return null;
}

/** While a PIN or a number is asked for, no letter sells anything. */
function ofPad(key: string): Act | null {
  if (key === '.' || key === ',') return { do: 'digit', key: '.' };
  return key === 'Enter' ? { do: 'submit' } : null;
}

function enter(at: KeyPlace): Act | null {
  switch (at.place) {
    case 'prices':
      return at.cartFilled ? { do: 'cash' } : null;
    case 'cash':
      return { do: at.amountKeyed ? 'validate' : 'exact' };
    case 'terminal':
      return { do: 'accept' };
    case 'done':
      return { do: 'newSale' };
    case 'session':
      return { do: 'submit' };
    default:
      return null;
  }
}

function letter(key: string, at: KeyPlace): Act | null {
  if (at.place === 'done' && key === 'R') return { do: 'receipt' };
  if (at.place !== 'prices' && at.place !== 'done') return null;
  if (at.place === 'prices' && at.cartFilled && key === 'C') return { do: 'card' };
  if (at.place === 'prices' && at.cartFilled && key === 'T') return { do: 'twint' };
  if (key === 'V') return { do: 'code' };
  if (key === 'K') return { do: 'customer' };
  if (key === 'P') return at.cartFilled ? { do: 'park' } : null;
  if ('CTR'.includes(key)) return null;
  return { do: 'tile', letter: key };
}
