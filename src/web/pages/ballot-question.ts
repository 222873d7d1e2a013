/** The part of a ballot's set-up that says what is asked. */

import type { PartForm } from '../draft-desk.js';
import { bothValues } from '../form-reader.js';
import { ballotHome } from './organiser-frame.js';

/** The question and its introduction as a form. */
export function questionForm(slug: string): PartForm {
  return {
    part: 'question',
    view: 'ballot-question',
    title: 'Question',
    action: `${ballotHome(slug)}/question`,
    afterwards: ballotHome(slug),
    labels: {
      question: 'Question',
      'question-cy': 'Question in Welsh',
      introduction: 'Introduction',
      'introduction-cy': 'Introduction in Welsh',
    },
    values: ({ definition }) => ({
      ...bothValues('question', definition.question),
      ...bothValues('introduction', definition.introduction),
    }),
    model: () => ({}),
    read: (reader) => {
      const question = reader.bothLines('question', { label: 'the question', longest: 300, required: true });
      const introduction = reader.bothTexts('introduction', { label: 'the introduction', longest: 10_000 });
      return (draft) => ({ ...draft, definition: { ...draft.definition, question, introduction } });
    },
  };
}
