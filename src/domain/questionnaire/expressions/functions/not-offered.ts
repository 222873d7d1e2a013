/** Functions that XForms knows and surveys do not offer: forms that use them are refused with the reason. */
import { ANY_NUMBER, type XPathFunction } from './function.js';

/** Each with its fewest and most arguments, and why it is not offered. */
const REASONS: readonly (readonly [string, number, number, string])[] = [
  ['area', 1, 1, 'surveys have no map questions'],
  ['enclosed-area', 1, 1, 'surveys have no map questions'],
  ['distance', 1, ANY_NUMBER, 'surveys have no map questions'],
  ['geofence', 2, 2, 'surveys have no map questions'],
  ['intersects', 1, 1, 'surveys have no map questions'],
  ['digest', 2, 3, 'surveys keep answers as they are given'],
  ['base64-decode', 1, 1, 'surveys keep answers as they are given'],
  ['extract-signed', 2, 2, 'surveys keep answers as they are given'],
  ['jr:itext', 1, 1, 'translations are columns of the questionnaire'],
  ['id', 1, 1, 'answers have no identifiers of their own'],
  ['lang', 1, 1, 'answers have no language of their own'],
  ['property', 1, 1, 'surveys know nothing about the device'],
  ['version', 0, 0, 'the version is exported with every response'],
];

export const NOT_OFFERED: readonly XPathFunction[] = REASONS.map(([name, least, most, reason]) => ({
  name,
  least,
  most,
  stride: 1,
  gives: 'any',
  offered: false,
  work: (call) => call.fail(`${name} is not offered: ${reason}`),
}));
