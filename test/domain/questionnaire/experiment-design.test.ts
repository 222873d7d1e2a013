import {
  drawReport,
  needsAdvice,
  needsFaults,
  quickDesign,
} from '../../../src/domain/questionnaire/experiment-design.js';
import { QUESTION_TYPES, questionType } from '../../../src/domain/questionnaire/question-types/index.js';
import { questionOf } from '../../kit/questions.js';

const EXPERIMENTS = QUESTION_TYPES.filter(({ name, design }) => design(questionOf(name)) !== null);
const needsOf = (name: string, versions: string) => {
  const question = questionOf(name);
  return questionType(name).design({ ...question, parameters: { ...question.parameters, versions } })!;
};

test('three types are experiments, and say so', () => {
  expect(QUESTION_TYPES.filter(({ experiment }) => experiment)).toEqual(EXPERIMENTS);
  expect(EXPERIMENTS.map(({ name }) => name)).toEqual(['best-worst', 'paired', 'choice-task']);
});

test.each(['best-worst', 'paired', 'choice-task'])(
  'the design of %s has the tasks that its type puts',
  (name) => {
    const { task: _task, ...question } = questionOf(name);
    const needs = { ...needsOf(name, '2'), tasks: name === 'best-worst' ? 1 : 2 };
    expect(needsFaults(needs)).toEqual([]);
    const drawn = drawReport(needs);
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
    expect(drawn.value.design.versions).toHaveLength(2);
    const [version = []] = drawn.value.design.versions;
    const tasks = version.map((task) =>
      task.map((profile) =>
        Object.fromEntries(
          drawn.value.design.attributes.map((attribute, at) => [
            attribute.name,
            attribute.levels[profile[at]!]!,
          ]),
        ),
      ),
    );
    const asked = questionType(name).expand(question, tasks);
    expect(asked).toHaveLength(needs.tasks);
    for (const [index, one] of asked.entries()) {
      expect(one.task?.profiles).toEqual(tasks[index]);
      expect(one.task?.profiles).toHaveLength(needs.profiles);
      if (name !== 'choice-task') expect(one.choices).toHaveLength(needs.profiles);
    }
  },
);

test('levels that must not meet never do, and a level that is left no way to be shown is a fault', () => {
  const attributes = [
    { name: 'place', levels: ['near', 'far', 'home'] },
    { name: 'who', levels: ['peer', 'nurse', 'doctor'] },
  ];
  const prohibitions = [
    { place: 'home', who: 'doctor' },
    { place: 'far', who: 'peer' },
  ];
  const needs = { ...needsOf('choice-task', '2'), attributes, tasks: 6, prohibitions };
  const drawn = drawReport(needs);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
  const met = new Set(drawn.value.design.versions.flat(2).map(String));
  expect(met.has('2,2')).toBe(false);
  expect(met.has('1,0')).toBe(false);
  expect(met.size).toBeGreaterThan(5);
  const none = attributes[1]!.levels.map((who) => ({ place: 'home', who }));
  expect(needsFaults({ ...needs, prohibitions: none })).toMatchObject([
    { field: 'prohibitions', sentence: 'expected a way to show place "home", found none' },
  ]);
});

test.each(['best-worst', 'paired', 'choice-task'])(
  'a quick design of %s puts as many tasks of as many',
  (name) => {
    const needs = { ...needsOf(name, '10'), tasks: 2 };
    const design = quickDesign({ ...needs, tasks: name === 'best-worst' ? 1 : 2 })!;
    expect(design.versions.length).toBeLessThan(10);
    for (const version of design.versions) {
      expect(version).toHaveLength(name === 'best-worst' ? 1 : 2);
      for (const task of version) expect(task).toHaveLength(needs.profiles);
    }
    expect(quickDesign({ ...needs, profiles: 30 })).toBeNull();
  },
);

test('the advice before a design is drawn has the same numbers as that of the drawn one', () => {
  for (const name of ['best-worst', 'choice-task']) {
    const needs = { ...needsOf(name, '2'), tasks: name === 'best-worst' ? 1 : 2 };
    const drawn = drawReport(needs);
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
    const before = needsAdvice(needs);
    expect(before.kind).toBe(drawn.value.kind);
    expect({ ...before.advice, cautions: [] }).toEqual({ ...drawn.value.advice, cautions: [] });
  }
});

test('what cannot be designed is said before anything is searched for', () => {
  expect(needsFaults({ ...needsOf('best-worst', '2'), profiles: 9 })).not.toEqual([]);
  expect(needsFaults({ ...needsOf('choice-task', '2'), tasks: 0 })).not.toEqual([]);
  expect(drawReport({ ...needsOf('best-worst', '2'), profiles: 9 }).ok).toBe(false);
});
