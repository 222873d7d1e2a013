/** What only certain files may do: read the environment, the clock, chance; speak SQL; add routes; end the process. */
import type { ParsedFile } from './sources.js';
import { wrongNodes } from './style.js';
import { type AnyNode, dottedName, importsOf } from './syntax.js';

/** One line for each reading of the environment outside `config.ts`. */
export function environmentReaders(files: readonly ParsedFile[]): string[] {
  return wrongNodes(files, (node, { path }) =>
    path !== 'src/config.ts' && dottedName(node) === 'process.env' ? 'reads process.env' : null,
  );
}

/** One line for each place but `main.ts` that ends the process or sets its exit status. */
export function processEnders(files: readonly ParsedFile[]): string[] {
  return wrongNodes(files, (node, { path }) => {
    const name = dottedName(node);
    const ends = name === 'process.exit' || name === 'process.exitCode' || name === 'process.abort';
    return ends && path !== 'src/main.ts' ? `uses ${name}` : null;
  });
}

const CLOCKS = /^(Date\.now|DateTime\.(now|local|utc)|Temporal\.Now\..*)$/;
const CHANCE = /^(Math\.random|crypto\.(randomUUID|getRandomValues|randomBytes|randomInt))$/;
const CHANCE_IMPORTS = /^(random\w*|getRandomValues|webcrypto)$/;

/**
 * One line for each reading of the clock or of chance outside `shared/`, where both can be replaced. Scripts of pages import
 * nothing of the server's, and a browser under test brings its own clock.
 */
export function clockAndChance(files: readonly ParsedFile[]): string[] {
  const upstairs = files.filter(({ path }) => !/^src\/(shared|browser)\//.test(path));
  const imported = upstairs.flatMap((file) =>
    importsOf(file)
      .filter(
        ({ specifier, names }) =>
          /^(node:)?crypto$/.test(specifier) && names.some((name) => CHANCE_IMPORTS.test(name)),
      )
      .map(({ line }) => `${file.path}:${line} imports chance from node:crypto`),
  );
  const used = wrongNodes(upstairs, (node) => {
    if (isBareNewDate(node)) return 'reads the clock by new Date()';
    const called = node.type === 'CallExpression' ? dottedName(node['callee'] as AnyNode) : '';
    if (called === 'DateTime.utc' && (node['arguments'] as unknown[]).length > 0) return null;
    return CLOCKS.test(called) || CHANCE.test(called) ? `uses ${called}` : null;
  });
  return [...imported, ...used];
}

function isBareNewDate(node: AnyNode): boolean {
  const given = node['arguments'] as unknown[] | null | undefined;
  return (
    node.type === 'NewExpression' &&
    dottedName(node['callee'] as AnyNode) === 'Date' &&
    (given ?? []).length === 0
  );
}

/** Where the two databases' own statements (pragmas, checkpoints, settings) may stand as constants. */
const CONNECTIONS = ['src/storage/sqlite.ts', 'src/storage/postgres.ts'];
const SQL_TEXT =
  /^\s*(select\s.+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|create\s+(table|index)|drop\s+table)\s/i;

/** One line for each raw SQL: the `sql` tag and SQL in strings belong to migrations, raw queries to the connections. */
export function rawSql(files: readonly ParsedFile[]): string[] {
  const elsewhere = files.filter(({ path }) => !path.startsWith('src/storage/migrations/'));
  const tags = elsewhere.flatMap((file) =>
    importsOf(file)
      .filter(({ specifier, names }) => specifier === 'kysely' && names.includes('sql'))
      .map(({ line }) => `${file.path}:${line} imports the sql tag`),
  );
  const texts = wrongNodes(elsewhere, (node, { path }) => {
    const text = node.type === 'StringLiteral' || node.type === 'TemplateElement' ? textOf(node) : '';
    if (SQL_TEXT.test(text)) return 'holds SQL in a string';
    const isRaw = node.type === 'MemberExpression' && dottedName(node) === 'CompiledQuery.raw';
    return isRaw && !CONNECTIONS.includes(path) ? 'runs a raw query' : null;
  });
  return [...tags, ...texts];
}

function textOf(node: AnyNode): string {
  return String(node['value'] ?? node['cooked'] ?? node['raw'] ?? '');
}

const METHODS = /\.(get|post|put|patch|delete|all|route)$/;

/** One line for each route that is not added through `door(…)`. */
export function routesWithoutDoor(files: readonly ParsedFile[]): string[] {
  return wrongNodes(files, (node, { path }) => {
    if (path === 'src/web/security/door.ts' || node.type !== 'CallExpression') return null;
    const called = dottedName(node['callee'] as AnyNode);
    const [first] = node['arguments'] as { expression: AnyNode }[];
    const address = first?.expression.type === 'StringLiteral' ? textOf(first.expression) : '';
    return METHODS.test(called) && address.startsWith('/')
      ? `adds the route ${address} without a door`
      : null;
  });
}

/** One line for each asynchronous function in the pure domain. */
export function asyncInDomain(files: readonly ParsedFile[]): string[] {
  const domain = files.filter(({ path }) => path.startsWith('src/domain/'));
  return wrongNodes(domain, (node) =>
    node.type === 'AwaitExpression' || node['async'] === true ? 'is asynchronous in the pure domain' : null,
  );
}

/** One line for each `any`. */
export function anyTypes(files: readonly ParsedFile[]): string[] {
  return wrongNodes(files, (node) =>
    node.type === 'TsKeywordType' && node['kind'] === 'any' ? 'uses any' : null,
  );
}
