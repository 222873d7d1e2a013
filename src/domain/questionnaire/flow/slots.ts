/** Lays a questionnaire's parts out as places with keys and parsed expressions; an experiment becomes a place a task. */
import type { Question } from '../definition.js';
import type {
  GroupPart,
  ListedChoice,
  Questionnaire,
  QuestionnairePart,
  QuestionPart,
  RepeatPart,
} from '../questionnaire.js';
import type { GroupSlot, QuestionSlot, RepeatSlot, Slot } from './compiled.js';
import { type FrozenDesigns, taskVersions } from './designs.js';
import { expanded, isAsked, isKnown, wholeQuestion } from './hall.js';
import { type Reader, readDefault } from './reader.js';

type Base = Pick<Slot, 'name' | 'key' | 'parent' | 'repeats' | 'relevant'>;

/** What laying out looks at besides the part itself. */
interface Ground {
  readonly questionnaire: Questionnaire;
  /** Null where designs do not matter yet: then tasks show everything that any version may show. */
  readonly designs: FrozenDesigns | null;
  readonly reader: Reader;
}

/** The outermost places; their children are in them. Designs are by experiment's name. */
export function layOutSlots(ground: Ground): readonly Slot[] {
  const shared = sharedNames(ground.questionnaire.parts);
  const layOut = (part: QuestionnairePart, parent: GroupSlot | RepeatSlot | null): Slot => {
    const base: Base = {
      name: part.name,
      key: shared.has(part.name) ? `${pathOf(parent)}${part.name}` : part.name,
      parent,
      repeats: repeatsAround(parent),
      relevant: ground.reader.read(part, 'relevant', part.relevant),
    };
    if (part.kind === 'question') return questionOrTasks(ground, part, base);
    const children: Slot[] = [];
    const slot = container(ground, part, { ...base, children });
    children.push(...part.children.map((child) => layOut(child, slot)));
    return slot;
  };
  return ground.questionnaire.parts.map((part) => layOut(part, null));
}

/** Every place below, in order, containers before what they contain. */
export function everySlot(slots: readonly Slot[]): readonly Slot[] {
  return slots.flatMap((slot) => (slot.kind === 'question' ? [slot] : [slot, ...everySlot(slot.children)]));
}

function container(
  { questionnaire, reader }: Ground,
  part: GroupPart | RepeatPart,
  base: Base & { readonly children: readonly Slot[] },
): GroupSlot | RepeatSlot {
  if (part.kind === 'repeat') {
    return { kind: 'repeat', part, page: part.page, count: reader.read(part, 'count', part.count), ...base };
  }
  const page = part.page || (questionnaire.settings.pages === 'groups' && base.parent === null);
  return { kind: 'group', part, page, ...base };
}

function questionOrTasks(ground: Ground, part: QuestionPart, base: Base): Slot {
  const { reader, questionnaire } = ground;
  if (!isKnown(part.type)) reader.fault(part, 'type', `there is no question type ${part.type}`);
  const choices = listNamed(questionnaire, part.list);
  const whole = wholeQuestion(part, base.key, choices, listNamed(questionnaire, part.rows));
  const asked = expanded(whole, null);
  if (asked.length === 1 && asked[0]?.name === base.key) {
    return { ...base, ...questionSlot(ground, part, base, choices), whole, task: null };
  }
  return experimentSlot(ground, part, base, whole, asked);
}

/**
 * An experiment is a group without a title that has its relevance; its children are the tasks. What a task is as a whole
 * (`planned`) has everything that any version may show, so that its variables are the same whichever version is answered.
 */
function experimentSlot(
  ground: Ground,
  part: QuestionPart,
  base: Base,
  whole: Question,
  planned: readonly Question[],
): GroupSlot {
  const { designs, reader } = ground;
  const design = designs !== null && Object.hasOwn(designs, part.name) ? designs[part.name] : undefined;
  if (designs !== null && design === undefined)
    reader.fault(part, 'type', 'the experiment has no design yet');
  const versions = taskVersions(whole, design ?? null);
  const children: QuestionSlot[] = [];
  const { name, hint, relevant, appearance, place } = part;
  const group: GroupPart = {
    ...{ kind: 'group', name, label: {}, hint, relevant, appearance, place },
    ...{ page: false, order: 'fixed', children: [] },
  };
  const slot: GroupSlot = { ...base, kind: 'group', part: group, page: false, children };
  for (const [index, task] of (versions[0] ?? []).entries()) {
    const below = { ...base, key: task.name, name: task.name, parent: slot, relevant: null };
    const questions = versions.map((version) => version[index] ?? task);
    children.push({
      ...questionSlot(ground, part, below, []),
      ...{ whole: planned[index] ?? task, choiceFilter: null, calculation: null, default: null },
      task: { experiment: base.key, versions: questions },
    });
  }
  return slot;
}

function questionSlot(
  { reader }: Ground,
  part: QuestionPart,
  base: Base,
  choices: readonly ListedChoice[],
): Omit<QuestionSlot, 'whole' | 'task'> {
  const read = (field: 'required' | 'constraint' | 'calculation' | 'choiceFilter' | 'readOnly') =>
    reader.read(part, field, part[field]);
  return {
    ...base,
    kind: 'question',
    part,
    asked: isAsked(part.type),
    required: read('required'),
    constraint: read('constraint'),
    calculation: read('calculation'),
    choiceFilter: read('choiceFilter'),
    readOnly: read('readOnly'),
    default: readDefault(reader, part, part.default),
    choices,
  };
}

function listNamed({ lists }: Questionnaire, name: string | null): readonly ListedChoice[] {
  return name !== null && Object.hasOwn(lists, name) ? (lists[name] ?? []) : [];
}

function pathOf(slot: GroupSlot | RepeatSlot | null): string {
  return slot === null ? '' : `${pathOf(slot.parent)}${slot.name}~`;
}

function repeatsAround(parent: GroupSlot | RepeatSlot | null): readonly RepeatSlot[] {
  if (parent === null) return [];
  return parent.kind === 'repeat' ? [...parent.repeats, parent] : parent.repeats;
}

/** Names that more than one part has. */
function sharedNames(parts: readonly QuestionnairePart[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  const visit = (part: QuestionnairePart) => {
    if (seen.has(part.name)) shared.add(part.name);
    seen.add(part.name);
    if (part.kind !== 'question') part.children.forEach(visit);
  };
  parts.forEach(visit);
  return shared;
}
