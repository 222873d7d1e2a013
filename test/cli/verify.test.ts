import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/commands.js';
import { publishedBallot } from '../kit/counted-ballot.js';
import { sqliteForTest } from '../kit/storages.js';
import { openTestHouse } from '../kit/web.js';

const folder = mkdtempSync(join(tmpdir(), 'canvass-verify-'));
const at = (name: string) => join(folder, name);

/** Runs `canvass verify` and keeps what it says. */
async function verify(...words: string[]): Promise<{ status: number; out: string[]; error: string[] }> {
  const out: string[] = [];
  const error: string[] = [];
  const status = await runCommand(['verify', ...words], {
    out: (line) => void out.push(line),
    error: (line) => void error.push(line),
    readInput: async () => '',
  });
  return { status, out, error };
}

beforeAll(async () => {
  const house = await openTestHouse(sqliteForTest);
  const ballot = await publishedBallot(house.services);
  const bundle = (await house.services.exports.publicFile(ballot, 'bundle.zip'))!.content;
  const openings = (await house.services.exports.openings(ballot, 'account'))!.content;
  await house.remove();
  const changed = bundle.slice();
  changed[Math.floor(bundle.length / 2)]! ^= 1;
  writeFileSync(at('bundle.zip'), bundle);
  writeFileSync(at('changed.zip'), changed);
  writeFileSync(at('openings.json'), openings);
  writeFileSync(at('nothing.zip'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a sound bundle gives one line for each check and status 0, with no database at hand', async () => {
  const { status, out } = await verify(at('bundle.zip'), '--openings', at('openings.json'));
  expect(status).toBe(0);
  expect(out.slice(0, -1).every((line) => line.startsWith('ok  '))).toBe(true);
  expect(out.join('\n')).toContain('openings: groups');
  expect(out.at(-1)).toMatch(/^Verified: all \d+ checks passed/);
});

test.each(['changed.zip', 'nothing.zip'])('%s gives status 1 and says where', async (name) => {
  const { status, out } = await verify(at(name));
  expect(status).toBe(1);
  expect(out.filter((line) => line.startsWith('FAIL')).length).toBeGreaterThan(0);
  expect(out.at(-1)).toMatch(/^Not verified: \d+ of \d+ checks failed/);
});

test.each([[], ['nowhere.zip'], ['a.zip', 'b.zip'], ['--wrong', 'a.zip']])(
  'words that make no sense (%j) give status 2 and one line of complaint',
  async (...words: string[]) => {
    const { status, out, error } = await verify(...words);
    expect([status, out.length, error.length]).toEqual([2, 0, 1]);
  },
);
