/** The words of the command line: help everywhere, and what makes no sense is status 2 on standard error. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { runCanvass } from '../../scripts/kit/canvass-process.js';
import { projectRoot } from '../../src/shared/project-root.js';

const COMMANDS = ['serve', 'migrate', 'backup', 'doctor', 'count'];

test('help lists every command, and every command has help of its own', async () => {
  const overview = await runCanvass(['--help'], {});
  expect(overview.status).toBe(0);
  for (const command of COMMANDS) {
    expect(overview.out.join('\n')).toMatch(new RegExp(`^  ${command} `, 'm'));
    const { status, out, errors } = await runCanvass([command, '--help'], {});
    expect({ command, status, errors }).toEqual({ command, status: 0, errors: [] });
    expect(out.join('\n')).toMatch(new RegExp(`^Usage: canvass ${command}`));
    expect(out.join('\n')).toContain('Exit status');
  }
});

test('what makes no sense is told on standard error', async () => {
  for (const words of [['dance'], ['backup'], ['backup', 'a', 'b']]) {
    const { status, out, errors } = await runCanvass(words, {});
    expect({ words, status, out }).toEqual({ words, status: 2, out: [] });
    expect(errors).toHaveLength(1);
  }
});

test.each([
  ['npm', ['run', '--silent', 'canvass', '--', 'help']],
  ['npx', ['--no-install', 'canvass', 'help']],
])('%s %j prints nothing but the answer on standard output', async (program, words) => {
  const { stdout } = await promisify(execFile)(program, words, { cwd: projectRoot() });
  expect(stdout).toMatch(/^Usage: canvass COMMAND/);
});
