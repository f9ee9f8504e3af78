import type { DeviceId } from '../../../shared/kernel/ids.ts';
import type { IdentityTable } from '../port.ts';
import type { ContactRow, DeviceRow } from '../rows.ts';
import { advance, type Connection, insertRows, replace } from './database.ts';

interface SqlDevice {
  device: string;
  till_no: number;
  life: number;
  prefix: string;
  public_key: string;
  instance: string;
  token_hash: string;
  enrolled_at: number | string;
  revoked_at: number | string | null;
}
interface SqlContact {
  device: string;
  at: number | string;
  software: string;
  head: number | string | null;
  behind_since: number | string | null;
}

const DEVICE = 'device, till_no, life, prefix, public_key, instance, token_hash, enrolled_at, revoked_at';
const DEVICES = ['organiser', ...DEVICE.split(', ')];
const CONTACTS = ['organiser', 'device', 'at', 'software', 'head', 'behind_since'];

const numberOrNull = (value: number | string | null): number | null =>
  value === null ? null : Number(value);
const contactOf = (row: SqlContact): ContactRow => ({
  device: row.device as DeviceId,
  at: Number(row.at),
  software: row.software,
  head: numberOrNull(row.head),
  behindSince: numberOrNull(row.behind_since),
});

const deviceOf = (row: SqlDevice): DeviceRow => ({
  device: row.device as DeviceId,
  tillNo: Number(row.till_no),
  life: Number(row.life),
  prefix: row.prefix,
  publicKey: row.public_key,
  instance: row.instance,
  tokenHash: row.token_hash,
  enrolledAt: Number(row.enrolled_at),
  revokedAt: numberOrNull(row.revoked_at),
});

const valuesOf = (organiser: string, d: DeviceRow) => [
  organiser,
  d.device,
  d.tillNo,
  d.life,
  d.prefix,
  d.publicKey,
  d.instance,
  d.tokenHash,
  d.enrolledAt,
  d.revokedAt,
];

/** Organiser, codes and devices in SQL. */
export const sqlIdentity = (connection: Connection, organiser: string): IdentityTable => ({
  organiser: async () => {
    const [row] = await connection.query<{ generation: string }>(
      'select generation from organisers where organiser = $1',
      [organiser],
    );
    return row && { generation: row.generation };
  },
  saveOrganiser: async ({ generation }) => {
    await insertRows(
      connection,
      'organisers',
      ['organiser', 'generation'],
      [[organiser, generation]],
      replace(['organiser'], ['organiser', 'generation']),
    );
  },
  lockIntake: () => advance(connection, organiser, 'intake', 1),
  code: async (hash) => {
    const [row] = await connection.query<{ till_no: number | null; device: string | null }>(
      'select till_no, device from enrolment_codes where organiser = $1 and code_hash = $2',
      [organiser, hash],
    );
    return row && { hash, tillNo: row.till_no, device: row.device as DeviceId | null };
  },
  saveCode: async (row) => {
    const columns = ['organiser', 'code_hash', 'till_no', 'device'];
    await insertRows(
      connection,
      'enrolment_codes',
      columns,
      [[organiser, row.hash, row.tillNo, row.device]],
      replace(['organiser', 'code_hash'], columns),
    );
  },
  devices: async () => {
    const rows = await connection.query<SqlDevice>(
      `select ${DEVICE} from devices where organiser = $1 order by device collate "C"`,
      [organiser],
    );
    return rows.map(deviceOf);
  },
  deviceByToken: async (tokenHash) => {
    const [row] = await connection.query<SqlDevice>(
      `select ${DEVICE} from devices where organiser = $1 and token_hash = $2`,
      [organiser, tokenHash],
    );
    return row && deviceOf(row);
  },
  addDevice: (row) => insertRows(connection, 'devices', DEVICES, [valuesOf(organiser, row)]),
  saveDevice: (row) =>
    insertRows(
      connection,
      'devices',
      DEVICES,
      [valuesOf(organiser, row)],
      replace(['organiser', 'device'], DEVICES),
    ),
  contact: async (device) => {
    const [row] = await connection.query<SqlContact>(
      'select device, at, software, head, behind_since from contacts where organiser = $1 and device = $2',
      [organiser, device],
    );
    return row && contactOf(row);
  },
  contacts: async () => {
    const rows = await connection.query<SqlContact>(
      `select device, at, software, head, behind_since from contacts
       where organiser = $1 order by device collate "C"`,
      [organiser],
    );
    return rows.map(contactOf);
  },
  saveContact: (row) =>
    insertRows(
      connection,
      'contacts',
      CONTACTS,
      [[organiser, row.device, row.at, row.software, row.head, row.behindSince]],
      replace(['organiser', 'device'], CONTACTS),
    ),
  operator: async () => {
    const [row] = await connection.query<{ token_hash: string }>(
      'select token_hash from operators where organiser = $1',
      [organiser],
    );
    return row && { tokenHash: row.token_hash };
  },
  saveOperator: (row) =>
    insertRows(
      connection,
      'operators',
      ['organiser', 'token_hash'],
      [[organiser, row.tokenHash]],
      replace(['organiser'], ['organiser', 'token_hash']),
    ),
});
