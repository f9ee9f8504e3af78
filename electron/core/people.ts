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
  /** The person on a screen if they may act in one of the roles (G10). */
  allowed(screen: ScreenId, roles: readonly Role[]): Result<Staff, Refusal>;
}

/** `catalogue` is asked each time, so that a person whom the centre took off can do nothing more. */
export function createPeople(catalogue: () => Catalogue): People {
  const signedIn = new Map<ScreenId, StaffId>();
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
