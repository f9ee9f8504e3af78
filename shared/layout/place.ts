import { type Fields, fill, holds } from './bind.ts';
import type { Bitmap, Box } from './box.ts';
import { code128Modules, isCodeText, leastBarDots, leastQrDots, qrRoom } from './codeSize.ts';
import { fitText } from './fitText.ts';
import type { PlacedElement } from './placed.ts';

/**
 * Measures elements on paper of a fixed size: every text is fitted by its rule, codes are snapped to whole dots. Throws
 * when a code cannot be printed in its area.
 */
export function placeElements(
  elements: readonly PlacedElement[],
  fields: Fields,
  on: { readonly dotMm: number; readonly logo: Bitmap | null },
): Box[] {
  return elements.filter((one) => holds(one.when, fields)).flatMap((one) => placeOne(one, fields, on));
}

function placeOne(
  element: PlacedElement,
  fields: Fields,
  on: { readonly dotMm: number; readonly logo: Bitmap | null },
): readonly Box[] {
  const { x, y, width, height } = element;
  switch (element.kind) {
    case 'text':
      return fitText(element, fill(element.text, fields));
    case 'rule':
      return [{ kind: 'rule', x, y, width, height, dashed: element.dashed }];
    case 'frame':
      return [{ kind: 'frame', x, y, width, height, thicknessMm: element.thicknessMm }];
    case 'logo':
      return on.logo ? [logoIn(element, on.logo)] : [];
    case 'qr':
      return [qrIn(element, fill(element.text, fields), on.dotMm)];
    case 'code128':
      return [code128In(element, fill(element.text, fields), on.dotMm)];
  }
}

/** In the middle of its area, as large as fits, its shape kept. */
function logoIn(area: PlacedElement, bitmap: Bitmap): Box {
  const scale = Math.min(area.width / bitmap.width, area.height / bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  return {
    kind: 'image',
    x: area.x + (area.width - width) / 2,
    y: area.y + (area.height - height) / 2,
    width,
    height,
    bitmap,
  };
}

function qrIn(element: PlacedElement & { kind: 'qr' }, text: string, dotMm: number): Box {
  if (!isCodeText(text)) throw new Error('layout: a QR code may hold printable ASCII only');
  const moduleMm = leastQrDots(element.moduleMm, dotMm) * dotMm;
  const side = qrRoom(text) * moduleMm;
  const { x, y, width, height } = element;
  if (side > Math.min(width, height) + 1e-6)
    throw new Error(
      `layout: the QR code needs ${side.toFixed(1)} mm, its area has ${Math.min(width, height)} mm`,
    );
  return {
    kind: 'qr',
    x: x + (width - side) / 2,
    y: y + (height - side) / 2,
    width: side,
    height: side,
    text,
    moduleMm,
  };
}

function code128In(element: PlacedElement & { kind: 'code128' }, text: string, dotMm: number): Box {
  if (!isCodeText(text)) throw new Error('layout: a CODE128 may hold printable ASCII only');
  const moduleMm = leastBarDots(element.moduleMm, dotMm) * dotMm;
  const side = code128Modules(text) * moduleMm;
  const { x, y, width, height } = element;
  if (side > width + 1e-6)
    throw new Error(`layout: the CODE128 needs ${side.toFixed(1)} mm, its area has ${width} mm`);
  return { kind: 'code128', x: x + (width - side) / 2, y, width: side, height, text, moduleMm };
}
