/** Every text that a view or a file asks for by its whole key exists; keys put together at run time are tested where they are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLocales, translators } from '../../src/shared/locales.js';
import { projectRoot } from '../../src/shared/project-root.js';

const words = translators(loadLocales());
const root = projectRoot();

function askedKeys(folder: string, extension: string): [file: string, key: string][] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(extension))
    .flatMap((path) => {
      const text = readFileSync(join(root, folder, path), 'utf8');
      const keys = [...text.matchAll(/(?<![\w.])(?:t|words)\(\s*'([a-z]\w*(?:\.[\w-]+)+)'/g)];
      return keys.map(([, key]) => [`${folder}/${path}`, key!] as [string, string]);
    });
}

/** The page of any refusal may be shown to anybody. */
function problemKeys(): [file: string, key: string][] {
  const file = 'src/shared/problem.ts';
  const codes = [...readFileSync(join(root, file), 'utf8').matchAll(/^ {2}'?([a-z][a-z-]+)'?: \[/gm)];
  return codes.flatMap(([, code]) =>
    ['title', 'text'].map((part): [string, string] => [file, `problems.${code}.${part}`]),
  );
}

const asked = [...problemKeys(), ...askedKeys('views', '.ejs'), ...askedKeys('src', '.ts')];

test('views and files ask for texts', () => {
  expect(asked.length).toBeGreaterThan(50);
});

test('every text asked for exists in both languages', () => {
  const missing = asked.filter(([, key]) => {
    try {
      return words.en(key, { count: 1 }) === '' || words.cy(key, { count: 1 }) === '';
    } catch {
      return true;
    }
  });
  expect(missing).toEqual([]);
});
