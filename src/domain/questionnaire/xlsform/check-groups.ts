/** Loops and table lists: the lists that groups ask about go with their questions. */
import { appearanceOf } from './appearance.js';
import type { SheetFault } from './grid.js';
import { isLooped } from './loops.js';
import type { Check, Reading } from './reading.js';
import { isName, NAME_EXPECTED } from './references.js';
import { everyRow, type SurveyRow } from './rows.js';
import { faultAt } from './table.js';

/** Every loop without its list or with a repeat, and every table list whose questions do not share one. */
export const checkGroups: Check = (reading) => [
  ...everyRow(reading.rows).flatMap((row) => [
    ...loopFaults(row, reading),
    ...repeatedFaults(row, reading),
    ...tableListFaults(row),
  ]),
  ...sizeFaults(reading),
];

/** The most parts that loops may make of a survey. */
const MOST_PARTS = 50_000;

/** Loops in loops multiply, so that a short sheet could make more parts than any memory holds. */
function sizeFaults(reading: Reading): readonly SheetFault[] {
  const partsIn = (rows: readonly SurveyRow[]): number =>
    rows.reduce((sum, { word, children }) => {
      const list = word.kind === 'begin' ? reading.lists.get(word.list ?? '') : undefined;
      const times = word.kind === 'begin' && word.control === 'loop' ? (list?.length ?? 1) : 1;
      return sum + 1 + times * partsIn(children ?? []);
    }, 0);
  const outermost = reading.rows.find((row) => partsIn([row]) > MOST_PARTS);
  return outermost === undefined
    ? []
    : [faultAt(outermost.row, 'type', `expected loops to make at most ${MOST_PARTS} parts`)];
}

function loopFaults({ word, row }: SurveyRow, { lists }: Reading): readonly SheetFault[] {
  if (word.kind !== 'begin' || word.control !== 'loop') return [];
  if (word.list === null)
    return [faultAt(row, 'type', 'expected the list to go through after begin loop over, found none')];
  const list = lists.get(word.list);
  if (list === undefined) {
    return [
      faultAt(row, 'type', `expected a list of the sheet choices, found "${word.list}", which is not there`),
    ];
  }
  return list
    .filter(({ choice }) => !isName(choice.name))
    .slice(0, 1)
    .map((written) =>
      faultAt(written.row, 'name', `${NAME_EXPECTED} in a list of a loop, found "${written.choice.name}"`),
    );
}

/** A repeat's name is the only one in the form, and a loop writes what is in it down once for each choice. */
function repeatedFaults({ word, children }: SurveyRow, { lists }: Reading): readonly SheetFault[] {
  if (word.kind !== 'begin' || word.control !== 'loop') return [];
  const choices = (lists.get(word.list ?? '') ?? []).filter(({ choice }) => isLooped(choice));
  if (choices.length < 2) return [];
  return everyRow(children ?? []).flatMap((inside) =>
    inside.word.kind === 'begin' && inside.word.control === 'repeat'
      ? [
          faultAt(
            inside.row,
            'type',
            `expected no repeat in a loop: each of its choices would have "${inside.name}"`,
          ),
        ]
      : [],
  );
}

/** All questions directly in a table list are asked about one list, which no filter shortens. */
function tableListFaults(group: SurveyRow): readonly SheetFault[] {
  if (group.children === null || !appearanceOf(group).includes('table-list')) return [];
  const firstGroup = group.children.findIndex(({ children }) => children !== null);
  const together = firstGroup === -1 ? group.children : group.children.slice(0, firstGroup);
  const selects = together.flatMap((child) =>
    child.word.kind === 'select' ? [{ child, word: child.word }] : [],
  );
  const [first] = selects;
  if (first === undefined) return [];
  const filtered = first.child.row.cells.has('choice_filter')
    ? [faultAt(first.child.row, 'choice_filter', 'expected no choice filter in a table list')]
    : [];
  const others = selects
    .filter(({ word }) => word.list !== first.word.list)
    .map(({ child, word }) =>
      faultAt(
        child.row,
        'type',
        `expected the list "${first.word.list}" throughout the table list, found "${word.list}"`,
      ),
    );
  return [...filtered, ...others];
}
