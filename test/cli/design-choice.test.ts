/** `canvass design choice` from a file to printed lines and exit statuses. */
import { design } from '../../src/cli/design.js';

const REQUEST = {
  attributes: [
    { name: 'place', levels: ['home', 'clinic'] },
    { name: 'wait', levels: ['a day', 'a week', 'a month'] },
  ],
  alternatives: 2,
  tasks: 6,
};

async function run(words: readonly string[], input: unknown = REQUEST) {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = {
    out: (line: string) => void out.push(line),
    error: (line: string) => void errors.push(line),
    readInput: () => Promise.resolve(typeof input === 'string' ? input : JSON.stringify(input)),
  };
  return { status: await design.run(['choice', ...words], terminal), out: out.join('\n'), errors };
}

test('a summary tells the D-error and the sample', async () => {
  const { status, out, errors } = await run(['-']);
  expect([status, errors]).toEqual([0, []]);
  expect(out).toMatch(/^D-error: 0\.\d+; D-efficiency against the best there could be: \d/m);
  expect(out).toContain('Ask at least 125 respondents, better 250');
});

test('CSV has a row for each profile, and for none where that is offered', async () => {
  const { out } = await run(['-', '--csv'], { ...REQUEST, noneOption: true });
  const lines = out.split('\n');
  expect(lines[0]).toBe('version,task,position,place,wait,none');
  expect(lines).toHaveLength(1 + 6 * 3);
  expect(lines[3]).toBe('1,1,3,,,1');
});

test('JSON is one object; the seed of the words goes before the file’s', async () => {
  const { out } = await run(['-', '--json', '--seed', 'x'], { ...REQUEST, seed: 'y' });
  const report = JSON.parse(out);
  expect(report).toMatchObject({ design: { kind: 'choice', seed: 'x' }, measures: { repeatedTasks: 0 } });
  expect((await run(['-', '--json'], { ...REQUEST, seed: 'x' })).out).toBe(out);
});

test.each([
  [[], REQUEST, 'expected a JSON file, found none'],
  [['-', 'more'], REQUEST, 'found also "more"'],
  [['-', '--csv', '--json'], REQUEST, 'found both'],
  [['/none'], REQUEST, '/none: expected a file that can be read'],
  [['-'], 'not JSON', 'expected one JSON object'],
  [['-'], { ...REQUEST, colour: 1 }, 'colour'],
  [['-'], { ...REQUEST, tasks: 'six' }, 'tasks: '],
  [['-'], { ...REQUEST, tasks: 1 }, 'tasks: expected at least 3'],
  [
    ['-'],
    { ...REQUEST, prohibitions: [{ place: 'moon', wait: 'a day' }] },
    'expected a level of place, found "moon"',
  ],
])('%j, %j is status 2', async (words, input, sentence) => {
  const { status, out, errors } = await run(words, input);
  expect([status, out]).toEqual([2, '']);
  expect(errors.join('\n')).toContain(sentence);
});
