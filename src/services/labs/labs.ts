/** Labs: making one, telling its story, and finding those a person works in. */
import { newId } from '../../shared/ids.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { freeSlug, slugOf } from '../../shared/slug.js';
import { appendAudit } from '../../storage/audit-store.js';
import { ballotsOfLabs } from '../../storage/ballot-list-store.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import {
  hasLabs,
  insertLab,
  type LabRow,
  type LabWithRole,
  labById,
  labSlugsFrom,
  labsWithRole,
  replaceStages,
  stagesOfLab,
  updateLab,
} from '../../storage/lab-store.js';
import type { ServiceContext } from '../context.js';
import { type LabTexts, labColumns, labTexts, stageColumns } from './lab-texts.js';

/** What stands in addresses where a lab's slug would. */
const RESERVED = ['new'] as const;

/** A lab somebody works in, with its ballots, newest first. */
export interface LabOfSomebody {
  readonly lab: LabWithRole;
  readonly ballots: readonly BallotRow[];
}

/** One change of a lab, as an organiser asked for it. */
export interface LabEdit {
  readonly labId: string;
  /** The revision that the organiser's page showed. */
  readonly revision: number;
  readonly texts: LabTexts;
}

export interface LabService {
  /** Makes a lab whose organiser is the account; answers with its slug. */
  create(texts: LabTexts, accountId: string, settings?: { readonly synthetic: boolean }): Promise<string>;
  /**
   * Replaces everything that the lab says of itself. Refused with `lab-changed-since` when somebody else did so since
   * the organiser's page showed this revision.
   */
  edit(edit: LabEdit, accountId: string): Promise<Result<void, Problem>>;
  /** The lab as it is stored now. */
  reread(labId: string): Promise<LabRow>;
  textsOf(lab: LabRow): Promise<LabTexts>;
  /** Every lab in which the account has a role, newest first. */
  listFor(accountId: string): Promise<readonly LabOfSomebody[]>;
  /** The lab's ballots, newest first. */
  ballotsOf(lab: LabRow): Promise<readonly BallotRow[]>;
  /** Whether any lab was made yet: a fresh installation has none. */
  any(): Promise<boolean>;
}

/** Labs over these collaborators. */
export function labService(context: ServiceContext): LabService {
  const { reader } = context.storage;
  return {
    create: (texts, accountId, settings = { synthetic: false }) =>
      createLab(context, texts, accountId, settings.synthetic ? 1 : 0),
    edit: (edit, accountId) => editLab(context, edit, accountId),
    reread: (labId) => labById(reader, labId),
    textsOf: async (lab) => labTexts(lab, await stagesOfLab(reader, lab.id)),
    listFor: async (accountId) => {
      const labs = await labsWithRole(reader, accountId);
      const ballots = await ballotsOfLabs(
        reader,
        labs.map(({ id }) => id),
      );
      return labs.map((lab) => ({ lab, ballots: ballots.filter(({ lab_id }) => lab_id === lab.id) }));
    },
    ballotsOf: (lab) => ballotsOfLabs(reader, [lab.id]),
    any: () => hasLabs(reader),
  };
}

async function createLab(
  context: ServiceContext,
  texts: LabTexts,
  accountId: string,
  synthetic: 0 | 1,
): Promise<string> {
  const id = newId(context.randomness);
  const now = context.clock.now();
  const wanted = slugOf(texts.title.en, 'lab');
  return context.storage.writer.run(async (database) => {
    const slug = freeSlug(wanted, new Set([...(await labSlugsFrom(database, wanted)), ...RESERVED]));
    await insertLab(database, { id, slug, ...labColumns(texts), synthetic, created_at: now }, accountId);
    await replaceStages(database, id, texts.stages.map(stageColumns));
    await appendAudit(database, {
      at: now,
      actor: accountId,
      action: 'lab-created',
      subject: id,
      labId: id,
      details: { stages: texts.stages.length },
    });
    return slug;
  });
}

async function editLab(
  context: ServiceContext,
  { labId, revision, texts }: LabEdit,
  accountId: string,
): Promise<Result<void, Problem>> {
  return context.storage.writer.run(async (database) => {
    if (!(await updateLab(database, { id: labId, revision }, labColumns(texts))))
      return refuse(problem('lab-changed-since'));
    await replaceStages(database, labId, texts.stages.map(stageColumns));
    await appendAudit(database, {
      at: context.clock.now(),
      actor: accountId,
      action: 'lab-edited',
      subject: labId,
      labId,
      details: { stages: texts.stages.length },
    });
    return ok(undefined);
  });
}
