/** The cell `parameters`: for each type the keys that mean something, and the values that they may have. */
import { appearanceOf } from './appearance.js';
import type { SheetFault } from './grid.js';
import { typeOfWord } from './hall-words.js';
import { isWhole, readNumber } from './parameter-text.js';
import { type Check, questionRows } from './reading.js';
import { isName, NAME_EXPECTED, REFERENCE, singleReference } from './references.js';
import type { SurveyRow } from './rows.js';
import { faultAt } from './table.js';

const ORDER = ['randomize', 'seed'];
const FILE = ['value', 'label'];
const AUDIT = [
  ...['identify-user', 'location-max-age', 'location-min-interval', 'location-priority', 'track-changes'],
  'track-changes-reasons',
];
const SELECT_WORDS = { one: 'select_one', many: 'select_multiple', rank: 'rank' } as const;
const PRIORITIES = ['no-power', 'low-power', 'balanced', 'high-accuracy'];

/** Every key that means nothing to its row's type, and every value that its key does not take. */
export const checkParameters: Check = (reading) =>
  questionRows(reading).flatMap((row) => {
    const { word, type } = row;
    if (word.kind === 'select') {
      const files = ['select_one_from_file', 'select_multiple_from_file'].includes(word.command);
      const accepted = [
        ...ORDER,
        ...(files || word.picks === 'external' ? [] : keysOf(SELECT_WORDS[word.picks], row)),
        ...(files ? FILE : []),
      ];
      return [...unknownKeys(row, accepted), ...orderFaults(row), ...(files ? fileFaults(row) : [])];
    }
    if (type === 'text')
      return [...unknownKeys(row, ['rows', ...keysOf('text', row)]), ...wholeFault(row, 'rows')];
    if (type === 'audit') return [...unknownKeys(row, AUDIT), ...auditFaults(row)];
    return [];
  });

/** The keys of the type of the hall that the word means beside the row's appearance. */
export function keysOf(word: string, row: SurveyRow): readonly string[] {
  return typeOfWord(word, appearanceOf(row))?.parameters.map(({ name }) => name) ?? [];
}

/** A fault at the row's parameters. */
export function parameterFault({ row }: SurveyRow, sentence: string): SheetFault {
  return faultAt(row, 'parameters', sentence);
}

/** Every key that is not among those accepted. */
export function unknownKeys(row: SurveyRow, accepted: readonly string[]): readonly SheetFault[] {
  return [...row.parameters.keys()]
    .filter((key) => !accepted.includes(key))
    .map((key) =>
      parameterFault(row, `expected ${[...new Set(accepted)].join(', ')} for ${row.type}, found "${key}"`),
    );
}

function orderFaults(row: SurveyRow): readonly SheetFault[] {
  const randomize = row.parameters.get('randomize');
  const seed = row.parameters.get('seed');
  const drawn =
    randomize === undefined || /^(true|false)$/i.test(randomize)
      ? []
      : [parameterFault(row, `expected true or false for randomize, found "${randomize}"`)];
  if (seed === undefined) return drawn;
  if (randomize === undefined)
    return [...drawn, parameterFault(row, 'expected randomize=true beside seed, found none')];
  const means = readNumber(seed) !== null || singleReference(seed) !== null;
  return means
    ? drawn
    : [...drawn, parameterFault(row, `expected a number or ${REFERENCE} for seed, found "${seed}"`)];
}

/** `value` and `label` name columns of the file. */
function fileFaults(row: SurveyRow): readonly SheetFault[] {
  return FILE.flatMap((key) => {
    const value = row.parameters.get(key);
    return value === undefined || isName(value)
      ? []
      : [parameterFault(row, `${NAME_EXPECTED} for ${key}, found "${value}"`)];
  });
}

function wholeFault(row: SurveyRow, key: string): readonly SheetFault[] {
  const value = row.parameters.get(key);
  return value === undefined || isWhole(value)
    ? []
    : [parameterFault(row, `expected a whole number for ${key}, found "${value}"`)];
}

function auditFaults(row: SurveyRow): readonly SheetFault[] {
  const { parameters } = row;
  const oneOf = (key: string, values: readonly string[]) => {
    const value = parameters.get(key);
    return value === undefined || values.includes(value.toLowerCase())
      ? []
      : [parameterFault(row, `expected ${values.join(' or ')} for ${key}, found "${value}"`)];
  };
  const name =
    row.name === 'audit'
      ? []
      : [faultAt(row.row, 'name', `expected no name for an audit, found "${row.name}"`)];
  return [
    ...name,
    ...oneOf('track-changes', ['true', 'false']),
    ...oneOf('identify-user', ['true', 'false']),
    ...oneOf('track-changes-reasons', ['on-form-edit']),
    ...locationFaults(row, () => oneOf('location-priority', PRIORITIES)),
  ];
}

/** An audit's three settings of location go together, and the oldest place may not be younger than the interval. */
function locationFaults(row: SurveyRow, priority: () => readonly SheetFault[]): readonly SheetFault[] {
  const keys = ['location-priority', 'location-min-interval', 'location-max-age'];
  const given = keys.filter((key) => row.parameters.has(key));
  if (given.length === 0) return [];
  if (given.length < keys.length) {
    return [parameterFault(row, `expected all of ${keys.join(', ')}, found ${given.join(', ')}`)];
  }
  const [least = '', most = ''] = keys.slice(1).map((key) => row.parameters.get(key));
  const wrong = [least, most].filter((value) => !isWhole(value) || Number(value) < 0);
  const times = wrong.map((value) => parameterFault(row, `expected whole seconds from 0, found "${value}"`));
  const order = wrong.length === 0 && Number(most) < Number(least);
  return [
    ...priority(),
    ...times,
    ...(order ? [parameterFault(row, 'expected location-max-age to be at least location-min-interval')] : []),
  ];
}
