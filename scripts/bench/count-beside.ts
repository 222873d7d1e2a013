/**
 * `npm run bench:count-beside -- FOLDER`: the same papers counted by Canvass and by the npm package `votes`, which is no part
 * of this project: FOLDER is where somebody has installed it (`npm install --prefix FOLDER votes@3.0.0`).
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Election } from '../../src/domain/voting/election.js';
import { DEFAULT_SETTINGS } from '../../src/domain/voting/method.js';
import { methodNamed } from '../../src/domain/voting/methods/index.js';
import { NO_MARK } from '../../src/domain/voting/paper-box.js';
import { load, seconds, syntheticFile } from './synthetic-papers.js';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];

/** Our name of a method and the package's class of it. */
const PAIRS = [
  ['instant-runoff', 'InstantRunoff'],
  ['schulze', 'Schulze'],
  ['minimax', 'Minimax'],
  ['copeland', 'Copeland'],
] as const;

interface Ballot {
  readonly ranking: string[][];
  readonly weight: number;
}

/** A method of the package: over ballots, or over the matrix of its `utils`. */
type OutsideMethod = new (input: unknown) => { ranking(): string[][] };

/** What is used of the package. */
interface Outside {
  readonly utils: { matrixFromBallots(ballots: readonly Ballot[], candidates: readonly string[]): unknown };
  readonly methods: ReadonlyMap<string, OutsideMethod & { readonly needsMatrix?: boolean }>;
}

/** Distinct papers with their weights, as the package wants them; what is not ranked is left out. */
function ballotsOf({ options, papers }: Election): Ballot[] {
  return Array.from({ length: papers.count }, (_, row) => {
    const marks = papers.marks.subarray(row * papers.optionCount, (row + 1) * papers.optionCount);
    const ranked = [...marks.keys()].filter((option) => marks[option] !== NO_MARK);
    ranked.sort((a, b) => (marks[a] ?? 0) - (marks[b] ?? 0));
    return { ranking: ranked.map((option) => [options[option] ?? '']), weight: papers.weights[row] ?? 0 };
  });
}

function compare(outside: Outside, size: number): void {
  const election: Election = { ...load(syntheticFile(size)), seats: 1 };
  const ballots = ballotsOf(election);
  for (const [name, className] of PAIRS) {
    const Method = outside.methods.get(className);
    const method = methodNamed(name);
    if (Method === undefined || method === null) continue;
    let ours: readonly string[] = [];
    let theirs: readonly string[] = [];
    const mine = seconds(() => {
      ours = method.count(election, DEFAULT_SETTINGS).winners;
    });
    const other = seconds(() => {
      const input =
        Method.needsMatrix === true
          ? outside.utils.matrixFromBallots(ballots, election.options)
          : { candidates: [...election.options], ballots };
      theirs = new Method(input).ranking()[0] ?? [];
    });
    const same = [...ours].sort().join() === [...theirs].sort().join() ? 'same winner' : 'OTHER WINNER';
    process.stdout.write(
      `${size} | ${name} | ${mine.toFixed(3)} | ${other.toFixed(3)} | ${(other / mine).toFixed(1)} | ${same}\n`,
    );
  }
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write(
    'Usage: npm run bench:count-beside -- FOLDER   (npm install --prefix FOLDER votes@3.0.0)\n',
  );
  process.exitCode = 2;
} else {
  const module = join(resolve(folder), 'node_modules', 'votes', 'dist', 'index.js');
  const found: Readonly<Record<string, unknown>> = await import(pathToFileURL(module).href);
  const outside = {
    utils: found['utils'],
    methods: new Map(PAIRS.map(([, className]) => [className, found[className]])),
  } as Outside;
  process.stdout.write(
    'papers | method | Canvass | votes | times | outcome (processor seconds after loading)\n',
  );
  for (const size of SIZES) compare(outside, size);
}
