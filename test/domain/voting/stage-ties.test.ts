/** Earlier stages settle a tie as far as they can, the most recent first; the rest is put to the tie rule. */
import { stageTies } from '../../../src/domain/voting/stage-ties.js';
import { EMPTY_TALLY } from '../../../src/domain/voting/tally.js';

function ask(stages: readonly (readonly bigint[])[], tied: readonly number[], wants: 'best' | 'worst') {
  return stageTies({ stages }, tied, wants, 'exclusion', () => EMPTY_TALLY);
}

test('nobody else level: nothing is asked', () => {
  expect(ask([[1n, 2n]], [1], 'worst').next()).toEqual({ done: true, value: 1 });
});

test('the most recent stage that parts them settles it, the present one left aside', () => {
  const stages = [
    [1n, 2n],
    [3n, 2n],
    [4n, 4n],
  ];
  const run = ask(stages, [0, 1], 'worst');
  expect(run.next().value).toEqual({ round: 4, between: [0, 1], for: 'exclusion', resolvedBy: 'backwards' });
  expect(run.next(-1)).toEqual({ done: true, value: 1 });
  const best = ask(stages, [0, 1], 'best');
  best.next();
  expect(best.next(-1)).toEqual({ done: true, value: 0 });
});

test('a stage that parts only some of three leaves the others to still earlier ones', () => {
  const run = ask(
    [
      [3n, 2n, 9n],
      [3n, 3n, 4n],
      [5n, 5n, 5n],
    ],
    [0, 1, 2],
    'worst',
  );
  expect(run.next().value).toMatchObject({ between: [0, 1, 2], resolvedBy: 'backwards' });
  expect(run.next(-1).value).toBe(1);
});

test('those never parted are put to the tie rule, without the one that was', () => {
  const run = ask(
    [
      [3n, 3n, 4n],
      [5n, 5n, 5n],
    ],
    [0, 1, 2],
    'worst',
  );
  expect(run.next().value).toMatchObject({ between: [0, 1], wants: 'worst' });
  expect(run.next(0)).toEqual({ done: true, value: 0 });
});
