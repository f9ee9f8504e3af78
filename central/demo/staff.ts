import type { Role } from '../../shared/domain/catalogue.ts';
import { makePinVerifier } from '../platform/pin.ts';
import type { CatalogueRow } from '../service/catalogue.ts';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Known to everybody: this is a demo. */
  readonly pin: string;
}

/** Who works at the demo venue. */
export const demoStaff: readonly DemoPerson[] = [
  { id: 'staff-anna-meier', name: 'Anna Meier', role: 'cashier', pin: '1111' },
  { id: 'staff-luca-rossi', name: 'Luca Rossi', role: 'cashier', pin: '2222' },
  { id: 'staff-noah-favre', name: 'Noah Favre', role: 'door', pin: '3333' },
  { id: 'staff-sophie-blanc', name: 'Sophie Blanc', role: 'manager', pin: '9999' },
];

/** A person as tills are told; the PIN leaves the centre as a verifier only. */
export async function staffRow(person: DemoPerson, salt: Uint8Array): Promise<CatalogueRow> {
  const { id, name, role, pin } = person;
  return {
    kind: 'staff',
    id,
    value: { id, name, role, pinVerifier: await makePinVerifier(pin, salt) },
  };
}
