/** Text as XML and HTML hold it. */

/** What XML 1.0 cannot hold at all (section 2.2): most control characters, halves of pairs, and two that mean nothing. */
const FORBIDDEN = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const SPECIAL = /[&<>"']/;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text between tags or in quotes; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  const held = withoutForbidden(text, () => '\uFFFD');
  return SPECIAL.test(held) ? held.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign) : held;
}

/** The text with whatever XML cannot hold replaced. */
export function withoutForbidden(text: string, replace: (sign: string) => string): string {
  return text.replace(FORBIDDEN, replace);
}
