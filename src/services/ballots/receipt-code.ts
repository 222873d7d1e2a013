/** Receipt codes: what a voter keeps. Drawn at random, never stored, never derived from the voting code. */
import { encodeBase32, readBase32 } from '../../shared/base32.js';
import { hmacSha256, sha256 } from '../../shared/digest.js';
import type { Randomness } from '../../shared/random.js';

/** 20 random bytes: 160 bits, 32 characters, eight groups of four. */
const BYTES = 20;
const LENGTH = 32;

/** A new receipt code. */
export function drawReceiptCode(randomness: Randomness): string {
  return encodeBase32(randomness.bytes(BYTES));
}

/** The code that was typed, in its stored spelling; null when it cannot be one. */
export function readReceiptCode(typed: string): string | null {
  const code = readBase32(typed);
  return code?.length === LENGTH ? code : null;
}

/** The key under which the code's paper is stored: the code finds the paper, the paper does not tell the code. */
export function paperKeyOf(receiptCode: string): string {
  return sha256(`paper-key ${receiptCode}`);
}

/**
 * Ties a drawn code to the member whose review page it was drawn for, so that a captured form is worth nothing
 * with another member's link or for another ballot. Travels in the form beside the code.
 */
export function sealReceiptCode(
  secretKey: string,
  ballotId: string,
  votingCodeHash: string,
  receiptCode: string,
): string {
  return hmacSha256(secretKey, 'receipt-code', ballotId, votingCodeHash, receiptCode).toString('hex');
}
