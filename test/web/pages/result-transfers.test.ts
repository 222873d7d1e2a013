/** The flow of a count holds every paper in every round, whichever method moved them. */
import { DEFAULT_SETTINGS } from '../../../src/domain/voting/method.js';
import { methodNamed } from '../../../src/domain/voting/methods/index.js';
import type { BallotResult } from '../../../src/services/ballots/result.js';
import { formats } from '../../../src/shared/dates.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { transferSection } from '../../../src/web/pages/result-transfers.js';
import { resultWords } from '../../../src/web/pages/result-words.js';
import { ranked } from '../../domain/voting/kit.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';

const t = translators(loadLocales()).en;
const words = resultWords(TEST_DEFINITION, { language: 'en', t, format: formats('en', t) });

function section(method: string, papers: string, seats = 1) {
  const election = ranked(['Asha', 'Ben', 'Cai', 'Dee'], papers, seats);
  const count = methodNamed(method)!.count(election, DEFAULT_SETTINGS);
  return transferSection({ certificate: { count } } as unknown as BallotResult, words);
}

const PAPERS = '40: Asha > Ben; 25: Ben > Cai > Asha; 20: Cai > Asha; 10: Dee; 5: Dee > Cai > Ben';

test.each([
  ['instant-runoff', 1],
  ['scottish-stv', 2],
] as const)('%s: every round is as wide as the first', (method, seats) => {
  const { figure } = section(method, PAPERS, seats)!;
  const width = (nodes: readonly { readonly width: string }[]) =>
    nodes.reduce((sum, node) => sum + Number.parseFloat(node.width), 0);
  const [first, ...rest] = figure!.drawing.stages.map(({ nodes }) => width(nodes));
  expect(rest.length).toBeGreaterThan(0);
  for (const other of rest) expect(Math.abs(other - first!)).toBeLessThan(0.3);
});

test('the table has every move with the value that papers move at', () => {
  const { table } = section('instant-runoff', PAPERS)!;
  expect(table.rows[0]).toEqual(['Round 2', 'Dee', 'Cai', '5', '1']);
  expect(table.rows[1]).toEqual(['Round 2', 'Dee', 'No further choice marked', '10', '1']);
  const surplus = section('scottish-stv', PAPERS, 2)!.table.rows[0]!;
  expect(surplus.slice(0, 3)).toEqual(['Round 2', 'Asha', 'Ben']);
  expect(surplus[4]).toBe('0.15000');
});

test('the title of a single winner says how much of it had been somebody else’s', () => {
  expect(section('instant-runoff', '40: Asha; 30: Ben > Asha; 35: Cai')!.figure!.title).toBe(
    '30 of the 70 papers for Asha came from options that dropped out',
  );
  expect(section('scottish-stv', PAPERS, 2)!.figure!.title).toMatch(/^Papers move when/);
});

test('counts in which nothing moves have no such section, and Meek’s have the table or nothing', () => {
  expect(section('schulze', PAPERS)).toBeNull();
  expect(section('instant-runoff', '3: Asha; 1: Ben')).toBeNull();
  expect(section('meek-stv', PAPERS, 2)?.figure ?? null).toBeNull();
});
