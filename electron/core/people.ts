import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Catalogue, Role, Staff } from '../../shared/domain/catalogue.ts';
import type { StaffId } from '../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import type { ScreenId } from './api.ts';

/** Who is signed in on which screen. Kept in memory: a restart asks for PINs again. */
export interface People {
  signIn(screen: ScreenId, staff: StaffId): void;
  signOut(screen: ScreenId): void;
  on(screen: ScreenId): Staff | undefined;
  /** True while somebody is signed in on any screen. */
  isHere(staff: StaffId): boolean;
  /** Somebody mistyped this person's PIN when signing in on a screen. */
  mistyped(screen: ScreenId, staff: StaffId): void;
  /** How often that was, up to now; from here on it is counted anew. */
  takeMistyped(screen: ScreenId, staff: StaffId): number;
  /** The person on a screen if they may act in one of the roles (G10). */
  allowed(screen: ScreenId, roles: readonly Role[]): Result<Staff, Refusal>;
}

/** `catalogue` is asked each time, so that a person whom the centre took off can do nothing more. */
export function createPeople(catalogue: () => Catalogue): People {
  const signedIn = new Map<ScreenId, StaffId>();
  const wrong = new Map<string, number>();
  const at = (screen: ScreenId, staff: StaffId): string => `${screen}\n${staff}`;
  const on = (screen: ScreenId): Staff | undefined => {
    const staff = signedIn.get(screen);
    return staff === undefined ? undefined : catalogue().staff.get(staff);
  };
  return {
    signIn: (screen, staff) => {
      signedIn.set(screen, staff);
    },
    signOut: (screen) => {
      signedIn.delete(screen);
    },
    on,
    isHere: (staff) => [...signedIn.values()].includes(staff),
    mistyped: (screen, staff) => {
      wrong.set(at(screen, staff), (wrong.get(at(screen, staff)) ?? 0) + 1);
    },
    takeMistyped: (screen, staff) => {
      const times = wrong.get(at(screen, staff)) ?? 0;
      wrong.delete(at(screen, staff));
      return times;
    },
    allowed: (screen, roles) => {
      const person = on(screen);
      if (!person) return refuse({ kind: 'notSignedIn' });
      if (!roles.includes(person.role)) return refuse({ kind: 'roleMissing', needed: [...roles] });
      return accept(person);
    },
  };
}

export const ANYONE: readonly Role[] = ['cashier', 'door', 'manager'];
export const SELLERS: readonly Role[] = ['cashier', 'manager'];
export const MANAGERS: readonly Role[] = ['manager'];
