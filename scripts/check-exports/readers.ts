/** Readers that share nothing with Canvass, each telling what it finds in a file of answers. */
import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { projectRoot } from '../../src/shared/project-root.js';
import { type Findings, sizeOf, type Truth } from './truth.js';

const run = promisify(execFile);

/** Whether a program answers when it is asked for its version. */
export function isInstalled(program: string, ...words: readonly string[]): boolean {
  try {
    execFileSync(program, [...words, '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whether R has this package. */
export function hasPackage(name: string): boolean {
  try {
    execFileSync('Rscript', ['-e', `quit(status = !requireNamespace("${name}", quietly = TRUE))`], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** What R finds, by `read.R`; with how many value labels each variable has. */
export async function readWithR(
  how: string,
  path: string,
): Promise<{ readonly found: Findings; readonly labels: ReadonlyMap<string, number> }> {
  const script = join(projectRoot(), 'scripts', 'check-exports', 'read.R');
  const { stdout } = await run('Rscript', ['--vanilla', script, how, path], { maxBuffer: 1e8 });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return {
    found: new Map(
      lines.map(([name = '', valid, sum]) => [name, { valid: Number(valid), sum: Number(sum) }]),
    ),
    labels: new Map(lines.map(([name = '', , , labels]) => [name, Number(labels)])),
  };
}

const PYTHON = `
import sys, json, datetime
sys.path.insert(0, sys.argv[1])
import read
rows, reasons = read.responses()
found = {}
for each in read.VARIABLES:
    name = each["name"]
    values = [row[name] for row in rows if row[name] is not None and row[name] != ""]
    size = lambda v: len(v.rstrip(" ").encode()) if isinstance(v, str) else (v - datetime.date(1970, 1, 1)).days if isinstance(v, datetime.date) else v
    found[name] = [len(values), sum(size(v) for v in values)]
print(json.dumps(found))
`;

/** What Python finds with the package's own script, `folder` being the package unpacked. */
export async function readWithPython(folder: string): Promise<Findings> {
  const { stdout } = await run('python3', ['-c', PYTHON, folder], { maxBuffer: 1e8 });
  const found = JSON.parse(stdout) as Record<string, [number, number]>;
  return new Map(Object.entries(found).map(([name, [valid, sum]]) => [name, { valid, sum }]));
}

/** What hyparquet finds. */
export async function readParquet(path: string, { columns }: Truth): Promise<Findings> {
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const rows = await parquetReadObjects({ file });
  return summed(columns, (name) => rows.map((row) => row[name]));
}

/** What LibreOffice makes of the workbook, which it writes as CSV: each sheet's cells as it shows them, by the sheet's name. */
export async function readWithLibreOffice(
  path: string,
  folder: string,
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  // As shown, every sheet into a file of its own.
  const asked = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
  const written = join(folder, 'sheets');
  await run('soffice', [profile, '--headless', '--convert-to', asked, '--outdir', written, path]);
  const before = `${basename(path, '.xlsx')}-`;
  return new Map(
    readdirSync(written).map((name) => [
      name.slice(before.length, -'.csv'.length),
      parse(readFileSync(join(written, name)), { bom: true }) as string[][],
    ]),
  );
}

function summed(columns: Truth['columns'], cellsOf: (name: string) => readonly unknown[]): Findings {
  return new Map(
    columns.map(({ name, kind }) => {
      const values = cellsOf(name).filter((value) => value !== null && value !== undefined && value !== '');
      const sum = values.reduce<number>((total, value) => total + sizeOf(plain(value), kind), 0);
      return [name, { valid: values.length, sum }];
    }),
  );
}

function plain(value: unknown): number | string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'number' ? value : String(value);
}
