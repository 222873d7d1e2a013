/** What a browser sends, made harmless: every field as a list of texts, whatever was really sent. */

/** A parsed form: each field's one or several values. Anything else in it is ignored. */
export type Form = Readonly<Record<string, unknown>>;

/** Everything typed under this name, in the order sent; empty when the form has no such field of its own. */
export function typedIn(form: Form, name: string): readonly string[] {
  if (!Object.hasOwn(form, name)) return [];
  const value = form[name];
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
}

/** What was typed for one question: under its own name, and under each of its parts' (`answer-<name>.<part>`). */
export interface TypedForm {
  readonly own: readonly string[];
  part(name: string): readonly string[];
}

/** What the form holds under this field and its parts. */
export function typedUnder(form: Form, field: string): TypedForm {
  return { own: typedIn(form, field), part: (name) => typedIn(form, partField(field, name)) };
}

/** The form field of a part of a question; '' is the question's own. */
export function partField(field: string, part: string): string {
  return part === '' ? field : `${field}.${part}`;
}

/** The one text that was typed, on one line; what was sent twice is one text only where both are the same. */
export function typedLine(typed: readonly string[]): string {
  return [...new Set(typed.map(keptLine))].filter((text) => text !== '').join(' ');
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
