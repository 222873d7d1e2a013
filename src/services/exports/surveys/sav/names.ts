/** Variable names that SPSS takes: at most 64 bytes, of letters, digits and a few signs, no word of its own, all different. */

const LONGEST = 64;

/** Words of SPSS's language that no variable may be called. */
const RESERVED = /^(all|and|by|eq|ge|gt|le|lt|ne|not|or|to|with)$/i;

/**
 * A name for each of these, as like it as can be: a point at the beginning becomes `@`, hyphens and whatever SPSS does not
 * take become `_`. Names that differ only in capitals are the same to SPSS, so the later gets a number.
 */
export function savNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const wanted = legalName(name);
    let found = cut(wanted, LONGEST);
    for (let number = 2; taken.has(found.toLowerCase()); number += 1) {
      const ending = `_${number}`;
      found = `${cut(wanted, LONGEST - ending.length)}${ending}`;
    }
    taken.add(found.toLowerCase());
    return found;
  });
}

function legalName(name: string): string {
  const signs = name.replace(/^\./, '@').replace(/[^\p{L}\p{M}\p{Nd}._$#@]/gu, '_');
  const begun = /^[\p{L}@]/u.test(signs) ? signs : `@${signs}`;
  return RESERVED.test(begun) || begun.endsWith('.') ? `${begun}_` : begun;
}

/** The text cut to so many bytes of UTF-8, between characters. */
export function cut(text: string, bytes: number): string {
  const encoded = Buffer.from(text);
  if (encoded.length <= bytes) return text;
  let end = bytes;
  // A byte that begins with 10 goes on with the character before it.
  while (end > 0 && ((encoded[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return encoded.subarray(0, end).toString();
}
