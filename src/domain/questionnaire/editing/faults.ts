/** Everything that is wrong with a questionnaire while it is being written, part by part. */
import { partFaults } from '../defined-question.js';
import { compileQuestionnaire } from '../flow/index.js';
import type { Questionnaire, QuestionnairePart } from '../questionnaire.js';
import { outline, type Placed } from './outline.js';

/** One fault. */
export interface AuthoringFault {
  /** The key of the part; null for a quota, a screen-out or the whole. */
  readonly key: string | null;
  /** The part, quota or screen-out; empty for the whole. */
  readonly name: string;
  /** The field in the questionnaire's words; empty where it is about no single one. */
  readonly field: string;
  /** Characters from 1 within an expression; null where the whole field is meant. */
  readonly column: number | null;
  readonly sentence: string;
}

/** Every fault, in the order of the parts; a questionnaire without any can be published. */
export function authoringFaults(questionnaire: Questionnaire): readonly AuthoringFault[] {
  const placed = outline(questionnaire);
  const keyOf = new Map(placed.toReversed().map(({ part, key }) => [part.name, key]));
  const compiled = compileQuestionnaire(questionnaire, null);
  const found: readonly AuthoringFault[] = [
    ...(placed.length === 0 ? [whole('expected at least one question, found none')] : []),
    ...placed.flatMap((each) => ownFaults(each, questionnaire)),
    ...(compiled.ok ? [] : compiled.problem).map(({ name, field, column, sentence }) => ({
      ...{ key: keyOf.get(name) ?? null, name, field, column, sentence },
    })),
  ];
  const order = new Map(placed.map(({ key }, at) => [key, at]));
  const rank = ({ key }: AuthoringFault) => (key === null ? order.size : (order.get(key) ?? order.size));
  return [...found].sort((one, other) => rank(one) - rank(other));
}

function whole(sentence: string): AuthoringFault {
  return { key: null, name: '', field: '', column: null, sentence };
}

function ownFaults({ key, part }: Placed, questionnaire: Questionnaire): readonly AuthoringFault[] {
  const about = { key, name: part.name, column: null };
  if (part.kind !== 'question') {
    const sentence = 'expected something in it, found nothing';
    return part.children.length > 0 ? [] : [{ ...about, field: '', sentence }];
  }
  const { languages, lists } = questionnaire;
  const faults = partFaults(part, lists).map(({ column, expected, found }) => ({
    ...about,
    field: column,
    sentence: `expected ${expected}, found ${found}`,
  }));
  const first = languages[0]?.code ?? '';
  const isWorded = !needsWords(part) || (part.label[first] ?? '').trim() !== '';
  return isWorded
    ? faults
    : [{ ...about, field: 'label', sentence: 'expected words, found none' }, ...faults];
}

/** What is never shown needs no words, and what has a hint or a picture may have those alone. */
function needsWords(part: QuestionnairePart): boolean {
  if (part.kind !== 'question' || part.calculation !== null || part.type === '') return false;
  const shown = [part.hint, part.image ?? {}].some((texts) =>
    Object.values(texts).some((text) => text !== ''),
  );
  return !shown && part.default === null;
}
