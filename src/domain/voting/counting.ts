/** Turns an election and a method's arithmetic into the whole count, ties settled and options named. */
import { certify } from './certificate.js';
import type { Count, OpenTie, Round, SettledTie, Transfer } from './count.js';
import { type CountWords, noteIn } from './count-words.js';
import { type Election, type Standing, standing } from './election.js';
import type { CountSettings, MethodDefinition } from './method.js';
import { pairwiseTable } from './pairwise.js';
import { preferencesOf } from './preferences.js';
import { SILENTLY, type TellProgress } from './progress.js';
import { MOST_WAYS, type Settled, settle } from './settle.js';
import type {
  Contest,
  OwnTie,
  PairwiseTable,
  RuleVariants,
  TallyRound,
  TallyTransfer,
  TieQuestion,
} from './tally.js';
import { type TieRule, tiePlaces } from './ties.js';

/** How many marks may be looked at again while exploring ties: some seconds' work. */
const MOST_MARKS = 200_000_000;

/** Counts the election by the method under the settings; `tell` is told of every round. */
export function countElection(
  method: MethodDefinition,
  election: Election,
  settings: CountSettings,
  tell: TellProgress = SILENTLY,
): Count {
  const field = standing(election);
  const roundDone = (rounds: number) => tell({ stage: 'rounds', done: rounds, total: null });
  const contest = { ...contestOf(field, election.seats, settings), roundDone };
  return named(method, election, settings, field, settleContest(method, contest, settings.ties));
}

/** The outcome of a contest by the method, ties settled by the rule. What explores a tie tells of no rounds. */
export function settleContest(method: MethodDefinition, contest: Contest, ties: TieRule): Settled {
  const marks = Math.max(1, contest.papers.marks.length);
  const quietly = { ...contest, roundDone: () => undefined };
  const answering = {
    rule: ties.kind,
    places: tiePlaces(ties, contest.options),
    ways: Math.min(MOST_WAYS, Math.max(8, Math.floor(MOST_MARKS / marks))),
  };
  return settle(
    () => method.tally(contest),
    answering,
    () => method.tally(quietly),
  );
}

/** What is put before a method: these options, and these papers of which none is blank. */
export function contestOf(
  { options, papers }: Pick<Standing, 'options' | 'papers'>,
  seats: number,
  variants: RuleVariants,
): Contest {
  const preferences = once(() => preferencesOf(papers));
  const pairwise = once(() => pairwiseTable(papers));
  return { options, papers, seats, variants, preferences, pairwise, roundDone: () => undefined };
}

function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

function named(
  method: MethodDefinition,
  election: Election,
  settings: CountSettings,
  field: Standing,
  settled: Settled,
): Count {
  const { tally } = settled;
  const names = (options: readonly number[]) => options.map((option) => field.options[option] ?? '');
  const leftOut = [{ reason: 'blank' as const, papers: field.blank }, ...tally.leftOut].filter(
    ({ papers }) => papers > 0,
  );
  const set = leftOut.reduce((sum, { papers }) => sum + papers, 0);
  return {
    method: method.name,
    seats: election.seats,
    options: field.options,
    papers: { total: field.total, valid: field.total - set, blank: field.blank },
    quota: tally.quota,
    winners: names(tally.winners),
    ranking: tally.ranking?.map(names) ?? null,
    rounds: tally.rounds.map((round) => namedRound(round, field.options, settings.words)),
    pairwise: tally.pairwise === null ? null : namedPairs(tally.pairwise, field.options),
    scores: tally.scores === null ? null : byName(field.options, tally.scores),
    ties: settled.ties.map((tie) => namedTie(tie, names, settings.words)),
    tie: settled.open === null ? null : openTie(settled.open, names, settings.words),
    certificate: certify(method, election, settings, leftOut),
  };
}

function namedRound(round: TallyRound, options: readonly string[], words: CountWords): Round {
  const names = (positions: readonly number[]) => positions.map((option) => options[option] ?? '');
  return {
    kind: round.kind,
    tallies: byName(options, round.tallies),
    exhausted: round.exhausted,
    ...(round.lost === null ? {} : { lost: round.lost }),
    elected: names(round.elected),
    excluded: names(round.excluded),
    transfers: round.transfers.map((transfer) => namedTransfer(transfer, options)),
    note: noteIn(words, round.note),
  };
}

function namedTransfer(transfer: TallyTransfer, options: readonly string[]): Transfer {
  return {
    from: options[transfer.from] ?? '',
    factor: transfer.factor,
    to: Object.fromEntries(
      transfer.to.flatMap((amount, option) => (amount === null ? [] : [[options[option] ?? '', amount]])),
    ),
    exhausted: transfer.exhausted,
  };
}

function namedPairs(
  table: PairwiseTable,
  options: readonly string[],
): Record<string, Record<string, number>> {
  return Object.fromEntries(
    options.map((name, row) => [
      name,
      Object.fromEntries(
        options.flatMap((other, column) => (row === column ? [] : [[other, table[row]?.[column] ?? 0]])),
      ),
    ]),
  );
}

function byName(options: readonly string[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(options.map((name, option) => [name, values[option] ?? '0']));
}

function namedTie(
  { round, between, for: purpose, resolvedBy }: OwnTie,
  names: (options: readonly number[]) => string[],
  { purposes }: CountWords,
): SettledTie {
  return { round, between: names(between), for: purposes[purpose], resolvedBy };
}

function openTie(
  { between, for: purpose }: TieQuestion,
  names: (options: readonly number[]) => string[],
  { purposes }: CountWords,
): OpenTie {
  return { between: names(between), for: purposes[purpose] };
}
