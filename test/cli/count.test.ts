/** `canvass count` from words to printed lines and exit statuses. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countCommand } from '../../src/cli/count.js';

const folder = mkdtempSync(join(tmpdir(), 'canvass-count-'));
const file = join(folder, 'papers.blt');
writeFileSync(file, '3 2\n4 1 2 0\n3 2 0\n3 3 0\n0\n"Asha"\n"Ben"\n"Cai, Jr"\n"T"\n');

async function run(words: readonly string[], input = '') {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = {
    out: (line: string) => void out.push(line),
    error: (line: string) => void errors.push(line),
    readInput: () => Promise.resolve(input),
  };
  return { status: await countCommand.run(words, terminal), out, errors };
}

test('one JSON object and status 0; seats of one-seat methods do not come from the file', async () => {
  const { status, out, errors } = await run([file, '--method', 'plurality', '--json']);
  expect([status, errors, out.length]).toEqual([0, [], 1]);
  expect(JSON.parse(out[0]!)).toMatchObject({
    method: 'plurality',
    seats: 1,
    winners: ['Asha'],
    quota: null,
  });
});

test('seats come from the file, then from the words', async () => {
  const words = [file, '--method', 'scottish-stv', '--json', '--ties', 'order:["Cai, Jr","Ben","Asha"]'];
  const fromFile = JSON.parse((await run(words)).out[0]!);
  expect(fromFile).toMatchObject({ seats: 2, quota: '4', winners: ['Asha', 'Cai, Jr'] });
  expect(JSON.parse((await run([...words, '--seats', '1'])).out[0]!)).toMatchObject({ seats: 1, quota: '6' });
});

test('an open tie is status 3', async () => {
  const { status, out } = await run([file, '--method', 'scottish-stv']);
  expect(status).toBe(3);
  expect(out[0]).toContain('Open tie for exclusion: Ben, Cai, Jr');
});

test.each([
  [[], 'expected a ballot file, found none'],
  [[file], 'expected --method, found none'],
  [[file, 'x', '--method', 'approval'], 'found also "x"'],
  [[file, '--method', 'guess'], 'expected a method (instant-runoff, plurality, '],
  [[file, '--method', 'plurality', '--seats', '2'], 'expected 1 seat'],
  [[file, '--method', 'scottish-stv', '--seats', '0'], 'expected a whole number of seats from 1, found "0"'],
  [[file, '--method', 'scottish-stv', '--seats', '4'], 'expected at most 3 seats'],
  [[file, '--method', 'plurality', '--ties', 'luck'], 'expected the tie rule'],
  [[file, '--method', 'plurality', '--ties', 'order:Zoe'], 'expected only names of options'],
  [[file, '--method', 'plurality', '--format', 'xml'], 'expected a format'],
  [['papers.xyz', '--method', 'plurality'], 'expected a format'],
  [[join(folder, 'none.blt'), '--method', 'plurality'], 'expected a file that can be read, found ENOENT'],
  [[file, '--method', 'plurality', '--strength', 'x'], 'expected strength to be winning-votes or margins'],
  [[file, '--colour'], 'Unknown option'],
])('%j is status 2 and one line', async (words, sentence) => {
  const { status, out, errors } = await run(words);
  expect([status, out, errors.length]).toEqual([2, [], 1]);
  expect(errors[0]).toContain(sentence);
});

test('a broken file is named with its line', async () => {
  const broken = join(folder, 'broken.blt');
  writeFileSync(broken, '1 1\n1 x 0\n0\n"A"\n');
  const { errors } = await run([broken, '--method', 'plurality']);
  expect(errors).toEqual([
    `canvass count: ${broken}: line 2: expected an option from 1 to 1, or 0 at the end of the paper, found "x 0"`,
  ]);
});

test('a batch answers in order, goes on after a failure and ends with 2; ties do not matter', async () => {
  const cases = [
    { file: 'papers.blt', method: 'plurality', seats: 1, expect: {} },
    { file: 'none.blt', method: 'plurality' },
    { file: 'papers.blt', method: 'scottish-stv', seats: 2, ties: 'report' },
  ];
  const list = join(folder, 'cases.jsonl');
  writeFileSync(list, `${cases.map((one) => JSON.stringify(one)).join('\n')}\n`);
  const { status, out } = await run(['--batch', list, '--json']);
  expect(status).toBe(2);
  const answers = out.map((line) => JSON.parse(line));
  expect(answers.map((answer) => answer.winners ?? answer.error)).toEqual([
    ['Asha'],
    'none.blt: expected a file that can be read, found none',
    ['Asha'],
  ]);
  expect(answers[1].file).toBe('none.blt');
});

test('a batch can come from standard input, and a line that is no case is answered too', async () => {
  const line = JSON.stringify({ file, method: 'plurality' });
  const good = await run(['--batch', '-', '--json'], `${line}\n`);
  expect([good.status, good.out.length]).toEqual([0, 1]);
  const bad = await run(['--batch', '-', '--json'], `not json\n{"file": 3}\n`);
  expect([bad.status, bad.out.length]).toEqual([2, 2]);
});

test('of a large file it is shown how far the count is where somebody looks, and nothing is left of that', async () => {
  const large = join(folder, 'large.blt');
  const remarks = `# ${'x'.repeat(1_000_000)}\n`.repeat(11);
  writeFileSync(large, `3 1\n${remarks}4 1 0\n3 2 3 0\n2 3 2 0\n0\n"Asha"\n"Ben"\n"Cai"\n"T"\n`);
  const shown: string[] = [];
  const terminal = {
    out: () => undefined,
    error: () => undefined,
    readInput: async () => '',
    progress: (text: string) => void shown.push(text),
  };
  expect(await countCommand.run([large, '--method', 'instant-runoff'], terminal)).toBe(0);
  expect(shown).toEqual(['reading 11 MB of papers', 'counting, round 1', 'counting, round 2', '']);
  shown.length = 0;
  await countCommand.run([file, '--method', 'plurality'], terminal);
  expect(shown).toEqual([]);
});
