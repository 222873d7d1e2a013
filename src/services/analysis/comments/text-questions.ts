/** Which questions have comments: those answered in people's own words, without those that ask for an address or agreement. */
import type { DataPlan } from '../../../domain/questionnaire/flow/index.js';
import { questionType } from '../../../domain/questionnaire/question-types/index.js';
import { inLanguage, type Texts } from '../../../shared/language.js';
import type { BallotDefinition } from '../../ballots/definition.js';

/** A question whose answers are comments. */
export interface TextQuestion {
  /** The variable that holds the words. */
  readonly name: string;
  readonly label: string;
  /** The same in every language that it is asked in. */
  readonly texts: Texts;
}

/** Those of a survey, with the place of each variable in the plan. The words beside “Other” are comments too. */
export function textQuestionsOf({ questions, variables }: DataPlan): readonly (TextQuestion & {
  readonly place: number;
})[] {
  return questions.flatMap(({ type, label, from, to }) => {
    const { answeredBy, asksConsent, defaultTable } = questionType(type);
    if (answeredBy !== 'respondent' || asksConsent || defaultTable === 'none') return [];
    return variables.slice(from, to).flatMap((variable, index) => {
      if (variable.kind !== 'text') return [];
      const own = inLanguage(label, 'en');
      const words = inLanguage(variable.label, 'en');
      const told = to - from === 1 || words === own ? own : `${own} – ${words}`;
      const texts = to - from === 1 || words === own ? label : variable.label;
      return [{ name: variable.name, label: told || variable.name, texts, place: from + index }];
    });
  });
}

/** Those beside a ballot's vote. */
export function textCompanions({ companions }: BallotDefinition): readonly TextQuestion[] {
  return companions
    .filter(({ type }) => questionType(type).defaultTable === 'texts')
    .map(({ name, label }) => ({ name, label: label.en, texts: label }));
}

/** The questions with labels that tell instances of a repeat apart: “Whom did you ask? (2 of 3)”. */
export function toldApart<Question extends TextQuestion>(
  questions: readonly Question[],
): readonly Question[] {
  return questions.map((question, at) => {
    const isAlike = ({ label }: TextQuestion) => label === question.label;
    const all = questions.filter(isAlike).length;
    const place = questions.slice(0, at + 1).filter(isAlike).length;
    return all === 1 ? question : { ...question, label: `${question.label} (${place} of ${all})` };
  });
}
