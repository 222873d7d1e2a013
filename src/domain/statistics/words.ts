/** Lists as sentences say them. */

/** "a", "a and b", "a, b and c"; beyond `most` the rest is counted. */
export function inWords(names: readonly string[], most = 8): string {
  if (names.length > most) {
    const shown = names.slice(0, most - 1);
    return `${shown.join(', ')} and ${names.length - shown.length} more`;
  }
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
