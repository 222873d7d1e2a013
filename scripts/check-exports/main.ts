/** `npm run check-exports`: takes the demonstration's survey out in every format and has each read back by somebody else's reader. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readChoice } from '../../src/services/exports/surveys/choice.js';
import { savPlan } from '../../src/services/exports/surveys/sav/plan.js';
import { openSource } from '../../src/services/exports/surveys/source.js';
import { writeExport } from '../../src/services/exports/surveys/write-export.js';
import { present } from '../../src/shared/assert.js';
import { systemClock } from '../../src/shared/clock.js';
import { inSnapshot } from '../../src/storage/snapshot.js';
import { openReader } from '../../src/storage/storage.js';
import { surveyById } from '../../src/storage/survey-store.js';
import { ownSqlite } from '../kit/own-database.js';
import { demonstrationSurvey } from './demonstration-survey.js';
import * as readers from './readers.js';
import { type Findings, type Truth, truthOf } from './truth.js';

const database = ownSqlite();
const survey = await demonstrationSurvey(database);
const { reader, close } = await openReader(database.url);
let failed = 0;

type Rows = readonly (readonly string[])[];

/** Writes the file and answers with its path. */
async function take(format: string, extension = format): Promise<string> {
  const path = join(database.folder, `responses.${extension}`);
  const choice = present(readChoice({ format, blanks: 'reasons', excel: false }), 'the choice is one');
  const done = await writeExport(reader, systemClock, { surveyId: survey.id, choice, path, key: null });
  present(done.ok ? done.value : null, 'the file is written');
  return path;
}

/** Prints whether the reader found what there is, and otherwise the first columns that differ. */
function hold(name: string, found: Findings, expected: Findings): void {
  const wrong = [...expected].filter(([column, { valid, sum }]) => {
    const own = found.get(column);
    return (
      own === undefined || own.valid !== valid || Math.abs(own.sum - sum) > 1e-9 * Math.max(1, Math.abs(sum))
    );
  });
  console.log(`${name}: ${expected.size - wrong.length} of ${expected.size} columns agree`);
  for (const [column, truth] of wrong.slice(0, 5))
    console.log(
      `  ${column}: ${JSON.stringify(truth)} in truth, ${JSON.stringify(found.get(column) ?? null)} read`,
    );
  failed += wrong.length;
}

function skip(name: string, why: string): void {
  console.log(`${name}: SKIPPED, ${why}`);
}

const { truth, plan } = await inSnapshot(reader, async (snapshot) => {
  const source = present(
    await openSource(
      snapshot,
      await surveyById(snapshot, survey.id),
      { responses: 'ended', language: 'en' },
      0,
    ),
    'the survey has a version',
  );
  return { truth: await truthOf(source), plan: savPlan(source, await source.measured(), 'en') };
});
console.log(
  `${survey.slug}: ${truth.columns.length} columns, ${truth.withSilent.get('.response')?.valid ?? 0} responses\n`,
);

hold('Parquet with hyparquet', await readers.readParquet(await take('parquet'), truth), truth.withSilent);
await checkSav(await take('sav'), truth);
await checkPackage(await take('package', 'zip'), truth);
if (readers.isInstalled('soffice')) await checkWorkbook();
else skip('XLSX with LibreOffice', 'soffice is not installed');
await close();
await database.remove();
console.log(failed === 0 ? '\nEvery reader found what there is.' : `\n${failed} columns differ.`);
process.exitCode = failed === 0 ? 0 : 1;

/** Every cell of every sheet as LibreOffice shows it, held against our own CSV of the same answers and of their codebook. */
async function checkWorkbook(): Promise<void> {
  const sheets = await readers.readWithLibreOffice(await take('xlsx'), database.folder);
  const rowsOf = async (format: string) =>
    parse(readFileSync(await take(format, `${format}.csv`)), { bom: true }) as string[][];
  const [answers, codebook] = [await rowsOf('csv'), await rowsOf('codebook')];
  const [header = [], ...lines] = codebook;
  const columns = (...names: string[]) =>
    lines.map((line) => names.map((name) => line[header.indexOf(name)] ?? ''));
  const [variables, values] = [
    columns('variable', 'label', 'kind', 'measure', 'versions'),
    columns('variable', 'code', 'code_label', 'missing'),
  ];
  const first = variables.filter(([name], at) => variables.findIndex(([other]) => other === name) === at);
  holdSheet('Answers', sheets.get('Answers'), answers);
  holdSheet('Codebook', sheets.get('Codebook')?.slice(1), first);
  holdSheet(
    'Value labels',
    sheets.get('Value labels')?.slice(1),
    values.filter(([, code]) => code !== ''),
  );
}

/** LibreOffice writes every end of a line alike. */
function holdSheet(name: string, found: Rows | undefined, expected: Rows): void {
  const alike = (cell: string) => cell.replace(/\r\n?/g, '\n');
  const cells = expected.flatMap((row, at) =>
    row.map((cell, place) => ({ at, cell: alike(cell), own: alike(found?.[at]?.[place] ?? '') })),
  );
  const wrong = cells.filter(({ cell, own }) => cell !== own);
  const rows = found?.length === expected.length ? '' : `, ${found?.length ?? 0} rows of ${expected.length}`;
  console.log(
    `XLSX with LibreOffice, ${name}: ${cells.length - wrong.length} of ${cells.length} cells agree${rows}`,
  );
  for (const { at, cell, own } of wrong.slice(0, 5))
    console.log(`  row ${at + 1}: ${JSON.stringify(cell)} in the CSV, ${JSON.stringify(own)} read`);
  failed += wrong.length + (rows === '' ? 0 : 1);
}

/** An SPSS file has names of its own, and codes that say nothing as well as reasons of blanks are user-missing. */
async function checkSav(path: string, { columns, withoutSilent }: Truth): Promise<void> {
  if (!readers.isInstalled('Rscript')) return skip('SAV with R', 'Rscript is not installed');
  const byPlace = new Map(columns.map(({ name, cells }) => [cells.kind === 'one' ? cells.at : -1, name]));
  const expected = (kinds: readonly string[]): Findings =>
    new Map(
      plan.variables.flatMap(({ name, content }) => {
        const truthful = withoutSilent.get(byPlace.get(content.at) ?? '');
        const isWhole = content.kind !== 'text' || content.from === 0;
        return kinds.includes(content.kind) && isWhole && truthful !== undefined ? [[name, truthful]] : [];
      }),
    );
  if (readers.hasPackage('haven')) {
    const { found, labels } = await readers.readWithR('haven', path);
    hold('SAV with R’s haven', found, expected(['number', 'day', 'text']));
    const missing = plan.variables.filter(({ name, labels: own }) => labels.get(name) !== own.length);
    console.log(
      `SAV with R’s haven: value labels of ${plan.variables.length - missing.length} of ${plan.variables.length} variables agree`,
    );
    failed += missing.length;
  } else skip('SAV with R’s haven', 'the package is not installed');
  if (readers.hasPackage('foreign'))
    hold('SAV with R’s foreign', (await readers.readWithR('foreign', path)).found, expected(['number']));
  else skip('SAV with R’s foreign', 'the package is not installed');
}

/** The package's CSV by its own scripts and by readr. */
async function checkPackage(path: string, { withSilent }: Truth): Promise<void> {
  const folder = join(database.folder, 'package');
  for (const [name, content] of Object.entries(unzipSync(readFileSync(path)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  if (readers.isInstalled('Rscript')) {
    hold(
      'CSV with R, by the package’s script',
      (await readers.readWithR('script', folder)).found,
      withSilent,
    );
    if (readers.hasPackage('readr')) {
      const { found } = await readers.readWithR('readr', join(folder, 'responses.csv'));
      const coded = new Set(
        truth.columns.flatMap(({ name, kind }) => (kind === 'code' || kind === 'number' ? [name] : [])),
      );
      hold('CSV with R’s readr', found, new Map([...withSilent].filter(([name]) => coded.has(name))));
    } else skip('CSV with R’s readr', 'the package is not installed');
  } else skip('CSV with R', 'Rscript is not installed');
  if (readers.isInstalled('python3'))
    hold('CSV with Python, by the package’s script', await readers.readWithPython(folder), withSilent);
  else skip('CSV with Python', 'python3 is not installed');
}
