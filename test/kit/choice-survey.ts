/** A survey that asks nothing but a role and a choice task, for pages of what people would give up for what. */
import { question, TEST_QUESTIONNAIRE } from './survey.js';

const listed = TEST_QUESTIONNAIRE.lists['roles']![0]!;
const named = (name: string, what: string) => ({ ...listed, name, label: { en: `${what} ${name}` } });

/** Ways to go, and what they cost; `trade` has four tasks of two alternatives and none. */
export const CHOICE_QUESTIONNAIRE = {
  ...TEST_QUESTIONNAIRE,
  quotas: [],
  screenOuts: [],
  lists: {
    ...TEST_QUESTIONNAIRE.lists,
    levels: ['walk', 'bus', 'pay', 'nothing'].map((name, at) => ({
      ...named(name, 'Level'),
      filters: { attribute: at < 2 ? 'way' : 'cost' },
    })),
    attributes: ['way', 'cost'].map((name) => named(name, 'Attribute')),
  },
  parts: [
    question({ type: 'single-choice', name: 'role', list: 'roles' }),
    question({
      ...{ type: 'choice-task', name: 'trade', list: 'levels', rows: 'attributes' },
      parameters: { tasks: '4', versions: '5', alternatives: '2', none: 'yes' },
    }),
  ],
};
