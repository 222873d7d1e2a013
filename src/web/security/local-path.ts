/** Where to go after signing in: only ever a page of this service. */

/** An address that belongs to nobody, to resolve paths against. */
const NOWHERE = 'http://canvass.invalid';
const LONGEST = 2000;

/**
 * The path and query of `asked` if it leads to a page here, or null: no other website in any of the spellings
 * that browsers accept (`//host`, `/\host`, tabs and line ends within), and not back to signing in or out.
 */
export function localPath(asked: unknown): string | null {
  if (typeof asked !== 'string' || asked.length > LONGEST) return null;
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked)) return null;
  const address = new URL(asked, NOWHERE);
  if (address.origin !== NOWHERE || address.pathname.startsWith('//')) return null;
  return /^\/sign-(in|out)(\/|$)/.test(address.pathname) ? null : `${address.pathname}${address.search}`;
}
