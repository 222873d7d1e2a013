/** Turns an uploaded file's bytes into text, whichever of the usual encodings a spreadsheet wrote it in. */
import { ok, type Result, refuse } from '../../../shared/result.js';

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** What Windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index windows-1252); elsewhere it is ISO 8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Control characters that no CSV file of names and addresses holds; their presence tells a file of another kind. */
const NOT_TEXT = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/u;

/**
 * The text of the file. A byte order mark decides (UTF-8, UTF-16 either way round); without one, what is valid
 * UTF-8 is UTF-8 and everything else is Windows-1252. Refused with a sentence: nothing in it, not text.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, string> {
  if (bytes.length === 0) return refuse('The file is empty.');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refuse(
      'This is a spreadsheet workbook. Open it in your spreadsheet program, choose “Save as”, and save it as CSV.',
    );
  }
  const decoded = decode(bytes);
  if (decoded === null || NOT_TEXT.test(decoded.text)) {
    return refuse('This is not a text file we can read. Save the roll as CSV (UTF-8) and upload it again.');
  }
  return ok(decoded);
}

function decode(bytes: Uint8Array): DecodedText | null {
  if (startsWith(bytes, [0xff, 0xfe])) return strictly(bytes, 'utf-16le', 'UTF-16');
  if (startsWith(bytes, [0xfe, 0xff])) return strictly(bytes, 'utf-16be', 'UTF-16');
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return strictly(bytes, 'utf-8', 'UTF-8');
  return strictly(bytes, 'utf-8', 'UTF-8') ?? { text: fromWindows1252(bytes), encoding: 'Windows-1252' };
}

function strictly(bytes: Uint8Array, label: string, encoding: Encoding): DecodedText | null {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** Not `TextDecoder`: in several Node.js releases its Windows-1252 leaves 0x80 to 0x9F as control characters. */
function fromWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (mark) => WINDOWS_1252.charAt(mark.charCodeAt(0) - 0x80));
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}
