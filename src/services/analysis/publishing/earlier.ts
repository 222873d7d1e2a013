/** What is out already about the people of a survey, made ready to be laid beside what is to be published. */
import type { AskedTable } from '../../../domain/statistics/disclosure/published/layout.js';
import type { Rule } from '../../../domain/statistics/disclosure/rule.js';
import type { Table } from '../../../domain/statistics/table.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { askedBases, askedTable, askedView, tiesOf } from './asked-view.js';
import { groundThen, type Opened } from './opened.js';
import type { People } from './people.js';
import type { EarlierGround, EarlierPart } from './protection-order.js';
import {
  isPublishedView,
  type Publication,
  type PublishedSource,
  type PublishedView,
} from './publication.js';

/** The parts of a published report that tell of this survey or ballot, by itself or beside another. */
export function partsAbout(
  report: string,
  { parts, sources, rule, taken }: Publication,
  { kind, slug }: Pick<PublishedSource, 'kind' | 'slug'>,
): readonly EarlierPart[] {
  return parts.filter(isPublishedView).flatMap((part) => {
    const slugs = [part.subject.slug, ...(part.view.wave === null ? [] : [part.view.wave])];
    if (part.subject.kind !== kind || !slugs.includes(slug)) return [];
    const grounds = slugs.flatMap(
      (each) => sources.find((one) => one.kind === kind && one.slug === each) ?? [],
    );
    const told = grounds.map(({ fingerprint, definitions, codes }) => [fingerprint, definitions, codes]);
    const table = part.kind === 'table' ? part.table : part.bases;
    const key = JSON.stringify([part.kind, part.view, slugs, table, rule, told]);
    return [{ key, report, rule, part, taken, grounds }];
  });
}

/** What is out about some people. */
export interface Earlier {
  readonly tables: readonly (AskedTable & { readonly rule: Rule })[];
  /** Names that hang together by the definitions of then. */
  readonly ties: readonly (readonly string[])[];
}

/**
 * The tables with what each was made of, worked out again from the same answers by the definitions and codes of then. Refused with
 * `report-answers-changed` where something is out about other answers to the same survey, and with `report-beside-unreadable` where
 * that gives other rows or columns than were published, or the codes are not there any more.
 */
export function earlierTables(people: People): Result<Earlier, Problem> {
  const parts = new Map(people.members.flatMap(({ source }) => source.earlier).map((one) => [one.key, one]));
  const tables: Earlier['tables'][number][] = [];
  const ties: (readonly string[])[] = [];
  for (const { report, rule, part, grounds } of parts.values()) {
    const about: readonly (readonly [EarlierGround, Opened | undefined])[] = grounds.map((ground) => [
      ground,
      people.members.find(({ source }) => source.told.slug === ground.slug),
    ]);
    const parameters = { parameters: { report } };
    if (about.some(([then, now]) => now !== undefined && now.fingerprint !== then.fingerprint))
      return refuse(problem('report-answers-changed', parameters));
    const [own = null, wave = null] = about.map(([then, now]) => now && groundThen(now, then));
    const again = own && askedAgain({ people, own, wave }, part, report);
    const table = part.kind === 'table' ? part.table : part.bases;
    if (!again || frameOf(again.asked.table) !== frameOf(table))
      return refuse(problem('report-beside-unreadable', parameters));
    tables.push({ ...again.asked, table, rule });
    ties.push(...again.ties);
  }
  return ok({ tables, ties });
}

function askedAgain(
  from: Parameters<typeof askedView>[0],
  part: PublishedView,
  report: string,
): { readonly asked: AskedTable; readonly ties: ReturnType<typeof tiesOf> } | null {
  // Without the other wave it would be another table.
  if (part.view.wave !== null && from.wave === null) return null;
  const view = askedView(from, part.view);
  const question =
    part.kind === 'table' ? undefined : view.ready.data.questions.find((each) => each.name === part.question);
  const asked =
    part.kind === 'table'
      ? (askedTable(view, report)?.asked ?? null)
      : question && askedBases(view, question, report);
  return asked ? { asked, ties: tiesOf(view) } : null;
}

/** Keys of everything that has a place in the table. */
export function frameOf({ columns, blocks }: Table): string {
  return JSON.stringify([
    columns.map(({ key, banner }) => [banner, key]),
    blocks.map(({ key, rows }) => [key, rows.map((row) => [row.key, row.measure, row.at])]),
  ]);
}
