/** Rules of XLSForm's types that surveys do not ask: a form that breaks none of them is accepted all the same. */
import { appearanceOf } from './appearance.js';
import { parameterFault, unknownKeys } from './check-parameters.js';
import { endingOf, isFile } from './check-selects.js';
import type { SheetFault } from './grid.js';
import { isWhole, readNumber } from './parameter-text.js';
import { type Check, questionRows, type Reading } from './reading.js';
import { singleReference } from './references.js';
import { everyRow, type SurveyRow, saysYes } from './rows.js';
import { faultAt, textAt } from './table.js';
import { elsewhereWord } from './type-table.js';

/** What a parameter may be, in words after “expected”, and whether a value is that. */
interface Rule {
  readonly expects: string;
  accepts(value: string, row: SurveyRow): boolean;
}

const oneOf = (...words: readonly string[]): Rule => ({
  expects: words.join(' or '),
  accepts: (value) => words.includes(value),
});
const NUMBER: Rule = { expects: 'a number', accepts: (value) => readNumber(value) !== null };
const QUALITY = ['voice-only', 'low', 'normal'];
const MOCK = oneOf('true', 'false');
/** Android's rule for the name of a package: at least two segments that begin with a letter. */
const PACKAGE = /^[a-zA-Z][a-zA-Z0-9_]*(\.[a-zA-Z][a-zA-Z0-9_]*)+$/;

const AREA: Readonly<Record<string, Rule>> = {
  'allow-mock-accuracy': MOCK,
  incremental: { expects: 'true', accepts: saysYes },
  'reference-geometry': { expects: '', accepts: () => true },
};

/** The parameters of each type; one that is not here takes any. */
const RULES: ReadonlyMap<string, Readonly<Record<string, Rule>>> = new Map([
  [
    'image',
    {
      'max-pixels': { expects: 'a whole number', accepts: isWhole },
      app: {
        expects: 'the name of a package, such as com.example.camera',
        accepts: (value, row) => PACKAGE.test(value) || !opensApp(row),
      },
    },
  ],
  ['audio', { quality: oneOf(...QUALITY, 'external') }],
  ['background-audio', { quality: oneOf(...QUALITY) }],
  [
    'geopoint',
    {
      'allow-mock-accuracy': MOCK,
      'capture-accuracy': NUMBER,
      'warning-accuracy': NUMBER,
      'reference-geometry': { expects: '', accepts: () => true },
    },
  ],
  ['geoshape', AREA],
  ['geotrace', AREA],
]);

/** Whether the picture is taken by the app that the parameter names: with other looks it is ignored. */
function opensApp(row: SurveyRow): boolean {
  return ['', 'annotate'].includes(appearanceOf(row).join(' '));
}

/** Every parameter that means nothing to such a row, or says what it cannot, and a place that nothing sets off. */
export const checkElsewhere: Check = (reading) =>
  questionRows(reading).flatMap((row) => {
    const word = row.word.kind === 'plain' ? elsewhereWord(row.word.word) : null;
    if (word === null) return [];
    const rules = RULES.get(word);
    return [
      ...(rules === undefined ? [] : parameterFaults(row, rules)),
      ...geometryFaults(row, reading),
      ...(word === 'background-geopoint' ? backgroundFaults(row) : []),
    ];
  });

function parameterFaults(row: SurveyRow, rules: Readonly<Record<string, Rule>>): readonly SheetFault[] {
  const wrong = Object.entries(rules).flatMap(([key, { expects, accepts }]) => {
    const value = row.parameters.get(key);
    return value === undefined || accepts(value, row)
      ? []
      : [parameterFault(row, `expected ${expects} for ${key}, found "${value}"`)];
  });
  return [...unknownKeys(row, Object.keys(rules)), ...wrong];
}

/** The places to choose from are a list, entities, a file of the form, or a repeat's. */
function geometryFaults(row: SurveyRow, { lists, rows, tables }: Reading): readonly SheetFault[] {
  const value = row.parameters.get('reference-geometry');
  if (value === undefined || lists.has(value)) return [];
  if (tables.entities.rows.some((entity) => textAt(entity, 'dataset') === value)) return [];
  const repeat = singleReference(value);
  const isThere = everyRow(rows).some(({ name, word }) =>
    repeat === null
      ? (name === value && word.kind === 'plain' && word.word.endsWith('-external')) ||
        (word.kind === 'select' && fileName(word.list) === value)
      : name === repeat && word.kind === 'begin' && word.control === 'repeat',
  );
  if (isThere) return [];
  return [
    parameterFault(row, `expected a list, a file or a repeat for reference-geometry, found "${value}"`),
  ];
}

/** The file's name without its ending; null for a list that is no file. */
function fileName(list: string): string | null {
  return isFile(list) ? list.slice(0, -endingOf(list).length) : null;
}

function backgroundFaults({ row, type }: SurveyRow): readonly SheetFault[] {
  return [
    ...(row.cells.has('trigger')
      ? []
      : [faultAt(row, 'trigger', `expected a question that sets off the ${type}, found none`)]),
    ...(row.cells.has('bind::calculate')
      ? [faultAt(row, 'bind::calculate', `expected no calculation for ${type}`)]
      : []),
  ];
}
