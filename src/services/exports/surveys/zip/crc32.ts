/** The checksum of ZIP (CRC-32, ISO 3309), for Node.js older than 20.15, which has none. */
import * as zlib from 'node:zlib';

/** The checksum of these bytes, going on from that of the bytes before them. */
export type Crc32 = (bytes: Uint8Array, before?: number) => number;

const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
  }
  return remainder;
});

/** The checksum, a byte at a time. */
export const ownCrc32: Crc32 = (bytes, before = 0) => {
  let remainder = ~before;
  for (const byte of bytes) remainder = (TABLE[(remainder ^ byte) & 0xff] ?? 0) ^ (remainder >>> 8);
  return ~remainder >>> 0;
};

/** The checksum, as fast as this Node.js has it. */
export const crc32: Crc32 = 'crc32' in zlib ? (zlib.crc32 as Crc32) : ownCrc32;
