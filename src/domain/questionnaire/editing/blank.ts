/** What editing begins with: an empty questionnaire, a question with its words alone, a group without anything in it. */
import type { Localised, Texts } from '../../../shared/language.js';
import { isQuestionType, questionType } from '../question-types/index.js';
import type { GroupPart, Questionnaire, QuestionPart } from '../questionnaire.js';

const SHARED = { hint: {}, relevant: null, appearance: [], place: null };

/** A questionnaire that asks nothing yet, in English and Welsh, under the survey's title. */
export function emptyQuestionnaire(title: Localised): Questionnaire {
  return {
    settings: { title, id: '', version: '', pages: 'one', completion: {} },
    languages: [
      { code: 'en', name: 'English' },
      { code: 'cy', name: 'Welsh' },
    ],
    parts: [],
    lists: {},
    quotas: [],
    screenOuts: [],
  };
}

/** A question of this type, set to what its type begins with. */
export function newQuestion(type: string, name: string, label: Texts): QuestionPart {
  return {
    ...SHARED,
    ...{ kind: 'question', type, name, label },
    ...{ guidance: {}, required: null, requiredMessage: {}, constraint: null, constraintMessage: {} },
    ...{ calculation: null, choiceFilter: null, default: null, readOnly: null, trigger: [] },
    ...{ list: null, rows: null, image: null, imageAlt: {}, parameters: beginningOf(type) },
  };
}

/** What the type says that a new question is set to. */
export function beginningOf(type: string): QuestionPart['parameters'] {
  return isQuestionType(type) ? questionType(type).beginsWith : {};
}

/** A group with nothing in it; `page` puts all of it on one page. */
export function newGroup(name: string, label: Texts, page: boolean): GroupPart {
  return { ...SHARED, kind: 'group', name, label, page, order: 'fixed', children: [] };
}
