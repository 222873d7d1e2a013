/** The margin of victory: exact where a rule lets it be, bounds that hold elsewhere, held against trying every other paper. */
import fc from 'fast-check';
import { buildElection, type Election } from '../../../../src/domain/voting/election.js';
import { type CountingMethod, DEFAULT_SETTINGS } from '../../../../src/domain/voting/method.js';
import { METHODS, methodNamed } from '../../../../src/domain/voting/methods/index.js';
import type { Marks, PaperKind } from '../../../../src/domain/voting/paper.js';
import { type Drawn, drawn, ranked, scored } from '../kit.js';

const OPTIONS = ['Asha', 'Ben', 'Cai'] as const;
const HIGHEST_SCORE = 5;

function margin(name: string, election: Election) {
  const bounds = { mostMarks: election.options.length, rankAll: false, highestScore: HIGHEST_SCORE };
  return methodNamed(name)!.margin(election, DEFAULT_SETTINGS, bounds);
}

/** Every paper that a ballot would take. */
function everyPaper(kind: PaperKind, size: number): Marks[] {
  const cells: readonly (number | null)[] = {
    choice: [null, 1],
    approvals: [0, 1],
    scores: [0, 2, HIGHEST_SCORE],
    ranks: [null, ...Array.from({ length: size }, (_, rank) => rank + 1)],
  }[kind];
  let papers: (number | null)[][] = [[]];
  for (let option = 0; option < size; option++) {
    papers = papers.flatMap((paper) => cells.map((cell) => [...paper, cell]));
  }
  return papers.filter((paper) => {
    const marked = paper.filter((mark) => mark !== null);
    if (kind === 'choice') return marked.length <= 1;
    return kind !== 'ranks' || [...marked].sort().every((mark, at) => mark === at + 1);
  });
}

type People = readonly Marks[];

function winnersOf(method: CountingMethod, drawnFrom: Drawn, people: People): string {
  const election = buildElection({ ...drawnFrom, papers: people.map((marks) => ({ marks })) });
  const { winners, tie } = method.count(election, DEFAULT_SETTINGS);
  return tie === null ? [...winners].sort().join() : 'a tie';
}

/** Whether some `count` papers, marked otherwise, lead to another outcome: by trying all of them. */
function canChange(method: CountingMethod, election: Drawn, people: People, count: number): boolean {
  const before = winnersOf(method, election, people);
  if (before === 'a tie') return true;
  const others = everyPaper(election.kind, election.options.length);
  const tried = new Set<string>();
  const search = (now: People, from: number, left: number): boolean => {
    if (left === 0) {
      const key = now.map(String).sort().join(';');
      if (tried.has(key)) return false;
      tried.add(key);
      return winnersOf(method, election, now) !== before;
    }
    for (let at = from; at < now.length; at++) {
      for (const other of others) if (search(now.with(at, other), at + 1, left - 1)) return true;
    }
    return false;
  };
  return search(people, 0, count);
}

function peopleOf(election: Drawn): People {
  return election.papers.flatMap(({ marks, weight }) => Array.from({ length: weight }, () => marks));
}

function small(method: CountingMethod, mostPeople: number): fc.Arbitrary<Drawn> {
  return drawn(method)
    .map((election) => ({
      ...election,
      options: OPTIONS,
      seats: Math.min(election.seats, 2),
      papers: election.papers.map(({ marks, weight }) => ({
        marks: OPTIONS.map((_, option) => marks[option] ?? null),
        weight: Math.min(weight, 3),
      })),
    }))
    .filter((election) => election.papers.length > 0 && peopleOf(election).length <= mostPeople);
}

describe.each(METHODS.map((method) => [method.name, method] as const))('%s', (name, method) => {
  test('no fewer papers than the lower bound change the outcome, and as many as the upper bound can', () => {
    fc.assert(
      fc.property(small(method, 9), (election) => {
        const people = peopleOf(election);
        const found = margin(name, buildElection(election))!;
        const withOne = canChange(method, election, people, 1);
        if (found.least > 1) expect(withOne).toBe(false);
        if (found.most === 1) expect(withOne).toBe(true);
        expect(found.most === null || found.least <= found.most).toBe(true);
        if (found.least === 0) expect(winnersOf(method, election, people)).toBe('a tie');
      }),
      { numRuns: 25 },
    );
  });
});

/** Methods of which the margin is known exactly. */
const EXACT = ['plurality', 'approval', 'block-approval', 'score', 'borda'];
const BOUNDED = ['instant-runoff', 'schulze', 'minimax', 'scottish-stv', 'meek-stv'];

describe.each([...EXACT, ...BOUNDED])('%s, two papers at a time', (name) => {
  const method = methodNamed(name)!;
  test('agrees with trying every pair of papers', () => {
    fc.assert(
      fc.property(small(method, 7), (election) => {
        const people = peopleOf(election);
        const { least, most } = margin(name, buildElection(election))!;
        if (EXACT.includes(name)) expect(most === null || most === least).toBe(true);
        if (least > 2) expect(canChange(method, election, people, 2)).toBe(false);
        if (most === 2) expect(canChange(method, election, people, 2)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });
});

describe('worked examples', () => {
  test('plurality: half the lead, rounded up, as each paper takes one and gives one', () => {
    const election = scored(OPTIONS, '10: 1 - -; 5: - 1 -; 2: - - 1', 1, 'choice');
    expect(margin('plurality', election)).toEqual({ least: 3, most: 3, papers: 17 });
  });

  test('score: the papers with most to give go first', () => {
    // 30 against 18: two papers of 5 against 0 turn round 10 each.
    const election = scored(OPTIONS, '6: 5 0 0; 6: 0 3 0');
    expect(margin('score', election)).toMatchObject({ least: 2, most: 2 });
  });

  test('borda: one paper turned wholly round moves two places for each of the others', () => {
    // Asha 2 × 5, Ben 5 + 2 × 1: 10 against 7 with three options; one paper moves 4.
    const election = ranked(OPTIONS, '5: Asha > Ben > Cai; 1: Ben > Cai > Asha');
    expect(margin('borda', election)).toMatchObject({ least: 1, most: 1 });
  });

  test('condorcet winners: the narrowest head-to-head win has to end', () => {
    const election = ranked(OPTIONS, '8: Asha > Ben > Cai; 5: Ben > Asha > Cai; 2: Cai > Asha > Ben');
    for (const name of ['schulze', 'ranked-pairs', 'minimax', 'copeland', 'condorcet-irv']) {
      expect(margin(name, election)).toMatchObject({ least: 3 });
      expect(margin(name, election)!.most).toBeGreaterThanOrEqual(3);
    }
  });

  test('instant run-off: an early exclusion can be closer than the last round', () => {
    // Ben leaves by one paper, and Cai would have met him instead: the last round alone says 11.
    const election = ranked(
      OPTIONS,
      '40: Asha > Ben > Cai; 29: Ben > Asha > Cai; 30: Cai > Ben > Asha; 2: Cai > Ben',
    );
    expect(margin('instant-runoff', election)).toMatchObject({ least: 2, most: 2 });
  });

  test('scottish STV: a coalition is as safe as what it has above its quotas', () => {
    // Quota 31 of 91 for two seats: Asha and Ben share 70 papers, so eight can go before their 62 are touched.
    const election = ranked(OPTIONS, '50: Asha > Ben; 20: Ben > Asha; 21: Cai', 2);
    const found = margin('scottish-stv', election)!;
    expect(found.least).toBeGreaterThanOrEqual(8);
    expect(found.most).toBeGreaterThanOrEqual(found.least);
  });

  test('scottish STV: whoever is above another by first choices needs not fear it before half the gap is closed', () => {
    const election = ranked(OPTIONS, '40: Asha; 30: Ben; 7: Cai', 2);
    expect(margin('scottish-stv', election)).toMatchObject({ least: 12, most: 12 });
  });

  test('a result that hangs on a tie has no margin, and nobody else to win gives none', () => {
    expect(margin('plurality', scored(OPTIONS, '2: 1 - -; 2: - 1 -', 1, 'choice'))).toMatchObject({
      least: 0,
      most: 0,
    });
    expect(margin('plurality', scored(['Asha'], '2: 1', 1, 'choice'))).toBeNull();
  });
});
