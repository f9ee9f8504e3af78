const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const CONTROLS = new RegExp(CONTROL.source, 'g');
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** True when a text holds control characters, U+0000 or lone surrogates: refused wherever text enters. */
export const hasForbiddenCharacters = (text: string): boolean =>
  CONTROL.test(text) || LONE_SURROGATE.test(text);

/** The text without control characters; for fields on their way to a printer. */
export const withoutControls = (text: string): string => text.replace(CONTROLS, '');
