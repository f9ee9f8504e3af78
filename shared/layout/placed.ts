/** Where something stands, in mm from the left top corner of what can be printed. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text in an area and how it may be made to fit: smaller down to `minPt`, in at most `lines` lines, then an ellipsis. */
export interface PlacedText extends Place {
  readonly kind: 'text';
  /** A template. */
  readonly text: string;
  /** Size of the font in points. */
  readonly pt: number;
  readonly minPt: number;
  readonly lines: number;
  readonly bold: boolean;
  readonly align: 'left' | 'centre' | 'right';
  readonly valign: 'top' | 'middle' | 'bottom';
  readonly inverse: boolean;
}

/** What stands on paper of a fixed size. */
export type PlacedElement = { readonly when?: string } & (
  | PlacedText
  | ({ readonly kind: 'qr'; readonly text: string; readonly moduleMm: number } & Place)
  | ({ readonly kind: 'code128'; readonly text: string; readonly moduleMm: number } & Place)
  | ({ readonly kind: 'logo' } & Place)
  | ({ readonly kind: 'rule'; readonly dashed: boolean } & Place)
  | ({ readonly kind: 'frame'; readonly thicknessMm: number } & Place)
);

type Looks = Partial<Pick<PlacedText, 'minPt' | 'lines' | 'bold' | 'align' | 'valign' | 'inverse'>>;

/** x, y, width and height in mm. */
type Area = readonly [x: number, y: number, width: number, height: number];
const place = ([x, y, width, height]: Area): Place => ({ x, y, width, height });

/** A text of one line that may shrink to 60 % unless said otherwise. */
export const text = (
  area: Area,
  template: string,
  pt: number,
  looks: Looks = {},
): PlacedElement & PlacedText => ({
  kind: 'text',
  ...place(area),
  text: template,
  pt,
  minPt: Math.max(5, pt * 0.6),
  lines: 1,
  bold: false,
  align: 'left',
  valign: 'top',
  inverse: false,
  ...looks,
});
/** A QR code in the middle of its area. */
export const qr = (area: Area, template: string, moduleMm: number): PlacedElement => ({
  kind: 'qr',
  ...place(area),
  text: template,
  moduleMm,
});
export const code128 = (area: Area, template: string, moduleMm: number): PlacedElement => ({
  kind: 'code128',
  ...place(area),
  text: template,
  moduleMm,
});
export const logo = (area: Area): PlacedElement => ({ kind: 'logo', ...place(area) });
export const bar = (area: Area, dashed = false): PlacedElement => ({ kind: 'rule', ...place(area), dashed });
export const frame = (area: Area, thicknessMm = 0.25): PlacedElement => ({
  kind: 'frame',
  ...place(area),
  thicknessMm,
});
/** The same element, there only when fields are filled: see `holds`. */
export const only = <E extends PlacedElement>(when: string, element: E): E => ({ ...element, when });
