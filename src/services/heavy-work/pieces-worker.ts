/** The thread on which pieces of sealed files are deciphered: apart from heavy work, so that no download waits for a count, and light. */
import { type PieceOrder, readPiece } from '../exports/surveys/sealed-file.js';

/** Does what an order says; false where the file is gone. */
export function piece(order: PieceOrder): Promise<boolean> {
  return readPiece(order);
}
