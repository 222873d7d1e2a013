/** Finds the tasks that tell most about the utilities: from several random beginnings, improved profile by profile. */
import { type QuickRandom, quickRandom } from '../../shared/quick-random.js';
import { addInformation, type ChoiceModel, choiceModel, informationOf } from './choice-information.js';
import type { ChoiceRequest } from './choice-request.js';
import { type Profile, type Task, upTo } from './design.js';
import { logDeterminant } from './matrix.js';
import { drawnProfile, isAllowed, isSame, type Prohibition, prohibitionsOf } from './profiles.js';

/**
 * Beginnings, the most rounds for each, and about how many multiplications all of them may take together; a look at a
 * task costs as much as so many before any is multiplied.
 */
const EFFORT = {
  full: { beginnings: 40, rounds: 20, multiplications: 250_000_000 },
  quick: { beginnings: 1, rounds: 1, multiplications: 250_000_000 },
} as const;
const EACH_LOOK = 1500;

/** Profiles offered for exchange by the modified Fedorov method: all that are allowed, or so many drawn by lot. */
const CANDIDATES = 200;

/** Draws of a task before it is given up. */
const DRAWS = 200;

/** A little information on every utility, so that a poor beginning can be improved where it tells nothing yet. */
const RIDGE = 1e-4;

/** An exchange must raise the logarithm of the determinant by this much: more than rounding. */
const LEAST_RISE = 1e-9;

/** Everything an exchange asks about. */
interface Search {
  readonly model: ChoiceModel;
  readonly prohibitions: readonly Prohibition[];
  readonly levels: readonly number[];
  /** How many profiles of a task may show the same level of each attribute. */
  readonly mostAlike: readonly number[];
  /** Profiles to try in place of any other; null when levels are tried one at a time. */
  readonly candidates: readonly Profile[] | null;
  readonly random: QuickRandom;
}

/**
 * Tasks of all versions together with high det M, M their information under the priors; null when no task keeps all
 * prohibitions and the overlap. Coordinate exchange (Meyer & Nachtsheim, Technometrics 37, 1995; for choice designs Kessels,
 * Jones, Goos & Vandebroek 2009) or the modified Fedorov algorithm (Cook & Nachtsheim, Technometrics 22, 1980;
 * Zwerina, Huber & Kuhfeld 1996): each profile in turn gives way to the best that may stand in its place, round
 * after round, until none is better. The best of the beginnings is kept. The request has no faults.
 */
export function choiceTasks(request: ChoiceRequest): readonly Task[] | null {
  const search = openSearch(request);
  const count = request.tasks * request.versions;
  let best: { tasks: readonly Task[]; gain: number } | null = null;
  let spent = 0;
  const { beginnings, rounds, multiplications } = EFFORT[request.effort ?? 'full'];
  for (let beginning = 0; beginning < beginnings && spent < multiplications; beginning += 1) {
    const tasks = upTo(count).map(() => drawnTask(search, request.alternatives));
    if (!tasks.every((task) => task !== null)) return best?.tasks ?? null;
    const { gain, looked } = improved(tasks, search, rounds);
    const { parameters } = search.model;
    spent += looked * (EACH_LOOK + parameters ** 2 * (parameters / 6 + 2 * request.alternatives));
    if (best === null || gain > best.gain + LEAST_RISE) best = { tasks, gain };
  }
  return best?.tasks ?? null;
}

function openSearch(request: ChoiceRequest): Search {
  const random = quickRandom(`choice ${request.seed}`);
  const prohibitions = prohibitionsOf(request);
  const levels = request.attributes.map((attribute) => attribute.levels.length);
  const most = request.alternatives;
  return {
    model: choiceModel(request),
    prohibitions,
    levels,
    mostAlike: levels.map((count) => (request.overlap === 'minimal' ? Math.ceil(most / count) : most)),
    candidates: request.method === 'fedorov' ? candidatesOf(levels, prohibitions, random) : null,
    random,
  };
}

/** The full factorial less what is prohibited where that is short enough, otherwise a fraction of it by lot. */
function candidatesOf(
  levels: readonly number[],
  prohibitions: readonly Prohibition[],
  random: QuickRandom,
): readonly Profile[] {
  const open = levels.map((count) => upTo(count));
  if (levels.reduce((product, count) => product * count, 1) <= CANDIDATES) {
    const all = open.reduce<Profile[]>(
      (found, some) => found.flatMap((head) => some.map((level) => [...head, level])),
      [[]],
    );
    return all.filter((profile) => isAllowed(profile, prohibitions));
  }
  const drawn = new Map<string, Profile>();
  for (let draw = 0; draw < CANDIDATES * 2 && drawn.size < CANDIDATES; draw += 1) {
    const profile = drawnProfile(open, prohibitions, [], random);
    if (profile !== null) drawn.set(profile.join(), profile);
  }
  return [...drawn.values()];
}

function drawnTask(search: Search, size: number): Profile[] | null {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const task: Profile[] = [];
    while (task.length < size) {
      const open = search.levels.map((count, attribute) =>
        upTo(count).filter((level) => alike(task, attribute, level) < (search.mostAlike[attribute] ?? 0)),
      );
      const profile = drawnProfile(open, search.prohibitions, task, search.random);
      if (profile === null) break;
      task.push(profile);
    }
    if (task.length === size) return task;
  }
  return null;
}

function alike(task: readonly Profile[], attribute: number, level: number): number {
  return task.filter((profile) => profile[attribute] === level).length;
}

/** Improves the tasks in place until nothing is better; answers log det M of the end and how much was looked at. */
function improved(
  tasks: (readonly Profile[])[],
  search: Search,
  rounds: number,
): { gain: number; looked: number } {
  const { model } = search;
  const information = informationOf(tasks, model);
  for (let row = 0; row < model.parameters; row += 1) {
    const cell = row * (model.parameters + 1);
    information[cell] = (information[cell] as number) + RIDGE;
  }
  let gain = logDeterminant(information, model.parameters) ?? Number.NEGATIVE_INFINITY;
  let looked = 0;
  for (
    let round = 0, before = Number.NEGATIVE_INFINITY;
    round < rounds && gain > before + LEAST_RISE;
    round += 1
  ) {
    before = gain;
    for (const [index, task] of tasks.entries())
      for (const place of task.keys()) {
        const now = tasks[index] as readonly Profile[];
        const rest = information.slice();
        addInformation(rest, now, model, -1);
        for (const next of changesAt(now, place, search)) {
          const trial = rest.slice();
          addInformation(trial, next, model, 1);
          looked += 1;
          const reached = logDeterminant(trial, model.parameters);
          if (reached === null || reached <= gain + LEAST_RISE || isAsked(next, tasks)) continue;
          gain = reached;
          tasks[index] = next;
          information.set(trial);
        }
      }
  }
  return { gain, looked };
}

/**
 * The tasks that could come of changing the profile at the place: another in its stead, or an exchange of one attribute's
 * levels with another profile of the task, which is all that minimal overlap leaves where every level is in use.
 */
function changesAt(task: readonly Profile[], place: number, search: Search): readonly Task[] {
  const { levels, candidates } = search;
  const here = task[place] as Profile;
  const offered =
    candidates ??
    levels.flatMap((count, attribute) => upTo(count).map((level) => here.with(attribute, level)));
  const exchanges = upTo(task.length)
    .filter((other) => other > place)
    .flatMap((other) => levels.map((_, attribute) => withExchanged(task, place, other, attribute)));
  return [...offered.map((profile) => task.with(place, profile)), ...exchanges].filter((next) =>
    mayBeAsked(next, search),
  );
}

function withExchanged(task: Task, one: number, other: number, attribute: number): Task {
  const [a, b] = [task[one] as Profile, task[other] as Profile];
  return task
    .with(one, a.with(attribute, b[attribute] as number))
    .with(other, b.with(attribute, a[attribute] as number));
}

/** Whether the task's profiles differ and keep the overlap and all prohibitions. */
function mayBeAsked(task: Task, { levels, mostAlike, prohibitions }: Search): boolean {
  const differ = task.every(
    (profile, place) => !task.some((other, index) => index < place && isSame(other, profile)),
  );
  const keepsOverlap = levels.every((count, attribute) =>
    upTo(count).every((level) => alike(task, attribute, level) <= (mostAlike[attribute] ?? 0)),
  );
  return differ && keepsOverlap && task.every((profile) => isAllowed(profile, prohibitions));
}

/** Whether one of the tasks shows the same profiles already, in whatever order. */
function isAsked(task: Task, tasks: readonly Task[]): boolean {
  return tasks.some((other) => task.every((profile) => other.some((there) => isSame(there, profile))));
}
