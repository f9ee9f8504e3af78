import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { voucherOfQuota } from '../../shared/domain/vouchers.ts';
import type { ActBy, CentreAct, CentreActKind, LeaseInAct } from '../../shared/journal/bodiesOfCentre.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import type { QuotaId, StreamId } from '../../shared/kernel/ids.ts';
import { sum } from '../../shared/kernel/money.ts';
import type { CentreEntryRow } from '../storage/centreActsPort.ts';
import type { Tx } from '../storage/port.ts';

/** What happens all evening at the tills' asking; it is in the stream and in exports, not on the page. */
const ROUTINE = ['leasesGranted', 'authorityGiven'] as const satisfies readonly CentreActKind[];
export type ShownActKind = Exclude<CentreActKind, (typeof ROUTINE)[number]>;

/** Acts shown at once. */
const SHOWN = 20;

/** An act of the centre as its operator sees it. */
export interface ActView {
  /** Life and number in the centre's own stream, such as 1.27. */
  readonly number: string;
  /** ms UTC. */
  readonly at: number;
  readonly kind: ShownActKind;
  /** A person, the centre by a rule, or a till by its prefix. */
  readonly by: { readonly who: 'operator' | 'centre' } | { readonly who: 'till'; readonly prefix: string };
  readonly concerns: { readonly till: string } | { readonly text: string } | null;
  /** Places that moved; null where none do. */
  readonly places: number | null;
}

/** The newest acts, without those that tills ask for all evening. */
export async function readActs(
  tx: Tx,
  catalogue: Catalogue,
  prefixOf: (stream: string) => string,
): Promise<readonly ActView[]> {
  return (await tx.centreActs.newest(ROUTINE, SHOWN)).flatMap((row) => actView(row, catalogue, prefixOf));
}

function actView(
  row: CentreEntryRow,
  catalogue: Catalogue,
  prefixOf: (stream: string) => string,
): readonly ActView[] {
  const { at, kind, body } = openEntry(row);
  const act = { kind, body } as unknown as CentreAct;
  if (act.kind === 'leasesGranted' || act.kind === 'authorityGiven') return [];
  const by: ActBy = act.kind === 'centreStarted' ? 'centre' : act.body.by;
  return [
    {
      number: `${row.life}.${row.seq}`,
      at,
      kind: act.kind,
      by:
        by === 'operator' || by === 'centre'
          ? { who: by as 'operator' | 'centre' }
          : { who: 'till', prefix: prefixOf(by) },
      ...whatOf(act, catalogue, prefixOf),
    },
  ];
}

function whatOf(
  act: Extract<CentreAct, { readonly kind: ShownActKind }>,
  catalogue: Catalogue,
  prefixOf: (stream: string) => string,
): Pick<ActView, 'concerns' | 'places'> {
  const till = (stream: StreamId | undefined): ActView['concerns'] =>
    stream === undefined ? null : { till: prefixOf(stream) };
  switch (act.kind) {
    case 'centreStarted':
      return { concerns: { text: act.body.generation }, places: null };
    case 'tillEnrolled':
      return { concerns: { till: act.body.prefix }, places: null };
    case 'certificateRenewed':
    case 'tillRevoked':
      return { concerns: { till: String(act.body.tillNo) }, places: null };
    case 'tillDeclaredLost':
    case 'tillFound':
      return { concerns: till(act.body.streams.at(-1)), places: null };
    case 'leasesRevoked':
      return { concerns: till(act.body.stream), places: placesIn(act.body.leases) };
    case 'leasesAdopted':
      return {
        concerns: till(act.body.leases[0]?.stream),
        places: placesIn(act.body.leases),
      };
    case 'dateShared': {
      const date = catalogue.dates.get(act.body.date);
      const event = date && catalogue.events.get(date.event)?.name;
      return {
        concerns: { text: event ?? act.body.date },
        places: sum(act.body.shares.map((one) => one.amount)),
      };
    }
    case 'quotasChanged': {
      const quotas = act.body.quotas.filter(isOfPlaces);
      return {
        concerns: { text: changesIn(quotas) },
        places: sum(quotas.map((one) => one.capacity - (one.before ?? 0))),
      };
    }
    case 'reservationEndedByCentre':
      return { concerns: { text: act.body.number }, places: sum(act.body.freed.map((one) => one.amount)) };
  }
}

/** A gift voucher's balance is a quota too, in minor units: no places. */
const isOfPlaces = ({ quota }: { readonly quota: QuotaId }): boolean => voucherOfQuota(quota) === undefined;

const placesIn = (leases: readonly LeaseInAct[]): number =>
  sum(leases.filter(isOfPlaces).map((one) => one.amount));

/** Quotas named in one line; more than these are counted. */
const NAMED = 2;

function changesIn(quotas: Extract<CentreAct, { readonly kind: 'quotasChanged' }>['body']['quotas']): string {
  const named = quotas.slice(0, NAMED).map(({ quota, before, capacity }) => {
    return before === null ? `${quota} ${capacity}` : `${quota} ${before} → ${capacity}`;
  });
  const more = quotas.length - named.length;
  return more > 0 ? `${named.join(', ')}, +${more}` : named.join(', ');
}
