/**
 * `npm run mutation [-- WORDS]`: breaks the counting rules one by one in a copy (those whose rule contains the words, or
 * all) and shows that the tests notice each time.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { transformSync } from '@swc/core';
import { MUTANTS, type Mutant } from './mutants.js';

/** A broken rule may also make a count run for ever: after so many milliseconds the tests have failed. */
const LONGEST = 180_000;

/** The tests that are to notice: those of counting, and for what proves margins those of margins. */
const COUNTING = ['methods', 'ties', 'settle', 'stage-ties'];
const MARGINS = ['margin'];

/** What the house's own configuration says, but for compiling the tests: here the compiled ones are broken and run. */
const CONFIGURATION = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/dist/for-tests/test/**/*.test.js'],
  transform: {},
  runner: 'jest-light-runner/child-process',
  setupFilesAfterEnv: ['<rootDir>/dist/for-tests/test/kit/time-limit.js'],
};

const compiler = join('node_modules', 'typescript', 'bin', 'tsc');
spawnSync(process.execPath, [compiler, '-p', 'test'], { stdio: 'inherit' });
const house = mkdtempSync(join(tmpdir(), 'canvass-mutants-'));
for (const part of ['src', join('dist', 'for-tests'), 'data', 'package.json'])
  cpSync(part, join(house, part), { recursive: true });
writeFileSync(join(house, 'jest.config.json'), JSON.stringify(CONFIGURATION));
symlinkSync(resolve('node_modules'), join(house, 'node_modules'));

const words = process.argv.slice(2).join(' ');
const chosen = MUTANTS.filter(({ rule }) => rule.includes(words));
const survivors = testsPass([...COUNTING, ...MARGINS]) ? chosen.filter((mutant) => !isKilled(mutant)) : null;
rmSync(house, { recursive: true });
if (survivors === null) say('The tests fail before anything is broken: nothing is shown.');
else say(`${chosen.length - survivors.length} of ${chosen.length} broken rules noticed`);
process.exitCode = survivors?.length === 0 ? 0 : 1;

/** Breaks the rule, runs the tests and mends it; true when a test failed. */
function isKilled(mutant: Mutant): boolean {
  const sound = readFileSync(join(house, 'src/domain/voting', mutant.file), 'utf8');
  if (sound.split(mutant.from).length !== 2) {
    say(`STALE     ${mutant.rule}: the text to break is not there exactly once`);
    return false;
  }
  const compiled = join(house, 'dist/for-tests/src/domain/voting', mutant.file.replace(/\.ts$/, '.js'));
  const before = readFileSync(compiled, 'utf8');
  writeFileSync(compiled, javascriptOf(sound.replace(mutant.from, () => mutant.to)));
  const noticed = !testsPass(mutant.file.startsWith('margin/') ? MARGINS : COUNTING);
  writeFileSync(compiled, before);
  say(`${noticed ? 'noticed ' : 'SURVIVED'}  ${mutant.rule}`);
  return noticed;
}

/** The module without its types, which a broken rule may break as well. */
function javascriptOf(typescript: string): string {
  return transformSync(typescript, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }).code;
}

function testsPass(parts: readonly string[]): boolean {
  const tests = parts.map((part) => `test/domain/voting/${part}`);
  const command = [join('node_modules', 'jest', 'bin', 'jest.js'), '--bail', ...tests];
  return spawnSync(process.execPath, command, { cwd: house, stdio: 'ignore', timeout: LONGEST }).status === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
