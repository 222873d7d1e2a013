/** `canvass survey evaluate` as somebody outside runs it: words in, lines out, statuses. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/commands.js';

async function run(words: readonly string[], input = '') {
  const out: string[] = [];
  const error: string[] = [];
  const status = await runCommand(['survey', ...words], {
    out: (line) => void out.push(line),
    error: (line) => void error.push(line),
    readInput: async () => input,
  });
  return { status, out, error };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'canvass-'));
  await writeFile(join(folder, 'answers.json'), '{"age": 17, "person": [{"name": "Ann"}, {"name": "Ben"}]}');
  await writeFile(join(folder, 'cases.jsonl'), '{"expr": "1 + 1"}\n');
});
afterAll(() => rm(folder, { recursive: true }));

test('a batch answers each line in order and goes on after a fault', async () => {
  const lines = [
    '{"expr": "1 + 1", "expected": 2}',
    '{"expr": "0 div 0"}',
    '{"expr": "-1 div 0"}',
    '{"expr": "if(1, 2"}',
    '',
    '{"expr": "date(\'2026-11-22\')"}',
    '{"expr": "1 + 1", "type": "boolean"}',
    '{"expr": "1 + 1", "type": "string"}',
    '{"expr": "\'12\'", "type": "number"}',
    '{"expr": "/data/never"}',
    '{"expr": "1", "type": "colour"}',
    'nonsense',
    '{"exp": "1"}',
  ];
  const { status, out } = await run(['evaluate', '--batch', '-', '--json'], lines.join('\n'));
  const unread = 'expected one JSON object with "expr" on the line, and a "type" that is known';
  expect(out.map((line): unknown => JSON.parse(line))).toEqual([
    { value: 2 },
    { value: 'NaN' },
    { value: '-Infinity' },
    { error: 'column 8: expected ) after the arguments of if, found the end' },
    { value: '2026-11-22' },
    { value: true },
    { value: '2' },
    { value: 12 },
    { value: '' },
    { error: unread },
    { error: unread },
    { error: unread },
  ]);
  expect(status).toBe(2);
});

test('a batch of a file without a fault ends with 0', async () => {
  const { status, out } = await run(['evaluate', '--batch', join(folder, 'cases.jsonl'), '--json']);
  expect({ status, out }).toEqual({ status: 0, out: ['{"value":2}'] });
});

test('one expression is worked out over the answers of a file', async () => {
  const answers = ['--answers', join(folder, 'answers.json')];
  expect((await run(['evaluate', '${age} >= 18', ...answers])).out).toEqual(['false']);
  expect((await run(['evaluate', 'join("+", ${name})', '--json', ...answers])).out).toEqual([
    '{"value":"Ann+Ben"}',
  ]);
});

test('the moment can be given', async () => {
  const words = ['evaluate', "format-date(now(), '%Y-%m')", '--now', '2026-11-15T12:00:00Z'];
  expect((await run(words)).out).toEqual(['2026-11']);
});

test.each([
  [['evaluate'], 'expected an expression, found none'],
  [['evaluate', '1', '2'], 'expected one expression, found also "2"'],
  [['evaluate', '1 +'], 'column 4: expected a value, a question or a function, found the end'],
  [
    ['evaluate', '1', '--type', 'colour'],
    'expected one of boolean, number, number-rounded, string after --type',
  ],
  [['evaluate', '1', '--now', 'soon'], 'expected a moment in ISO 8601 after --now, found "soon"'],
  [['evaluate', '--batch', '/nowhere/cases'], '/nowhere/cases: expected a file that can be read, found none'],
  [['evaluate', '1', '--answers', '/nowhere/a'], '/nowhere/a: expected a file that can be read, found none'],
  [['evaluate', '--colour'], 'words that make no sense; "canvass survey evaluate --help" lists what does'],
])('%j is refused with a sentence', async (words, sentence) => {
  const { status, out, error } = await run(words);
  expect({ status, out, error }).toEqual({
    status: 2,
    out: [],
    error: [`canvass survey evaluate: ${sentence}`],
  });
});

test('the subcommands have help of their own', async () => {
  expect((await run(['evaluate', '--help'])).out[0]).toMatch(/^Usage: canvass survey evaluate/);
  expect((await run(['--help'])).out[0]).toMatch(/^Usage: canvass survey SUBCOMMAND/);
  expect(await run(['unheard-of'])).toMatchObject({
    status: 2,
    error: ['canvass survey: expected a subcommand, found "unheard-of"; "canvass survey --help" lists them'],
  });
});
