/** The choices that models of preferences are estimated from, written out so that anybody can estimate them again: `choices.csv`. */
import { itemsShown as itemsOfTask } from '../../../domain/statistics/best-worst/best-worst-tasks.js';
import { codedRow, effectsCoding } from '../../../domain/statistics/choice/coding.js';
import { orderOf, type Rankings } from '../../../domain/statistics/ranking/rankings.js';
import { bestWorstAnswers } from './best-worst-answers.js';
import { choiceAnswers } from './choice-answers.js';
import { itemsShown } from './items-shown.js';
import { pairAnswers, rankingAnswers } from './ranking-answers.js';
import type { Reporting } from './reporting.js';

/** A table of numbers: whose choice, from which set, what was chosen, what it counts, in which groups, and what it is described by. */
export interface ModelRows {
  readonly heads: readonly string[];
  readonly lines: readonly (readonly number[])[];
}

/** One set from which something was chosen. */
interface ChoiceSet {
  /** The data set's row of who chose. */
  readonly row: number;
  readonly person: number;
  readonly weight: number;
  /** By alternative: which of the marks it bears, and its numbers. */
  readonly alternatives: readonly { readonly marks: readonly number[]; readonly values: ArrayLike<number> }[];
}

interface Sets {
  /** What marks are called: `chosen`, or `best` and `worst`. */
  readonly marks: readonly string[];
  /** The numbers' names: the model's coefficients. */
  readonly names: readonly string[];
  readonly sets: readonly ChoiceSet[];
}

/**
 * Each alternative of each set on a line, people and sets numbered from 1. Items and levels are in effects coding: the last one's
 * utility is less the sum of all others. A ranking is a set for each place, from which the next was chosen (Luce 1959). Null where the
 * question is not about preferences, or where more than two were ranked alike.
 */
export function modelRows(asked: Reporting): ModelRows | null {
  const found = setsOf(asked);
  if (found === null) return null;
  const groups = asked.groupings.flatMap(({ key: banner, groups: own }) =>
    own.map(({ key, rows }) => ({ name: `${banner}=${key}`, rows })),
  );
  return {
    heads: ['person', 'set', ...found.marks, 'weight', ...groups.map(({ name }) => name), ...found.names],
    lines: found.sets.flatMap(({ row, person, weight, alternatives }, set) =>
      alternatives.map(({ marks, values }) => [
        ...[person + 1, set + 1, ...marks, weight],
        ...groups.map(({ rows }) => rows[row] ?? 0),
        ...Array.from(values),
      ]),
    ),
  };
}

function setsOf(asked: Reporting): Sets | null {
  const { table, experiment } = asked.question;
  if (table === 'ranks') {
    const { rankings, rows } = rankingAnswers(asked);
    return rankedSets(rankings, rows);
  }
  if (experiment === null) return null;
  if (table === 'choice-task') return chosenSets(asked);
  if (table !== 'best-worst') return null;
  if (itemsShown(asked).columnsEach === 2) return bestWorstSets(asked);
  const { rankings, rows } = pairAnswers(asked);
  return rankedSets(rankings, rows);
}

function chosenSets(asked: Reporting): Sets {
  const { coding, tasks, rows } = choiceAnswers(asked);
  const size = coding.names.length;
  return {
    marks: ['chosen'],
    names: coding.names,
    sets: Array.from(tasks.weights, (weight, task) => {
      const [from = 0, to = 0] = tasks.starts.subarray(task, task + 2);
      const person = tasks.choosers[task] ?? 0;
      return {
        ...{ row: rows[person] ?? -1, person, weight },
        alternatives: Array.from({ length: to - from }, (_, at) => ({
          marks: [Number(tasks.chosen[task] === from + at)],
          values: tasks.values.subarray((from + at) * size, (from + at + 1) * size),
        })),
      };
    }),
  };
}

function bestWorstSets(asked: Reporting): Sets {
  const { tasks, rows } = bestWorstAnswers(asked);
  const { names, written } = itemCoding(tasks.items);
  return {
    marks: ['best', 'worst'],
    names,
    sets: Array.from(tasks.weights, (weight, task) => {
      const person = tasks.respondents[task] ?? 0;
      return {
        ...{ row: rows[person] ?? -1, person, weight },
        alternatives: itemsOfTask(tasks, task).map((item) => ({
          marks: [Number(tasks.best[task] === item), Number(tasks.worst[task] === item)],
          values: written([item]),
        })),
      };
    }),
  };
}

function rankedSets(rankings: Rankings, rows: Int32Array): Sets | null {
  const { items, weights, respondents } = rankings;
  const orders = Array.from(weights, (_, row) => orderOf(rankings, row));
  const ties = orders.some(({ groups }) => groups.some((group) => group.length > 1));
  const arePairs = orders.every(({ groups, below }) => groups.flat().length + below.length === 2);
  if (ties && !arePairs) return null;
  const { names, written } = itemCoding(items);
  const alternative = (of: readonly number[], chosen: boolean) => ({
    marks: [Number(chosen)],
    // Davidson (1970): no preference is worth the mean of both, and a constant.
    values: [...written(of), ...(ties ? [Number(of.length > 1)] : [])],
  });
  const sets = orders.flatMap(({ groups, below }, at) => {
    const of = { row: rows[at] ?? -1, person: respondents?.[at] ?? at, weight: weights[at] ?? 0 };
    return groups.flatMap((group, place) => {
      const rest = [...groups.slice(place).flat(), ...below];
      if (rest.length < 2) return [];
      const single = rest.map((item) => alternative([item], group.length === 1 && group[0] === item));
      return [{ ...of, alternatives: ties ? [...single, alternative(rest, group.length > 1)] : single }];
    });
  });
  return { marks: ['chosen'], names: ties ? [...names, 'no preference'] : names, sets };
}

/** Items in effects coding; several together are at their mean. */
function itemCoding(items: readonly string[]) {
  const coding = effectsCoding([{ name: 'item', levels: items, numbers: null }], false);
  const rows = items.map((_, item) => codedRow(coding, [item]));
  return {
    names: coding.names,
    written: (of: readonly number[]) =>
      coding.names.map((_, at) => of.reduce((sum, item) => sum + (rows[item]?.[at] ?? 0), 0) / of.length),
  };
}
