/** Choice designs: what holds for every request, and the optima that theory knows. */
import fc from 'fast-check';
import { designChoice } from '../../../src/domain/experiments/choice-design.js';
import type { ChoiceRequest } from '../../../src/domain/experiments/choice-request.js';
import { choiceFaults } from '../../../src/domain/experiments/choice-request.js';
import { choice, choiceRequest } from './choice-kit.js';

/** Requests of small designs with prohibitions between the first two attributes, that have no faults. */
const requests: fc.Arbitrary<ChoiceRequest> = fc
  .record({
    levels: fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 2, maxLength: 4 }),
    alternatives: fc.integer({ min: 2, max: 4 }),
    tasks: fc.integer({ min: 4, max: 8 }),
    versions: fc.integer({ min: 1, max: 3 }),
    noneOption: fc.boolean(),
    overlap: fc.constantFrom('minimal' as const, 'free' as const),
    method: fc.constantFrom('coordinate' as const, 'fedorov' as const),
    pairs: fc.array(fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })), {
      maxLength: 2,
    }),
    seed: fc.string({ maxLength: 4 }),
  })
  .map(({ levels, pairs, ...rest }) =>
    choiceRequest(levels, { ...rest, prohibitions: pairs.map(([a, b]) => ({ a1: `l${a}`, a2: `l${b}` })) }),
  )
  .filter((request) => choiceFaults(request).length === 0);

test('size, prohibitions, overlap and difference are kept; the same request gives the same design', () => {
  let made = 0;
  fc.assert(
    fc.property(requests, (request) => {
      const report = designChoice(request);
      if (!report.ok) return;
      made += 1;
      const { design, measures } = report.value;
      expect(design.versions.map((tasks) => tasks.length)).toEqual(
        Array(request.versions).fill(request.tasks),
      );
      for (const task of design.versions.flat()) {
        expect(new Set(task.map(String)).size).toBe(request.alternatives);
        for (const [first, second] of task)
          for (const { a1, a2 } of request.prohibitions)
            expect([`l${first! + 1}`, `l${second! + 1}`]).not.toEqual([a1, a2]);
        if (request.overlap === 'free') continue;
        request.attributes.forEach(({ levels }, attribute) => {
          const most = Math.max(
            ...levels.map((_, level) => task.filter((profile) => profile[attribute] === level).length),
          );
          expect(most).toBeLessThanOrEqual(Math.ceil(request.alternatives / levels.length));
        });
      }
      expect(measures.dEfficiency).toBeGreaterThan(0);
      expect(measures.dEfficiency).toBeLessThan(1 + 1e-9);
      expect(designChoice(request)).toEqual(report);
    }),
    { numRuns: 10 },
  );
  expect(made).toBeGreaterThan(4);
});

test.each([
  [choiceRequest([3, 3, 3]), 1],
  [choiceRequest([3, 3, 3], { method: 'fedorov' }), 1],
  [choiceRequest([2, 2, 2, 2], { alternatives: 2, tasks: 8 }), 1],
  [choiceRequest([3, 3, 3], { noneOption: true }), 1],
  [choiceRequest([3, 3, 3, 3]), 0.97],
  [choiceRequest([4, 4, 4, 4, 4, 4], { tasks: 12, versions: 4 }), 0.98],
  [choiceRequest([4, 3, 2, 2], { alternatives: 2, tasks: 12, versions: 2, overlap: 'free' }), 0.95],
])('%#: D-efficiency comes near enough to the bound', (request, least) => {
  expect(choice(request).measures.dEfficiency).toBeGreaterThan(least - 1e-9);
});

test('versions show each level about equally often, and places too', () => {
  const { attributes } = choice(
    choiceRequest([4, 4, 3], { tasks: 8, versions: 3, overlap: 'free' }),
  ).measures;
  for (const { inVersion, inPosition } of attributes) {
    expect(inVersion.most - inVersion.least).toBeLessThanOrEqual(3);
    expect(inPosition.most - inPosition.least).toBeLessThanOrEqual(3);
  }
});

test('priors make a design that is better where they hold than one made without', () => {
  const request = choiceRequest([3, 3, 2], { alternatives: 2, tasks: 12, overlap: 'free' });
  const attributes = request.attributes.map((attribute) => ({
    ...attribute,
    priors: attribute.levels.map((_, level) => 1.2 * level),
  }));
  const informed = choice({ ...request, attributes });
  expect(informed.measures.dEfficiency).toBeNull();
  expect(informed.advice.respondentsForPriors).toBeGreaterThan(0);
  const flat = choice({
    ...request,
    attributes: request.attributes.map((one) => ({ ...one, priors: one.levels.map(() => 3) })),
  });
  expect(flat.measures.dEfficiency).not.toBeNull();
  expect(informed.design.versions).not.toEqual(flat.design.versions);
});

test('advice follows Johnson and Orme', () => {
  expect(choice(choiceRequest([4, 4, 3], { tasks: 8 })).advice).toMatchObject({
    respondentsFor500Views: Math.ceil((500 * 4) / (8 * 3)),
    respondentsForEachSegment: 200,
    respondentsForPriors: null,
    cautions: [],
  });
});

function faultsOf(request: ChoiceRequest): string[] {
  const report = designChoice(request);
  return report.ok ? [] : report.problem.map(({ field, sentence }) => `${field}: ${sentence}`);
}

test('all faults are listed', () => {
  const request = choiceRequest([2, 1], { alternatives: 1, tasks: 0, versions: 1.5 });
  const attributes = [{ ...request.attributes[0]!, name: 'task', priors: [1] }, request.attributes[1]!];
  expect(
    faultsOf({ ...request, attributes, prohibitions: [{ task: 'l9', colour: 'red' }, { a2: 'l1' }] }),
  ).toEqual([
    'alternatives: expected a whole number from 2 to 8, found 1',
    'tasks: expected a whole number from 1 to 50, found 0',
    'versions: expected a whole number from 1 to 100, found 1.5',
    'attributes: expected another name than "task", a column of every design',
    'priors of task: expected 2 numbers, one for each level',
    'levels of a2: expected a whole number from 2 to 20, found 1',
    'prohibitions[0]: expected a level of task, found "l9"',
    'prohibitions[0]: expected an attribute, found "colour"',
    'prohibitions[1]: expected levels of at least two attributes',
  ]);
});

test.each([
  [
    choiceRequest([4, 4, 4], { tasks: 4 }),
    'tasks: expected at least 5 in all versions together to estimate 9 utilities, found 4',
  ],
  [
    choiceRequest([3, 2], {
      prohibitions: [
        { a1: 'l1', a2: 'l1' },
        { a1: 'l1', a2: 'l2' },
      ],
    }),
    'prohibitions: expected a way to show a1 "l1", found none',
  ],
  [
    choiceRequest([2, 2], { alternatives: 4, prohibitions: [{ a1: 'l1', a2: 'l1' }] }),
    'prohibitions: expected room for a task of different profiles, found none with this overlap',
  ],
  [
    choiceRequest([2, 2], {
      alternatives: 2,
      prohibitions: [
        { a1: 'l1', a2: 'l1' },
        { a1: 'l2', a2: 'l2' },
      ],
    }),
    'prohibitions: expected tasks from which every utility can be estimated, found none',
  ],
])('%#: what only a search can tell, or numbers alone', (request, sentence) => {
  expect(faultsOf(request)).toEqual([sentence]);
});
