/** `${name}` in any cell leads to exactly one part of the form. */
import type { SheetFault } from './grid.js';
import { isLooped } from './loops.js';
import type { Check, Reading } from './reading.js';
import { REFERENCE, readReferences } from './references.js';
import { everyRow, type SurveyRow, saysYes } from './rows.js';
import { faultAt, type Table } from './table.js';

/** Columns of the survey whose references have rules of their own, or none. */
const APART = ['type', 'name', 'trigger'];

/** Every reference that is not written as one, leads nowhere, or may lead to two parts. */
export const checkReferences: Check = (reading) => {
  const names = namesOf(reading);
  const { survey, choices, settings, quotas, screen_outs, entities } = reading.tables;
  return [
    ...tableFaults(settings, names, () => true),
    ...tableFaults(survey, names, (path) => !APART.includes(path)),
    ...tableFaults(choices, names, (path) => path === 'label' || path.startsWith('media::')),
    ...[quotas, screen_outs, entities].flatMap((table) => tableFaults(table, names, () => true)),
    ...listReferences(reading, names),
  ];
};

/** Rows that nothing can ask about. */
const NO_QUESTIONS = ['audit', 'xml-external', 'csv-external'];

/** How often each name stands in the form; a loop repeats what is in it for every choice of its list. */
function namesOf(reading: Reading): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  const add = (name: string, times: number) => count.set(name, (count.get(name) ?? 0) + times);
  const walk = (rows: readonly SurveyRow[], times: number) => {
    for (const { name, word, type, children } of rows) {
      if (!NO_QUESTIONS.includes(type)) add(name, times);
      const loop =
        word.kind === 'begin' && word.control === 'loop' ? reading.lists.get(word.list ?? '') : undefined;
      walk(children ?? [], times * Math.max(loop?.filter(({ choice }) => isLooped(choice)).length ?? 1, 1));
    }
  };
  walk(reading.rows, 1);
  if (!saysYes(reading.setting('omit_instanceid'))) add('instanceID', 1);
  return count;
}

function tableFaults(
  table: Table,
  names: ReadonlyMap<string, number>,
  isJudged: (path: string) => boolean,
): readonly SheetFault[] {
  return table.rows.flatMap((row) =>
    [...row.cells]
      .filter(([path]) => isJudged(path))
      .flatMap(([path, cells]) =>
        cells.flatMap(({ text, column }) =>
          sentences(text, names).map((sentence) => ({
            ...faultAt(row, path, sentence),
            column: column.header,
          })),
        ),
      ),
  );
}

/** The most wrong names that are told of one cell. */
const MOST_TOLD = 5;

function sentences(text: string, names: ReadonlyMap<string, number>): readonly string[] {
  const found = readReferences(text);
  if (found === null) return [`expected ${REFERENCE} around the name of a question`];
  const wrong = [...new Set(found.map(({ name }) => name))].filter((name) => names.get(name) !== 1);
  return wrong.slice(0, MOST_TOLD).map((name) => {
    const times = names.get(name) ?? 0;
    return times === 0
      ? `expected the name of a part of the survey in ${REFERENCE}, found "${name}", which is not there`
      : `expected a name that only one part of the survey has, found "${name}", which ${times} have`;
  });
}

/** Choices taken from the answers to another question: `select_one ${name}`. */
function listReferences(reading: Reading, names: ReadonlyMap<string, number>): readonly SheetFault[] {
  return everyRow(reading.rows).flatMap(({ word, row }) =>
    word.kind === 'select'
      ? sentences(word.list, names).map((sentence) => faultAt(row, 'type', sentence))
      : [],
  );
}
