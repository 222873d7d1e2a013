/** What the roll knows of a member besides name and address: country, role and the like, as text. */
import { z } from 'zod';
import type { Language } from '../../../shared/language.js';
import { isLanguage } from '../../../shared/text.js';

export type Attributes = Readonly<Record<string, string>>;

const attributesSchema = z.record(z.string(), z.string());

/** The attributes stored as JSON. Text that is not an object of texts was not written by us, and throws. */
export function readAttributes(json: string): Attributes {
  return attributesSchema.parse(JSON.parse(json));
}

/** The one text of these attributes: keys in order, blanks left out, so that equal attributes are equal texts. */
export function writeAttributes(attributes: readonly (readonly [key: string, value: string])[]): string {
  const given = attributes.filter(([, value]) => value !== '');
  return JSON.stringify(Object.fromEntries(given.sort(([one], [other]) => (one < other ? -1 : 1))));
}

const WELSH = ['cy', 'welsh', 'cymraeg', 'cym'];
const ENGLISH = ['en', 'english', 'saesneg', 'eng'];

/** The language that the roll says a member prefers, or null when it does not say. */
export function preferredLanguage(attributes: Attributes): Language | null {
  const told = (attributes['language'] ?? '').trim().toLowerCase();
  if (isLanguage(told)) return told;
  if (WELSH.includes(told)) return 'cy';
  return ENGLISH.includes(told) ? 'en' : null;
}
