import type { Database } from './database.ts';

/**
 * The steps that made the tables, oldest first; a step that has been released is never changed. Everything is
 * keyed by organiser first, so the tables can be spread by it. No defaults that depend on time, chance or sequences.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table organisers (organiser text primary key, generation text not null);
  create table counters (organiser text, name text, position bigint not null, primary key (organiser, name));
  create table enrolment_codes (organiser text, code_hash text, till_no integer, device text,
    primary key (organiser, code_hash));
  create table devices (organiser text, device text, till_no integer not null, life integer not null,
    prefix text not null, public_key text not null, instance text not null, token_hash text not null,
    enrolled_at bigint not null, primary key (organiser, device));
  create unique index devices_by_token on devices (organiser, token_hash);
  create unique index devices_by_life on devices (organiser, till_no, life);
  create table streams (organiser text, stream text, device text not null, parent text, seq bigint not null,
    hash text not null, link text not null, state text not null, takings text not null, heard_in text not null,
    primary key (organiser, stream));
  create index streams_by_parent on streams (organiser, parent);
  create table entries (organiser text, stream text, seq bigint, bytes bytea not null, hash text not null,
    claimed_hash text not null, signature text, personal bytea, intake bigint not null, received_at bigint not null,
    primary key (organiser, stream, seq));
  create table cases (organiser text, case_id text, kind text not null, stream text not null, seq bigint not null,
    detail text not null, opened_at bigint not null, primary key (organiser, case_id));
  create index cases_by_entry on cases (organiser, stream, seq);
  create table orders (organiser text, stream text, seq bigint, order_id text not null, number text not null,
    business_day text not null, record text not null, primary key (organiser, stream, seq));
  create index orders_by_id on orders (organiser, order_id);
  create table tickets (organiser text, ticket text, stream text not null, seq bigint not null,
    order_id text not null, number text not null, record text not null, primary key (organiser, ticket));
  create index tickets_by_entry on tickets (organiser, stream, seq);
  create table quotas (organiser text, quota text, capacity bigint not null, free bigint not null,
    leased bigint not null, sold bigint not null, primary key (organiser, quota),
    constraint balanced check (free + leased + sold = capacity and leased >= 0 and sold >= 0));
  create table leases (organiser text, lease text, stream text not null, quota text not null,
    epoch integer not null, amount bigint not null, consumed bigint not null, primary key (organiser, lease),
    constraint within check (consumed between 0 and amount));
  create table feed (organiser text, kind text, id text, position bigint not null, audience text, value text,
    primary key (organiser, kind, id));
  create unique index feed_by_position on feed (organiser, position);
  `,
  `
  alter table leases add column seats text;
  create table quota_seats (organiser text, quota text, seat_rows text not null, primary key (organiser, quota));
  create table seat_owners (organiser text, date text, seat text, ticket text not null, number text not null,
    stream text not null, seq bigint not null, primary key (organiser, date, seat));
  create table mails (organiser text, mail text, stream text not null, seq bigint not null, order_id text not null,
    what text not null, language text not null, state text not null, attempts integer not null,
    due_at bigint not null, problem text not null, primary key (organiser, mail));
  create index mails_due on mails (organiser, state, due_at);
  `,
  `
  alter table leases add column released bigint not null default 0;
  alter table leases add column released_seats text;
  alter table leases drop constraint within;
  alter table leases add constraint within check (consumed >= 0 and released >= 0 and consumed + released <= amount);
  create index leases_by_stream on leases (organiser, stream);
  create index leases_by_quota on leases (organiser, quota);
  alter table seat_owners add column order_number text not null default '';
  alter table seat_owners add column lease text;
  create index seat_owners_by_stream on seat_owners (organiser, date, stream);
  alter table streams add column lost integer not null default 0;
  alter table streams add column yielded_to bigint not null default 0;
  alter table streams add column held_in text not null default '';
  alter table streams add column held_head bigint not null default 0;
  alter table cases add column about text not null default '[]';
  alter table cases add column remedy text;
  alter table cases add column resolved_by text;
  alter table cases add column resolved_at bigint;
  create table ticket_returns (organiser text, ticket text, number text not null, stream text not null,
    seq bigint not null, refund text not null, freed integer not null, quotas text not null, seat text,
    primary key (organiser, ticket));
  create index ticket_returns_unfreed on ticket_returns (organiser, freed);
  create table authorities (organiser text, thing text, stream text not null, primary key (organiser, thing));
  create index authorities_by_stream on authorities (organiser, stream);
  create table lease_asks (organiser text, holder text, quota text, amount bigint not null, seats text,
    why text not null, primary key (organiser, holder, quota));
  create table lease_targets (organiser text, quota text, stream text, amount bigint not null,
    primary key (organiser, quota, stream));
  create table replies (organiser text, request text, digest text not null, reply text not null,
    primary key (organiser, request));
  `,
  `
  alter table devices add column revoked_at bigint;
  create table contacts (organiser text, device text, at bigint not null, software text not null, head bigint,
    behind_since bigint, primary key (organiser, device));
  create table operators (organiser text primary key, token_hash text not null);
  create index cases_by_opening on cases (organiser, opened_at);
  `,
  `
  alter table seat_owners add column behind text;
  `,
  `
  create table centre_streams (organiser text, stream text, life integer not null, generation text not null,
    key_id text not null, seq bigint not null, hash text not null, link text not null, primary key (organiser, stream));
  create unique index centre_streams_by_life on centre_streams (organiser, life);
  create table centre_acts (organiser text, stream text, seq bigint, life integer not null, kind text not null,
    bytes bytea not null, hash text not null, signature text, primary key (organiser, stream, seq));
  create index centre_acts_by_age on centre_acts (organiser, life, seq);
  `,
  `
  alter table streams add column superseded_by text;
  `,
  `
  create index quotas_of_house on quotas (organiser)
    where quota !~ '^(voucher-[0-9a-f]{64}|pass-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|pe-[0-9a-f]{32}-.+)$';
  `,
];

/**
 * Brings the tables to this version, in one transaction; several centres may start at the same moment. Throws
 * when they belong to a newer version.
 */
export async function migrate(database: Database, steps: readonly string[] = MIGRATIONS): Promise<void> {
  await database.transaction(async (connection) => {
    await connection.query(
      'create table if not exists centre_version (name text primary key, version integer not null)',
    );
    await connection.query(
      "insert into centre_version (name, version) values ('centre', 0) on conflict (name) do nothing",
    );
    const [row] = await connection.query<{ version: number }>(
      "select version from centre_version where name = 'centre' for update",
    );
    const version = Number(row?.version ?? 0);
    if (version > steps.length)
      throw new Error(`the database has version ${version}, this centre knows ${steps.length}`);
    if (version === steps.length) return;
    for (const step of steps.slice(version))
      for (const statement of step.split(';')) if (statement.trim() !== '') await connection.query(statement);
    await connection.query("update centre_version set version = $1 where name = 'centre'", [steps.length]);
  });
}
