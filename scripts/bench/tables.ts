/** Measures tables over columns: a weighted table of two questions, and banners of many, from ten thousand responses to a million. */
import type { CategoryColumn } from '../../src/domain/statistics/columns.js';
import { surveyDesign } from '../../src/domain/statistics/design/design.js';
import { rakedDesign } from '../../src/domain/statistics/design/raked-design.js';
import { buildTable } from '../../src/domain/statistics/tables/build-table.js';
import type {
  BannerQuestion,
  RowQuestion,
  TableRequest,
} from '../../src/domain/statistics/tables/request.js';
import { assert } from '../../src/shared/assert.js';
import { quickRandom } from '../../src/shared/quick-random.js';

const SIZES = [10_000, 100_000, 1_000_000];
const QUESTIONS = 50;
const RUNS = 5;

/** Made-up answers: `categories` of one question, 5 % blank. */
function answers(rows: number, categories: number, seed: string): CategoryColumn {
  const random = quickRandom(seed);
  const codes = Int8Array.from({ length: rows }, () => {
    const drawn = random.below(1000);
    return drawn < 50 ? -1 : Math.floor(((drawn - 50) * (drawn - 50) * categories) / (950 * 950));
  });
  return { kind: 'categories', categories: Array.from({ length: categories }, (_, at) => `c${at}`), codes };
}

function single(rows: number, categories: number, key: string): RowQuestion & BannerQuestion {
  const column = answers(rows, categories, key);
  return { kind: 'single', key, label: key, column, labels: column.categories };
}

function several(rows: number, choices: number, key: string): RowQuestion & BannerQuestion {
  const made = Array.from({ length: choices }, (_, at) => {
    const { codes } = answers(rows, 2, `${key}${at}`);
    return { key: `${key}${at}`, label: key, chosen: codes };
  });
  return { kind: 'multiple', key, label: key, choices: made, of: 'respondents' };
}

function number(rows: number, key: string): RowQuestion {
  const random = quickRandom(key);
  const values = Float64Array.from({ length: rows }, () => random.below(101));
  const statistics = [
    { kind: 'mean', label: 'mean' } as const,
    { kind: 'quantile', at: 0.5, label: 'median' } as const,
  ];
  return { kind: 'number', key, label: key, column: { kind: 'numbers', values }, statistics };
}

/** Processor milliseconds of the middle one of several runs, all threads counted: other work may run on the same cores. */
function median(work: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).sort((one, other) => one - other);
  return times[Math.floor(RUNS / 2)] ?? Number.NaN;
}

function measure(rows: number): void {
  const random = quickRandom('weights');
  const weights = Float64Array.from({ length: rows }, () => 0.5 + random.below(1000) / 500);
  const made = surveyDesign({ rows, weights });
  const margins = [single(rows, 4, 'age'), single(rows, 2, 'sex')].map((question) => {
    assert(question.kind === 'single', 'margins are questions of one answer');
    const column = { ...question.column, codes: question.column.codes.map((code) => Math.max(0, code)) };
    const share = 1 / column.categories.length;
    return {
      key: question.key,
      column,
      targets: new Map(column.categories.map((each) => [each, share])),
    };
  });
  assert(made.ok, 'random rows are a design');
  const raked = rakedDesign(made.value, margins);
  assert(raked.ok, 'the margins can be met');
  const request = (
    questions: readonly RowQuestion[],
    banners: readonly BannerQuestion[],
    design: TableRequest['design'],
    compare: boolean,
  ): TableRequest => ({
    ...{
      rows,
      questions,
      banners,
      everybody: 'all',
      filter: null,
      design,
      level: 0.95,
      compare,
      adjust: 'none',
    },
    called: { weight: 'w', strata: null, clusters: null, populations: null, raked: [], filter: null },
  });
  const two = single(rows, 5, 'two');
  const six = single(rows, 6, 'six');
  const fifty = Array.from({ length: QUESTIONS }, (_, at) => single(rows, 5, `q${at}`));
  const threes = [single(rows, 2, 'b1'), single(rows, 2, 'b2'), single(rows, 2, 'b3')];
  const lines: readonly (readonly [string, TableRequest])[] = [
    ['weighted, 2 questions', request([two], [six], made.value, false)],
    ['weighted, 2 questions, letters', request([two], [six], made.value, true)],
    ['unweighted, 2 questions', request([two], [six], null, false)],
    ['raked, 2 questions, letters', request([two], [six], raked.value, true)],
    ['weighted, 50 questions × 6 columns of one question, letters', request(fifty, [six], made.value, true)],
    ['weighted, 50 questions × 6 columns of three, letters', request(fifty, threes, made.value, true)],
    [
      'weighted, 12 choices × 6 overlapping columns, letters',
      request([several(rows, 12, 'm')], [several(rows, 6, 'o')], made.value, true),
    ],
    ['weighted, mean and median × 6 columns, letters', request([number(rows, 'y')], [six], made.value, true)],
  ];
  for (const [name, asked] of lines)
    process.stdout.write(`${name} | ${rows} | ${median(() => void buildTable(asked)).toFixed(1)} ms\n`);
}

for (const rows of SIZES) measure(rows);
process.stdout.write(`memory at the end: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
