/** Which changes of a discrete-choice question are measured by the one that is given up. */
import { choiceModel } from '../../../domain/statistics/choice/choice-model.js';
import type { ChoiceTasks } from '../../../domain/statistics/choice/choice-tasks.js';
import { type Coding, contrastOf } from '../../../domain/statistics/choice/coding.js';
import { utilityOf } from '../../../domain/statistics/choice/part-worths.js';
import type { LevelChange } from './choice-report.js';

/** Whether the change is of one level of these attributes to another. */
export function isChangeOf({ attributes }: Coding, change: LevelChange | null): boolean {
  const levels = attributes.find(({ name }) => name === change?.attribute)?.levels ?? [];
  return (
    change !== null &&
    change.from !== change.to &&
    [change.from, change.to].every((one) => levels.includes(one))
  );
}

/**
 * Every level of the other attributes instead of the one there that everybody together likes least, so that what is gained is
 * welcome to them and the ratio says how much of what is given up it makes up for. Where nothing can be estimated, instead of the first.
 */
export function changesBeside(
  coding: Coding,
  tasks: ChoiceTasks,
  { attribute: given }: LevelChange,
): readonly LevelChange[] {
  const estimated = choiceModel(tasks);
  return coding.attributes.flatMap(({ name, levels }, at) => {
    if (name === given) return [];
    const worths = levels.map((_level, place) =>
      estimated.ok ? utilityOf(estimated.value, contrastOf(coding, at, place, null), 0.95).utility : 0,
    );
    const least = worths.indexOf(Math.min(...worths));
    return levels.flatMap((to, place) =>
      place === least ? [] : [{ attribute: name, from: levels[least] ?? '', to }],
    );
  });
}
