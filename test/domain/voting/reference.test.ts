/** The engine against counts that were written a second time, over elections small enough to be full of ties. */
import fc from 'fast-check';
import { buildElection } from '../../../src/domain/voting/election.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/voting/method.js';
import { METHODS, methodNamed } from '../../../src/domain/voting/methods/index.js';
import { runs } from '../../kit/runs.js';
import { drawn } from './kit.js';
import { REFERENCES } from './reference.js';

test('every method is counted a second time', () => {
  expect(Object.keys(REFERENCES).sort()).toEqual(METHODS.map(({ name }) => name).sort());
});

test.each(Object.keys(REFERENCES))('%s elects whom the plain rule elects, ties by an order', (name) => {
  const method = methodNamed(name)!;
  fc.assert(
    fc.property(drawn(method), fc.integer(), (election, turn) => {
      const options = [...election.options.keys()];
      const places = options.map((option) => (option * 7 + Math.abs(turn)) % 5);
      const order = [...options].sort((a, b) => places[a]! - places[b]! || a - b);
      const plain = REFERENCES[name]!({
        options,
        seats: election.seats,
        papers: election.papers.filter(({ marks }) => marks.some((mark) => mark !== null)),
        pick: (tied, wants) => {
          const sorted = [...tied].sort((a, b) => order.indexOf(a) - order.indexOf(b));
          return sorted.at(wants === 'best' ? 0 : -1)!;
        },
      });
      const ties = { kind: 'order', names: order.map((option) => election.options[option]!) } as const;
      const counted = method.count(buildElection(election), { ...DEFAULT_SETTINGS, ties });
      const wanted = plain.map((option) => election.options[option]!);
      expect([...counted.winners].sort()).toEqual([...wanted].sort());
    }),
    { numRuns: runs(150) },
  );
});
