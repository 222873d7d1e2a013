/** Frames of codes: adding, changing, merging and retiring codes, and comparing coders; each with its line in the audit log. */
import { newId } from '../../../shared/ids.js';
import { type Problem, ProblemError, problem } from '../../../shared/problem.js';
import type { Result } from '../../../shared/result.js';
import { freeSlug, slugOf } from '../../../shared/slug.js';
import { appendAudit } from '../../../storage/audit-store.js';
import {
  type CommentCodeRow,
  type CommentFrameRow,
  changeCode,
  codesOf,
  findFrame,
  insertCode,
  insertFrame,
  moveCodes,
  touchFrame,
} from '../../../storage/comment-frame-store.js';
import type { Database } from '../../../storage/tables.js';
import type { ServiceContext } from '../../context.js';
import { runOrRefuse } from '../../refusing.js';
import type { SubjectOfLab } from '../definitions/definitions.js';
import { ownerOf } from '../subject.js';

/** The comments on one question of a subject, and who acts on them. */
export interface CommentPlace {
  readonly subject: SubjectOfLab;
  readonly question: string;
  readonly actor: string;
}

/** What a code says. */
export interface CodeWords {
  readonly label: string;
  readonly description: string;
  /** The name of its theme; null for none. */
  readonly theme: string | null;
}

/** The most codes of a frame: nobody holds more in their head. */
export const MOST_CODES = 150;

/** The question's frame with its codes; nothing where it has none yet. */
export async function frameOf(
  { storage }: ServiceContext,
  place: Pick<CommentPlace, 'subject' | 'question'>,
): Promise<{ readonly frame: CommentFrameRow | null; readonly codes: readonly CommentCodeRow[] }> {
  const frame = await findFrame(storage.reader, ownerOf(place.subject), place.question);
  return frame === undefined
    ? { frame: null, codes: [] }
    : { frame, codes: await codesOf(storage.reader, frame.id) };
}

/** The question's frame, made where there is none; within the caller's transaction. */
export async function frameFor(
  { randomness, clock }: ServiceContext,
  database: Database,
  { subject, question }: CommentPlace,
): Promise<CommentFrameRow> {
  const owner = ownerOf(subject);
  const id = newId(randomness);
  const found = await findFrame(database, owner, question);
  if (found !== undefined) return found;
  await insertFrame(database, { ...owner, id, question, created_at: clock.now() });
  const made = await findFrame(database, owner, question);
  if (made === undefined) throw new ProblemError(problem('broken'));
  return made;
}

/** Adds codes, those that are there already by their label left as they are; answers how many are new. */
export async function addCodes(
  context: ServiceContext,
  place: CommentPlace,
  added: readonly CodeWords[],
): Promise<Result<number, Problem>> {
  return act(context, place, 'codes-added', async (database, frame) => {
    const codes = [...(await codesOf(database, frame.id))];
    let count = 0;
    // Themes first, so that every code finds its own.
    const themes = [...new Set(added.flatMap(({ theme }) => theme ?? []))];
    const wanted = [...themes.map((label) => ({ label, description: '', theme: null })), ...added];
    for (const { label, description, theme } of wanted) {
      const said = added.find((each) => same(each.label, label));
      const known = codes.find((code) => same(code.label, label));
      if (known !== undefined) continue;
      if (codes.length >= MOST_CODES)
        throw new ProblemError(fieldFault('label', `A frame has at most ${MOST_CODES} codes`));
      const parent = theme === null ? undefined : codes.find((code) => same(code.label, theme));
      if (parent !== undefined && parent.parent_id !== null)
        throw new ProblemError(
          fieldFault('theme', `${parent.label} belongs to a theme, so it cannot be one`),
        );
      const code = {
        ...{ id: newId(context.randomness), frame_id: frame.id, label },
        ...{ name: freeName(label, codes), description: said?.description ?? description },
        ...{ parent_id: parent?.id ?? null, created_at: context.clock.now() },
      };
      await insertCode(database, code);
      codes.push({ ...code, retired: 0, merged_into: null, revision: 1 });
      count += 1;
    }
    return { value: count, details: { codes: count } };
  });
}

/** Changes what a code says, if it is still as it was shown. */
export async function editCode(
  context: ServiceContext,
  place: CommentPlace,
  edit: CodeWords & { readonly name: string; readonly revision: number },
): Promise<Result<void, Problem>> {
  return act(context, place, 'code-changed', async (database, frame) => {
    const codes = await codesOf(database, frame.id);
    const code = codeNamed(codes, edit.name);
    if (codes.some((each) => each.id !== code.id && same(each.label, edit.label)))
      throw new ProblemError(fieldFault('label', `There is a code called ${edit.label} already`));
    const parent = edit.theme === null ? null : codeNamed(codes, edit.theme);
    const hasOwn = codes.some(({ parent_id }) => parent_id === code.id);
    if (parent !== null && (parent.id === code.id || parent.parent_id !== null || hasOwn))
      throw new ProblemError(fieldFault('theme', 'A theme cannot belong to a theme, nor to itself'));
    const words = { label: edit.label, description: edit.description, parent_id: parent?.id ?? null };
    await changed(database, { id: code.id, revision: edit.revision }, words);
    return { value: undefined, details: { code: code.name } };
  });
}

/** Lets a code no longer be offered, or offers it again; codings stay. A code that was merged counts for itself again. */
export async function retireCode(
  context: ServiceContext,
  place: CommentPlace,
  {
    name,
    revision,
    retired,
  }: { readonly name: string; readonly revision: number; readonly retired: boolean },
): Promise<Result<void, Problem>> {
  return act(context, place, retired ? 'code-retired' : 'code-restored', async (database, frame) => {
    const code = codeNamed(await codesOf(database, frame.id), name);
    await changed(database, { id: code.id, revision }, { retired: retired ? 1 : 0, merged_into: null });
    return { value: undefined, details: { code: name } };
  });
}

/**
 * Lets a code's comments count for another from now on. What coders ticked stays as it is, so that a merger can be taken
 * back; codes of a theme that is merged go to the other theme.
 */
export async function mergeCode(
  context: ServiceContext,
  place: CommentPlace,
  merger: { readonly name: string; readonly revision: number; readonly into: string },
): Promise<Result<void, Problem>> {
  return act(context, place, 'code-merged', async (database, frame) => {
    const codes = await codesOf(database, frame.id);
    const [code, into] = [codeNamed(codes, merger.name), codeNamed(codes, merger.into)];
    if (code.id === into.id || into.retired === 1)
      throw new ProblemError(fieldFault('into', 'Choose another code, one that is in use'));
    const isTheme = codes.some(({ parent_id }) => parent_id === code.id);
    if (isTheme && into.parent_id !== null)
      throw new ProblemError(fieldFault('into', 'A theme can be merged only with another theme'));
    await changed(database, { id: code.id, revision: merger.revision }, { retired: 1, merged_into: into.id });
    await moveCodes(database, frame.id, 'parent_id', code.id, into.id);
    return { value: undefined, details: { code: merger.name, into: merger.into } };
  });
}

/** Puts the coders' codes side by side for everybody to see, once and for good. */
export async function compareCoders(
  context: ServiceContext,
  place: CommentPlace,
): Promise<Result<void, Problem>> {
  return act(context, place, 'coders-compared', async (database, frame) => {
    await touchFrame(database, frame.id, 'compared');
    return { value: undefined, details: {} };
  });
}

/** A refusal at a field of a form. */
export function fieldFault(field: string, sentence: string): Problem {
  return problem('form-invalid', { fields: { [field]: sentence } });
}

async function act<Value>(
  context: ServiceContext,
  place: CommentPlace,
  action: string,
  job: (
    database: Database,
    frame: CommentFrameRow,
  ) => Promise<{ value: Value; details: Readonly<Record<string, string | number>> }>,
): Promise<Result<Value, Problem>> {
  const at = context.clock.now();
  const { subject, question, actor } = place;
  return runOrRefuse(context.storage.writer, async (database) => {
    const frame = await frameFor(context, database, place);
    const { value, details } = await job(database, frame);
    await touchFrame(database, frame.id);
    const line = { at, actor, action, subject: subject.id, labId: subject.labId };
    await appendAudit(database, { ...line, details: { question, ...details } });
    return value;
  });
}

async function changed(
  database: Database,
  shown: Pick<CommentCodeRow, 'id' | 'revision'>,
  change: Parameters<typeof changeCode>[2],
): Promise<void> {
  if (!(await changeCode(database, shown, change))) throw new ProblemError(problem('code-changed-since'));
}

function codeNamed(codes: readonly CommentCodeRow[], name: string): CommentCodeRow {
  const found = codes.find((code) => code.name === name);
  if (found === undefined) throw new ProblemError(problem('not-found'));
  return found;
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** As expressions write it: letters, digits and underscores, beginning with a letter. */
function freeName(label: string, codes: readonly CommentCodeRow[]): string {
  const words = slugOf(label, 'code').slice(0, 34).replace(/-+$/, '');
  const slug = /^[a-z]/.test(words) ? words : `code-${words}`;
  return freeSlug(slug, new Set(codes.map(({ name }) => name.replaceAll('_', '-')))).replaceAll('-', '_');
}
