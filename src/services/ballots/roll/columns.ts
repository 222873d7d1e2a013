/** What the columns of a roll file hold: guessed from their names, decided by the organiser. */
import { ok, type Result, refuse } from '../../../shared/result.js';

export const COLUMN_USES = [
  'email',
  'name',
  'given-name',
  'family-name',
  'country',
  'role',
  'language',
  'attribute',
  'leave-out',
] as const;

/** `attribute` keeps the column under its own name; `country`, `role` and `language` under these. */
export type ColumnUse = (typeof COLUMN_USES)[number];

/** Names of columns, as `plainName` writes them, in English and Welsh. */
const KNOWN_NAMES: Readonly<Record<string, ColumnUse>> = Object.fromEntries(
  Object.entries({
    email:
      'email emailaddress emailaddresses mail mailaddress contactemail memberemail ebost cyfeiriadebost epost',
    name: 'name fullname member membername displayname enw enwllawn enwaelod aelod',
    'given-name': 'firstname forename givenname enwcyntaf',
    'family-name': 'lastname surname familyname cyfenw',
    country: 'country nation ukcountry ukcountryofresidence countryofresidence gwlad',
    role: 'role roletype typeofrole rolegroup membertype rol mathorol',
    language: 'language preferredlanguage languagepreference iaith dewisiaith iaithddewisol',
  }).flatMap(([use, names]) => names.split(' ').map((name) => [name, use as ColumnUse])),
);

/** A column's name without case, accents, blanks and punctuation: `E-mail address` and `emailAddress` are one. */
function plainName(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The column's use as far as its name tells; a name we do not know is left out unless the organiser keeps it. */
export function guessUses(header: readonly string[]): ColumnUse[] {
  const taken = new Set<ColumnUse>();
  return header.map((name) => {
    const plain = plainName(name);
    const use = Object.hasOwn(KNOWN_NAMES, plain) ? KNOWN_NAMES[plain] : undefined;
    if (use === undefined || taken.has(use)) return 'leave-out';
    taken.add(use);
    return use;
  });
}

/** Whether the column's name tells what is in it. */
export function isKnownName(header: string): boolean {
  return Object.hasOwn(KNOWN_NAMES, plainName(header));
}

/** Where each part of a roll entry is in a row: places from 0. */
export interface Mapping {
  readonly email: number;
  readonly name: number | null;
  readonly givenName: number | null;
  readonly familyName: number | null;
  readonly attributes: readonly { readonly key: string; readonly place: number }[];
}

/** Uses under which a column is kept as an attribute of that name. */
const STANDARD_ATTRIBUTES = ['country', 'role', 'language'] as const;
const LONGEST_KEY = 60;
/** More would make a turnout page nobody reads, and a member easier to recognise. */
const MOST_ATTRIBUTES = 12;

/** The mapping that these uses mean, or a sentence for each column (by its place) that needs deciding again. */
export function mappingOf(
  header: readonly string[],
  uses: readonly ColumnUse[],
): Result<Mapping, Readonly<Record<number, string>>> {
  const places = (use: ColumnUse) => uses.flatMap((found, place) => (found === use ? [place] : []));
  const faults: Record<number, string> = {};
  for (const use of COLUMN_USES) {
    if (use === 'attribute' || use === 'leave-out') continue;
    for (const place of places(use).slice(1))
      faults[place] = 'Choose this for one column only. Leave this one out, or keep it as a detail.';
  }
  const [email] = places('email');
  if (email === undefined)
    return refuse({ ...faults, 0: 'Choose the column that holds the e-mail address.' });
  const attributes = attributesOf(header, uses, faults);
  if (Object.keys(faults).length > 0) return refuse(faults);
  return ok({
    email,
    name: places('name')[0] ?? null,
    givenName: places('given-name')[0] ?? null,
    familyName: places('family-name')[0] ?? null,
    attributes,
  });
}

function attributesOf(
  header: readonly string[],
  uses: readonly ColumnUse[],
  faults: Record<number, string>,
): { key: string; place: number }[] {
  const standard = STANDARD_ATTRIBUTES.map((key) => ({ key: key as string, place: uses.indexOf(key) }));
  const kept = standard.filter(({ place }) => place >= 0);
  uses.forEach((use, place) => {
    if (use !== 'attribute') return;
    const key = header[place] ?? '';
    const fault = faultOfKey(key, kept);
    if (fault === null) kept.push({ key, place });
    else faults[place] = fault;
  });
  return kept;
}

function faultOfKey(key: string, kept: readonly { key: string }[]): string | null {
  if (key === '' || key === '__proto__')
    return 'This column has no name, so it cannot be kept. Leave it out.';
  if (key.length > LONGEST_KEY)
    return `This name is longer than ${LONGEST_KEY} characters. Leave the column out.`;
  const same = (other: { key: string }) => other.key.toLowerCase() === key.toLowerCase();
  if (kept.some(same)) return `Another column is already kept as “${key}”. Leave this one out.`;
  return kept.length < MOST_ATTRIBUTES
    ? null
    : `At most ${MOST_ATTRIBUTES} details can be kept. Leave some out.`;
}
