/** The tests of whole questions against each question across the top, as a table of their own. */
import type {
  BannerTest,
  BannerTestName,
  ChiSquareTest,
  FTest,
  Table,
} from '../../domain/statistics/table.js';
import type { Formats } from '../../shared/dates.js';
import { type DenseTable, plainCell } from './dense-table.js';
import { numberText, pNumber, pText } from './workbench-numbers.js';

/** One table, or none where nothing was tested. */
export function tableTests({ blocks, banners }: Table, format: Formats): readonly DenseTable[] {
  const found = blocks.flatMap((block) =>
    block.tests.flatMap((test) => {
      const told = testWords(test, format);
      return told === null
        ? []
        : [{ block: block.label, banner: banners[test.banner]?.label ?? '', test, told }];
    }),
  );
  if (found.length === 0) return [];
  return [
    {
      ...{ id: 'tests', caption: 'Tests of whole questions', corner: 'Question', banners: [], bases: [] },
      heads: ['By', 'Test', 'p', 'Strength (V)'].map((text) => ({ text, letter: '' })),
      blocks: [
        {
          ...{ heading: null, bases: [] },
          rows: found.map(({ block, banner, test, told }) => ({
            ...{ label: block, kind: 'plain' as const },
            cells: [
              plainCell(banner),
              plainCell(told.name, told.statistic),
              plainCell(pNumber(told.p)),
              plainCell(test.cramersV === undefined ? '–' : test.cramersV.toFixed(2)),
            ],
          })),
        },
      ],
      legend: [
        'V is Cramér’s: 0 for no association, 1 for a perfect one.',
        ...found.flatMap(({ block, banner, test }) => disputeWords(block, banner, test)),
      ],
    },
  ];
}

/** The test whose verdict counts, in words. */
function testWords(test: BannerTest, format: Formats): TestWords | null {
  return test.main === null ? null : WORDS[test.main](test, (value) => numberText(value, format));
}

interface TestWords {
  readonly name: string;
  readonly statistic: string;
  readonly p: number;
}

const WORDS: Readonly<
  Record<BannerTestName, (test: BannerTest, number: (value: number) => string) => TestWords | null>
> = {
  raoScott: ({ raoScott }, number) => inF('Rao–Scott', raoScott, number),
  means: ({ means }, number) => inF('Equal means', means, number),
  pearson: ({ pearson }, number) => inChiSquare('Chi-square', 'χ²', pearson, number),
  likelihoodRatio: ({ likelihoodRatio }, number) =>
    inChiSquare('Likelihood ratio', 'G²', likelihoodRatio, number),
  kruskalWallis: ({ kruskalWallis }, number) => inChiSquare('Kruskal–Wallis', 'H', kruskalWallis, number),
  fisher: ({ fisher }) =>
    fisher === undefined ? null : { name: 'Fisher’s exact', statistic: '', p: fisher.p },
  pearsonOnEffectiveBase: () => null,
};

function inF(name: string, test: FTest | undefined, number: (value: number) => string): TestWords | null {
  if (test === undefined) return null;
  const { statistic, df1, df2, p } = test;
  return { name, statistic: `F(${number(df1)}, ${number(df2)}) = ${number(statistic)}`, p };
}

function inChiSquare(
  name: string,
  sign: string,
  test: ChiSquareTest | undefined,
  number: (value: number) => string,
): TestWords | null {
  if (test === undefined) return null;
  return { name, statistic: `${sign}(${test.df}) = ${number(test.statistic)}`, p: test.p };
}

/** What other tests are called where they would decide otherwise. */
const TEST_NAMES: Readonly<Record<BannerTestName, string>> = {
  pearson: 'the chi-square test',
  likelihoodRatio: 'the likelihood ratio test',
  raoScott: 'the Rao–Scott test',
  fisher: 'Fisher’s exact test',
  kruskalWallis: 'the Kruskal–Wallis test',
  means: 'the test of equal means',
  pearsonOnEffectiveBase: 'the chi-square test on the effective base',
};

/** Other reasonable tests that turn the verdict, as a sentence. */
function disputeWords(block: string, banner: string, { disputedBy }: BannerTest): readonly string[] {
  if (disputedBy.length === 0) return [];
  const said = disputedBy.map(({ test, p }) => `by ${TEST_NAMES[test]} ${pText(p)}`);
  return [`${block} by ${banner} would be decided otherwise ${said.join(', ')}.`];
}
