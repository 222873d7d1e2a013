/** The rules of the house, held against every file of it; each fault is named with its file and line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { runCommand } from '../src/cli/commands.js';
import { SETTING_NAMES } from '../src/config.js';
import { projectRoot } from '../src/shared/project-root.js';
import { AUTHORISATION_TABLE } from '../src/web/security/authorisation-table.js';
import { importCycles, wrongImports } from './house/floors.js';
import { loosePins, unusedPackages } from './house/packages.js';
import * as powers from './house/powers.js';
import { filesAtTheTop, filesBelow, parsedFilesBelow } from './house/sources.js';
import * as style from './house/style.js';
import { functionsOf } from './house/syntax.js';
import { sqliteForTest } from './kit/storages.js';
import { openTestHouse } from './kit/web.js';

const house = parsedFilesBelow('src');
const server = house.filter(({ path }) => !path.startsWith('src/browser/'));
const scripts = parsedFilesBelow('scripts');
const tests = parsedFilesBelow('test');
const views = filesBelow('views', '.ejs');

describe('floors', () => {
  test('a file imports from its own floor and those below', () => {
    expect(wrongImports(house)).toEqual([]);
  });
  test('no files import each other in a ring', () => {
    expect(importCycles([...house, ...scripts])).toEqual([]);
  });
  test('the domain awaits nothing', () => {
    expect(powers.asyncInDomain(house)).toEqual([]);
  });
});

describe('sizes', () => {
  test('no file is longer than 300 lines, and half are no longer than 80', () => {
    expect(style.longFiles([...house, ...scripts, ...tests, ...views], 300)).toEqual([]);
    expect(style.median(house.map(({ lines }) => lines))).toBeLessThanOrEqual(80);
  });
  test('no function is longer than 60 lines, and half are no longer than 10', () => {
    expect(style.longFunctions([...house, ...scripts], 60)).toEqual([]);
    expect(style.median(house.flatMap(functionsOf).map(({ lines }) => lines))).toBeLessThanOrEqual(10);
  });
});

describe('powers', () => {
  test('only config.ts reads the environment', () => {
    expect(powers.environmentReaders(house)).toEqual([]);
    expect(powers.environmentReaders(tests.filter(({ path }) => !path.startsWith('test/kit/')))).toEqual([]);
  });
  test('only main.ts ends the process', () => {
    expect(powers.processEnders(house)).toEqual([]);
  });
  test('the clock and chance come from shared/', () => {
    expect(powers.clockAndChance(house)).toEqual([]);
  });
  test('SQL is written by hand in migrations alone', () => {
    expect(powers.rawSql(house)).toEqual([]);
  });
  test('routes are added through doors', () => {
    expect(powers.routesWithoutDoor(server)).toEqual([]);
  });
});

test('every row of the authorisation table has its handler, and every route its row', async () => {
  const { app, remove } = await openTestHouse(sqliteForTest);
  await remove();
  const stack = app.router.stack as unknown as {
    route?: { path: string; methods: Record<string, boolean> };
  }[];
  const routes = stack.flatMap(({ route }) =>
    route === undefined
      ? []
      : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`),
  );
  expect(routes.sort()).toEqual(Object.keys(AUTHORISATION_TABLE).sort());
});

describe('packages', () => {
  const pins = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'));
  test('each is pinned to one version', () => {
    expect(loosePins(pins)).toEqual([]);
  });
  test('each is used', () => {
    expect(unusedPackages([...house, ...scripts, ...tests, ...filesAtTheTop('.js', '.json')], pins)).toEqual(
      [],
    );
    expect(unusedPackages(house, { dependencies: { 'left-pad': '1.0.0' }, devDependencies: {} })).toEqual([
      'left-pad',
    ]);
  });
});

describe('views', () => {
  test('nothing is written unescaped but other views', () => {
    expect(style.places(views, /<%-(?!\s*(?:include|later)\()/, 'writes unescaped')).toEqual([]);
  });
  test('no view holds a script, a style or a handler of its own', () => {
    const inline = /<style\b|<script(?![^>]*\ssrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:/i;
    expect(style.places(views, inline, 'holds something the content policy refuses')).toEqual([]);
  });
});

describe('words', () => {
  const written = [...house, ...scripts, ...tests];
  test('every file opens with why it exists', () => {
    expect(style.withoutOpening([...house, ...scripts])).toEqual([]);
  });
  test('every exported function says what it answers', () => {
    expect(style.withoutDocstring([...house, ...scripts])).toEqual([]);
  });
  test('nothing is left for later, and no check is switched off', () => {
    const marks = [
      'TO' + 'DO',
      'FIX' + 'ME',
      'X' + 'XX',
      '@ts-' + 'ignore',
      '@ts-' + 'nocheck',
      '@ts-' + 'expect-error',
    ];
    const pattern = new RegExp(`(?<![A-Za-z])(${marks.join('|')})(?![A-Za-z])`);
    expect(style.places([...written, ...views], pattern, 'leaves something undone')).toEqual([]);
    expect(
      style.places([...house, ...scripts], new RegExp('biome-' + 'ignore'), 'switches a check off'),
    ).toEqual([]);
    expect(style.places(tests, new RegExp('\\.on' + 'ly\\('), 'runs alone')).toEqual([]);
    expect(powers.anyTypes(written)).toEqual([]);
  });
  test('every promise of the house is named by a test, or by the script that keeps it', () => {
    const said = [
      ...tests.flatMap(({ text }) => text.match(/['"`][^'"`\n]*promises? \d+[^'"`]*['"`]/g) ?? []),
      ...scripts.map(({ text }) => text.split('\n', 2).join(' ')),
    ];
    const named = new Set(said.flatMap((words) => words.match(/(?<=[Pp]romise )\d+/g) ?? []));
    expect(Array.from({ length: 25 }, (_, at) => String(at + 1)).filter((one) => !named.has(one))).toEqual(
      [],
    );
  });
  test('files are named in kebab-case', () => {
    const named = [...written, ...views, ...filesBelow('src', '.md'), ...filesBelow('data/locales', '.json')];
    expect(style.wrongNames(named)).toEqual([]);
  });
  test('every folder of the source says what lives in it', () => {
    const folders = new Set(house.map(({ path }) => dirname(path)).filter((folder) => folder !== 'src'));
    const told = new Set(filesBelow('src', 'README.md').map(({ path }) => dirname(path)));
    expect([...folders].filter((folder) => !told.has(folder))).toEqual([]);
  });
  test('every command is in the README and has help of its own', async () => {
    const out: string[] = [];
    const silent = { out: (line: string) => void out.push(line), error: () => undefined };
    await runCommand(['help'], { ...silent, readInput: async () => '' });
    const commands = [...out.join('\n').matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => String(name));
    const readme = readFileSync(join(projectRoot(), 'README.md'), 'utf8');
    expect(commands.length).toBeGreaterThanOrEqual(8);
    expect(commands.filter((name) => !readme.includes(`| \`${name}`))).toEqual([]);
    for (const name of commands) {
      expect(await runCommand([name, '--help'], { ...silent, readInput: async () => '' })).toBe(0);
      expect(out.at(-1)).toMatch(new RegExp(`^Usage: canvass ${name}`));
    }
  });
  test('every script to run is in the README', () => {
    const readme = readFileSync(join(projectRoot(), 'README.md'), 'utf8');
    const { scripts: runnable } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'));
    const names = Object.keys(runnable).filter((name) => !name.startsWith('pre'));
    const isTold = (name: string) => new RegExp(`npm (run )?(--silent )?${name}(?![\\w:-])`).test(readme);
    expect(names.filter((name) => !isTold(name))).toEqual([]);
  });
  test('every setting is in the README', () => {
    const readme = readFileSync(join(projectRoot(), 'README.md'), 'utf8');
    expect(SETTING_NAMES.filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
  });
});
