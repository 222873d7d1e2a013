/** The readable end of an address, made from a title. */

const LONGEST = 60;

/**
 * The title in lower-case ASCII letters and digits joined by dashes, at most 60 characters, cut between words:
 * "Pa thema? Ŵyl!" gives `pa-thema-wyl`. A title without any gives `otherwise`.
 */
export function slugOf(title: string, otherwise: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST) : `${slug}-${word}`;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug === '' ? otherwise : slug;
}

/** The slug itself, or with the first number from 2 that makes it one that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}
