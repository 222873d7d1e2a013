/** Every method can be told in both languages: its texts are there, and so is each step that a count can yield. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildElection } from '../../../src/domain/voting/election.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/voting/method.js';
import { METHODS } from '../../../src/domain/voting/methods/index.js';
import { drawn } from './kit.js';

type Section = Record<string, Record<string, string>>;

function methodsIn(language: string): Section {
  return JSON.parse(readFileSync(`data/locales/${language}.json`, 'utf8')).methods;
}

const TEXTS = ['name', 'voterInstruction', 'whatItRewards', 'whenToUse', 'howItWorks'];

describe.each(['en', 'cy'])('in %s', (language) => {
  const texts = methodsIn(language);

  test.each(METHODS.map(({ name }) => name))('%s has all its texts', (name) => {
    for (const key of TEXTS) expect(texts[name]?.[key]).toMatch(/\S/);
  });

  test.each(METHODS.map((method) => [method.name, method] as const))(
    'each step of %s has its text',
    (_, method) => {
      fc.assert(
        fc.property(drawn(method), fc.boolean(), (election, ordered) => {
          const ties = ordered
            ? ({ kind: 'order', names: election.options } as const)
            : DEFAULT_SETTINGS.ties;
          const count = method.count(buildElection(election), { ...DEFAULT_SETTINGS, ties });
          for (const { key, parameters } of method.explain(count)) {
            const text = texts['steps']?.[key] ?? '';
            expect(text).not.toBe('');
            for (const name of text.match(/(?<=\{)\w+(?=\})/g) ?? []) expect(parameters).toHaveProperty(name);
          }
        }),
      );
    },
  );
});

test('the engine names the version of the package', async () => {
  const { ENGINE } = await import('../../../src/domain/voting/certificate.js');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(ENGINE).toBe(`canvass ${version}`);
});
