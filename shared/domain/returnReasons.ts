/** Why customers bring tickets back; a remedy and an exchange say it by themselves. */
export const RETURN_REASONS = ['notComing', 'wrongTicket', 'dateCancelled', 'goodwill', 'other'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** What became of the customer's paper. A missing one may still be shown at a door: a manager answers for it. */
export const ORIGINAL_PAPERS = ['takenBack', 'missing', 'notPrinted'] as const;
export type OriginalPaper = (typeof ORIGINAL_PAPERS)[number];

/** Why a gift voucher was made void. */
export const VOID_REASONS = ['lost', 'stolen', 'mistake', 'fraud'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];
