import { LANGUAGES, type Language } from '../kernel/language.ts';
import type { Box, Layout } from './box.ts';
import { layoutOf } from './layout.ts';
import { type LayoutData, type LayoutEdit, MOST_LOGO, NO_EDIT, type OwnText } from './layoutData.ts';
import { samplesOf } from './samples.ts';

/** Why a layout is refused before anything is printed with it. */
export type LayoutProblem =
  /** A code does not fit, or would have fewer than five dots per module. */
  | { readonly kind: 'code'; readonly detail: string }
  /** Something stands outside of what can be printed. */
  | { readonly kind: 'outside'; readonly detail: string }
  /** Something stands where a code needs white. */
  | { readonly kind: 'tooClose'; readonly detail: string }
  /** A text does not fit by its rule. */
  | { readonly kind: 'textCut'; readonly detail: string; readonly language: Language }
  /** One of the venue's own texts does not fit. */
  | { readonly kind: 'ownTextCut'; readonly name: OwnText['name']; readonly language: Language }
  | { readonly kind: 'logoTooLarge' };

/** White around a code, mm: a QR code's box holds most of its own already. */
const QR_QUIET_MM = 0.5;
const BAR_QUIET_MM = 0.25;

/** Everything that is wrong with a layout on a printer of these dots; none: it can be used. */
export function checkLayout(data: LayoutData, edit: LayoutEdit, dotMm: number): readonly LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  const { logo } = edit;
  if (logo && (logo.width > MOST_LOGO.width || logo.height > MOST_LOGO.height))
    problems.push({ kind: 'logoTooLarge' });
  for (const language of LANGUAGES) {
    for (const sample of samplesOf(data.document, language)) {
      try {
        const layout = layoutOf(sample, { layout: data, dotMm, edit: { ...NO_EDIT, logo } });
        problems.push(...standing(layout), ...cutTexts(layout, language));
      } catch (error) {
        return [{ kind: 'code', detail: error instanceof Error ? error.message : String(error) }];
      }
    }
    problems.push(...ownTexts(data, edit, language, dotMm));
  }
  return problems;
}

function standing({ paper, heightMm, boxes }: Layout): LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  const slack = 1e-6;
  for (const box of boxes) {
    const { x, y, width, height } = box;
    if (x < -slack || y < -slack || x + width > paper.printableMm + slack || y + height > heightMm + slack)
      problems.push({ kind: 'outside', detail: nameOf(box) });
    if (box.kind !== 'qr' && box.kind !== 'code128') continue;
    const quiet = box.kind === 'qr' ? QR_QUIET_MM : BAR_QUIET_MM;
    for (const other of boxes)
      if (other !== box && other.kind !== 'frame' && overlaps(box, other, quiet))
        problems.push({ kind: 'tooClose', detail: `${nameOf(other)} / ${box.kind}` });
  }
  return problems;
}

const overlaps = (a: Box, b: Box, quiet: number): boolean =>
  b.x < a.x + a.width + quiet &&
  a.x - quiet < b.x + b.width &&
  b.y < a.y + a.height + quiet &&
  a.y - quiet < b.y + b.height;

const cutTexts = (layout: Layout, language: Language): LayoutProblem[] =>
  layout.boxes
    .filter((box) => box.kind === 'text' && box.cut)
    .map((box) => ({ kind: 'textCut', detail: nameOf(box), language }));

const nameOf = (box: Box): string => (box.kind === 'text' ? box.text.trim() : box.kind);

/** Each own text by itself: what is cut with it and was not without it is its fault. */
function ownTexts(data: LayoutData, edit: LayoutEdit, language: Language, dotMm: number): LayoutProblem[] {
  const [sample] = samplesOf(data.document, language);
  if (!sample) return [];
  return data.own.flatMap(({ name, most }): LayoutProblem[] => {
    const text = edit.texts[name]?.[language] ?? '';
    if (text === '') return [];
    const layout = layoutOf(sample, {
      layout: data,
      dotMm,
      edit: { texts: { [name]: { [language]: text } }, logo: null },
    });
    const cut = layout.boxes.some((box) => box.kind === 'text' && box.cut);
    return text.length > most || cut ? [{ kind: 'ownTextCut', name, language }] : [];
  });
}
