/** Compares a count with what an outside source says about it; only what is stated is compared. */
import type { Count } from '../../src/domain/voting/count.js';

/** What a case of the conformance set states; a field left out is not compared. */
export interface Expectation {
  readonly winners?: readonly string[];
  readonly winnersAnyOf?: readonly (readonly string[])[];
  readonly winnersSubsetOf?: readonly string[];
  readonly tie?: null | true | { readonly between: readonly string[] };
  readonly quota?: string;
  readonly papers?: Readonly<Record<string, number>>;
  readonly scores?: Readonly<Record<string, string>>;
  readonly pairwise?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly options?: readonly string[];
  readonly ranking?: readonly (readonly string[])[];
  readonly rounds?: readonly { readonly tallies: Readonly<Record<string, string>> }[];
  readonly roundsCount?: number;
  readonly tolerance?: string | number;
  readonly error?: boolean;
  readonly errorLine?: number;
}

/** Each difference as a phrase; none when the count agrees. */
export function differences(count: Count, expect: Expectation): readonly string[] {
  return [
    ...winnerDifferences(count, expect),
    ...tieDifferences(count, expect),
    ...numberDifferences(count, expect),
    ...roundDifferences(count, expect),
    ...differ('options', expect.options, count.options),
    ...differ('ranking', expect.ranking?.map(sorted), count.ranking?.map(sorted)),
  ];
}

/** The differences of a refusal from what is stated. */
export function refusalDifferences(sentence: string, expect: Expectation): readonly string[] {
  if (expect.error !== true) return [`refused: ${sentence}`];
  const { errorLine } = expect;
  return errorLine === undefined || new RegExp(`\\b${errorLine}\\b`).test(sentence)
    ? []
    : [`names no line ${errorLine}: ${sentence}`];
}

function winnerDifferences(count: Count, expect: Expectation): readonly string[] {
  const winners = sorted(count.winners);
  const anyOf = expect.winnersAnyOf?.map(sorted);
  const outside =
    expect.winnersSubsetOf === undefined
      ? []
      : winners.filter((name) => !expect.winnersSubsetOf?.includes(name));
  return [
    ...differ('winners', expect.winners === undefined ? undefined : sorted(expect.winners), winners),
    ...(anyOf === undefined || anyOf.some((set) => same(set, winners))
      ? []
      : [`winners ${winners} not among those possible`]),
    ...outside.map((name) => `${name} is not sure to win`),
  ];
}

function tieDifferences(count: Count, expect: Expectation): readonly string[] {
  if (expect.tie === undefined) return [];
  if (expect.tie === null) return count.tie === null ? [] : [`tie between ${count.tie.between}`];
  if (count.tie === null) return ['no tie'];
  return expect.tie === true ? [] : differ('tie', sorted(expect.tie.between), sorted(count.tie.between));
}

function numberDifferences(count: Count, expect: Expectation): readonly string[] {
  return [
    ...(expect.quota === undefined || Number(expect.quota) === Number(count.quota)
      ? []
      : [`quota ${count.quota}`]),
    ...unequal('papers', expect.papers, count.papers),
    ...unequal('scores', expect.scores, count.scores ?? {}),
    ...Object.entries(expect.pairwise ?? {}).flatMap(([name, row]) =>
      unequal(`pairwise ${name}`, row, count.pairwise?.[name] ?? {}),
    ),
  ];
}

function roundDifferences(count: Count, expect: Expectation): readonly string[] {
  const tolerance = Number(expect.tolerance ?? 0);
  const differing = (expect.rounds ?? []).flatMap((round, at) =>
    unequal(`round ${at + 1}`, round.tallies, count.rounds[at]?.tallies ?? {}, tolerance, 0),
  );
  const { roundsCount } = expect;
  return roundsCount === undefined || roundsCount === count.rounds.length
    ? differing
    : [...differing, `${count.rounds.length} rounds, expected ${roundsCount}`];
}

function unequal(
  what: string,
  wanted: Readonly<Record<string, string | number>> | undefined,
  found: Readonly<Record<string, string | number>>,
  tolerance = 0,
  missing = Number.NaN,
): readonly string[] {
  return Object.entries(wanted ?? {}).flatMap(([name, value]) => {
    const difference = Math.abs(Number(value) - Number(found[name] ?? missing));
    return difference <= tolerance + 1e-9 ? [] : [`${what}: ${name} ${found[name]}, expected ${value}`];
  });
}

function differ(what: string, wanted: unknown, found: unknown): readonly string[] {
  return wanted === undefined || same(wanted, found)
    ? []
    : [`${what} ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sorted(names: readonly string[]): readonly string[] {
  return [...names].sort();
}
