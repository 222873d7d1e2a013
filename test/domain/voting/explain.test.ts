/** Every method can be told in both languages: its texts are there, and so is each step that a count can yield. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildElection, type Election } from '../../../src/domain/voting/election.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/voting/method.js';
import { METHODS, methodNamed } from '../../../src/domain/voting/methods/index.js';
import { drawn, ranked, scored } from './kit.js';

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

/** The steps of a count as keys with the parameters named. */
function told(name: string, election: Election, ...shown: readonly string[]): readonly string[] {
  const method = methodNamed(name)!;
  const count = method.count(election, { ...DEFAULT_SETTINGS, ties: { kind: 'seed', text: 'x' } });
  return method
    .explain(count)
    .map(({ key, parameters }) => [key, ...shown.map((each) => parameters[each] ?? '')].join(' ').trim());
}

test('numbers are told without empty places, and a seat that nobody supports is told as that', () => {
  const options = ['Asha', 'Ben', 'Cai'];
  const papers = ranked(options, '6: Asha > Ben; 2: Ben; 1: Cai', 2);
  expect(told('scottish-stv', papers, 'tally', 'factor', 'quota')).toEqual(
    expect.arrayContaining(['quota   4', 'elected 6', 'surplus  0.33333', 'elected 3.99998']),
  );
  const alone = scored(options, '1: 1 0 0', 2, 'approvals');
  for (const name of ['equal-shares', 'sequential-phragmen', 'sequential-proportional-approval'])
    expect(told(name, alone).filter((key) => key.startsWith('elected'))[1]).toBe('elected-unsupported');
});

test('what settles a run-off is told after it', () => {
  const papers = scored(['Asha', 'Ben', 'Cai'], '2: 5 3 0; 1: 0 5 1; 1: 1 5 2');
  const steps = told('star', papers);
  expect(steps.indexOf('tie-total-score')).toBeGreaterThan(steps.indexOf('run-off'));
});

test('the engine names the version of the package', async () => {
  const { ENGINE } = await import('../../../src/domain/voting/certificate.js');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(ENGINE).toBe(`canvass ${version}`);
});
