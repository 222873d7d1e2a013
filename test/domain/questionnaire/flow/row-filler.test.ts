import fc from 'fast-check';
import { columnsOf } from '../../../../src/domain/questionnaire/flow/columns.js';
import {
  BLANK_REASONS,
  type BlankReason,
  type Compiled,
  emptyRow,
  instancesIn,
  mergeVersions,
  type Outcome,
  type ResponseState,
  simulateResponse,
} from '../../../../src/domain/questionnaire/flow/index.js';
import { optionalQuestion } from '../../../../src/domain/questionnaire/flow/judge.js';
import { frozen, isQuestion } from '../../../../src/domain/questionnaire/flow/live.js';
import { waitingPlaces } from '../../../../src/domain/questionnaire/flow/waiting.js';
import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { compiled, MOMENT, question } from '../../../kit/questionnaire.js';
import { compiledParts, partLists } from '../../../kit/questionnaire-shapes.js';

/** Each cell worked out on its own from the whole response as it stands, with no short way for any. */
function oneByOne(ready: Compiled, state: ResponseState, outcome: Outcome): readonly (unknown | string)[] {
  const live = frozen(ready, state);
  const isWaiting = waitingPlaces(live);
  const notReached: BlankReason = outcome === 'broke-off' ? 'broke-off' : 'not-asked';
  return columnsOf([ready], instancesIn(ready, state)).flatMap(
    ({ slots, instances, variables, question }) => {
      const all = (reason: BlankReason) => variables.map(() => reason);
      const [slot] = slots;
      if (slot === null || slot === undefined) return all('not-in-version');
      const node = live.nodesOf(slot).find((each) => each.instances.join() === instances.join());
      if (node === undefined || !isQuestion(node)) return all('hidden');
      const stored = live.stored(node);
      const isAside = stored === undefined ? !live.isRelevant(node) : state.hidden.includes(node.path);
      if (isAside) return all(isWaiting(slot) && outcome !== 'complete' ? notReached : 'hidden');
      if (stored === undefined) return all(outcome === 'complete' ? 'hidden' : notReached);
      const answer = live.answer(node);
      if (answer === null) return all('skipped');
      const type = questionType(question.type);
      const offered = type.variables({ ...optionalQuestion(live, node), name: question.name });
      return type.values(question, answer).map((value, index) => {
        const isOffered = offered.some(({ name }) => name === variables[index]?.name);
        if (slot.choiceFilter !== null && !isOffered) return 'not-asked';
        return value ?? 'skipped';
      });
    },
  );
}

test('the row filled by the short way says of every cell what the whole response says', () => {
  const outcomes = fc.constantFrom<Outcome[]>('complete', 'screened-out', 'quota-full', 'broke-off');
  fc.assert(
    fc.property(partLists, fc.string(), outcomes, (parts, seed, stopped) => {
      const ready = compiledParts(parts);
      const people = { skipping: 0.3, leaving: 0.1 };
      const { state } = simulateResponse(ready, { seed, language: 'en', given: {} }, MOMENT, people);
      const outcome = state.ended?.kind ?? stopped;
      const plan = mergeVersions([ready], instancesIn(ready, state));
      const row = emptyRow(plan.variables.length + 1);
      plan.fill(0, state, outcome, row, 1);
      const shown = row.values.map((value, index) => value ?? BLANK_REASONS[(row.blanks[index] ?? 0) - 1]);
      expect(shown.slice(1)).toEqual(oneByOne(ready, state, outcome));
      expect([row.values[0], row.blanks[0]]).toEqual([null, 0]);
      const stored = emptyRow(plan.variables.length + 1);
      for (const text of [JSON.stringify(state), JSON.stringify(state, null, 1)]) {
        stored.values.fill('left over', 1);
        plan.fillStored(0, text, outcome, stored, 1);
        expect(stored).toEqual(row);
      }
      // Every second question alone, the last first, behind a cell of somebody else's.
      const some = [...plan.questions.keys()].filter((at) => at % 2 === 0).reverse();
      const wanted = some.flatMap((at) => {
        const { from, to } = plan.questions[at]!;
        return [row.values.slice(from + 1, to + 1), [...row.blanks.slice(from + 1, to + 1)]];
      });
      const few = emptyRow(plan.variables.length + 1);
      plan.fillStoredOf(some)(0, JSON.stringify(state), outcome, few, 1);
      let next = 1;
      const found = some.flatMap((at) => {
        const { from, to } = plan.questions[at]!;
        const [first, last] = [next, next + to - from];
        next = last;
        return [few.values.slice(first, last), [...few.blanks.slice(first, last)]];
      });
      expect(found).toEqual(wanted);
      expect([few.values[0], few.values[next] ?? null]).toEqual([null, null]);
    }),
    { numRuns: 80 },
  );
});

test('a row that is filled again holds nothing of the response before', () => {
  const ready = compiled([question('a'), question('b')]);
  const plan = mergeVersions([ready]);
  const row = emptyRow(2);
  const state = { seed: 's', language: 'en', given: {}, hidden: [], at: null, ended: null };
  plan.fill(0, { ...state, answers: { a: 'x', b: null } }, 'complete', row);
  expect([row.values, [...row.blanks]]).toEqual([
    ['x', null],
    [0, 1 + BLANK_REASONS.indexOf('skipped')],
  ]);
  plan.fill(0, { ...state, answers: { b: 'y' } }, 'complete', row);
  expect([row.values, [...row.blanks]]).toEqual([
    [null, 'y'],
    [1 + BLANK_REASONS.indexOf('hidden'), 0],
  ]);
  plan.fill(7, { ...state, answers: {} }, 'complete', row);
  expect(row.values).toEqual([null, null]);
  expect([...row.blanks]).toEqual([5, 5]);
});

test('a question may be called what every object has', () => {
  const ready = compiled([question('constructor'), question('toString')]);
  const plan = mergeVersions([ready]);
  const state = { seed: 's', language: 'en', given: {}, hidden: [], at: null, ended: null };
  expect(plan.cells(0, { ...state, answers: { toString: 'x' } as never }, 'broke-off')).toEqual([
    { value: null, blank: 'broke-off' },
    { value: 'x', blank: null },
  ]);
});

test('the questions share the variables out between them', () => {
  const ready = compiled(
    [question('a'), question('m', { type: 'multiple-choice', list: 'l' }), question('z')],
    {
      lists: {
        l: [
          { name: 'x', label: {}, image: null, imageAlt: {}, filters: {}, behaviour: ['other'] },
          { name: 'y', label: {}, image: null, imageAlt: {}, filters: {}, behaviour: [] },
        ],
      },
    },
  );
  const { questions } = mergeVersions([ready]);
  expect(questions.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['a', 0, 1],
    ['m', 1, 4],
    ['z', 4, 5],
  ]);
});
