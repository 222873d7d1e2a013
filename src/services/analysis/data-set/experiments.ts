/** What experiments showed: the tasks of each version of each design, and which version a response was given. */
import { type DataPlan, designShown, type ResponseState } from '../../../domain/questionnaire/flow/index.js';
import type { PlannedVariable } from './column-builder.js';
import type { DataExperiment } from './data-set.js';
import { plainCategory } from './system-variables.js';

/** The experiments; the variables that say which version of a design somebody was given begin at `first`. */
export function experimentsOf({ questions }: DataPlan, first: number): readonly DataExperiment[] {
  const keys = [...new Set(questions.flatMap(({ task }) => task?.experiment ?? []))];
  return keys.map((key, index): DataExperiment => {
    const tasks = questions.filter(({ task }) => task?.experiment === key);
    const { choices = [], rows = [] } = tasks[0] ?? {};
    const byVersion = tasks[0]?.task?.shown.map((_, version) => {
      const ofTasks = tasks.map(({ task }) => task?.shown[version] ?? null);
      const lots = ofTasks.find((shown) => shown !== null)?.length ?? 0;
      return Array.from({ length: lots }, (_lot, lot) => ofTasks.map((shown) => shown?.[lot] ?? []));
    });
    const attributes = new Set(choices.flatMap(({ filters }) => filters?.['attribute'] ?? []));
    return {
      key,
      choices: choices.map(({ name, label, filters }) => ({
        ...{ name, label, attribute: filters?.['attribute'] ?? null },
      })),
      attributes: rows.filter(({ name }) => attributes.has(name)).map(({ name, label }) => ({ name, label })),
      versionVariable: first + index,
      shown: byVersion ?? [],
    };
  });
}

/** The variable that says which version of the experiment's design a response was given. */
export function lotVariable({ key, shown }: DataExperiment): PlannedVariable {
  const most = Math.max(0, ...shown.map((lots) => lots.length));
  return {
    name: `.design.${key}`,
    label: { en: `Version of the design of ${key}`, cy: `Fersiwn o ddyluniad ${key}` },
    kind: 'categories',
    categories: Array.from({ length: most }, (_, lot) => plainCategory(lot + 1)),
  };
}

/** Its value, for a response that was given this version of the survey (the first is 0); null where that has no design. */
export function lotOf(state: ResponseState, { key, shown }: DataExperiment, version: number): number | null {
  const lots = shown[version]?.length ?? 0;
  return lots === 0 ? null : designShown(state, key, lots);
}
