// Tests are compiled first, what has changed of them, and run by Node.js itself, many files in a process that loads the house
// once. Jest's own runner would load some 1,500 modules anew for each of 350 files (src/DECISIONS.md).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(fileURLToPath(import.meta.url));
const COMPILED = join(ROOT, 'dist', 'for-tests');

function compile() {
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', join(ROOT, 'test')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the tests do not compile');
}

/** Tests whose source is gone would go on being run. */
function removeLeftOvers() {
  for (const name of readdirSync(join(COMPILED, 'test'), { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.js') && !existsSync(join(ROOT, 'test', name.replace(/js$/, 'ts'))))
      rmSync(join(COMPILED, 'test', name));
}

export default () => {
  compile();
  removeLeftOvers();
  return {
    testEnvironment: 'node',
    testMatch: ['<rootDir>/dist/for-tests/test/**/*.test.js'],
    transform: {},
    runner: 'jest-light-runner/child-process',
    testSequencer: '<rootDir>/dist/for-tests/test/kit/longest-first.js',
    setupFilesAfterEnv: ['<rootDir>/dist/for-tests/test/kit/time-limit.js'],
  };
};
