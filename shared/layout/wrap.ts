/** Lines of a text in cells, and whether a word had to be broken or the end cut off. */
export interface Wrapped {
  readonly lines: readonly string[];
  readonly whole: boolean;
}

/**
 * Breaks a text (one cell per character) at its spaces into at most `maxLines` lines of `columns` cells.
 * A word longer than a line is broken; what does not fit ends in an ellipsis.
 */
export function wrap(text: string, columns: number, maxLines: number): Wrapped {
  const lines: string[] = [];
  let whole = true;
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    const joined = line === '' ? rest : `${line} ${rest}`;
    if (joined.length <= columns) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    while (rest.length > columns) {
      whole = false;
      lines.push(rest.slice(0, columns));
      rest = rest.slice(columns);
    }
    line = rest;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  if (lines.length <= maxLines) return { lines, whole };
  const kept = lines.slice(0, maxLines);
  const last = kept[maxLines - 1] ?? '';
  kept[maxLines - 1] = `${last.slice(0, columns - 1).trimEnd()}…`;
  return { lines: kept, whole: false };
}
