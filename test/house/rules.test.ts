/** The house rules themselves: each is shown a breach, so that a rule that sees nothing cannot pass for kept. */
import { importCycles, wrongImports } from './floors.js';
import * as powers from './powers.js';
import { type ParsedFile, parseText } from './sources.js';
import * as style from './style.js';
import { functionsOf } from './syntax.js';

const RULES: Readonly<Record<string, (files: ParsedFile[]) => string[]>> = { ...powers };

const at = (path: string, text: string) => [parseText(path, text)];

test.each([
  ['src/domain/a.ts', "import { x } from '../storage/b.js';"],
  ['src/shared/a.ts', "import type { x } from '../domain/b.js';"],
  ['src/storage/a.ts', "import { x } from '../config.js';"],
  ['src/storage/a.ts', "export { x } from '../services/b.js';"],
  ['src/web/a.ts', "import { x } from '../cli/b.js';"],
  ['src/web/a.ts', "import { Kysely } from 'kysely';"],
  ['src/domain/a.ts', "import { readFileSync } from 'node:fs';"],
  ['src/browser/a.ts', "import { x } from '../shared/b.js';"],
  ['src/services/a.ts', "import { x } from '../../test/kit/b.js';"],
])('%s may not hold: %s', (path, text) => {
  expect(wrongImports(at(path, `/** A file. */\n${text}`))).toHaveLength(1);
  expect(wrongImports(at(path, text))[0]).toContain(`${path}:1 `);
});

test('rings are found through values, not through types', () => {
  const ring = (kind: string) => [
    parseText('src/a.ts', `import { b } from './b.js';`),
    parseText('src/b.ts', `import ${kind}{ a } from './a.js';`),
  ];
  expect(importCycles(ring(''))).toEqual(['src/a.ts → src/b.ts → src/a.ts']);
  expect(importCycles(ring('type '))).toEqual([]);
});

test.each([
  ['environmentReaders', 'const a = process.env.HOME;'],
  ['environmentReaders', "const a = process.env['HOME'];"],
  ['processEnders', 'process.exit(1);'],
  ['clockAndChance', 'const a = Date.now();'],
  ['clockAndChance', 'const a = new Date();'],
  ['clockAndChance', 'const a = Math.random();'],
  ['clockAndChance', "import { randomUUID } from 'node:crypto';"],
  ['rawSql', "import { sql } from 'kysely';"],
  ['rawSql', "const a = 'select name from accounts where 1';"],
  ['rawSql', "CompiledQuery.raw('x');"],
  ['routesWithoutDoor', "app.get('/secret', show);"],
  ['anyTypes', 'const a: any = 1;'],
])('%s sees: %s', (rule, text) => {
  expect(RULES[rule]?.(at('src/services/a.ts', `\n\n${text}`))).toEqual([
    expect.stringMatching(/^src\/services\/a\.ts:3 /),
  ]);
});

test('what is allowed is not a breach', () => {
  const kept = "const a = new Date(0); Map.get('x'); const b = 'update the page and set out below';";
  expect(powers.clockAndChance(at('src/services/a.ts', kept))).toEqual([]);
  expect(powers.rawSql(at('src/services/a.ts', kept))).toEqual([]);
  expect(powers.routesWithoutDoor(at('src/web/a.ts', kept))).toEqual([]);
});

test('functions are measured from first line to last, wherever they stand', () => {
  const file = parseText('src/a.ts', '/** é */\nconst a = () => {\n  return 1;\n};\nclass B { c() {\n } }\n');
  expect(functionsOf(file)).toEqual([
    { name: 'a function', line: 2, lines: 3 },
    { name: 'c', line: 5, lines: 2 },
  ]);
  expect(style.longFunctions([file], 2)).toEqual(['src/a.ts:2 a function has 3 lines']);
});

test('an opening sentence is not a docstring, and a docstring not an opening sentence', () => {
  expect(style.withoutDocstring(at('src/a.ts', '/** Why. */\nexport function a() {}'))).toHaveLength(1);
  expect(
    style.withoutDocstring(at('src/a.ts', '/** Why. */\n\n/** What. */\nexport const a = () => 1;')),
  ).toEqual([]);
  expect(style.withoutOpening(at('src/a.ts', 'export const a = 1;'))).toHaveLength(1);
});
