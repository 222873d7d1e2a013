/** What in a questionnaire speaks of some of its questions: whoever deletes them is told first. */
import type { Questionnaire } from '../questionnaire.js';
import { type FieldRule, mapChoices, mapOwnFields, mapQuota, mapScreenOut, namingRule } from './fields.js';
import { outline } from './outline.js';

/** One thing with the fields of it that speak of a question. */
export interface Use {
  readonly kind: 'part' | 'list' | 'quota' | 'screen-out';
  /** A part's key, else the name. */
  readonly name: string;
  readonly fields: readonly string[];
}

/** Everything that names one of these, but for the parts whose keys are in `but`. */
export function usesOf(
  questionnaire: Questionnaire,
  names: readonly string[],
  but: ReadonlySet<string> = new Set(),
): readonly Use[] {
  // A name that no question can have: whatever changes under it speaks of the question.
  const marked = namingRule(new Map(names.map((name) => [name, `${name}?`])));
  const found = (kind: Use['kind'], name: string, apply: (rule: FieldRule) => unknown): readonly Use[] => {
    const fields = new Set<string>();
    const note = (read: (text: string, field: string) => string) => (text: string, field: string) => {
      if (read(text, field) !== text) fields.add(field);
      return text;
    };
    apply({ expression: note(marked.expression), text: note(marked.text), name: note(marked.name) });
    return fields.size === 0 ? [] : [{ kind, name, fields: [...fields] }];
  };
  const { lists, quotas, screenOuts } = questionnaire;
  return [
    ...outline(questionnaire)
      .filter(({ key }) => !but.has(key))
      .flatMap(({ key, part }) => found('part', key, (rule) => mapOwnFields(part, rule))),
    ...Object.entries(lists).flatMap(([name, choices]) =>
      found('list', name, (rule) => mapChoices(choices, rule)),
    ),
    ...quotas.flatMap((quota) => found('quota', quota.name, (rule) => mapQuota(quota, rule))),
    ...screenOuts.flatMap((out) => found('screen-out', out.name, (rule) => mapScreenOut(out, rule))),
  ];
}
