/** `canvass design maxdiff` from words to printed lines and exit statuses. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { design } from '../../src/cli/design.js';

const NUMBERS = ['--items', '7', '--per-task', '3', '--tasks', '7'];

async function run(words: readonly string[], input = '') {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = {
    out: (line: string) => void out.push(line),
    error: (line: string) => void errors.push(line),
    readInput: () => Promise.resolve(input),
  };
  return { status: await design.run(words, terminal), out: out.join('\n'), errors };
}

test('a summary says how balanced the design is and what it needs', async () => {
  const { status, out, errors } = await run(['maxdiff', ...NUMBERS]);
  expect([status, errors]).toEqual([0, []]);
  expect(out).toContain('Each pair of items meets 1 times');
  expect(out).toContain('Ask at least 167 respondents');
});

test('CSV has a row for each item shown', async () => {
  const { out } = await run(['maxdiff', ...NUMBERS, '--versions', '2', '--csv']);
  const lines = out.split('\n');
  expect(lines[0]).toBe('version,task,position,item');
  expect(lines).toHaveLength(1 + 2 * 7 * 3);
  expect(lines.at(-1)).toMatch(/^2,7,3,Item [1-7]$/);
});

test('JSON is one object, and the same for the same seed', async () => {
  const first = await run(['maxdiff', ...NUMBERS, '--seed', 'a', '--json']);
  const report = JSON.parse(first.out);
  expect(report).toMatchObject({ design: { kind: 'best-worst', seed: 'a' }, balance: { isConnected: true } });
  expect(report.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect((await run(['maxdiff', ...NUMBERS, '--seed', 'a', '--json'])).out).toBe(first.out);
  expect((await run(['maxdiff', ...NUMBERS, '--seed', 'b', '--json'])).out).not.toBe(first.out);
});

test('items by name, from a file or standard input', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'canvass-design-')), 'items.txt');
  writeFileSync(file, '\uFEFFTrust\r\nCost, travel\r\n\r\nTime\r\n');
  const words = ['--per-task', '2', '--tasks', '3', '--csv'];
  const { out } = await run(['maxdiff', '--names', file, ...words]);
  expect(out).toContain('"Cost, travel"');
  expect((await run(['maxdiff', '--names', '-', ...words], 'Trust\nCost, travel\nTime\n')).out).toBe(out);
});

test('all faults are told, by the names of the options, with status 2', async () => {
  const { status, out, errors } = await run([
    'maxdiff',
    '--items',
    '4',
    '--per-task',
    '5',
    '--tasks',
    'x',
    '--versions',
    '0',
  ]);
  expect([status, out]).toEqual([2, '']);
  expect(errors).toEqual([
    'canvass design maxdiff: --tasks: expected a whole number from 1 to 100, found NaN',
    'canvass design maxdiff: --versions: expected a whole number from 1 to 1000, found 0',
    'canvass design maxdiff: --per-task: expected at most the 4 items there are, found 5',
  ]);
});

test.each([
  [[], 'expected maxdiff or choice'],
  [['dance'], 'found "dance"'],
  [['maxdiff'], 'expected --per-task, found none'],
  [['maxdiff', '--per-task', '3', '--tasks', '7'], 'expected --items or --names, found neither'],
  [['maxdiff', ...NUMBERS, '--names', 'x'], 'expected --items or --names, found both'],
  [['maxdiff', ...NUMBERS, 'more'], 'expected only options, found "more"'],
  [['maxdiff', ...NUMBERS, '--csv', '--json'], 'expected --csv or --json, found both'],
  [['maxdiff', ...NUMBERS, '--colour'], 'Unknown option'],
  [
    ['maxdiff', '--names', '/none', '--per-task', '3', '--tasks', '7'],
    '/none: expected a file that can be read',
  ],
  [['maxdiff', '--items', '-3', '--per-task', '3', '--tasks', '7'], '--items'],
])('%j is status 2', async (words, sentence) => {
  const { status, out, errors } = await run(words);
  expect([status, out]).toEqual([2, '']);
  expect(errors.join('\n')).toContain(sentence);
});
