/** What experiments share: one question becomes as many as its design has tasks, named `<name>_1`, `<name>_2`, … */
import type { Choice, Question, Task } from '../definition.js';
import type { DesignNeeds, Parameter, PartFault } from '../question-type.js';
import { setFor, textParameter, wholeFor, wholeParameter } from './parameters.js';

/** The attribute of designs that have only one: the item itself. */
export const ITEM = 'item';

/** What every design is asked for; more is each experiment's own. */
export const DESIGN_PARAMETERS: readonly Parameter[] = [
  wholeParameter('tasks', 1, 200),
  wholeParameter('versions', 1, 1000),
  textParameter('seed', 'the words that the design is drawn from'),
];

/** One question a task, each with what `task` puts into it; without a design, as many as are asked for. */
export function tasksOf(
  question: Question,
  tasks: readonly Task[] | null,
  choicesOf: (task: Task) => readonly Choice[] = () => question.choices,
): readonly Question[] {
  const planned: readonly Task[] = tasks ?? Array.from({ length: wholeFor(question, 'tasks', 1) }, () => []);
  return planned.map((profiles, index) => ({
    ...question,
    name: `${question.name}_${index + 1}`,
    choices: tasks === null ? question.choices : choicesOf(profiles),
    task: { number: index + 1, of: planned.length, profiles },
  }));
}

/** Sets of tasks where the author did not say how many: each is seen by about a hundred of a thousand respondents. */
const USUAL_VERSIONS = 10;

/** The design of this question's kind over these attributes, with what every experiment says alike. */
export function designOf(
  question: Question,
  own: Pick<DesignNeeds, 'kind' | 'attributes' | 'profiles' | 'noneOption' | 'prohibitions'>,
): DesignNeeds {
  return {
    ...own,
    tasks: wholeFor(question, 'tasks', 1),
    versions: wholeFor(question, 'versions', USUAL_VERSIONS),
    seed: setFor(question, 'seed') ?? question.name,
  };
}

/** The one attribute of designs over items. */
export function itemAttribute({ choices }: Question): DesignNeeds['attributes'] {
  return [{ name: ITEM, levels: choices.map(({ name }) => name) }];
}

/** The choices that are a task's items, in the order shown. */
export function itemsOf({ choices }: Question): (task: Task) => readonly Choice[] {
  return (task) => task.flatMap((profile) => choices.filter(({ name }) => name === profile[ITEM]));
}

/** Faults of an experiment that does not say what a design needs. */
export function designFaults(question: Question, needed: readonly string[]): PartFault[] {
  return needed
    .filter((name) => setFor(question, name) === null)
    .map((name) => ({ column: 'parameters', expected: `${name}=, a number`, found: 'none' }));
}

/** The question itself where it is one task's, otherwise the questions of all its tasks. */
export function eachTask(question: Question): readonly Question[] {
  return question.task === undefined ? tasksOf(question, null) : [question];
}
