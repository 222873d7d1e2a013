/** What the signs of a table mean, what was done, and what must be kept in mind: sentences below it. */
import type { Adjustment, Table } from '../../domain/statistics/table.js';
import type { Formats } from '../../shared/dates.js';

const ADJUSTED: Readonly<Record<Adjustment, string>> = {
  none: 'not adjusted for how many are compared',
  holm: 'adjusted by Holm over the pairs of a row',
  bonferroni: 'adjusted by Bonferroni over the pairs of a row',
  bh: 'adjusted by Benjamini and Hochberg over all pairs of the table',
};

/** What every result with intervals must say. */
export const CHANCE_ALONE =
  'Intervals and letters speak of chance alone. Who chose to take part, or was in a panel, is no random sample of anybody (AAPOR 2016).';

/** The sentences. */
export function tableLegend(table: Table, format: Formats): readonly string[] {
  const { method } = table;
  const level = `${Math.round(method.level * 100)}%`;
  const threshold = (1 - method.level).toFixed(2);
  const isCompared = method.compare && table.banners.length > 1;
  return [
    `Below each number: its ${level} interval, ${intervalWords(table)}.`,
    ...(isCompared
      ? [
          `Small letters: higher than the columns of these letters (p < ${threshold}, ${ADJUSTED[method.adjust]}). Columns of different questions are not compared.`,
        ]
      : []),
    ...disputes(table),
    ...(hasWithheld(table) ? ['[c]: withheld, so that nobody can be recognised.'] : []),
    ...(method.weight === null ? [] : [weightWords(table, format)]),
  ];
}

function intervalWords({ method }: Table): string {
  return method.linearised
    ? 'linearised under the weights, on the logit for shares'
    : 'by Wilson for shares, by t for means';
}

function weightWords({ method, blocks }: Table, format: Formats): string {
  const base = blocks[0]?.bases[0];
  const cost =
    base?.effective == null || base.n == null || base.effective === 0
      ? ''
      : ` ${format.number(base.n)} people tell as much as ${format.number(Math.round(base.effective))} would unweighted.`;
  const raked = method.raked.length === 0 ? '' : ' What the margins explain is not counted as uncertain.';
  return `Weighted.${cost}${raked}`;
}

function hasWithheld({ blocks }: Table): boolean {
  return blocks.some(
    ({ bases, cells }) =>
      bases.some(({ withheld }) => withheld !== null) ||
      cells.some((row) => row.some(({ withheld }) => withheld !== null)),
  );
}

/** Where another reasonable test would decide otherwise: letters that it would take away, and those that it would add. */
function disputes({ blocks }: Table): readonly string[] {
  const disputed = blocks.flatMap(({ comparisons }) => comparisons.filter((each) => each.disputed));
  const added = disputed.filter(({ significant }) => !significant).length;
  const pairs = added === 1 ? 'one more pair' : `${added} more pairs`;
  return [
    ...(disputed.length > added ? [`${DISPUTED}: another reasonable test finds no difference.`] : []),
    ...(added > 0
      ? [`Another reasonable test finds ${pairs} to differ; “How a number was made” says which.`]
      : []),
  ];
}

/** What stands behind letters that another reasonable test would take away. */
export const DISPUTED = '†';
