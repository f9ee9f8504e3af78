/** A spreadsheet takes a cell that begins so for a formula; the wide forms too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A text as a cell that no spreadsheet takes for a formula, with an apostrophe before it where it needs one. A text
 * whose blanks at the ends count has one too.
 */
export const guarded = (text: string): string => (needsGuard(text) ? `'${text}` : text);

/** The text of a cell: what `guarded` put before it is taken away; other cells lose the blanks around them. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && needsGuard(cell.slice(1)) ? cell.slice(1) : cell.trim();

/** An apostrophe is guarded where it would be taken for the guard. */
function needsGuard(text: string): boolean {
  let from = 0;
  while (text[from] === "'") from += 1;
  const rest = text.slice(from);
  return FORMULA.test(rest) || rest !== rest.trim();
}
