/** What numbers tell of themselves, and the lines of R that make them again (they were run against R's survey 4.1). */
import { surveyDesign } from '../../../../src/domain/statistics/design/design.js';
import { withheldCell } from '../../../../src/domain/statistics/table.js';
import { explainCell } from '../../../../src/domain/statistics/tables/explain.js';
import { testInR } from '../../../../src/domain/statistics/tables/r-tests.js';
import { choice, meanOfNumbers, NOTHING_CALLED, singleOf, tableOf } from '../../../kit/table-requests.js';

const USE = singleOf('use "it"', ['y', 'n', 'y', 'y', 'n', 'y']);
const SEX = singleOf('sex', ['f', 'f', 'm', 'm', 'f', 'm']);
const VALUES = meanOfNumbers('age', Float64Array.of(20, 30, 40, 50, 60, 70));

test('a plain share: Wilson’s interval, z, and prop.test', () => {
  const table = tableOf(6, { questions: [USE], banners: [SEX], compare: true });
  const found = explainCell(table, { block: 0, row: 1, column: 1 });
  expect(found).toMatchObject({
    interval: 'wilson',
    degrees: null,
    linearised: false,
    base: { n: 3 },
    designEffect: 1,
  });
  expect(found?.comparisons).toHaveLength(1);
  expect(found?.r).toEqual([
    'd <- read.csv("data.csv", check.names = FALSE, na.strings = c("", "NA"))',
    'd$.kept <- TRUE',
    '.answered <- d$.kept & !is.na(d[["use \\"it\\""]])',
    '.value <- ifelse(.answered, d[["use \\"it\\""]] %in% c("y"), 0)',
    '.base <- ifelse(.answered, 1, 0)',
    '.inside <- .answered & d[["sex"]] %in% "f"',
    'prop.test(sum(.value[.inside]), sum(.inside), conf.level = 0.95, correct = FALSE)',
  ]);
});

test('a mean under a design: t with its degrees, the design, the filter as a remark', () => {
  const strata = singleOf('s', ['a', 'a', 'a', 'b', 'b', 'b']);
  const made = surveyDesign({
    rows: 6,
    weights: Float64Array.of(1, 2, 1, 1, 2, 1),
    ...(strata.kind === 'single' && { strata: strata.column }),
  });
  if (!made.ok) throw new Error(made.problem);
  const table = tableOf(6, {
    questions: [VALUES],
    design: made.value,
    called: {
      ...NOTHING_CALLED,
      weight: 'w',
      strata: 's',
      filter: '${age} >\n 10',
      raked: [{ key: 'sex', targets: { f: 4, m: 4 } }],
      limits: [0.5, 3],
    },
  });
  const found = explainCell(table, { block: 0, row: 0, column: 0 });
  expect(found).toMatchObject({ interval: 't', degrees: 4, linearised: true, raked: true, measure: 'mean' });
  const lines = found?.r.join('\n') ?? '';
  expect(lines).toContain('# 0 for rows for which this does not hold: ${age} > 10');
  expect(lines).toContain('svydesign(ids = ~1, strata = ~`s`, weights = ~`w`, data = d, nest = TRUE)');
  expect(lines).toContain(
    'calibrate(design, list(~`.raked.sex`), list(setNames(data.frame(c("f", "m"), c(4, 4)), c(".raked.sex", "Freq")))',
  );
  expect(lines).toContain(
    'calfun = "raking", epsilon = 1e-10, bounds = list(lower = ifelse(d[["w"]] > 1e-15, 0.5, 0), upper = 3), bounds.const = TRUE, maxit = 500)',
  );
  expect(lines).toContain('d[["w"]] <- pmax(d[["w"]], 1e-15)');
  expect(lines).toContain('confint(m, level = 0.95, df = 4)');
});

test('several answers, first places, comparisons and tests have lines of their own', () => {
  const choices = [choice('why_cost', [1, 0, 1, 1, 0, 1]), choice('why_time', [0, 1, 1, 1, 0, 0])];
  const multiple = { kind: 'multiple', key: 'why', label: 'why', choices } as const;
  const table = tableOf(6, {
    questions: [{ ...multiple, of: 'answers' }, VALUES, USE],
    banners: [multiple, SEX],
    compare: true,
  });
  const share = explainCell(table, { block: 0, row: 0, column: 1 });
  expect(share?.r.join('\n')).toContain('rowSums(d[c("why_cost", "why_time")] == 1, na.rm = TRUE)');
  expect(share?.interval).toBe('logit');
  const mean = explainCell(table, { block: 1, row: 0, column: 1 });
  expect(mean?.comparisons[0]?.r.join('\n')).toContain('.other <- .answered & d[["why_time"]] %in% 1');
  expect(testInR(table, 2, 2).at(-1)).toBe(
    'chisq.test(table(.category[.inside], .group[.inside]), correct = FALSE)',
  );
  expect(testInR(table, 1, 2).at(-1)).toContain('oneway.test');
  expect(testInR(table, 0, 1)).toEqual([]);
});

test('what is withheld is not explained away, and there is nothing to say of a place that is not there', () => {
  const table = tableOf(6, { questions: [USE], banners: [SEX], compare: true });
  const [block] = table.blocks;
  const hidden = {
    ...table,
    blocks: [{ ...block!, cells: block!.cells.map((row) => row.map(() => withheldCell('primary'))) }],
  };
  const found = explainCell(hidden, { block: 0, row: 0, column: 1 });
  expect([found?.withheld, found?.comparisons, found?.r]).toEqual(['primary', [], []]);
  expect(explainCell(table, { block: 0, row: 9, column: 0 })).toBeNull();
});
