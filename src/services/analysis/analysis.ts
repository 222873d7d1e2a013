/** Questions about answers, and the definitions they are asked with. This thread never looks at an answer itself. */
import { mergeVersions } from '../../domain/questionnaire/flow/index.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { ballotById } from '../../storage/ballot-store.js';
import { findDefinition } from '../../storage/definition-store.js';
import { listVersions } from '../../storage/survey-version-store.js';
import { definitionOf } from '../ballots/definition.js';
import type { ServiceContext } from '../context.js';
import { rememberedVersions } from '../surveys/compiled.js';
import { codedFrames } from './comments/coded-frames.js';
import { type CommentService, commentService } from './comments/comments.js';
import { ballotDescription } from './data-set/ballot-block.js';
import type { DataDescription } from './data-set/data-set.js';
import { descriptionOf, surveyPlan, withoutRows } from './data-set/survey-plan.js';
import { type DataShelf, dataShelf, type Waiting } from './data-shelf.js';
import type { Definition } from './definitions/definition.js';
import {
  addDefinition,
  deleteDefinition,
  editDefinition,
  listDefinitions,
  noteTaken,
  readDefinitions,
} from './definitions/definitions.js';
import { checkDefinition, type Trial } from './enquiries/check-definition.js';
import { type Description, described } from './enquiries/describe.js';
import type { EnquiryOrder } from './enquiries/enquiry.js';
import type { AnswerOf, EnquiryName, InputOf } from './enquiries/index.js';
import { draftShelf } from './publishing/drafts.js';
import { editionAt, listReports } from './publishing/editions.js';
import { previewReport, publishReport, withdrawReport } from './publishing/publishing.js';
import { quotedQuestions } from './publishing/quotes.js';
import { releaseProblem } from './release-problem.js';
import { type RememberedAnswers, rememberedAnswers } from './remembered-answers.js';
import { addPart, listPlans, makePlan, planAt, savePlan, versionsOf } from './report-plan/plans.js';
import { ownerOf, type Subject } from './subject.js';

export type AnalysisService = ReturnType<typeof analysisService>;

/** How long a page waits for a data set that is read for the first time, in milliseconds. */
const PATIENCE = 8000;

/** What an enquiry comes back with: its answer, or how far the reading of the answers is. */
export type Enquired<Name extends EnquiryName> = AnswerOf<Name> | ({ readonly ok: 'waiting' } & Waiting);

/** The services behind the pages of analysts; each method is documented where it is written. */
export function analysisService(context: ServiceContext) {
  const shelf = dataShelf(context.heavyWork, context.clock);
  const drafts = draftShelf(context.heavyWork, context.clock);
  const comments = commentService({ context, shelf, releaseProblem: releaseProblem.bind(null, context) });
  const publishing = { context, shelf, drafts, comments };
  const ground = { context, shelf, comments, remembered: rememberedAnswers() };
  return {
    enquire: <Name extends EnquiryName>(subjects: readonly Subject[], name: Name, input: InputOf<Name>) =>
      enquire(ground, subjects, name, input),
    describe: (subject: Subject) => describeSubject(ground, subject),
    tryDefinition: (subject: Subject, definition: Definition) => tryDefinition(ground, subject, definition),
    releaseProblem: (subject: Subject) => releaseProblem(context, subject),
    noteTaken: noteTaken.bind(null, context),
    forgetIdle: () => {
      shelf.forgetIdle();
      comments.forgetIdle();
      drafts.forgetIdle();
    },
    reports: {
      list: listReports.bind(null, context),
      edition: editionAt.bind(null, context),
      preview: previewReport.bind(null, publishing),
      publish: publishReport.bind(null, publishing),
      withdraw: withdrawReport.bind(null, context),
      quotes: quotedQuestions.bind(null, context),
    },
    comments,
    plans: {
      list: listPlans.bind(null, context),
      find: planAt.bind(null, context),
      versions: versionsOf.bind(null, context),
      make: makePlan.bind(null, context),
      save: savePlan.bind(null, context),
      addPart: addPart.bind(null, context),
    },
    definitions: {
      list: listDefinitions.bind(null, context),
      read: readDefinitions.bind(null, context),
      find: (subject: Subject, name: string) =>
        findDefinition(context.storage.reader, ownerOf(subject), name),
      add: addDefinition.bind(null, context),
      edit: editDefinition.bind(null, context),
      remove: deleteDefinition.bind(null, context),
    },
  };
}

/** What can be asked about, and why it cannot be asked now. */
export interface Described {
  readonly description: Description;
  readonly refused: Problem | null;
}

/** The questions and definitions of a subject; of one that must not be looked into yet, without anything from its answers. */
async function describeSubject(ground: Ground, subject: Subject): Promise<Described | Waiting> {
  const answer = await enquire(ground, [subject], 'describe', null);
  if (answer.ok === 'waiting') return { read: answer.read };
  if (answer.ok) return { description: answer.value, refused: null };
  const definitions = await readDefinitions(ground.context, subject);
  const data = withoutRows(await descriptionNow(ground.context, subject));
  return { description: described({ data, definitions }), refused: answer.problem };
}

/**
 * Tries a definition on the answers; on those that must not be looked into yet, only whether its names are there. Refused
 * with `form-invalid` and a sentence at a field.
 */
async function tryDefinition(
  ground: Ground,
  subject: Subject,
  definition: Definition,
): Promise<Result<Trial, Problem>> {
  const answer = await enquire(ground, [subject], 'check-definition', definition);
  if (answer.ok === 'waiting') return refuse(problem('busy'));
  if (answer.ok || answer.problem.code === 'form-invalid') return answer;
  const definitions = await readDefinitions(ground.context, subject);
  const untried = { rows: 0, counts: [], weight: null };
  // Whether a weight can be reached is known once there are answers.
  if (definition.content.kind === 'weight') return ok(untried);
  const data = withoutRows(await descriptionNow(ground.context, subject));
  const checked = checkDefinition.ask(definition, { data, definitions }, []);
  return checked.ok ? ok(untried) : checked;
}

async function descriptionNow({ storage }: ServiceContext, { kind, id }: Subject): Promise<DataDescription> {
  if (kind === 'ballot') return ballotDescription(definitionOf(await ballotById(storage.reader, id)));
  const numbers = (await listVersions(storage.reader, id)).map(({ number }) => number).reverse();
  const versionsOf = rememberedVersions();
  const versions = await Promise.all(numbers.map((number) => versionsOf(storage.reader, id, number)));
  return descriptionOf(surveyPlan(mergeVersions(versions.map(({ compiled }) => compiled)), versions));
}

interface Ground {
  readonly context: ServiceContext;
  readonly shelf: DataShelf;
  readonly comments: Pick<CommentService, 'block'>;
  readonly remembered: RememberedAnswers;
}

/**
 * Asks about the answers of the first subject, and of others as further waves. Refused with `analysis-not-yet` while
 * answers may not leave the survey, with `no-data-yet` where there are none, and as the enquiry refuses.
 */
async function enquire<Name extends EnquiryName>(
  { context, shelf, comments, remembered }: Ground,
  subjects: readonly Subject[],
  name: Name,
  input: InputOf<Name>,
): Promise<Enquired<Name>> {
  const grounds: EnquiryOrder['grounds'][number][] = [];
  for (const subject of subjects) {
    const refused = await releaseProblem(context, subject);
    if (refused !== null) return refuse(refused) as AnswerOf<Name>;
    const shelved = await shelf.blockOf(subject, PATIENCE);
    if ('read' in shelved) return { ok: 'waiting', ...shelved };
    if (shelved.block === null) return refuse(problem(NOTHING[subject.kind])) as AnswerOf<Name>;
    const definitions = await readDefinitions(context, subject);
    const coded = await codedFrames(context.storage.reader, subject);
    const told = subject.kind === 'ballot' && coded.length > 0 ? await comments.block(subject) : null;
    if (told?.ok === 'waiting') return told;
    grounds.push({ block: shelved.block, definitions, coded, comments: told?.ok ? told.value : null });
  }
  const blocks = grounds.map(({ block }) => block);
  const asked = grounds.map(({ definitions, coded }) => [definitions, coded]);
  const question = JSON.stringify([name, input, asked]);
  const known = remembered.find(question, blocks) as AnswerOf<Name> | undefined;
  if (known !== undefined) return known;
  const answer = (await context.heavyWork.enquire({ name, input, grounds })) as AnswerOf<Name>;
  if (answer.ok) remembered.keep(question, blocks, answer);
  return answer;
}

/** What is said where there is no data set. */
const NOTHING = { survey: 'no-data-yet', ballot: 'ballot-tables-not-yet' } as const;
