/** What was withheld of a table, and why, in sentences for those who publish it. */
import type { Reason, ReleasedTable } from '../linked-tables.js';

/** Numbers of a table by what became of them. */
export interface TableReport {
  readonly name: string;
  readonly cells: number;
  readonly withheld: Readonly<Record<Reason, number>>;
  /** Sums of weights, shares and means that are not told though their count is. */
  readonly figures: number;
}

/** What became of a table. */
export function reportOf({ name, cells, withheld, withheldMeasures }: ReleasedTable): TableReport {
  const count = (reason: Reason) => withheld.filter((one) => one === reason).length;
  return {
    name,
    cells: cells.length,
    withheld: {
      small: count('small'),
      'small-base': count('small-base'),
      unanimous: count('unanimous'),
      linked: count('linked'),
      'whole-table': count('whole-table'),
    },
    figures: withheldMeasures.reduce((sum, measures) => sum + measures.length, 0),
  };
}

const WORDS: Readonly<Record<Reason, (count: string) => string>> = {
  small: (count) => `${count} because few people stand behind it`,
  'small-base': (count) => `${count} because few people are in its base`,
  unanimous: (count) => `${count} because everybody in its group gave the same answer`,
  linked: (count) =>
    `${count} because another could be worked out from it, in this table or together with others`,
  'whole-table': (count) => `${count} with the whole table`,
};

function shownWords(name: string, cells: number, withheld: number): string {
  if (withheld === cells) return `No number of “${name}” is shown`;
  return `Of the ${cells} numbers of “${name}”, ${withheld} ${withheld === 1 ? 'is' : 'are'} not shown`;
}

/** The report in plain sentences; one saying that everything is shown where it is. */
export function reportSentences({ name, cells, withheld, figures }: TableReport): readonly string[] {
  const all = Object.values(withheld).reduce((sum, count) => sum + count, 0);
  if (withheld['whole-table'] > 0)
    return [
      `The table “${name}” is not published, because small groups could be found out from it together with what is published already.`,
    ];
  const reasons = (Object.keys(WORDS) as Reason[]).filter((reason) => withheld[reason] > 0);
  const first =
    all === 0
      ? `All numbers of “${name}” are shown.`
      : `${shownWords(name, cells, all)}: ${reasons.map((reason) => WORDS[reason](String(withheld[reason]))).join('; ')}.`;
  const second =
    figures === 1
      ? 'One weighted sum, share or mean is not shown beside a count that is, because the count could be worked out from it.'
      : `${figures} weighted sums, shares or means are not shown beside counts that are, because a count could be worked out from them.`;
  return figures === 0 ? [first] : [first, second];
}
