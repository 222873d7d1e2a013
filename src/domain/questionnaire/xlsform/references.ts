/** `${name}`: where a cell speaks of another question, and whether it is written so that it can be found. */

/** What the references of a cell are: the names in order, or null where one is not written as `${name}`. */
export function readReferences(text: string): readonly Reference[] | null {
  const found: Reference[] = [];
  for (const [whole, inside] of text.matchAll(/\$\{([^}]*)\}|\$\{[^}]*$/g)) {
    const match = inside === undefined ? null : INSIDE.exec(inside);
    if (match === null || whole === '') return null;
    found.push({ name: match[2] ?? '', lastSaved: match[1] !== undefined });
  }
  return found;
}

/** One `${name}`, or `${last-saved#name}`. */
export interface Reference {
  readonly name: string;
  readonly lastSaved: boolean;
}

/** A name's first sign is a letter or `_`; letters, digits, `-`, `.` and `_` may follow (XML's NCName). */
const NAME = '[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{M}\\p{Nd}\\u00b7\\u203f\\u2040._-]*';
const INSIDE = new RegExp(`^(last-saved#)?(${NAME})$`, 'u');
const WHOLE_NAME = new RegExp(`^${NAME}(:${NAME})?$`, 'u');

/** Whether the text can name a part of a questionnaire; a prefix and a colon may stand before the name. */
export function isName(text: string): boolean {
  return WHOLE_NAME.test(text);
}

/** Columns of the choices sheet that mean something already, under every name that they have. */
const TAKEN =
  /^(list_name|name|value|label|caption|image|image_alt|big-image|audio|video|media|behaviour|__proto__)$/i;

/** Whether a column of the choices sheet can be one that choice filters look at: XML must be able to name it. */
export function isFilterName(header: string): boolean {
  return isName(header) && !header.includes(':') && !TAKEN.test(header);
}

/** How a reference is written, for sentences. */
export const REFERENCE = '\u0024{name}';

/** Whether something in the text may be a reference. */
export function hasReference(text: string): boolean {
  return text.includes('\u0024{');
}

/** What is expected of a name, to end a sentence. */
export const NAME_EXPECTED =
  'expected a name that begins with a letter or _ and goes on with letters, digits, -, _ or .';

/** The one name that the cell consists of; null where it is anything else. */
export function singleReference(text: string): string | null {
  const found = readReferences(text);
  const [only] = found ?? [];
  if (only === undefined || found?.length !== 1) return null;
  return text === `\${${only.lastSaved ? 'last-saved#' : ''}${only.name}}` ? only.name : null;
}
