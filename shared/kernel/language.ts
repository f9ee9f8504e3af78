/** The languages of screens and paper. */
export const LANGUAGES = ['en', 'de-CH', 'fr-CH', 'it-CH'] as const;
export type Language = (typeof LANGUAGES)[number];
