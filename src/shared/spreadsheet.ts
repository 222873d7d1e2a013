/** Cells that a spreadsheet program shows as text, whoever wrote them. */

/** What a spreadsheet program may take for a formula (OWASP, CSV injection), also behind blanks. */
const FORMULA = /^\s*[=+\-@\t\r\n]/;

/**
 * The text with an apostrophe before it if a spreadsheet program could run it as a formula. Numbers and other
 * text pass as they are. Exports that no spreadsheet program opens (JSON) hold the text itself.
 */
export function safeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
