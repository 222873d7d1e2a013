/** Gathers pieces of text into chunks of bytes that are worth handing on. */

/** Characters that are gathered before they become bytes. */
const ENOUGH = 128 * 1024;

/** U+FEFF, by which Excel knows that a text file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The pieces as UTF-8, in order, with a byte order mark before the first where it is asked for. */
export async function* inChunks(
  slices: AsyncIterable<Iterable<string>>,
  byteOrderMark = false,
): AsyncGenerator<Uint8Array> {
  let gathered = byteOrderMark ? BYTE_ORDER_MARK : '';
  for await (const slice of slices) {
    for (const piece of slice) {
      gathered += piece;
      if (gathered.length >= ENOUGH) {
        yield Buffer.from(gathered);
        gathered = '';
      }
    }
  }
  if (gathered !== '') yield Buffer.from(gathered);
}
