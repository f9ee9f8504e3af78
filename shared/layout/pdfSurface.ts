/** What a PDF is drawn on: a part of what pdfkit's document offers. Lengths in points from the top left. */
export interface PdfSurface {
  addPage(): unknown;
  font(name: string): unknown;
  fontSize(points: number): unknown;
  fillColor(colour: string): unknown;
  text(
    text: string,
    x: number,
    y: number,
    options: {
      width: number;
      align?: 'left' | 'right' | 'center';
      lineBreak?: boolean;
      height?: number;
      ellipsis?: boolean;
    },
  ): unknown;
  heightOfString(text: string, options: { width: number }): number;
  rect(x: number, y: number, width: number, height: number): { fill(colour: string): unknown };
}

/** Names under which the adapter registers its fonts: they must hold Latin, Greek and Cyrillic letters. */
export const PDF_FONTS = { regular: 'regular', bold: 'bold' } as const;

const POINTS_PER_MM = 72 / 25.4;
/** Points of a length in mm. */
export const points = (mm: number): number => mm * POINTS_PER_MM;
