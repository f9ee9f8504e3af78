import type { StatementOnPaper } from '../../shared/papers/statementSheet.ts';

/** A performance statement with one of everything: free tickets, passes, two rates, dues, a till that is silent. */
export const STATEMENT: StatementOnPaper = {
  eventName: 'Symphonie fantastique, Orchestre de Chambre de Lausanne',
  startsAt: '2026-11-27T19:00:00.000Z' as never,
  asOf: '2026-11-27T23:52:00.000Z' as never,
  waiting: [{ tillNo: 3, heardAt: '2026-11-27T22:10:00.000Z' as never, missingEntries: 12 }],
  rows: [
    {
      channel: 'till',
      zoneName: 'Parterre',
      priceName: 'Plein tarif',
      eachMinor: 5800,
      sold: 102,
      returned: 2,
      grossMinor: 580_000,
    },
    {
      channel: 'web',
      zoneName: 'Balcon, vue partiellement masquée',
      priceName: 'Réduit, étudiants et AVS',
      eachMinor: 4000,
      sold: 311,
      returned: 0,
      grossMinor: 1_243_100,
    },
  ],
  free: [
    { reason: 'Presse', tickets: 4 },
    { reason: '', tickets: 1 },
  ],
  passes: [{ name: 'Abonnement de saison', passes: 87 }],
  onPass: [{ name: 'Abonnement de saison', tickets: 38 }],
  tickets: 412,
  grossMinor: 1_823_100,
  invoicedMinor: 116_000,
  taxes: [{ vatName: 'Culture', vatBasisPoints: 260, grossMinor: 1_823_100, taxMinor: 46_190 }],
  netMinor: 1_776_910,
  levies: [
    {
      name: 'Impôt sur les divertissements',
      basisPoints: 450,
      base: 'gross',
      baseMinor: 1_823_100,
      minor: 82_040,
    },
    { name: 'SUISA', basisPoints: 0, base: 'net', baseMinor: 1_776_910, minor: 0 },
  ],
};
