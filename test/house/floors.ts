/** Who may import whom: the floors of the house, and what each may bring in from outside. */
import { dirname, join } from 'node:path/posix';
import type { ParsedFile } from './sources.js';
import { importsOf } from './syntax.js';

/** From the ground up; a file may import from its own floor and from those below it. */
const FLOORS: Readonly<Record<string, number>> = {
  'src/shared': 0,
  'src/domain': 1,
  'src/storage': 2,
  'src/services': 3,
  'src/web': 4,
  'src/cli': 4,
};

/** `config.ts` is read by what is built with settings: services, doors, the front door. */
const CONFIG = 'src/config.ts';
const FRONT_DOOR = 5;

/** Packages that only some folders may import. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  kysely: ['src/storage/'],
  'better-sqlite3': ['src/storage/'],
  pg: ['src/storage/'],
  express: ['src/web/'],
  ejs: ['src/web/'],
  helmet: ['src/web/'],
  commander: ['src/cli/'],
  nodemailer: ['src/services/mail/'],
};

/** What the pure floor may use from outside: parsers of text and the calendar, no files, no network, no clock. */
const DOMAIN_PACKAGES = ['zod', 'csv-parse/sync', 'csv-stringify/sync', 'luxon'];

/** One line for each import that climbs a floor, enters the wrong hall or brings in what has another home. */
export function wrongImports(files: readonly ParsedFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap(({ specifier, line }) => {
      const fault = specifier.startsWith('.')
        ? wrongDirection(file.path, resolveImport(file.path, specifier))
        : wrongPackage(file.path, specifier);
      return fault === null ? [] : [`${file.path}:${line} ${fault}`];
    }),
  );
}

/** The file that a relative import names, from the project's folder. */
export function resolveImport(from: string, specifier: string): string {
  return join(dirname(from), specifier).replace(/\.js$/, '.ts');
}

function wrongDirection(from: string, to: string): string | null {
  if (isBrowser(from) !== isBrowser(to)) return `crosses between server and browser to ${to}`;
  if (to.startsWith('scripts/') || to.startsWith('test/'))
    return `imports ${to}, which is not part of the service`;
  if (to === CONFIG) return floorOf(from) >= 3 ? null : `reads settings below the services`;
  if (floorOf(to) > floorOf(from)) return `imports ${to}, a floor above`;
  if (from.startsWith('src/web/') && to.startsWith('src/cli/')) return `imports a command from a page`;
  return null;
}

function wrongPackage(from: string, specifier: string): string | null {
  const name = /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[0] ?? specifier;
  const homes = HOMES[name];
  if (homes !== undefined && !homes.some((home) => from.startsWith(home)))
    return `imports ${specifier}, whose home is ${homes.join(' and ')}`;
  if (from.startsWith('src/domain/') && !DOMAIN_PACKAGES.includes(specifier))
    return `imports ${specifier} into the pure domain`;
  return null;
}

const isBrowser = (path: string) => path.startsWith('src/browser/');

function floorOf(path: string): number {
  if (path === CONFIG) return 0.5;
  const floor = Object.entries(FLOORS).find(([folder]) => path.startsWith(`${folder}/`));
  return floor?.[1] ?? FRONT_DOOR;
}

/** Each ring of files that need each other to run, as `a.ts → b.ts → a.ts`. Imports of types alone do not count. */
export function importCycles(files: readonly ParsedFile[]): string[] {
  const needs = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter(({ specifier, typeOnly }) => specifier.startsWith('.') && !typeOnly)
        .map(({ specifier }) => resolveImport(file.path, specifier)),
    ]),
  );
  const done = new Set<string>();
  const rings: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) rings.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (trail.includes(path) || done.has(path)) return;
    for (const next of needs.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of needs.keys()) walk(path, []);
  return rings;
}
