import { drawDesign, needsFaults } from '../../../src/domain/questionnaire/experiment-design.js';
import { QUESTION_TYPES, questionType } from '../../../src/domain/questionnaire/question-types/index.js';
import { questionOf } from '../../kit/questions.js';

const EXPERIMENTS = QUESTION_TYPES.filter(({ name, design }) => design(questionOf(name)) !== null);
const needsOf = (name: string, versions: string) => {
  const question = questionOf(name);
  return questionType(name).design({ ...question, parameters: { ...question.parameters, versions } })!;
};

test('three types are experiments', () => {
  expect(EXPERIMENTS.map(({ name }) => name)).toEqual(['best-worst', 'paired', 'choice-task']);
});

test.each(['best-worst', 'paired', 'choice-task'])(
  'the design of %s has the tasks that its type puts',
  (name) => {
    const { task: _task, ...question } = questionOf(name);
    const needs = { ...needsOf(name, '2'), tasks: name === 'best-worst' ? 1 : 2 };
    expect(needsFaults(needs)).toEqual([]);
    const drawn = drawDesign(needs);
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
    expect(drawn.value.versions).toHaveLength(2);
    const [version = []] = drawn.value.versions;
    const tasks = version.map((task) =>
      task.map((profile) =>
        Object.fromEntries(
          drawn.value.attributes.map((attribute, at) => [attribute.name, attribute.levels[profile[at]!]!]),
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

test('what cannot be designed is said before anything is searched for', () => {
  expect(needsFaults({ ...needsOf('best-worst', '2'), profiles: 9 })).not.toEqual([]);
  expect(needsFaults({ ...needsOf('choice-task', '2'), tasks: 0 })).not.toEqual([]);
  expect(drawDesign({ ...needsOf('best-worst', '2'), profiles: 9 }).ok).toBe(false);
});
