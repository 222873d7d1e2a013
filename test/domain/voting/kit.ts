/** Elections for tests: written by hand in one line a paper, or drawn by fast-check. */
import fc from 'fast-check';
import type { Count } from '../../../src/domain/voting/count.js';
import { buildElection, type Election, type WeightedMarks } from '../../../src/domain/voting/election.js';
import {
  type CountingMethod,
  type CountSettings,
  DEFAULT_SETTINGS,
} from '../../../src/domain/voting/method.js';
import { methodNamed } from '../../../src/domain/voting/methods/index.js';
import type { Mark, PaperKind } from '../../../src/domain/voting/paper.js';

/** An election of ranks from lines such as `3: Asha > Ben = Cai`; options in the order given. */
export function ranked(options: readonly string[], papers: string, seats = 1): Election {
  const read = papers
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): WeightedMarks => {
      const [weight, order] = line.split(':');
      const ranks = new Map<string, number>();
      for (const [at, group] of (order ?? '').split('>').entries()) {
        for (const name of group.split('=')) ranks.set(name.trim(), at + 1);
      }
      return { weight: Number(weight), marks: options.map((name) => ranks.get(name) ?? null) };
    });
  return buildElection({ options, seats, kind: 'ranks', papers: read });
}

/** An election of scores or approvals from lines such as `3: 5 0 2`, a dash for nothing marked. */
export function scored(
  options: readonly string[],
  papers: string,
  seats = 1,
  kind: PaperKind = 'scores',
): Election {
  const read = papers
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): WeightedMarks => {
      const [weight, marks] = line.split(':');
      const cells = (marks ?? '').trim().split(/\s+/);
      return { weight: Number(weight), marks: cells.map((cell) => (cell === '-' ? null : Number(cell))) };
    });
  return buildElection({ options, seats, kind, papers: read });
}

/** The count by the method of that name. */
export function count(name: string, election: Election, settings: Partial<CountSettings> = {}): Count {
  return methodNamed(name)!.count(election, { ...DEFAULT_SETTINGS, ...settings });
}

/** What an election is drawn as, before papers are merged. */
export interface Drawn {
  readonly options: readonly string[];
  readonly seats: number;
  readonly kind: PaperKind;
  readonly papers: readonly { readonly marks: readonly Mark[]; readonly weight: number }[];
}

const NAMES = ['Asha', 'Ben', 'Cai, Jr', '__proto__', 'Eilidh', '7'];

/** Small elections of a method's kind of paper: 1 to 5 options, up to 12 ways of voting, blanks and ties included. */
export function drawn(method: CountingMethod): fc.Arbitrary<Drawn> {
  return fc.integer({ min: 1, max: 5 }).chain((size) =>
    fc.record({
      options: fc.constant(NAMES.slice(0, size)),
      seats: method.severalSeats ? fc.integer({ min: 1, max: size }) : fc.constant(1),
      kind: fc.constant(method.paperKind),
      papers: fc.array(
        fc.record({ marks: marksOf(method.paperKind, size), weight: fc.integer({ min: 1, max: 9 }) }),
        { maxLength: 12 },
      ),
    }),
  );
}

function marksOf(kind: PaperKind, size: number): fc.Arbitrary<readonly Mark[]> {
  const blank = fc.constant(null);
  if (kind === 'scores') return fc.array(fc.oneof(blank, fc.integer({ min: 0, max: 5 })), exactly(size));
  if (kind === 'approvals') return fc.array(fc.oneof(blank, fc.integer({ min: 0, max: 1 })), exactly(size));
  if (kind === 'choice') {
    return fc.integer({ min: -1, max: size - 1 }).map((chosen) => oneMark(size, chosen));
  }
  const withTies = fc.array(fc.oneof(blank, fc.integer({ min: 1, max: size })), exactly(size));
  return fc.oneof({ weight: 3, arbitrary: strictRanks(size) }, { weight: 1, arbitrary: withTies });
}

function strictRanks(size: number): fc.Arbitrary<readonly Mark[]> {
  const all = Array.from({ length: size }, (_, option) => option);
  return fc
    .tuple(fc.shuffledSubarray(all), fc.constant(size))
    .map(([order]) => all.map((option) => (order.includes(option) ? order.indexOf(option) + 1 : null)));
}

function oneMark(size: number, chosen: number): readonly Mark[] {
  return Array.from({ length: size }, (_, option) => (option === chosen ? 1 : null));
}

function exactly(size: number) {
  return { minLength: size, maxLength: size };
}
