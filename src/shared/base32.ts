/** Crockford's base 32: printable codes without I, L, O and U, which people mistake for other marks. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The bytes as upper-case Crockford base 32, 8 characters for 5 bytes, no padding. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >>> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(buffer << (5 - bits)) & 31] : text;
}

/**
 * What a person typed, as the code it stands for: upper case, without blanks and dashes, with O read as 0
 * and I and L as 1 (Crockford's rule). Null when a character cannot belong to a code.
 */
export function readBase32(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : null;
}

/** The code in groups of four, for reading aloud and copying by hand. */
export function inGroupsOfFour(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
