/** Measures the models of preferences on answers made up from known utilities: how long a survey's analysis takes. */
import { designBestWorst } from '../../src/domain/experiments/best-worst-design.js';
import { bestWorstCounts } from '../../src/domain/statistics/best-worst/best-worst-counts.js';
import { bestWorstModel } from '../../src/domain/statistics/best-worst/best-worst-model.js';
import { bestWorstRanks } from '../../src/domain/statistics/best-worst/best-worst-ranks.js';
import type { BestWorstTasks } from '../../src/domain/statistics/best-worst/best-worst-tasks.js';
import { bestWorstBySegment } from '../../src/domain/statistics/best-worst/segments.js';
import { BEST_WORST_MODELS } from '../../src/domain/statistics/best-worst/stages.js';
import { choiceModel } from '../../src/domain/statistics/choice/choice-model.js';
import type { ChoiceTasks } from '../../src/domain/statistics/choice/choice-tasks.js';
import { drawnRanks } from '../../src/domain/statistics/ranking/drawn-ranks.js';
import { plackettLuce } from '../../src/domain/statistics/ranking/plackett-luce.js';
import type { Rankings } from '../../src/domain/statistics/ranking/rankings.js';
import { type QuickRandom, quickRandom } from '../../src/shared/quick-random.js';

/** The survey of 2017: so many people, tasks each, items, items in a task. */
const [PEOPLE, TASKS, ITEMS, SHOWN] = [2657, 12, 12, 5];
const LARGER = [10_000, 100_000];
const DRAWS = 1000;
const [ALTERNATIVES, COLUMNS] = [3, 12];
const PASSES = 5;

const utilityOf = (item: number) => 1.3 - 0.24 * item;

/** Gumbel noise, which makes the largest of utilities with it a draw from the logit. */
function noise({ below }: QuickRandom): number {
  return -Math.log(-Math.log((below(2 ** 32) + 0.5) / 2 ** 32));
}

/** The items from the most to the least liked, as one person draws them. */
function ordered(items: readonly number[], random: QuickRandom): readonly number[] {
  const liked = items.map((item) => ({ item, liking: utilityOf(item) + noise(random) }));
  return liked.sort((one, other) => other.liking - one.liking).map(({ item }) => item);
}

function bestWorstAnswers(people: number, random: QuickRandom): BestWorstTasks {
  const items = Array.from({ length: ITEMS }, (_, item) => `item ${item + 1}`);
  const request = { items, itemsPerTask: SHOWN, tasks: TASKS, versions: 10, seed: 'bench' };
  const drawn = designBestWorst(request);
  if (!drawn.ok) throw new Error('there is such a design');
  const { versions } = drawn.value.design;
  const tasks = Array.from({ length: people }, (_, person) =>
    (versions[person % versions.length] ?? []).map((task) => task.map(([item = 0]) => item)),
  ).flat();
  const answers = tasks.map((task) => ordered(task, random));
  return {
    items,
    starts: Int32Array.from({ length: tasks.length + 1 }, (_, task) => task * SHOWN),
    shown: Int32Array.from(tasks.flat()),
    best: Int32Array.from(answers, (order) => order[0] ?? 0),
    worst: Int32Array.from(answers, (order) => order.at(-1) ?? 0),
    respondents: Int32Array.from(tasks, (_, task) => Math.floor(task / TASKS)),
    weights: new Float64Array(tasks.length).fill(1),
  };
}

function rankingsOf(people: number, random: QuickRandom): Rankings {
  const all = Array.from({ length: ITEMS }, (_, item) => item);
  const ranks = new Float64Array(people * ITEMS);
  for (let person = 0; person < people; person += 1)
    for (const [place, item] of ordered(all, random).entries()) ranks[person * ITEMS + item] = place + 1;
  const items = all.map((item) => `item ${item + 1}`);
  return { items, ranks, offered: null, weights: new Float64Array(people).fill(1), respondents: null };
}

function choicesOf(people: number, random: QuickRandom): ChoiceTasks {
  const tasks = people * TASKS;
  const values = Float64Array.from({ length: tasks * ALTERNATIVES * COLUMNS }, () => random.below(3) - 1);
  const chosen = Int32Array.from({ length: tasks }, (_, task) => {
    const liking = Array.from({ length: ALTERNATIVES }, (_each, alternative) => {
      const row = (task * ALTERNATIVES + alternative) * COLUMNS;
      const utility = values.subarray(row, row + COLUMNS).reduce((sum, x, at) => sum + 0.1 * (at - 5) * x, 0);
      return utility + noise(random);
    });
    return task * ALTERNATIVES + liking.indexOf(Math.max(...liking));
  });
  return {
    names: Array.from({ length: COLUMNS }, (_, column) => `x${column}`),
    ...{ values, chosen },
    starts: Int32Array.from({ length: tasks + 1 }, (_, task) => task * ALTERNATIVES),
    choosers: Int32Array.from({ length: tasks }, (_, task) => Math.floor(task / TASKS)),
    weights: new Float64Array(tasks).fill(1),
  };
}

/** Prints seconds of processor: of the first pass, as after a start, and the median of some. */
function measure(what: string, work: () => unknown, passes = PASSES): void {
  const taken = Array.from({ length: passes }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000_000;
  });
  const median = [...taken].sort((one, other) => one - other)[Math.floor(passes / 2)] ?? 0;
  process.stdout.write(`| ${what} | ${(taken[0] ?? 0).toFixed(2)} | ${median.toFixed(2)} |\n`);
}

process.stdout.write('| Work | First, s | Median, s |\n|---|---:|---:|\n');
const random = quickRandom('preferences');
const tasks = bestWorstAnswers(PEOPLE, random);
measure('best–worst counts', () => bestWorstCounts(tasks));
for (const model of BEST_WORST_MODELS)
  measure(`best–worst utilities, ${model}`, () => bestWorstModel(tasks, { model, reference: null }));
const segments = Int32Array.from({ length: PEOPLE }, (_, person) => person % 3);
measure('best–worst utilities of three segments, with tests', () =>
  bestWorstBySegment(tasks, segments, 3, { model: 'sequential', reference: null }),
);
measure(`best–worst ranks, ${DRAWS} draws`, () =>
  bestWorstRanks(tasks, 'sequential', { draws: DRAWS, random: quickRandom('draws') }),
);
const rankings = rankingsOf(PEOPLE, random);
measure(`Plackett–Luce, ${ITEMS} items ranked`, () => plackettLuce(rankings));
measure(
  `Plackett–Luce ranks, ${DRAWS} draws`,
  () => drawnRanks(rankings, { draws: DRAWS, random: quickRandom('draws') }),
  1,
);
const choices = choicesOf(PEOPLE, random);
measure(`conditional logit, ${ALTERNATIVES} alternatives, ${COLUMNS} coefficients`, () =>
  choiceModel(choices),
);
for (const people of LARGER) {
  const more = bestWorstAnswers(people, random);
  measure(
    `best–worst utilities of ${people} people`,
    () => bestWorstModel(more, { model: 'sequential', reference: null }),
    3,
  );
}
process.stdout.write(`memory at the end: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
