/** What types with choices share: the codes of a list, labels, and the words typed beside “other”. */
import type { Texts } from '../../../shared/language.js';
import type { Choice, Question } from '../definition.js';
import type { Variable } from '../question-type.js';

/** XLSForm's word for choices beside each other, as many as the line has room for. */
export const SIDE_BY_SIDE = 'columns-pack';

/**
 * The code of each choice, in order: its name where all names are whole numbers, as authors who number their choices
 * expect, otherwise 1, 2, 3 and so on.
 */
export function choiceCodes(choices: readonly Choice[]): readonly number[] {
  const areNumbers = choices.every(({ name }) => /^(0|-?[1-9]\d{0,8})$/.test(name));
  return choices.map(({ name }, index) => (areNumbers ? Number(name) : index + 1));
}

/** A variable whose value is the code of one of the choices. */
export function codedVariable(variable: string, label: Texts, choices: readonly Choice[]): Variable {
  const numbers = choiceCodes(choices);
  const codes = choices.map(({ name, label }, index) => ({ code: numbers[index] ?? 0, label, name }));
  const missing = codes.filter((_code, index) => choices[index]?.behaviour?.includes('missing'));
  return { name: variable, label, kind: 'code', codes, missing: missing.map(({ code }) => code) };
}

/** Each choice's code by its name. */
export function codesByName(choices: readonly Choice[]): ReadonlyMap<string, number> {
  const codes = choiceCodes(choices);
  // Of two choices of one name the first is meant, wherever a choice is looked up.
  return new Map(choices.map(({ name }, index) => [name, codes[index] ?? 0] as const).reverse());
}

/** The choice's label, or its name where the question has no such choice. */
export function labelOf(choices: readonly Choice[], name: string): Texts {
  return choices.find((choice) => choice.name === name)?.label ?? { und: name };
}

/** The name of a variable of a part of a question; hyphens and points are no letters of a variable's name. */
export function partVariable(question: Pick<Question, 'name'>, part: string): string {
  return `${question.name}_${part.replaceAll(/[-.]/g, '_')}`;
}

/** Whether it is the choice that asks for words. */
export function asksForWords({ behaviour = [] }: Choice): boolean {
  return behaviour.includes('other');
}

/** Whether choosing it excludes every other choice. */
export function excludesOthers({ behaviour = [] }: Choice): boolean {
  return behaviour.includes('none');
}
