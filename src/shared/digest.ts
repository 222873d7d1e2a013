/** SHA-256 in the one form in which Canvass publishes and stores it. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** SHA-256 of the text (UTF-8) or bytes, as 64 lower-case hexadecimal characters (FIPS 180-4). */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** HMAC-SHA-256 under `key`, raw bytes (RFC 2104). Parts are joined with U+0000, which no part may contain. */
export function hmacSha256(key: string, ...parts: readonly string[]): Buffer {
  return createHmac('sha256', key).update(parts.join('\u0000')).digest();
}

/** Whether what somebody sent is the expected proof, in a time that does not tell how much of it was right. */
export function isProof(sent: string, expected: string): boolean {
  const [one, other] = [Buffer.from(sent), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
