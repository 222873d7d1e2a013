/**
 * Erasure on somebody's request, done by an organiser: answers that a code leads to, and the details of a contact. It
 * reaches as far as what is stored reaches: answers that were sent are nobody's without their withdrawal code.
 */
import { join } from 'node:path';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { withdrawResponse } from '../../storage/response-erasure-store.js';
import { dropResponse, findResponse, type ResponseRow } from '../../storage/response-store.js';
import { eraseContactRows, holdContact } from '../../storage/survey-contact-store.js';
import { dropExports } from '../../storage/survey-export-store.js';
import { findLink, type LinkRow, moveLink } from '../../storage/survey-link-store.js';
import { oweSurveyScrub } from '../../storage/survey-scrub-store.js';
import { holdSurvey, type SurveyRow } from '../../storage/survey-store.js';
import type { Database } from '../../storage/tables.js';
import { removeFiles } from '../exports/surveys/sealed-file.js';
import { forgetMailFiles } from '../mail/mail-files.js';
import { runOrRefuse } from '../refusing.js';
import { countEvent } from './begin.js';
import {
  keyOfCompleted,
  keyOfStopped,
  keyUnderWay,
  linkHash,
  personalCode,
  readLinkCode,
  readTypedCode,
} from './codes.js';
import type { RespondContext } from './pass.js';
import { paySurveyScrubs } from './scrub.js';
import { auditSurvey } from './set-up.js';

/** What a code leads to. `under-way`: not sent yet. `stopped`: screened out, or met a full quota. */
export type CodeLeadsTo = 'sent' | 'stopped' | 'under-way' | 'erased';

/** A code as somebody passed it on: a withdrawal or return code, or a personal link or its code. */
interface GivenCode {
  readonly code: string;
  readonly isLink: boolean;
}

function readGivenCode(typed: string): GivenCode | null {
  const bare = typed.trim().replace(/^.*\/link\//s, '');
  const code = readTypedCode(bare);
  if (code !== null) return { code, isLink: false };
  const link = readLinkCode(bare);
  return link === null ? null : { code: link, isLink: true };
}

/**
 * What the code leads to in this survey. Refused with `survey-link-used` for a link whose answers were sent, and with
 * `withdrawal-code-unknown` where it leads to nothing.
 */
export async function findByCode(
  { storage }: RespondContext,
  survey: SurveyRow,
  typed: string,
): Promise<Result<CodeLeadsTo, Problem>> {
  const given = readGivenCode(typed);
  if (given === null) return refuse(problem('withdrawal-code-unknown'));
  const { reader } = storage;
  for (const key of keysOf(given)) {
    const row = await findResponse(reader, survey.id, key);
    if (row !== undefined) return ok(leadsTo(row.state));
  }
  const link = given.isLink ? await findLink(reader, survey.id, linkHash(given.code)) : undefined;
  return refuse(problem(link?.state === 'used' ? 'survey-link-used' : 'withdrawal-code-unknown'));
}

/** Where answers with this code can lie; sent ones first. */
function keysOf({ code, isLink }: GivenCode): readonly string[] {
  return isLink ? [keyUnderWay(code)] : [keyOfCompleted(code), keyOfStopped(code), keyUnderWay(code)];
}

function leadsTo(state: ResponseRow['state']): CodeLeadsTo {
  if (state === 'started') return 'under-way';
  if (state === 'withdrawn') return 'erased';
  return state === 'completed' ? 'sent' : 'stopped';
}

/** Erases what the code leads to, down to the bytes of the files; asked again, what was sent stays erased. */
export async function eraseByCode(
  context: RespondContext,
  survey: SurveyRow,
  actor: string,
  typed: string,
): Promise<Result<void, Problem>> {
  const at = context.clock.now();
  const given = readGivenCode(typed);
  if (given === null) return refuse(problem('withdrawal-code-unknown'));
  const erased = await runOrRefuse(context.storage.writer, async (database) => {
    await holdSurvey(database, survey.id);
    const found = await eraseFirst(context, database, survey.id, given);
    if (found === 'before') return [];
    if (found === null) throw new ProblemError(problem('withdrawal-code-unknown'));
    await oweSurveyScrub(database, survey.id);
    const line = { at, actor, action: 'survey-answers-erased', details: { what: found } };
    await auditSurvey(database, survey, line);
    // Files of answers that were prepared while they were there hold them too.
    return found === 'sent' ? dropExports(database, survey.id) : [];
  });
  if (!erased.ok) return erased;
  await removeFiles(context.config.dataDir, erased.value);
  await paySurveyScrubs(context);
  return ok(undefined);
}

async function eraseFirst(
  context: RespondContext,
  database: Database,
  surveyId: string,
  given: GivenCode,
): Promise<'sent' | 'not sent' | 'before' | null> {
  for (const key of keysOf(given)) {
    const ended = await withdrawResponse(database, surveyId, key);
    if (ended !== undefined) {
      await countEvent(context, database, surveyId, ended.way, 'withdrawn');
      return 'sent';
    }
    if ((await dropResponse(database, surveyId, key)) !== undefined) {
      if (given.isLink) await moveLink(database, linkHash(given.code), ['started'], { state: 'unused' });
      return 'not sent';
    }
    if ((await findResponse(database, surveyId, key)) !== undefined) return 'before';
  }
  return null;
}

/** A contact whose details are gone, and how their link stood. */
export interface ErasedContact {
  readonly state: LinkRow['state'];
}

/**
 * Erases a contact with their links, every message to them and whatever they have answered by the link and not sent,
 * down to the bytes of the files. Answers that they have sent stay, as nothing says which those are.
 */
export async function eraseContact(
  context: RespondContext,
  survey: SurveyRow,
  actor: string,
  id: string,
): Promise<Result<ErasedContact, Problem>> {
  const at = context.clock.now();
  const { secretKey, config } = context;
  const erased = await runOrRefuse(context.storage.writer, async (database): Promise<ErasedContact> => {
    const contact = await holdContact(database, survey.id, id);
    if (contact === undefined) throw new ProblemError(problem('not-found'));
    const codes = Array.from({ length: contact.issue }, (_, before) =>
      personalCode(secretKey, survey.id, id, before + 1),
    );
    await eraseContactRows(database, contact, codes.map(linkHash));
    for (const code of codes) await dropResponse(database, survey.id, keyUnderWay(code));
    await oweSurveyScrub(database, survey.id);
    await auditSurvey(database, survey, { at, actor, action: 'contact-erased' });
    return { state: contact.state };
  });
  if (!erased.ok) return erased;
  await forgetMailFiles(join(config.dataDir, 'mail'), new Set([id]));
  await paySurveyScrubs(context);
  return erased;
}
