/** Measures how long disclosure control takes over a large report, and over a ballot with many companion questions. */
import type { AskedTable } from '../../src/domain/statistics/disclosure/published/layout.js';
import { protectTables } from '../../src/domain/statistics/disclosure/published/protect-tables.js';
import { ruleOf } from '../../src/domain/statistics/disclosure/rule.js';
import { buildTable } from '../../src/domain/statistics/tables/build-table.js';
import type { SingleQuestion, TableRequest } from '../../src/domain/statistics/tables/request.js';
import { toldOfBallot } from '../../src/services/analysis/ballot-tables/told.js';
import { ballotVariables } from '../../src/services/analysis/ballot-tables/variables.js';
import type { BallotDefinition } from '../../src/services/ballots/definition.js';
import { groupTables, tabledPapers } from '../../src/services/ballots/group-tables.js';
import type { PaperContent } from '../../src/services/ballots/paper-content.js';
import { loadSolver } from '../../src/services/solver/highs.js';
import { type QuickRandom, quickRandom } from '../../src/shared/quick-random.js';

const solve = await loadSolver();
const RULE = ruleOf({ preset: 'service', isHealth: true, minimum: null });

/** Answers of which the first are given more often than the last. */
function answerOf(choices: number, { below }: QuickRandom): number {
  return Math.min(below(choices), below(choices));
}

function column(name: string, categories: number, codes: readonly number[]): SingleQuestion {
  const keys = Array.from({ length: categories }, (_, at) => `${name} ${at + 1}`);
  return {
    ...{ kind: 'single', key: name, label: name, labels: keys },
    column: { kind: 'categories', categories: keys, codes: Int8Array.from(codes) },
  };
}

/** A report of so many questions of five answers, a sixth of them asked of clinicians alone, by so many groups. */
function reportOf(people: number, questions: number, more: readonly ('age' | 'age again')[]): AskedTable[] {
  const random = quickRandom('disclosure');
  const drawn = (choices: number) => Array.from({ length: people }, () => answerOf(choices, random));
  const [role, country, ages] = [drawn(6), drawn(5), Array.from({ length: people }, () => random.below(70))];
  const cut = (ends: readonly number[]) => ages.map((age) => ends.filter((end) => age >= end).length);
  const banners = [
    column('role', 6, role),
    column('country', 5, country),
    ...(more.includes('age') ? [column('age', 5, cut([8, 20, 35, 50]))] : []),
    ...(more.includes('age again') ? [column('age again', 4, cut([9, 36, 52]))] : []),
  ];
  const asked = Array.from({ length: questions }, (_, at) => {
    const codes = drawn(5);
    return column(
      `q${at + 1}`,
      5,
      at % 6 === 5 ? codes.map((code, person) => (role[person] === 2 ? code : -1)) : codes,
    );
  });
  return asked.map((question): AskedTable => {
    const request: TableRequest = {
      ...{ rows: people, questions: [question], banners, everybody: 'Everybody' },
      ...{ filter: null, design: null, level: 0.95, compare: true, adjust: 'holm', tests: false },
      called: { weight: null, strata: null, clusters: null, populations: null, raked: [], filter: null },
    };
    return { name: question.key, request, people: null, table: buildTable(request) };
  });
}

function ballotOf(companions: number): BallotDefinition {
  const choices = (name: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `${name}${at}`, label: { en: `${name} ${at}` } }));
  const companion = (name: string, count: number) => ({
    ...{ type: 'single-choice' as const, name, label: { en: name }, hint: null, required: false },
    choices: choices(name, count),
  });
  const others = Array.from({ length: companions - 2 }, (_, at) => companion(`q${at + 1}`, 6));
  return {
    question: { en: 'Which theme?' },
    introduction: { en: '' },
    options: choices('theme', 5).map(({ name, label }) => ({
      ...{ id: name, title: label, description: { en: '' }, link: null, image: null },
    })),
    ...{ method: 'plurality', seats: 1, rankAtMost: null, rankAll: false, abstention: false },
    companions: [companion('role', 6), companion('country', 4), ...others],
    ...{ optionOrder: 'fixed', seedHash: '0'.repeat(64), smallestGroup: 5 },
  };
}

function papersOf({ companions, options }: BallotDefinition, people: number): PaperContent[] {
  const random = quickRandom('papers');
  return Array.from({ length: people }, () => {
    const vote = answerOf(options.length, random);
    const answers = companions.map(({ name, choices }) => [
      name,
      choices[answerOf(choices.length, random)]?.name ?? null,
    ]);
    return { marks: options.map((_, at) => (at === vote ? 1 : null)), answers: Object.fromEntries(answers) };
  });
}

function measure(what: string, work: () => number): void {
  const before = process.cpuUsage();
  const started = performance.now();
  const withheld = work();
  const { user, system } = process.cpuUsage(before);
  const seconds = ((user + system) / 1_000_000).toFixed(1);
  const clock = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`| ${what} | ${seconds} | ${clock} | ${withheld} |\n`);
}

process.stdout.write('| Work | Processor, s | By the clock, s | Numbers withheld |\n|---|---:|---:|---:|\n');
const BALLOTS = [
  [3, 500],
  [5, 500],
  [5, 5000],
  [10, 500],
  [20, 500],
] as const;
// From the quick to those that take minutes, so that whoever stops it has seen something.
for (const [companions, people] of BALLOTS) {
  const definition = ballotOf(companions);
  const papers = papersOf(definition, people);
  measure(`ballot of ${companions} companion questions, ${people} papers`, () => {
    const groups = groupTables(definition, papers);
    const tabled = tabledPapers(definition, papers);
    const variables = ballotVariables(definition, groups, tabled);
    const data = { stamp: '', rows: tabled.length, experiments: [], told: [], ...variables };
    toldOfBallot(data, groups, definition.smallestGroup, solve);
    return groups.reduce(
      (sum, table) =>
        sum + (table.groups === null ? 0 : table.counts.flat().filter((n) => n === null).length),
      0,
    );
  });
}
const REPORTS = [
  [6, 2657, ['age']],
  [12, 2657, ['age']],
  [12, 2657, ['age', 'age again']],
  [12, 500, ['age']],
  [60, 2657, ['age']],
] as const;
for (const [questions, people, more] of REPORTS) {
  const tables = reportOf(people, questions, more);
  measure(`report of ${questions} questions × ${2 + more.length} groupings, ${people} people`, () => {
    const ties = [['age', 'age again']];
    const { reports } = protectTables({ people, published: [], candidates: tables, rule: RULE, ties }, solve);
    return reports.reduce(
      (sum, { withheld }) => sum + Object.values(withheld).reduce((all, each) => all + each, 0),
      0,
    );
  });
}
