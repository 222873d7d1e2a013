/** Cells that a spreadsheet program shows as text, whoever wrote them. */

/** Text that a spreadsheet could take for a formula, blanks and apostrophes before it included (OWASP, CSV injection). */
const FORMULA = /^[\s']*[=+\-@]|^[\t\r\n]/;

/**
 * The text with an apostrophe before it if a spreadsheet program could run it as a formula. Numbers and other
 * text pass as they are. Exports that no spreadsheet program opens (JSON) hold the text itself.
 */
export function safeCell(text: string): string {
  return !beginsPlainly(text) && FORMULA.test(text) ? `'${text}` : text;
}

/** Text that has to stand in quotation marks in CSV (RFC 4180, section 2). */
const QUOTED = /[",\r\n]/;

/** The text as one safe cell of CSV. */
export function quotedCell(text: string): string {
  const safe = safeCell(text);
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whether the text begins with an unaccented letter or a digit, as most does and no formula can. */
function beginsPlainly(text: string): boolean {
  const first = text.charCodeAt(0) | 0x20;
  return (first >= 0x61 && first <= 0x7a) || (first >= 0x30 && first <= 0x39);
}
