/** `canvass survey check` from words to printed faults and exit statuses. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { survey } from '../../src/cli/survey.js';
import { temporaryFolders } from '../kit/folder.js';

async function run(words: string[], input = '') {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = {
    out: (line: string) => void out.push(line),
    error: (line: string) => void errors.push(line),
    readInput: async () => input,
  };
  return { status: await survey.run(words, terminal), out, errors };
}

const folder = temporaryFolders();

const GOOD = '| survey |\n| | type | name | label |\n| | text | a | A |';
const BAD = '| survey |\n| | type | name | label |\n| | txet | a | A |';

test('a batch answers line by line, with the place of every fault', async () => {
  const input = [GOOD, BAD].map((form) => JSON.stringify({ form })).join('\n\n');
  const { status, out } = await run(['check', '--batch', '-', '--json'], input);
  expect(status).toBe(1);
  expect(out.map((line) => JSON.parse(line))).toEqual([
    { ok: true },
    {
      ok: false,
      faults: [
        {
          sheet: 'survey',
          row: 2,
          column: 'type',
          sentence: 'expected a type of question, found "txet", which is none',
        },
      ],
    },
  ]);
});

test('a line that is no form is said to be none, and the batch goes on', async () => {
  const { status, out } = await run(
    ['check', '--batch', '-'],
    `{"form": 1}\nnot json\n${JSON.stringify({ form: GOOD })}`,
  );
  expect(status).toBe(2);
  expect(out.map((line) => JSON.parse(line).ok)).toEqual([false, false, true]);
});

test('a file is told its faults as lines, or that it has none', async () => {
  const [good, bad] = [join(folder(), 'good.md'), join(folder(), 'bad.md')];
  await writeFile(good, GOOD);
  await writeFile(bad, BAD);
  expect(await run(['check', good])).toEqual({ status: 0, out: [`${good}: nothing is wrong`], errors: [] });
  expect(await run(['check', bad])).toMatchObject({
    status: 1,
    out: [expect.stringMatching(/^survey row 2, type: expected/), `${bad}: 1 fault`],
  });
});

test('words and files that make no sense are complained about', async () => {
  for (const words of [[], ['a.md', 'b.md'], ['missing.md'], ['--what'], ['--batch', 'missing.jsonl']]) {
    const { status, out, errors } = await run(['check', ...words]);
    expect([status, out.length, errors.length]).toEqual([2, 0, 1]);
  }
});

test('a questionnaire is converted without loss, and nothing is written over', async () => {
  const home = folder();
  const [md, xlsx, json] = ['a.md', 'a.xlsx', 'a.json'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(md, GOOD);
  expect(await run(['convert', md, xlsx])).toMatchObject({ status: 0, out: [`${xlsx}: written`] });
  expect(await run(['check', xlsx])).toMatchObject({ status: 0 });
  expect(await run(['convert', xlsx, json])).toMatchObject({ status: 0 });
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
    canvass: 'questionnaire/1',
    parts: [{ name: 'a', type: 'short-text' }],
  });
  expect(await run(['convert', md, json])).toMatchObject({
    status: 2,
    errors: [expect.stringMatching(/new file/)],
  });
  expect(await run(['convert', md, join(home, 'a.csv')])).toMatchObject({ status: 2 });
  expect(await run(['convert', md])).toMatchObject({ status: 2 });
  await writeFile(md, BAD);
  expect(await run(['convert', md, join(home, 'b.json')])).toMatchObject({ status: 1 });
});
