/** How often a group is asked, as part of a form: one way picked, each with the one thing that it needs to know. */
import {
  type Container,
  everyPart,
  type HowOften,
  howOften,
} from '../../domain/questionnaire/editing/index.js';
import { MOST_INSTANCES } from '../../domain/questionnaire/flow/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import type { FormReader } from '../form-reader.js';
import { firstText } from '../questionnaire-desk.js';
import { shortened, subjectsOf } from './condition-words.js';

const WAYS = ['once', 'another', 'fixed', 'answer', 'expression'] as const;

/** What `partials/how-often` shows; `part` is null while the group is being added. */
export function oftenModel(questionnaire: Questionnaire, part: Container | null) {
  return {
    most: MOST_INSTANCES,
    answers: [
      { value: '', text: 'Choose a question' },
      ...[...countersOf(questionnaire, part)].map(([value, words]) => ({ value, text: words })),
    ],
  };
}

/** Questions whose answer is a number, outside the part itself, by name. */
function countersOf(questionnaire: Questionnaire, part: Container | null): ReadonlyMap<string, string> {
  const within = new Set(part === null ? [] : everyPart(part).map(({ name }) => name));
  return new Map(
    [...subjectsOf(questionnaire)]
      .filter(([name, { kind }]) => kind === 'number' && !within.has(name))
      .map(([name, { label }]) => [name, `${shortened(firstText(questionnaire, label) || name)} (${name})`]),
  );
}

/** The form's values for the part. */
export function oftenValues(questionnaire: Questionnaire, part: Container): Record<string, string> {
  const often = howOften(part);
  const known = often.kind === 'answer' && countersOf(questionnaire, part).has(often.name);
  const count = part.kind === 'repeat' ? (part.count ?? '') : '';
  return {
    often: often.kind === 'answer' && !known ? 'expression' : often.kind,
    times: often.kind === 'fixed' ? String(often.times) : '',
    'counted-by': often.kind === 'answer' && known ? often.name : '',
    count: often.kind === 'expression' || (often.kind === 'answer' && !known) ? count : '',
  };
}

/** What the form says; not to be used when the reader has errors. */
export function readOften(
  reader: FormReader,
  questionnaire: Questionnaire,
  part: Container | null,
): HowOften {
  const kind = reader.oneOf('often', WAYS, 'Choose how often it is asked');
  if (kind === 'once' || kind === 'another') return { kind };
  if (kind === 'fixed') {
    const rule = { label: 'how many times', least: 1, most: MOST_INSTANCES };
    return { kind, times: reader.whole('times', rule) };
  }
  if (kind === 'answer') {
    const name = reader.all('counted-by')[0] ?? '';
    if (!countersOf(questionnaire, part).has(name))
      reader.refuse('counted-by', 'Choose the question whose answer says how often');
    return { kind, name };
  }
  const count = reader.text('count', { label: 'the expression', longest: 20_000, required: true });
  return { kind, count };
}
