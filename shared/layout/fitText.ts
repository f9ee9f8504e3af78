import type { TextBox } from './box.ts';
import { emWidth, fontText } from './letters.ts';
import type { PlacedText } from './placed.ts';

const MM_PER_PT = 25.4 / 72;
/** Height of a line in em. */
const LINE = 1.17;
const STEP_PT = 0.5;

/** A text in its area: the largest size between its two that fits its lines, else the smallest with an ellipsis. */
export function fitText(area: PlacedText, raw: string): TextBox[] {
  const paragraphs = raw
    .split('\n')
    .map(fontText)
    .filter((line) => line !== '');
  if (paragraphs.length === 0) return [];
  let lines: readonly string[] = [];
  let whole = false;
  let pt = area.pt;
  for (; ; pt = Math.max(area.minPt, pt - STEP_PT)) {
    const most = Math.max(
      1,
      Math.min(area.lines, Math.floor((area.height + 1e-6) / (pt * MM_PER_PT * LINE))),
    );
    ({ lines, whole } = breakLines(paragraphs, area.width / (pt * MM_PER_PT), most, area.bold));
    if (whole || pt <= area.minPt) break;
  }
  const em = pt * MM_PER_PT;
  const line = em * LINE;
  const free = Math.max(0, area.height - lines.length * line);
  const top = area.y + (area.valign === 'top' ? 0 : area.valign === 'middle' ? free / 2 : free);
  return lines.map((text, index) => {
    const width = Math.min(area.width, emWidth(text, area.bold) * em);
    const space = area.width - width;
    return {
      kind: 'text',
      x: area.x + (area.align === 'left' ? 0 : area.align === 'centre' ? space / 2 : space),
      y: top + index * line,
      width,
      height: line,
      text,
      font: { kind: 'sans', mm: em },
      bold: area.bold,
      inverse: area.inverse,
      cut: !whole,
    };
  });
}

/** Breaks paragraphs at their spaces into lines of `em`; a word longer than a line is broken. */
function breakLines(
  paragraphs: readonly string[],
  em: number,
  most: number,
  bold: boolean,
): { readonly lines: readonly string[]; readonly whole: boolean } {
  const fits = (text: string): boolean => emWidth(text, bold) <= em + 1e-6;
  const lines: string[] = [];
  let whole = true;
  for (const paragraph of paragraphs) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const joined = line === '' ? word : `${line} ${word}`;
      if (fits(joined)) {
        line = joined;
        continue;
      }
      if (line !== '') lines.push(line);
      let rest = word;
      while (!fits(rest)) {
        whole = false;
        const head = longest(rest, fits);
        lines.push(head);
        rest = rest.slice(head.length);
      }
      line = rest;
    }
    if (line !== '') lines.push(line);
  }
  if (lines.length <= most) return { lines, whole };
  const kept = lines.slice(0, most);
  const last = `${kept[most - 1] ?? ''}…`;
  kept[most - 1] = fits(last)
    ? last
    : `${longest(kept[most - 1] ?? '', (text) => fits(`${text}…`)).trimEnd()}…`;
  return { lines: kept, whole: false };
}

/** The longest beginning that fits, one letter at least, never half of one. */
function longest(text: string, fits: (text: string) => boolean): string {
  let out = '';
  for (const char of text) {
    if (out !== '' && !fits(out + char)) break;
    out += char;
  }
  return out;
}
