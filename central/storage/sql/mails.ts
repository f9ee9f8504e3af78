import type { MailId, OrderId, StreamId } from '../../../shared/kernel/ids.ts';
import type { MailTable } from '../port.ts';
import type { MailRow } from '../rows.ts';
import { type Connection, insertRows, replace } from './database.ts';

interface Sql {
  mail: string;
  stream: string;
  seq: number | string;
  order_id: string;
  what: MailRow['what'];
  language: string;
  state: MailRow['state'];
  attempts: number | string;
  due_at: number | string;
  problem: string;
}

const COLUMNS = [
  'organiser',
  'mail',
  'stream',
  'seq',
  'order_id',
  'what',
  'language',
  'state',
  'attempts',
  'due_at',
  'problem',
];

const mailOf = (row: Sql): MailRow => ({
  mail: row.mail as MailId,
  stream: row.stream as StreamId,
  seq: Number(row.seq),
  order: row.order_id as OrderId,
  what: row.what,
  language: row.language,
  state: row.state,
  attempts: Number(row.attempts),
  dueAt: Number(row.due_at),
  problem: row.problem,
});

/** E-mails in SQL. */
export const sqlMails = (connection: Connection, organiser: string): MailTable => {
  const values = (row: MailRow) => [
    organiser,
    row.mail,
    row.stream,
    row.seq,
    row.order,
    row.what,
    row.language,
    row.state,
    row.attempts,
    row.dueAt,
    row.problem,
  ];
  return {
    addMails: (rows) => insertRows(connection, 'mails', COLUMNS, rows.map(values)),
    saveMail: (row) =>
      insertRows(connection, 'mails', COLUMNS, [values(row)], replace(['organiser', 'mail'], COLUMNS)),
    dueMails: async (now, limit) => {
      const rows = await connection.query<Sql>(
        `select * from mails where organiser = $1 and state = 'queued' and due_at <= $2
         order by due_at, mail collate "C" limit $3`,
        [organiser, now, limit],
      );
      return rows.map(mailOf);
    },
    countMails: async () => {
      const rows = await connection.query<{ state: MailRow['state']; n: number | string }>(
        'select state, count(*) as n from mails where organiser = $1 group by state',
        [organiser],
      );
      const counts = { queued: 0, sent: 0, failed: 0 };
      for (const row of rows) counts[row.state] = Number(row.n);
      return counts;
    },
  };
};
