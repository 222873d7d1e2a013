/** E-mail addresses as the roll keeps them. */

/** RFC 5321, section 4.5.3.1: local part, and the path that holds the whole. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;

/** A dot-atom before the @ (RFC 5322, section 3.2.3); after it a domain of at least two labels (RFC 1123, 2.1). */
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The address in lower case, by which a member is known; null when mail cannot be sent to it. Quoted local
 * parts and letters outside ASCII are refused: hardly any member has them, and many mail servers refuse them.
 */
export function readAddress(typed: string): string | null {
  const address = typed.trim().toLowerCase();
  if (address.length > LONGEST_ADDRESS || address.indexOf('@') > LONGEST_LOCAL_PART) return null;
  return ADDRESS.test(address) ? address : null;
}
