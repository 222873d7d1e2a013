/** `canvass analyse` as somebody outside runs it: words in, lines out, statuses. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/commands.js';

const folder = mkdtempSync(join(tmpdir(), 'canvass-analyse-'));

async function run(words: readonly string[], input = '') {
  const out: string[] = [];
  const error: string[] = [];
  const status = await runCommand(['analyse', ...words], {
    out: (line) => void out.push(line),
    error: (line) => void error.push(line),
    readInput: async () => input,
  });
  return { status, out, error };
}

test('one answer as JSON, or in plain lines', async () => {
  const json = await run(['distribution', '--function', 'tQuantile', '--arguments', '0.975,1', '--json']);
  expect([json.status, json.error]).toEqual([0, []]);
  expect(JSON.parse(json.out[0]!).value).toBeCloseTo(12.706204736174694, 12);
  const plain = await run(['distribution', '--function=normalUpper', '--arguments=[0]']);
  expect([plain.status, plain.out]).toEqual([0, ['value: 0.5']]);
});

test('a batch answers each line in order, goes on after a fault, and ends with 2', async () => {
  const lines = [
    '{"id": "a", "do": "distribution", "function": "chiSquareUpper", "arguments": [0, 3], "expect": {}, "refuse": false, "tolerance": {}, "source": "", "checked": "", "judge": null}',
    '',
    '{"do": "distribution", "function": "chiSquareUpper", "arguments": [0, 3], "colour": 1}',
    '{"do": "distribution", "function": "tUpper", "arguments": [1]}',
    '{"do": "distribution", "function": "tQuantile", "arguments": [1, 4]}',
    '{"do": "distribution", "function": "chiSquareUpper", "arguments": [1, 0]}',
    '{"do": "distribution", "arguments": [1, 0]}',
    '{"do": "guess"}',
    '{"data": "x.csv"}',
    '[]',
    'nonsense',
  ];
  const { status, out } = await run(['--batch', '-', '--json'], lines.join('\n'));
  expect(status).toBe(2);
  expect(out.map((line): unknown => JSON.parse(line))).toEqual([
    { value: 1 },
    { error: 'distribution has no option "colour"' },
    { error: 'tUpper takes 2 arguments, found 1' },
    { error: 'tQuantile takes a share between 0 and 1, found 1' },
    { error: 'chiSquareUpper takes degrees of freedom above 0' },
    { error: 'distribution needs the option function' },
    { error: expect.stringMatching(/^expected an analysis \(.*distribution.*\), found "guess"$/) },
    { error: 'expected "do" with the name of an analysis' },
    { error: 'expected one JSON object on the line, found something else' },
    { error: 'expected one JSON object on the line, found something else' },
  ]);
});

test('a batch in a file that answers everything ends with 0', async () => {
  const batch = join(folder, 'cases.jsonl');
  writeFileSync(batch, '{"do": "distribution", "function": "normalUpper", "arguments": [0]}\r\n');
  expect(await run(['--batch', batch, '--json'])).toEqual({ status: 0, out: ['{"value":0.5}'], error: [] });
});

test.each([
  [[], 'expected what to do, found nothing'],
  [['guess'], 'expected an analysis'],
  [['distribution', 'a.csv', 'b.csv'], 'expected one CSV file, found also "b.csv"'],
  [
    ['distribution', '--arguments', '1', '--arguments', '2'],
    'expected each option once, found "--arguments"',
  ],
  [
    ['distribution', '--colour', 'red', '--function', 'tUpper', '--arguments', '1,1'],
    'has no option "colour"',
  ],
  [['distribution', '--function', 'tUpper', '--arguments', 'x,1'], 'option arguments'],
  [['--batch', 'none.jsonl', '--json'], 'none.jsonl: expected a file that can be read, found none'],
  [['--batch', '-', '--level', '0.9'], 'expected nothing beside --batch, found "level"'],
])('%j is refused with status 2: %s', async (words, sentence) => {
  const { status, out, error } = await run(words);
  expect([status, out]).toEqual([2, []]);
  expect(error.join()).toContain(sentence);
});

test('lists and flags are read as the kind takes them, also where they may be left out', async () => {
  const file = join(folder, 'drinks.csv');
  const rows = ['1,tea,1,2', '1,water,0,1', '2,tea,0,3', '2,water,1,1', '3,tea,0,1', '3,water,1,2'];
  writeFileSync(file, ['who,what,took,dear', ...rows, '4,tea,1,1', '4,water,0,2'].join('\n'));
  const words = [
    'choice',
    file,
    '--chooser',
    'who',
    '--task',
    'who',
    '--alternative',
    'what',
    '--chosen',
    'took',
  ];
  const answer = await run([...words, '--attributes', 'dear', '--constants', '--json']);
  expect([answer.status, answer.error]).toEqual([0, []]);
  expect(Object.keys(JSON.parse(answer.out[0]!).coefficients)).toEqual(['dear', 'water']);
  const ranks = join(folder, 'ranks.csv');
  writeFileSync(ranks, 'a,b\n1,2\n2,1\n');
  expect((await run(['ranking', ranks, '--items', 'a,b'])).status).toBe(0);
});

test('each kind has help of its own', async () => {
  const { status, out } = await run(['distribution', '--help']);
  expect(status).toBe(0);
  expect(out[0]).toContain('Options: --function --arguments');
});

const CSV = '\uFEFF"q","w","g"\r\n1,1,"a, b"\r\n2,2,"a, b"\r\n4,1,c\r\nNA,1,c\r\n7,1,c\r\n';

test('a file is read where the words, or the batch, say it is; lists and targets are JSON or plain', async () => {
  const data = join(folder, 'data.csv');
  writeFileSync(data, CSV);
  const mean = await run(['mean', data, '--variable', 'q', '--by', 'g', '--filter', '${w} < 3', '--json']);
  expect(mean.status).toBe(0);
  expect(JSON.parse(mean.out[0]!).groups).toMatchObject([
    { group: 'a, b', n: 2, mean: 1.5 },
    { group: 'c', n: 2, mean: 5.5 },
  ]);
  const raked = await run(['rake', data, '--margins', '{"g": {"a, b": 0.5, "c": 0.5}}']);
  expect([raked.status, raked.error]).toEqual([0, []]);
  expect(raked.out[0]).toContain('weights: 1.25, 1.25, 0.833333, 0.833333, 0.833333');
  const batch = join(folder, 'with-data.jsonl');
  writeFileSync(
    batch,
    '{"do": "total", "data": "data.csv", "variable": "q"}\n{"do": "total", "data": "none.csv"}\n',
  );
  const answers = await run(['--batch', batch, '--json']);
  expect(answers.status).toBe(2);
  expect(JSON.parse(answers.out[0]!).groups).toMatchObject([{ group: null, n: 4, total: 14 }]);
  expect(JSON.parse(answers.out[1]!).error).toBe('none.csv: expected a file that can be read, found none');
});

test('bytes that are no UTF-8, and analyses without their data, are refused in words', async () => {
  const data = join(folder, 'latin.csv');
  writeFileSync(data, Buffer.from([0x61, 0x0a, 0xe9, 0x0a]));
  expect((await run(['table', data, '--rows', 'a'])).error.join()).toContain(
    'expected UTF-8, found other bytes',
  );
  const nothing = await run(['table', '--rows', 'a']);
  expect([nothing.status, nothing.error.join()]).toEqual([
    2,
    'canvass analyse: expected a CSV file, found none',
  ]);
});
