/** A list of choices as rows of a form: words in every language, what each choice does, and buttons that move rows. */
import { newChoice } from '../../domain/questionnaire/editing/index.js';
import type {
  ChoiceBehaviour,
  ListedChoice,
  QuestionnaireLanguage,
} from '../../domain/questionnaire/questionnaire.js';
import { moved } from '../../shared/reorder.js';
import type { FormReader } from '../form-reader.js';

/** Empty rows that a form offers beyond those that it has. */
const EMPTY_ROWS = 3;
/** More choices than that come by file. */
const MOST_ROWS = 200;
const LONGEST = 1000;

/** One row; `name` is empty for a choice that is new. */
export interface ChoiceRow {
  readonly name: string;
  /** In the order of the questionnaire's languages. */
  readonly labels: readonly string[];
  readonly behaviour: readonly string[];
}

/** What a choice can do beside being chosen, with the words that authors read. */
export const BEHAVIOURS: readonly { readonly name: ChoiceBehaviour; readonly text: string }[] = [
  { name: 'other', text: 'Asks for words' },
  { name: 'none', text: 'Excludes the others' },
  { name: 'missing', text: 'Says nothing (prefer not to say)' },
  { name: 'fixed', text: 'Keeps its place in a random order' },
];

type Languages = readonly QuestionnaireLanguage[];

/** The rows of stored choices. */
export function storedRows(choices: readonly ListedChoice[], languages: Languages): readonly ChoiceRow[] {
  return choices.map(({ name, label, behaviour }) => ({
    name,
    labels: languages.map(({ code }) => label[code] ?? ''),
    behaviour,
  }));
}

/** The rows as they were typed, after the button that was pressed; rows without words are gone. */
export function typedRows(reader: FormReader, prefix: string, languages: Languages): readonly ChoiceRow[] {
  const names = reader.all(`${prefix}-name`);
  const labels = languages.map((_language, at) => reader.all(`${prefix}-${at}`));
  const behaviour = new Set(reader.all(`${prefix}-behaviour`));
  const rows = names.slice(0, MOST_ROWS).map((name, at) => ({
    name,
    labels: labels.map((typed) => (typed[at] ?? '').trim()),
    behaviour: BEHAVIOURS.map((one) => one.name).filter((one) => behaviour.has(`${at}:${one}`)),
  }));
  return afterStep(rows, prefix, reader.all('step')[0] ?? '').filter(isWorded);
}

function isWorded({ labels }: ChoiceRow): boolean {
  return labels.some((label) => label !== '');
}

/** `choice:up:2` moves the third row up. */
function afterStep(rows: readonly ChoiceRow[], prefix: string, step: string): readonly ChoiceRow[] {
  const [, of, what, place] = /^(\w+):(up|down|remove):(\d{1,4})$/.exec(step) ?? [];
  if (of !== prefix) return rows;
  if (what === 'remove') return rows.filter((_row, at) => at !== Number(place));
  return moved(rows, Number(place), what === 'up' ? 'up' : 'down');
}

/** The rows with some empty ones at the end; as many as there were and some more, where more were asked for. */
export function offeredRows(
  rows: readonly ChoiceRow[],
  languages: Languages,
  reader?: FormReader,
  prefix = '',
): readonly ChoiceRow[] {
  const asksMore = reader?.all('step')[0] === `${prefix}:more`;
  const shown = asksMore ? (reader?.all(`${prefix}-name`).length ?? 0) : rows.length;
  const empty = { name: '', labels: languages.map(() => ''), behaviour: [] };
  const length = Math.max(rows.length, shown) + EMPTY_ROWS - rows.length;
  return [...rows, ...Array.from({ length }, () => empty)].slice(0, MOST_ROWS);
}

/**
 * The choices that the rows say: what is not on the form (pictures, further columns) stays as it was stored under the
 * same name. A row without words in the first language is refused.
 */
export function readChoices(
  reader: FormReader,
  prefix: string,
  stored: readonly ListedChoice[],
  languages: Languages,
): readonly ListedChoice[] {
  const rows = typedRows(reader, prefix, languages);
  const taken = new Set(rows.map(({ name }) => name).filter((name) => name !== ''));
  return rows.map((row, at) => {
    const [first = ''] = row.labels;
    if (first === '')
      reader.refuse(prefix, `Type row ${at + 1} in ${languages[0]?.name ?? 'the first language'} too`);
    if (row.labels.some((label) => label.length > LONGEST))
      reader.refuse(prefix, `Shorten row ${at + 1} to ${LONGEST} characters`);
    const known = stored.find(({ name }) => name === row.name);
    const choice = known ?? newChoice(first, languages[0]?.code ?? 'en', taken);
    taken.add(choice.name);
    const label = { ...choice.label, ...labelled(row, languages) };
    const kept = Object.entries(label).filter(([, text]) => text !== '');
    return { ...choice, label: Object.fromEntries(kept), behaviour: row.behaviour as ChoiceBehaviour[] };
  });
}

function labelled({ labels }: ChoiceRow, languages: Languages): Readonly<Record<string, string>> {
  return Object.fromEntries(languages.map(({ code }, at) => [code, labels[at] ?? '']));
}
