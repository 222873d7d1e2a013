/** Ended responses a page at a time, for programs that keep a copy: each under an id that is its own and leads to nobody. */
import { z } from 'zod';
import { hmacSha256 } from '../../shared/digest.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { appendAudit } from '../../storage/audit-store.js';
import { ENDED_STATES, type EndedPlace } from '../../storage/response-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { ServiceContext } from '../context.js';
import { sealUnder } from '../people/seal.js';
import { takeOutProblem } from './data.js';
import type { rememberedCounts } from './repeat-counts.js';
import type { RowsPage } from './rows.js';
import { ROW_BLANKS, type RowBlank } from './rows-beside.js';

/** Responses in one page at most. */
export const MOST_A_PAGE = 500;

/** One response: what was answered under each variable's name, and why the others are blank. */
export interface PagedResponse {
  /** The same whenever it is read, and in no other place. */
  readonly id: string;
  readonly outcome: EndedPlace['state'];
  readonly answers: Readonly<Record<string, number | string>>;
  readonly blanks: Readonly<Record<string, RowBlank>>;
}

export interface ResponsePage {
  /** Ended responses of the survey in all. */
  readonly total: number;
  readonly responses: readonly PagedResponse[];
  /** Where the next page begins; null behind the last. */
  readonly next: string | null;
}

/** Which part of the responses, and who reads it (an account's id). */
export interface PageAsked {
  readonly after: string | null;
  readonly limit: number;
  readonly reader: string;
}

const placeSchema = z.strictObject({ state: z.enum(ENDED_STATES), key: z.string().length(64) });

/** Rows count up in a file; here each is alone. */
const RUNNING_NUMBER = '.response';

/**
 * A page of the survey's ended responses behind `after` (null: from the beginning), in an order that says nothing. Refused like
 * files of answers (`answers-not-yet`); beginning to read is audited as taking out a file is. Refused too with `query-invalid` for a place that is none of ours.
 */
export async function responsePage(
  context: ServiceContext,
  counts: ReturnType<typeof rememberedCounts>,
  survey: SurveyRow,
  { after, limit, reader }: PageAsked,
): Promise<Result<ResponsePage, Problem>> {
  const refused = await takeOutProblem(context.storage.reader, survey);
  if (refused !== null) return refuse(refused);
  const seal = sealUnder(context.secretKey, 'place among responses', context.randomness);
  const place = after === null ? null : readPlace(seal.open(after, survey.id));
  if (after !== null && place === null)
    return refuse(
      problem('query-invalid', { fields: { after: 'Give the text that “next” of a page before held' } }),
    );
  if (place === null) await recordReading(context, survey, reader);
  const part = { after: place, limit, known: counts.of(survey.id) };
  const page = await context.heavyWork.responsePage(survey.id, part);
  if (page === null) return ok({ total: 0, responses: [], next: null });
  counts.keep(survey.id, page.counts);
  const last = page.rows.at(-1)?.place;
  const isFull = page.rows.length === limit && last !== undefined;
  return ok({
    total: page.count,
    responses: responsesOf(page, context.secretKey),
    next: isFull ? seal.close(JSON.stringify(last), survey.id) : null,
  });
}

async function recordReading({ storage, clock }: ServiceContext, survey: SurveyRow, actor: string) {
  await storage.writer.run((database) =>
    appendAudit(database, {
      at: clock.now(),
      actor,
      action: 'survey-answers-read',
      subject: survey.id,
      labId: survey.lab_id,
      details: {},
    }),
  );
}

function readPlace(text: string | null): EndedPlace | null {
  return text === null ? null : placeSchema.parse(JSON.parse(text));
}

/** Keys are digests of withdrawal codes, so ids are made from them under the service's secret. */
function responsesOf({ variables, rows }: RowsPage, secretKey: string): readonly PagedResponse[] {
  return rows.map(({ values, blanks, place }) => {
    const answers: Record<string, number | string> = Object.create(null);
    const reasons: Record<string, RowBlank> = Object.create(null);
    for (const [at, { name }] of variables.entries()) {
      const value = values[at];
      const reason = ROW_BLANKS[(blanks[at] ?? 0) - 1];
      if (name === RUNNING_NUMBER) continue;
      if (value !== null && value !== undefined) answers[name] = value;
      else if (reason !== undefined) reasons[name] = reason;
    }
    const id = hmacSha256(secretKey, 'response', place.key).toString('hex').slice(0, 32);
    return { id, outcome: place.state, answers, blanks: reasons };
  });
}
