/** Faults of one part as its author reads them: under what the part asks, and with the word for what it is made of. */
import { type AuthoringFault, findPart } from '../../domain/questionnaire/editing/index.js';
import type { QuestionnairePart } from '../../domain/questionnaire/questionnaire.js';
import { type Desk, firstText } from '../questionnaire-desk.js';
import { shortened } from './condition-words.js';
import { faultSentence } from './fault-words.js';
import { typeOf } from './question-lists.js';

const NO_CHOICES = /^Write its choices: there are none yet$/;

/** The fault as one sentence; what options differ in are no choices. */
export function partFaultSentence(part: QuestionnairePart, fault: AuthoringFault): string {
  const sentence = faultSentence(fault);
  return lacksLevels(part, sentence) ? 'Write its attributes and levels: there are none yet' : sentence;
}

/** The same after what the part asks, for a list of faults of all parts; a fault of no part is after its name. */
export function namedFault(fault: AuthoringFault, { questionnaire }: Pick<Desk, 'questionnaire'>): string {
  const part = partOf(fault, questionnaire);
  if (part === null)
    return fault.name === '' ? faultSentence(fault) : `${fault.name}: ${faultSentence(fault)}`;
  const asked = firstText(questionnaire, part.label);
  const named = asked === '' ? part.name : `“${shortened(asked, 60)}”`;
  return `${named}: ${partFaultSentence(part, fault)}`;
}

/** Whether it is put right where attributes and levels are written. */
export function isOfLevels(fault: AuthoringFault, { questionnaire }: Pick<Desk, 'questionnaire'>): boolean {
  const part = partOf(fault, questionnaire);
  return part !== null && lacksLevels(part, faultSentence(fault));
}

function lacksLevels(part: QuestionnairePart, sentence: string): boolean {
  return part.kind === 'question' && typeOf(part)?.levels === true && NO_CHOICES.test(sentence);
}

function partOf({ key }: AuthoringFault, questionnaire: Desk['questionnaire']): QuestionnairePart | null {
  return key === null ? null : (findPart(questionnaire, key)?.part ?? null);
}
