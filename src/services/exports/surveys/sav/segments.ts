/** How a string lies in an SPSS file: in pieces of 255 bytes, each a variable of its own that fills whole groups of eight. */

/** Bytes of text in a piece, and bytes by which pieces are counted. That they differ is the format's own way. */
const IN_PIECE = 255;
const COUNTED = 252;

export interface Segment {
  /** The width that the piece is declared with. */
  readonly width: number;
  /** Bytes of the text before it, and in it. */
  readonly from: number;
  readonly used: number;
}

/** The pieces of a string of this width in bytes; one up to 255. */
export function segmentsOf(width: number): readonly Segment[] {
  if (width <= IN_PIECE) return [{ width, from: 0, used: width }];
  const count = Math.ceil(width / COUNTED);
  return Array.from({ length: count }, (_, index) => {
    const from = index * IN_PIECE;
    return {
      width: index < count - 1 ? IN_PIECE : width - (count - 1) * COUNTED,
      from: Math.min(from, width),
      used: Math.max(0, Math.min(IN_PIECE, width - from)),
    };
  });
}

/** The groups of eight bytes that a piece fills. */
export function groupsOf({ width }: Pick<Segment, 'width'>): number {
  return Math.ceil(width / 8);
}
