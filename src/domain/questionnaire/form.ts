/** What a browser sends, made harmless: every field as a list of texts, whatever was really sent. */

/** A parsed form: each field's one or several values. Anything else in it is ignored. */
export type Form = Readonly<Record<string, unknown>>;

/** Everything typed under this name, in the order sent; empty when the form has no such field of its own. */
export function typedIn(form: Form, name: string): readonly string[] {
  if (!Object.hasOwn(form, name)) return [];
  const value = form[name];
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
}

/**
 * The text as it is kept: line ends as LF, composed characters (Unicode NFC), no control characters, nothing
 * blank at either end.
 */
export function keptText(typed: string): string {
  return typed
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** The same on one line: every run of blanks is one space. */
export function keptLine(typed: string): string {
  return keptText(typed).replace(/\s+/gu, ' ');
}

/** Length as people count it: characters, not the halves that some of them are stored in. */
export function lengthOf(text: string): number {
  return [...text].length;
}
