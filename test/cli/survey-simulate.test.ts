/** `canvass survey simulate`: words that make no sense are told as such, and a survey that is not there. */
import { runCommand } from '../../src/cli/commands.js';

async function told(...words: readonly string[]) {
  const errors: string[] = [];
  const terminal = {
    out: () => undefined,
    error: (line: string) => errors.push(line),
    readInput: async () => '',
  };
  const status = await runCommand(['survey', 'simulate', ...words], terminal);
  return { status, errors: errors.join('\n') };
}

test('it asks for one survey and a whole number of responses', async () => {
  expect(await told('survey')).toEqual({ status: 2, errors: expect.stringContaining('expected --n') });
  expect(await told('--n', '5')).toEqual({
    status: 2,
    errors: expect.stringContaining('expected one survey'),
  });
  for (const count of ['0', '1.5', 'many', '1000001'])
    expect(await told('survey', '--n', count)).toMatchObject({ status: 2 });
  expect(await told('survey', '--n', '5', '--nonsense')).toMatchObject({ status: 2 });
});

test('it says what is wrong with a file of people', async () => {
  const missing = await told('survey', '--n', '5', '--people', '/nowhere/people.json');
  expect(missing).toEqual({ status: 2, errors: expect.stringContaining('/nowhere/people.json') });
});
