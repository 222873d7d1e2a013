/**
 * A contact's new link in place of a lost one. Whoever holds a link can read what was answered by it so far, so a link that
 * leads to answers goes to the contact by mail, and to nobody else.
 */
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { ok, type Result } from '../../shared/result.js';
import { dropResponse, findResponse, rekeyResponse } from '../../storage/response-store.js';
import { type ContactRow, type ContactWithLink, giveLink } from '../../storage/survey-contact-store.js';
import { retireLink } from '../../storage/survey-link-store.js';
import { oweSurveyScrub } from '../../storage/survey-scrub-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { keyUnderWay, linkHash, personalCode } from './codes.js';
import { changeContact, personalLink } from './contact-links.js';
import { paySurveyScrubs } from './scrub.js';

/**
 * What becomes of the new link. `mail`: it will be mailed, and answers under way go with it. `show`: it is shown to the
 * organiser, which is refused where answers are under way. `show-anew`: answers under way are deleted first.
 */
export type Handover = 'mail' | 'show' | 'show-anew';

/** A link that has just replaced another one. */
export interface Reissued {
  readonly contact: Pick<ContactRow, 'id' | 'email' | 'name' | 'issue'>;
  /** Null where it is to be mailed. */
  readonly link: string | null;
}

const AUDITED: Readonly<Record<Handover, string>> = {
  mail: 'survey-link-replaced',
  show: 'survey-link-shown',
  'show-anew': 'survey-link-shown-anew',
};

/**
 * Gives a contact a new link in place of number `issue`. Asked again for the same number (a double click), it answers with the
 * same new link, unless that one has been begun with. Refused with `survey-link-begun` where a link that leads to answers
 * would be shown.
 */
export async function reissueContact(
  context: ServiceContext,
  survey: SurveyRow,
  actor: string,
  id: string,
  { issue, handover }: { readonly issue: number; readonly handover: Handover },
): Promise<Result<Reissued, Problem>> {
  const order = { survey, actor, id, action: AUDITED[handover] };
  const change = await changeContact(context, order, async (database, contact) => {
    const key = (number: number) =>
      keyUnderWay(personalCode(context.secretKey, survey.id, contact.id, number));
    if (contact.issue === issue + 1) {
      if (handover !== 'mail') await mustNotHaveBegun(database, survey.id, key(contact.issue));
      return 'as-before';
    }
    if (contact.issue !== issue) throw new ProblemError(problem('form-stale'));
    // The link first: whoever begins with it at the same moment has begun by then, or is told that it was replaced.
    if (!(await retireLink(database, contact.code_hash))) return false;
    const isBegun = await moveAnswers(database, survey.id, handover, [key(issue), key(issue + 1)]);
    const code = personalCode(context.secretKey, survey.id, contact.id, issue + 1);
    const state = isBegun ? 'started' : 'unused';
    return giveLink(database, contact, { code_hash: linkHash(code), state });
  });
  if (!change.ok) return change;
  if (handover === 'show-anew') await paySurveyScrubs(context);
  const { email, name } = change.value;
  const contact = { id, email, name, issue: issue + 1 };
  return ok({ contact, link: handover === 'mail' ? null : personalLink(context, survey, contact) });
}

/** What becomes of the answers under way by the link that is replaced; true when the new one leads to them. */
async function moveAnswers(
  database: Database,
  surveyId: string,
  handover: Handover,
  [from, to]: readonly [string, string],
): Promise<boolean> {
  if (handover === 'mail') return rekeyResponse(database, from, to);
  if (handover === 'show') await mustNotHaveBegun(database, surveyId, from);
  else if ((await dropResponse(database, surveyId, from)) !== undefined)
    await oweSurveyScrub(database, surveyId);
  return false;
}

async function mustNotHaveBegun(database: Database, surveyId: string, key: string): Promise<void> {
  if ((await findResponse(database, surveyId, key)) !== undefined)
    throw new ProblemError(problem('survey-link-begun'));
}

/** Whether the contact has answers under way, which a link of theirs leads to. */
export async function hasBegun(
  { storage, secretKey }: ServiceContext,
  surveyId: string,
  { id, issue }: Pick<ContactWithLink, 'id' | 'issue'>,
): Promise<boolean> {
  const key = keyUnderWay(personalCode(secretKey, surveyId, id, issue));
  return (await findResponse(storage.reader, surveyId, key)) !== undefined;
}
