import type {
  DateId,
  DeviceId,
  LeaseId,
  OrderId,
  OrganiserId,
  QuotaId,
  StreamId,
  ThingId,
  TicketId,
} from '../kernel/ids.ts';

/*
 * What the centre does of its own accord stands in a stream of its own, chained and signed like a till's. No fold counts
 * it: money and tickets stand in the tills' journals, this says who moved rights, and when.
 */

/** Who moved the centre: a person at its page or command, the centre by a rule, or the till of a stream by asking. */
export type ActBy = 'operator' | 'centre' | StreamId;

/** A lease as acts name it. Its seats are many: their number is `amount`, and this is what they hash to. */
export interface LeaseInAct {
  readonly lease: LeaseId;
  readonly stream: StreamId;
  readonly quota: QuotaId;
  readonly epoch: number;
  readonly amount: number;
  /** SHA-256 of the canonical list of seats, hex; of a numbered zone only. */
  readonly seatsHash?: string;
}

/** The first entry of a life of the centre's stream: one life a generation. */
export interface CentreStarted {
  readonly organiser: OrganiserId;
  readonly generation: string;
  /** 1, 2 … */
  readonly life: number;
  /** Raw Ed25519, hex: every signature of this life is by it. */
  readonly publicKey: string;
  readonly keyId: string;
  /** The life before, as far as this centre knew it when it began; null for the first. */
  readonly predecessor: {
    readonly stream: StreamId;
    readonly seq: number;
    /** What an entry behind its head would have named as `prev`. */
    readonly link: string;
  } | null;
}

interface OfTill {
  readonly by: ActBy;
  readonly device: DeviceId;
  readonly tillNo: number;
}

/** The acts by kind. */
export interface CentreBodies {
  readonly centreStarted: CentreStarted;
  /** A key was delegated: who signs under it is this till. */
  readonly tillEnrolled: OfTill & {
    readonly life: number;
    readonly prefix: string;
    readonly publicKey: string;
    readonly stream: StreamId;
  };
  /** The delegation goes on, until `expiresAt` (ms UTC). */
  readonly certificateRenewed: OfTill & { readonly publicKey: string; readonly expiresAt: number };
  readonly tillRevoked: OfTill;
  readonly tillDeclaredLost: OfTill & {
    readonly streams: readonly StreamId[];
    /** Tickets that others took back and whose places were free once this till was lost. */
    readonly freed: readonly TicketId[];
  };
  readonly tillFound: OfTill & { readonly streams: readonly StreamId[] };
  /** Every quota is shared out; a till asked; a manager shared a date out. */
  readonly leasesGranted: {
    readonly by: ActBy;
    readonly why: 'share' | 'asked' | 'shared';
    readonly leases: readonly LeaseInAct[];
  };
  /** The open rest (`amount`) of leases is free again; `epoch` is the one that they stand at now. */
  readonly leasesRevoked: {
    readonly by: ActBy;
    readonly why: 'lost' | 'superseded';
    readonly stream: StreamId;
    readonly leases: readonly LeaseInAct[];
  };
  /** A centre that was restored took up what a till still held. */
  readonly leasesAdopted: { readonly by: ActBy; readonly leases: readonly LeaseInAct[] };
  readonly dateShared: {
    readonly by: ActBy;
    readonly date: DateId;
    readonly shares: readonly {
      readonly quota: QuotaId;
      readonly stream: StreamId;
      readonly amount: number;
    }[];
  };
  /** A catalogue changed how much there is: capacities, and which seats are for sale. */
  readonly quotasChanged: {
    readonly by: ActBy;
    readonly quotas: readonly {
      readonly quota: QuotaId;
      /** Null for a new one. */
      readonly before: number | null;
      readonly capacity: number;
    }[];
    readonly seats: readonly {
      readonly quota: QuotaId;
      readonly count: number;
      readonly seatsHash: string;
    }[];
  };
  readonly authorityGiven: {
    readonly by: ActBy;
    readonly stream: StreamId;
    readonly things: readonly ThingId[];
  };
  /** A reservation whose till is lost reached its end: its places are free. */
  readonly reservationEndedByCentre: {
    readonly by: ActBy;
    readonly order: OrderId;
    readonly number: string;
    readonly maker: StreamId;
    readonly freed: readonly { readonly quota: QuotaId; readonly amount: number }[];
  };
}
export type CentreActKind = keyof CentreBodies;

/** An act to be entered. */
export type CentreAct = {
  [K in CentreActKind]: { readonly kind: K; readonly body: CentreBodies[K] };
}[CentreActKind];

/** Every kind. */
export const CENTRE_ACTS = {
  centreStarted: true,
  tillEnrolled: true,
  certificateRenewed: true,
  tillRevoked: true,
  tillDeclaredLost: true,
  tillFound: true,
  leasesGranted: true,
  leasesRevoked: true,
  leasesAdopted: true,
  dateShared: true,
  quotasChanged: true,
  authorityGiven: true,
  reservationEndedByCentre: true,
} as const satisfies Record<CentreActKind, true>;
