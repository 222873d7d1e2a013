/** Who computes when: no more at a time than there are places, in the order in which they asked, and nobody is forgotten. */
import { MessageChannel } from 'node:worker_threads';
import { Turn, Turns } from '../../../src/services/heavy-work/turns.js';

test('as many as there are places go at once, the others in their order as places are given back', () => {
  const begun: string[] = [];
  const turns = new Turns(2);
  const [leaveA, , leaveC] = ['a', 'b', 'c', 'd', 'e'].map((name) => turns.ask(() => begun.push(name)));
  expect(begun).toEqual(['a', 'b']);
  leaveC!();
  leaveA!();
  leaveA!();
  expect(begun).toEqual(['a', 'b', 'd']);
});

test('whoever is ended while computing or waiting leaves no place taken', () => {
  const begun: string[] = [];
  const turns = new Turns(1);
  const first = turns.ask(() => begun.push('first'));
  const second = turns.ask(() => begun.push('second'));
  second();
  first();
  turns.ask(() => begun.push('third'));
  expect(begun).toEqual(['first', 'third']);
});

test('two that rest between their steps go by turns, and one alone never waits', async () => {
  const turns = new Turns(1);
  const steps: string[] = [];
  const ends: (() => void)[] = [];
  const worker = async (name: string) => {
    const { port1, port2 } = new MessageChannel();
    ends.push(turns.serve(port1));
    const turn = new Turn(port2);
    await turn.begin();
    for (let step = 0; step < 3; step += 1) {
      const began = performance.now();
      while (performance.now() - began < 110);
      steps.push(name);
      await turn.rest();
    }
    ends.shift()?.();
  };
  await Promise.all([worker('a'), worker('b')]);
  expect(steps.join('')).toMatch(/^abab/);
  const alone = new Turn(undefined);
  await alone.begin();
  await alone.rest();
});
