/** What lines of R need first: the file read, who is in a column, what a row adds, and the design. */
import type { RakedMargin, Table, TableBlock, TableColumn, TableRow } from '../table.js';

/**
 * The column of a margin's categories: a blank is a category there, and none in the question's own. R's formulas of margins take no
 * name that has to stand in quotation marks.
 */
export function rakedColumn(key: string): string {
  return `.raked.${key.replace(/[^A-Za-z0-9_.]/g, '.')}`;
}

/** Where a number stands. */
export interface CellPlace {
  readonly block: number;
  readonly row: number;
  readonly column: number;
}

/** The parts of a table that a number is about. */
export interface About {
  readonly table: Table;
  readonly block: TableBlock;
  readonly row: TableRow;
  readonly column: TableColumn;
}

/** The parts of the table at the place; null where it has no such place. */
export function aboutOf(table: Table, place: CellPlace): About | null {
  const block = table.blocks[place.block];
  const row = block?.rows[place.row];
  const column = table.columns[place.column];
  return block === undefined || row === undefined || column === undefined
    ? null
    : { table, block, row, column };
}

/** The file read, and which rows count. */
export function reading({ method }: Table): readonly string[] {
  const kept =
    method.filter === null
      ? 'd$.kept <- TRUE'
      : `d$.kept <- d$.kept == 1  # 0 for rows for which this does not hold: ${oneLine(method.filter)}`;
  return ['d <- read.csv("data.csv", check.names = FALSE, na.strings = c("", "NA"))', kept];
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

/** `answered`: whether a row is in the base; `value`: what it adds; `base`: what that is a share of. */
export function answering({ block, row }: About): readonly string[] {
  const { answered, value, base } = partsOf(block, row);
  return [
    `.answered <- d$.kept & ${answered}`,
    `.value <- ifelse(.answered, ${value}, 0)`,
    ...(row.measure === 'share' ? [`.base <- ifelse(.answered, ${base}, 0)`] : []),
  ];
}

function partsOf(block: TableBlock, row: TableRow): { answered: string; value: string; base: string } {
  const own = row.variable ?? block.variable;
  const all = `d[c(${variablesOf(block).map(quoted).join(', ')})]`;
  if (block.kind === 'single') {
    const variable = column(own ?? block.key);
    const keys = row.net === null ? [row.key] : row.net.map((place) => block.rows[place]?.key ?? '');
    return {
      answered: `!is.na(${variable})`,
      value: `${variable} %in% c(${keys.map(quoted).join(', ')})`,
      base: '1',
    };
  }
  if (block.kind === 'number' || block.kind === 'mean-rank') {
    const variable = scored(column(own ?? block.key), block.scores);
    return { answered: `!is.na(${variable})`, value: variable, base: '1' };
  }
  const answered = `rowSums(!is.na(${all})) > 0`;
  const hit = block.kind === 'top' ? `<= ${block.places}` : '== 1';
  const chosen =
    row.net === null ? [own ?? row.key] : row.net.map((place) => block.rows[place]?.variable ?? '');
  const count = `rowSums(d[c(${chosen.map(quoted).join(', ')})] ${hit}, na.rm = TRUE)`;
  return block.of === 'answers'
    ? { answered, value: count, base: `rowSums(${all} == 1, na.rm = TRUE)` }
    : { answered, value: `${count} > 0`, base: '1' };
}

function scored(variable: string, scores: TableBlock['scores']): string {
  if (scores === null) return variable;
  const pairs = Object.entries(scores).map(([key, score]) => `${quoted(key)} = ${score}`);
  return `unname(c(${pairs.join(', ')})[as.character(${variable})])`;
}

function variablesOf({ rows, key }: TableBlock): readonly string[] {
  const own = rows.flatMap(({ variable }) => (variable === null ? [] : [variable]));
  return own.length === 0 ? [key] : own;
}

/** Who is in the column. */
export function insideOf({ table, column: { variable, banner, key } }: About): string {
  const question = table.banners[banner];
  if (question === undefined || (key === '' && banner === 0)) return '.answered';
  return variable === null
    ? `.answered & ${column(question.variable ?? question.key)} %in% ${quoted(key)}`
    : `.answered & ${column(variable)} %in% 1`;
}

/** The design, raked where weights are, with variables of the lines before. */
export function designLines({ method }: Table, variables: string): readonly string[] {
  const { weight, strata, clusters, populations, raked, limits } = method;
  const parts = [
    `ids = ${formula(clusters)}`,
    ...(strata === null ? [] : [`strata = ${formula(strata)}`]),
    `weights = ${formula(weight)}`,
    ...(populations === null ? [] : [`fpc = ${formula(populations)}`]),
  ];
  const factors = raked.map(
    ({ key }) => `${column(rakedColumn(key))} <- factor(${column(rakedColumn(key))})`,
  );
  const base = column(weight ?? '');
  return [
    ...(factors.length === 0 ? [] : [factors.join('; ')]),
    ...(raked.length === 0
      ? []
      : [`${base} <- pmax(${base}, ${NOBODY})  # R divides by weights, so none may be 0`]),
    'library(survey)',
    `design <- svydesign(${parts.join(', ')}, data = d, nest = TRUE)`,
    ...(raked.length === 0 ? [] : [calibration(raked, limits ?? null, base)]),
    `design <- update(design, ${variables})`,
  ];
}

/** A weight that counts for nobody: what it adds to any number is below the last digit. */
const NOBODY = '1e-15';

/** R holds weights within limits in the same way: clip(base · Π factors). Whoever counts for nobody is not lifted to the lower one. */
function calibration(
  raked: readonly RakedMargin[],
  limits: readonly [number, number] | null,
  base: string,
): string {
  const formulas = raked.map(({ key }) => formula(rakedColumn(key))).join(', ');
  const tables = raked.map(({ key, targets }) => {
    const names = Object.keys(targets).map(quoted).join(', ');
    const sums = Object.values(targets).join(', ');
    return `setNames(data.frame(c(${names}), c(${sums})), c(${quoted(rakedColumn(key))}, "Freq"))`;
  });
  const within =
    limits === null
      ? ''
      : `, bounds = list(lower = ifelse(${base} > ${NOBODY}, ${limits[0]}, 0), upper = ${limits[1]}), bounds.const = TRUE, maxit = 500`;
  return `design <- calibrate(design, list(${formulas}), list(${tables.join(', ')}), calfun = "raking", epsilon = 1e-10${within})`;
}

/** The text as R has it between quotation marks. */
export const quoted = (text: string) => JSON.stringify(text);

/** A column of the file, whatever it is called. */
export const column = (name: string) => `d[[${quoted(name)}]]`;

const formula = (name: string | null) => (name === null ? '~1' : `~\`${name}\``);
