/** Reads a value as the type that somebody asked for, or as itself. */
import { asBoolean, asNumber, asText, isMoment, type XPathValue } from './values.js';

/** `number-rounded` is a number too: whoever asks for it compares only some of its decimals. */
export const VALUE_TYPES = ['boolean', 'number', 'number-rounded', 'string'] as const;
export type ReadAs = (typeof VALUE_TYPES)[number];

/** The value as that type; without one, dates and nodes are read as text and everything else is itself. */
export function readAs(value: XPathValue, type: ReadAs | undefined, zone: string): string | number | boolean {
  if (type === 'boolean') return asBoolean(value);
  if (type === 'number' || type === 'number-rounded') return asNumber(value, zone);
  if (type === undefined && isMoment(value) && value.reckoned === true) return value.days;
  return type === 'string' || typeof value === 'object' ? asText(value) : value;
}
