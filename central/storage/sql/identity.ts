import type { DeviceId } from '../../../shared/kernel/ids.ts';
import type { IdentityTable } from '../port.ts';
import type { DeviceRow } from '../rows.ts';
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
}

const DEVICE = 'device, till_no, life, prefix, public_key, instance, token_hash, enrolled_at';

const deviceOf = (row: SqlDevice): DeviceRow => ({
  device: row.device as DeviceId,
  tillNo: Number(row.till_no),
  life: Number(row.life),
  prefix: row.prefix,
  publicKey: row.public_key,
  instance: row.instance,
  tokenHash: row.token_hash,
  enrolledAt: Number(row.enrolled_at),
});

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
  addDevice: async (d) => {
    await insertRows(
      connection,
      'devices',
      ['organiser', ...DEVICE.split(', ')],
      [[organiser, d.device, d.tillNo, d.life, d.prefix, d.publicKey, d.instance, d.tokenHash, d.enrolledAt]],
    );
  },
});
