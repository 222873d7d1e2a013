/** Faults of a questionnaire as its author reads them in the browser: the words of sheets become those of the forms. */
import type { AuthoringFault } from '../../domain/questionnaire/editing/index.js';
import { parameterWords } from './parameter-words.js';

/** What the fields of a part are called on its forms, by their names in a questionnaire. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  label: 'Words',
  hint: 'Hint',
  guidance: 'Guidance',
  type: 'How it is answered',
  relevant: 'Asked if',
  required: 'Must be answered',
  constraint: 'Accepted if',
  constraintMessage: 'What is said when it is not accepted',
  requiredMessage: 'What is said when it is left blank',
  calculation: 'Worked out as',
  choiceFilter: 'Choices offered if',
  default: 'Begins with',
  readOnly: 'Cannot be changed if',
  parameters: 'Settings',
  page: 'All on one page',
  order: 'Order',
  count: 'How often',
};

/** Columns of a workbook that a form calls by the words of another field; those without words need none. */
const COLUMNS: Readonly<Record<string, string>> = {
  when: 'Condition',
  limit: 'Limit',
  message: FIELD_WORDS['label'] ?? '',
  guidance_hint: FIELD_WORDS['guidance'] ?? '',
  choice_filter: FIELD_WORDS['choiceFilter'] ?? '',
  repeat_count: FIELD_WORDS['count'] ?? '',
  constraint_message: FIELD_WORDS['constraintMessage'] ?? '',
  required_message: FIELD_WORDS['requiredMessage'] ?? '',
  name: 'Name in the data',
  type: '',
  choices: '',
  rows: '',
  image: '',
};

type Rewriting = readonly [RegExp, (...found: string[]) => string];

/** What is said in other words; the first that fits. */
const REWRITINGS: readonly Rewriting[] = [
  [
    /^(?:surveys do not ask for this type:|there is no question type) (.*)$/,
    (type) => `surveys do not ask for “${type}”: ask in another way, or delete it`,
  ],
  [/^expected at least one question, found none$/, () => 'ask at least one question'],
  [/^expected an expression, found nothing$/, () => 'write its condition'],
  [/^expected a condition, found none$/, () => 'write its condition'],
  [/^expected a label or a hint, found neither$/, () => 'write the question or a hint'],
  [
    /^expected a list of the sheet choices after \S+, found none$/,
    () => 'write its choices: there are none yet',
  ],
  [/^expected a list of the sheet choices for its rows, .*$/, () => 'write its rows: there are none yet'],
  [
    /^expected a type of question, found "(?:select|rank)\S*", which is none$/,
    () => 'write its choices: there are none yet',
  ],
  [/^expected a list of at least two choices, found .*$/, () => 'write at least two choices'],
  [/^expected (\S+)=, a number, found "?none"?$/, (name) => `say “${parameterWords(name ?? '')}”`],
  [/^expected (\S+) to be (.+), found "(.*)"$/, (name, rule, found) => mustBe(name, rule, found)],
  [/^expected (?:no parameters|only .*), found "(.*)"$/, (name) => `“${name}” means nothing here`],
  [/^expected the attribute of the level (\S+),.*$/, (level) => `the level ${level} belongs to no attribute`],
  [
    /^expected at least two levels of the attribute (\S+),.*$/,
    (attribute) => `the attribute ${attribute} has too few levels: write at least two`,
  ],
  [/^expected the story that is told, found none$/, () => 'write the story'],
  [/^expected the picture to show, found none$/, () => 'add the picture that it shows'],
  [
    /^expected an order in which everything can be worked out, found a circle: (.*)$/,
    (names) => `these wait for each other in a circle: ${names}`,
  ],
  [/^expected (.*), found (?:nothing|none|"none")$/s, (wanted) => `this needs ${wanted}`],
  [/^expected (.*), found (.*)$/s, (wanted, found) => `this needs ${wanted}, but has ${found}`],
  [/^expected (.*)$/s, (wanted) => `this needs ${wanted}`],
];

function mustBe(name = '', rule = '', found = ''): string {
  return `“${parameterWords(name)}” must be ${rule}, but is ${found}`;
}

/** The fault as one sentence, with the field and, in an expression, the character that it is about. */
export function faultSentence({
  field,
  column,
  sentence,
}: Omit<AuthoringFault, 'sheet' | 'key' | 'name'>): string {
  const words = rewritten(sentence);
  const where = [fieldWords(field), column === null ? '' : `character ${column}`].filter(
    (part) => part !== '',
  );
  return capital([where.join(', '), words].filter((part) => part !== '').join(': '));
}

function rewritten(sentence: string): string {
  for (const [pattern, words] of REWRITINGS) {
    const found = pattern.exec(sentence);
    if (found !== null) return words(...found.slice(1));
  }
  return sentence;
}

function fieldWords(field: string): string {
  const plain = field.replace(/^(bind|control|media|body)::/, '');
  const known = [COLUMNS, FIELD_WORDS].find((words) => Object.hasOwn(words, plain));
  return known?.[plain] ?? plain;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
