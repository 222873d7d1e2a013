/** `canvass survey export`: the same file as the pages give, written once, with what stands in the way said in words. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCanvass } from '../../scripts/kit/canvass-process.js';
import { runCommand } from '../../src/cli/commands.js';
import { sha256 } from '../../src/shared/digest.js';
import { exportedFile, surveyToExport } from '../kit/answers-to-export.js';
import { temporaryFolders } from '../kit/folder.js';
import { sqliteForTest } from '../kit/storages.js';
import { addTestContacts, makeSurvey } from '../kit/survey.js';
import { openTestHouse } from '../kit/web.js';

const newFolder = temporaryFolders();

async function told(words: readonly string[]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const terminal = {
    out: (line: string) => void out.push(line),
    error: (line: string) => void errors.push(line),
    readInput: async () => '',
  };
  const status = await runCommand(['survey', 'export', ...words], terminal);
  return { status, out: out.join('\n'), errors: errors.join('\n') };
}

test('it asks for one survey, a format that there is, a new file, and words that options take', async () => {
  const complaints: readonly (readonly [readonly string[], string])[] = [
    [['--out', 'x'], 'expected one survey'],
    [['survey'], 'expected --out'],
    [['survey', '--out', 'x', '--format', 'exe'], 'expected --format with one of csv'],
    [['survey', '--out', 'x', '--values', 'words'], 'expected --values with codes or labels, found "words"'],
    [['survey', '--out', 'x', '--nonsense'], '--nonsense'],
  ];
  for (const [words, complaint] of complaints)
    expect(await told(words)).toEqual({ status: 2, out: '', errors: expect.stringContaining(complaint) });
});

test('it writes what the pages give into a file of its owner alone, and never over another', async () => {
  const opened = await sqliteForTest();
  const house = await openTestHouse(async () => opened);
  const folder = newFolder();
  const settings = {
    DATABASE_URL: opened.url,
    DATA_DIR: folder,
    SECRET_KEY: 'a secret key for tests and nothing else',
  };
  const exporting = (...words: readonly string[]) => runCanvass(['survey', 'export', ...words], settings);
  const survey = await surveyToExport(house.services);
  const open = await makeSurvey(house.services);
  await addTestContacts(house.services, open, ['mair@example.org']);
  const choice = { format: 'csv', values: 'labels', excel: false } as const;
  const file = await exportedFile(house.services, survey, choice);
  const out = join(folder, 'out.csv');
  const words = [survey.slug, '--values', 'labels', '--plain', '--out', out];
  const written = await exporting(...words);
  expect(written).toMatchObject({ status: 0, out: [expect.stringContaining(sha256(file))] });
  expect(readFileSync(out)).toEqual(file);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const refusals: readonly (readonly [readonly string[], number, string])[] = [
    [words, 2, 'is there already'],
    [[open.slug, '--out', join(folder, 'early.csv')], 1, 'once the survey is closed'],
    [['none', '--out', join(folder, 'none.csv')], 1, 'there is no survey "none"'],
    [[survey.slug, '--out', join(folder, 'no', 'folder.csv')], 1, 'no such file or directory'],
  ];
  for (const [refused, status, sentence] of refusals) {
    const ran = await exporting(...refused);
    expect(ran).toMatchObject({ status, errors: [expect.stringContaining(sentence)] });
  }
  await house.remove();
});
