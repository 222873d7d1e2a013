/** First choices by the answers to a companion question, as far as they may be published. */
import { mergeSmallGroups } from '../../domain/statistics/disclosure/by-group/merge-groups.js';
import {
  protectOverlapping,
  protectOverlappingYesNo,
} from '../../domain/statistics/disclosure/by-group/overlapping-groups.js';
import {
  type ProtectedTable,
  protectTable,
  protectYesNoTable,
} from '../../domain/statistics/disclosure/by-group/protect-table.js';
import { isBlank, type Marks } from '../../domain/voting/paper.js';
import type { BallotDefinition } from './definition.js';
import { firstChoice, methodOf, paperFault } from './election.js';
import { type Companion, type Grouping, groupingOf } from './groupings.js';
import type { PaperContent } from './paper-content.js';

/** People who gave one of these answers. `null` stands for having given none. */
export interface Group {
  readonly answers: readonly (string | null)[];
  /** Papers of the group that the table is about. */
  readonly base: number;
}

/** One companion question's table. */
export interface GroupTable {
  /** The question's name. */
  readonly question: string;
  /** What a cell counts: papers whose first choice the option is, or papers that approve it. */
  readonly measure: 'first-choice' | 'approval';
  /** Whether a paper can be in several groups, as with several answers; then groups that cannot be shown are left out. */
  readonly overlapping: boolean;
  readonly groups: readonly Group[];
  /** For each option of the definition, for each group: papers, or null where the number is withheld. */
  readonly counts: ProtectedTable;
}

/** A question whose table cannot be published at all, because its groups are too few or too small. */
export interface WithheldTable {
  readonly question: string;
  readonly measure: GroupTable['measure'];
  readonly groups: null;
}

/** One paper of those that the tables are about, with the options it counts for. */
export interface TabledPaper {
  readonly answers: PaperContent['answers'];
  readonly options: readonly number[];
}

/** What all tables of a ballot share. */
interface Crowd {
  readonly papers: readonly TabledPaper[];
  readonly options: number;
  readonly measure: GroupTable['measure'];
  readonly smallest: number;
}

/**
 * One table for each companion question whose type puts papers into groups. Groups smaller than the definition's
 * `smallestGroup` are shown together, or not at all where they share people; small cells and what would give them back are
 * withheld (`domain/statistics/disclosure/by-group/`).
 */
export function groupTables(
  definition: BallotDefinition,
  papers: readonly PaperContent[],
): readonly (GroupTable | WithheldTable)[] {
  const crowd: Crowd = {
    papers: tabledPapers(definition, papers),
    options: definition.options.length,
    measure: isApproval(definition) ? 'approval' : 'first-choice',
    smallest: definition.smallestGroup,
  };
  return definition.companions.flatMap((question) => {
    const grouping = groupingOf(question);
    return grouping === null ? [] : [tableOf(crowd, question, grouping)];
  });
}

/** The papers that the tables are about: those without fault that put one option first, or that approve some. */
export function tabledPapers(
  definition: BallotDefinition,
  papers: readonly PaperContent[],
): readonly TabledPaper[] {
  const approvals = isApproval(definition);
  return papers.flatMap(({ marks, answers }): TabledPaper[] => {
    const options = paperFault(definition, marks) === null ? countedFor(definition, marks, approvals) : null;
    return options === null ? [] : [{ answers, options }];
  });
}

/** Whether papers approve options, so that one counts for several. */
export function isApproval(definition: BallotDefinition): boolean {
  return methodOf(definition).paperKind === 'approvals';
}

/** The options that a paper counts for; null for a paper that the tables are not about. */
function countedFor(
  definition: BallotDefinition,
  marks: Marks,
  approvals: boolean,
): readonly number[] | null {
  if (approvals) return isBlank(marks) ? null : marks.flatMap((mark, option) => (mark === 1 ? [option] : []));
  const first = firstChoice(definition, marks);
  return first === null ? null : [first];
}

/** How many people are in each group, and how many of them are for each option. */
interface Tallied {
  readonly bases: number[];
  readonly table: number[][];
}

function tableOf(crowd: Crowd, question: Companion, grouping: Grouping): GroupTable | WithheldTable {
  const tallied = tally(crowd, question, grouping);
  const shown = grouping.overlapping ? apart(crowd, grouping, tallied) : together(crowd, grouping, tallied);
  const { measure } = crowd;
  if (shown === null) return { question: question.name, measure, groups: null };
  return { question: question.name, measure, overlapping: grouping.overlapping, ...shown };
}

function tally({ papers, options }: Crowd, { name }: Companion, grouping: Grouping): Tallied {
  const bases = grouping.answers.map(() => 0);
  const table = Array.from({ length: options }, () => grouping.answers.map(() => 0));
  for (const paper of papers) {
    for (const group of grouping.groupsOf(paper.answers[name] ?? null)) {
      bases[group] = (bases[group] ?? 0) + 1;
      for (const option of paper.options) {
        const row = table[option];
        if (row !== undefined) row[group] = (row[group] ?? 0) + 1;
      }
    }
  }
  return { bases, table };
}

type Shown = Pick<GroupTable, 'groups' | 'counts'>;

/** Groups of which each paper is in one: small ones are put together. */
function together(
  { measure, smallest }: Crowd,
  { answers }: Grouping,
  { bases, table }: Tallied,
): Shown | null {
  const merged = mergeSmallGroups(bases, smallest);
  const sum = (numbers: readonly number[], places: readonly number[]) =>
    places.reduce((total, at) => total + (numbers[at] ?? 0), 0);
  const groups = merged.map((places) => ({
    answers: places.map((at) => answers[at] ?? null),
    base: sum(bases, places),
  }));
  const cells = table.map((row) => merged.map((places) => sum(row, places)));
  const sizes = groups.map(({ base }) => base);
  const counts =
    measure === 'approval' ? protectYesNoTable(cells, sizes, smallest) : protectTable(cells, smallest);
  const tooFew = groups.length < 2 || sizes.some((base) => base < smallest);
  return tooFew || counts === null ? null : { groups, counts };
}

/** Groups that share papers: each is shown for itself, or not at all. */
function apart(
  { papers, options, measure, smallest }: Crowd,
  { answers }: Grouping,
  { bases, table }: Tallied,
): Shown | null {
  const rowTotals = Array.from({ length: options }, () => 0);
  for (const paper of papers)
    for (const option of paper.options) rowTotals[option] = (rowTotals[option] ?? 0) + 1;
  const protect = measure === 'approval' ? protectOverlappingYesNo : protectOverlapping;
  const columns = protect(table, { bases, rowTotals, people: papers.length }, smallest);
  const shown = columns.flatMap((column, at) =>
    column === null ? [] : [{ column, group: { answers: [answers[at] ?? null], base: bases[at] ?? 0 } }],
  );
  if (shown.length === 0) return null;
  return {
    groups: shown.map(({ group }) => group),
    counts: table.map((_, option) => shown.map(({ column }) => column[option] ?? null)),
  };
}
