import fc from 'fast-check';
import {
  addPart,
  type Direction,
  duplicatePart,
  everyPart,
  movePart,
  newGroup,
  newQuestion,
  outline,
  removePart,
  renamePart,
  usesOf,
} from '../../../../src/domain/questionnaire/editing/index.js';
import type { Questionnaire } from '../../../../src/domain/questionnaire/questionnaire.js';
import {
  parseQuestionnaireJson,
  questionnaireJson,
} from '../../../../src/domain/questionnaire/xlsform/index.js';
import { TALKING } from './kit.js';

/** One edit, of whichever part stands at that place. */
const edit = fc.record({
  what: fc.constantFrom('question', 'group', 'up', 'down', 'into', 'out', 'copy', 'delete', 'rename'),
  at: fc.nat(30),
  name: fc.constantFrom('used', 'why', 'about', 'last', 'fresh', 'newer', 'x1'),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** The questionnaire after the edit, or as it was where the edit is refused. */
function after(questionnaire: Questionnaire, { what, at, name }: Edit): Questionnaire {
  const parts = outline(questionnaire);
  const placed = parts[at % Math.max(1, parts.length)];
  const key = placed?.key ?? 'nobody';
  const where =
    placed === undefined
      ? ({ kind: 'end' } as const)
      : ({ kind: placed.part.kind === 'question' ? 'after' : 'in', key } as const);
  const result =
    what === 'question'
      ? addPart(questionnaire, newQuestion('short-text', name, { en: name }), where)
      : what === 'group'
        ? addPart(questionnaire, newGroup(name, { en: name }, false), where)
        : what === 'copy'
          ? duplicatePart(questionnaire, key)
          : what === 'delete'
            ? removePart(questionnaire, key)
            : what === 'rename'
              ? renamePart(questionnaire, key, name)
              : movePart(questionnaire, key, what as Direction);
  return result.ok ? result.value : questionnaire;
}

const namesOf = ({ parts }: Questionnaire) => parts.flatMap(everyPart).map(({ name }) => name);

test('no edits give two parts one name, or a questionnaire that cannot be stored', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const edited = edits.reduce(after, TALKING);
      const names = namesOf(edited);
      expect(new Set(names).size).toBe(names.length);
      const stored = parseQuestionnaireJson(questionnaireJson(edited));
      expect(stored).toMatchObject({ ok: true });
      if (stored.ok) expect(questionnaireJson(stored.value)).toBe(questionnaireJson(edited));
    }),
    { numRuns: 200 },
  );
});

test('moving loses nothing and adds nothing, and what was moved up comes back down', () => {
  const way = fc.constantFrom<Direction>('up', 'down', 'into', 'out');
  fc.assert(
    fc.property(fc.array(fc.tuple(way, fc.nat(10)), { maxLength: 20 }), fc.nat(10), (moves, at) => {
      const moved = moves.reduce(
        (questionnaire, [what, place]) => after(questionnaire, { what, at: place, name: 'x1' }),
        TALKING,
      );
      expect([...namesOf(moved)].sort()).toEqual([...namesOf(TALKING)].sort());
      const { key } = outline(moved)[at % 6]!;
      const up = movePart(moved, key, 'up');
      if (up.ok) expect(movePart(up.value, key, 'down')).toEqual({ ok: true, value: moved });
    }),
    { numRuns: 200 },
  );
});

test('after a new name nothing speaks of the old one, and the way back restores every word', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 10 }), fc.nat(30), (edits, at) => {
      const edited = edits.reduce(after, TALKING);
      const parts = outline(edited);
      const placed = parts[at % Math.max(1, parts.length)];
      if (placed === undefined) return;
      const renamed = renamePart(edited, placed.key, 'never_before');
      if (!renamed.ok) throw new Error(JSON.stringify(renamed.problem));
      expect(usesOf(renamed.value, [placed.part.name])).toEqual([]);
      expect(usesOf(renamed.value, ['never_before'])).toHaveLength(usesOf(edited, [placed.part.name]).length);
      expect(renamePart(renamed.value, 'never_before', placed.part.name)).toEqual({
        ok: true,
        value: edited,
      });
    }),
    { numRuns: 200 },
  );
});
