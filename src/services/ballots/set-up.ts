/** Setting a ballot up: making the draft and changing it, one part at a time, never unseen by a colleague. */
import { sha256 } from '../../shared/digest.js';
import { newId } from '../../shared/ids.js';
import type { Localised } from '../../shared/language.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { freeSlug, slugOf } from '../../shared/slug.js';
import { appendAudit } from '../../storage/audit-store.js';
import { changeBallot, insertBallot } from '../../storage/ballot-draft-store.js';
import { ballotSlugsFrom } from '../../storage/ballot-list-store.js';
import { type BallotRow, ballotById } from '../../storage/ballot-store.js';
import { dropUnusedImages, findImage, type ImageRow, keepImage } from '../../storage/image-store.js';
import type { LabRow } from '../../storage/lab-store.js';
import { rollCounts } from '../../storage/roll-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { type BallotDefinition, definitionOf, writeDefinition } from './definition.js';
import type { NewImage } from './images.js';
import type { Situation } from './readiness.js';
import { drawSeedPhrase } from './seed-phrase.js';

/** Everything about a draft that can be edited. */
export interface Draft {
  readonly definition: BallotDefinition;
  /** Epoch milliseconds. */
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly seedPhrase: string;
}

/** One change of a draft, as an organiser asked for it. */
export interface DraftEdit {
  /** The part of the set-up it belongs to, for the audit log. */
  readonly part: string;
  /** The revision that the organiser's page showed. */
  readonly revision: number;
  /** The new draft; may run more than once, so it changes nothing itself. */
  readonly change: (draft: Draft) => Draft;
  /** A picture that the new draft refers to. */
  readonly image?: NewImage | undefined;
}

export interface SetUpService {
  /** Makes a draft in the lab; answers with its slug. */
  create(lab: LabRow, question: Localised, accountId: string): Promise<string>;
  /**
   * Applies the change to the stored draft. Refused when the ballot is no longer a draft (`announced`, `frozen`),
   * or when somebody else changed it since the page was shown (`ballot-changed-since`).
   */
  edit(ballotId: string, edit: DraftEdit, accountId: string): Promise<Result<void, Problem>>;
  /** A ballot's picture by its digest. */
  image(ballotId: string, id: string): Promise<ImageRow | undefined>;
  /** The ballot as it is stored now. */
  reread(ballotId: string): Promise<BallotRow>;
  /** Everything that the ballot's moves are judged by. */
  situation(ballot: BallotRow): Promise<Situation>;
}

/** The set-up of ballots over these collaborators. */
export function setUpService(context: ServiceContext): SetUpService {
  return {
    create: (lab, question, accountId) => createDraft(context, lab, question, accountId),
    edit: (ballotId, edit, accountId) =>
      context.storage.writer.run((database) =>
        applyEdit(database, { ballotId, edit, accountId, now: context.clock.now() }),
      ),
    image: (ballotId, id) => findImage(context.storage.reader, ballotId, id),
    reread: (ballotId) => ballotById(context.storage.reader, ballotId),
    situation: async (ballot) => ({
      ballot,
      definition: definitionOf(ballot),
      ...(await rollCounts(context.storage.reader, ballot.id)),
      now: context.clock.now(),
    }),
  };
}

/** A stored ballot as its set-up pages see it. */
export function draftOf(ballot: BallotRow): Draft {
  return {
    definition: definitionOf(ballot),
    opensAt: ballot.opens_at,
    closesAt: ballot.closes_at,
    seedPhrase: ballot.seed_phrase,
  };
}

async function createDraft(
  context: ServiceContext,
  lab: LabRow,
  question: Localised,
  accountId: string,
): Promise<string> {
  const id = newId(context.randomness);
  const now = context.clock.now();
  const seedPhrase = drawSeedPhrase(context.randomness);
  const wanted = slugOf(question.en, 'ballot');
  return context.storage.writer.run(async (database) => {
    const slug = freeSlug(wanted, await ballotSlugsFrom(database, wanted));
    await insertBallot(database, {
      id,
      slug,
      lab_id: lab.id,
      state: 'draft',
      definition: writeDefinition(firstDefinition(question, seedPhrase)),
      fingerprint: null,
      opens_at: null,
      closes_at: null,
      seed_phrase: seedPhrase,
      revision: 1,
      created_at: now,
    });
    await appendAudit(database, {
      at: now,
      actor: accountId,
      action: 'ballot-created',
      subject: id,
      labId: lab.id,
      details: {},
    });
    return slug;
  });
}

/** What a new ballot begins with: ranked papers, one winner, everything else still to be said. */
function firstDefinition(question: Localised, seedPhrase: string): BallotDefinition {
  return {
    question,
    introduction: { en: '' },
    options: [],
    method: 'instant-runoff',
    seats: 1,
    rankAtMost: null,
    rankAll: false,
    abstention: false,
    companions: [],
    optionOrder: 'shuffled',
    seedHash: sha256(seedPhrase),
    smallestGroup: 5,
  };
}

interface EditJob {
  readonly ballotId: string;
  readonly edit: DraftEdit;
  readonly accountId: string;
  readonly now: number;
}

async function applyEdit(database: Database, job: EditJob): Promise<Result<void, Problem>> {
  const ballot = await ballotById(database, job.ballotId);
  if (ballot.state === 'scheduled') return refuse(problem('announced'));
  if (ballot.state !== 'draft') return refuse(problem('frozen'));
  const draft = job.edit.change(draftOf(ballot));
  const definition = { ...draft.definition, seedHash: sha256(draft.seedPhrase) };
  const changed = await changeBallot(
    database,
    { ...ballot, revision: job.edit.revision },
    {
      definition: writeDefinition(definition),
      opens_at: draft.opensAt,
      closes_at: draft.closesAt,
      seed_phrase: draft.seedPhrase,
    },
  );
  if (!changed) return refuse(problem('ballot-changed-since'));
  if (job.edit.image !== undefined) {
    await keepImage(database, { ...job.edit.image, ballot_id: ballot.id });
  }
  const used = definition.options.flatMap(({ image }) => (image === null ? [] : [image.id]));
  await dropUnusedImages(database, ballot.id, used);
  await appendAudit(database, {
    at: job.now,
    actor: job.accountId,
    action: 'ballot-edited',
    subject: ballot.id,
    labId: ballot.lab_id,
    details: { part: job.edit.part, revision: job.edit.revision + 1 },
  });
  return ok(undefined);
}
