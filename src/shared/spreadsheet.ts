/** Cells that a spreadsheet program shows as text, whoever wrote them. */

/** Text that a spreadsheet could take for a formula, blanks and apostrophes before it included (OWASP, CSV injection). */
const FORMULA = /^[\s']*[=+\-@]|^[\t\r\n]/;

/**
 * The text with an apostrophe before it if a spreadsheet program could run it as a formula. Numbers and other
 * text pass as they are. Exports that no spreadsheet program opens (JSON) hold the text itself.
 */
export function safeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
