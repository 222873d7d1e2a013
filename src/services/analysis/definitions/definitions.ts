/** Making, changing and deleting definitions: each is tried on the answers first, and every change is in the audit log. */
import { newId } from '../../../shared/ids.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { appendAudit } from '../../../storage/audit-store.js';
import {
  changeDefinition,
  type DefinitionRow,
  definitionsOf,
  findDefinition,
  insertDefinition,
  removeDefinition,
} from '../../../storage/definition-store.js';
import type { Database } from '../../../storage/tables.js';
import type { ServiceContext } from '../../context.js';
import { ownerOf, type Subject } from '../subject.js';
import { type DefinitionContent, definitionIn } from './definition.js';

/** A subject with the lab that it is in. */
export interface SubjectOfLab extends Subject {
  readonly labId: string;
}

/** The subject's definitions, in the order of their names. */
export async function listDefinitions(
  { storage }: ServiceContext,
  subject: Subject,
): Promise<readonly DefinitionRow[]> {
  return definitionsOf(storage.reader, ownerOf(subject));
}

/** Stores a new definition that was checked. Refused (`form-invalid`, at `name`) when there is one of that name. */
export async function addDefinition(
  context: ServiceContext,
  subject: SubjectOfLab,
  definition: { readonly name: string; readonly content: DefinitionContent },
  actor: string,
): Promise<Result<void, Problem>> {
  const { name, content } = definition;
  const id = newId(context.randomness);
  const at = context.clock.now();
  return context.storage.writer.run(async (database): Promise<Result<void, Problem>> => {
    const row = { ...ownerOf(subject), id, name, kind: content.kind, content: JSON.stringify(content) };
    if (!(await insertDefinition(database, { ...row, created_at: at })))
      return refuse(
        problem('form-invalid', { fields: { name: `There is a definition called ${name} already` } }),
      );
    await audit(database, subject, { at, actor, action: 'definition-made', name });
    return ok(undefined);
  });
}

/** Changes a definition that is still as the analyst's page showed it (`definition-changed-since`). */
export async function editDefinition(
  context: ServiceContext,
  subject: SubjectOfLab,
  edit: { readonly name: string; readonly revision: number; readonly content: DefinitionContent },
  actor: string,
): Promise<Result<void, Problem>> {
  const at = context.clock.now();
  return context.storage.writer.run(async (database): Promise<Result<void, Problem>> => {
    const row = await findDefinition(database, ownerOf(subject), edit.name);
    if (row === undefined) return refuse(problem('not-found'));
    if (row.kind !== edit.content.kind) return refuse(problem('not-found'));
    const asShown = { id: row.id, revision: edit.revision };
    if (!(await changeDefinition(database, asShown, JSON.stringify(edit.content))))
      return refuse(problem('definition-changed-since'));
    await audit(database, subject, { at, actor, action: 'definition-changed', name: edit.name });
    return ok(undefined);
  });
}

/** Removes a definition that is still as the analyst's page showed it. */
export async function deleteDefinition(
  context: ServiceContext,
  subject: SubjectOfLab,
  shown: { readonly name: string; readonly revision: number },
  actor: string,
): Promise<Result<void, Problem>> {
  const at = context.clock.now();
  return context.storage.writer.run(async (database): Promise<Result<void, Problem>> => {
    const row = await findDefinition(database, ownerOf(subject), shown.name);
    if (row === undefined) return refuse(problem('not-found'));
    if (!(await removeDefinition(database, { id: row.id, revision: shown.revision })))
      return refuse(problem('definition-changed-since'));
    await audit(database, subject, { at, actor, action: 'definition-deleted', name: shown.name });
    return ok(undefined);
  });
}

/** Writes to the audit log what was taken out row by row: the weights of a definition, or the rows behind a table. */
export async function noteTaken(
  context: ServiceContext,
  subject: SubjectOfLab,
  taken: { readonly action: 'weights-downloaded' | 'rows-downloaded'; readonly name: string },
  actor: string,
): Promise<void> {
  const at = context.clock.now();
  await context.storage.writer.run((database) => audit(database, subject, { at, actor, ...taken }));
}

/** Every definition of the subject, read. */
export async function readDefinitions(context: ServiceContext, subject: Subject) {
  return (await listDefinitions(context, subject)).map(definitionIn);
}

async function audit(
  database: Database,
  subject: SubjectOfLab,
  { name, ...line }: { at: number; actor: string; action: string; name: string },
): Promise<void> {
  await appendAudit(database, { ...line, subject: subject.id, labId: subject.labId, details: { name } });
}
